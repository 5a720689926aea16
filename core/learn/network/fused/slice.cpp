// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/network/fused/slice.h"

#include "core/learn/network/fused/blas.h"
#include "core/learn/network/fused/elementwise.h"
#include "core/learn/network/softplus.h"

#include <algorithm>

namespace disentangle {

namespace {

/// Observations in a tile: few enough for products in place in the hidden layers; when they are too wide for that, many
/// enough to make up for the copying.
int tile_observations(int width)
{
    const int in_place = in_place_operations / std::max(width * width, 1);
    return in_place >= 32 ? std::min(in_place / 16 * 16, 128) : 512;
}

}  // namespace

template <class Real>
Network<Real>::Network(const Layout& layout)
    : dimensions(layout.dimensions()),
      parameters(layout.size()),
      encoder(layout.description().encoder),
      decoder(layout.description().decoder),
      latents(layout.description().latents, dimensions.d_z),
      posterior(layout.description().posterior, dimensions.d_z),
      transition(layout.description().transition, dimensions),
      shared_transition(layout.description().shared_transition, dimensions)
{
}

template <class Real>
void Network<Real>::encode(const Real* weights, const Real* x, int rows, const Encoded& to, Real* scratch) const
{
    encoder.forward(weights, x, rows, to.hidden, to.outputs);
    add_bias(to.outputs, encoder.output_bias(weights), index(rows), index(encoder.outputs()));
    if (posterior.amortised())
        posterior.split(to.outputs, index(rows), to.points.front(), to.variance, to.deviation);
    latents.forward(to.points, rows, scratch);
}

template <class Real>
void Network<Real>::decode(const Real* weights, int rows, const Decoded& to, Real* scratch) const
{
    latents.inverse(to.points, rows, scratch);
    decoder.forward(weights, to.points.front(), rows, to.hidden, to.outputs);
}

template <class Real>
Slice<Real>::Slice(const Network<Real>& network)
    : network_(network),
      tile_rows_(std::max(tile_observations(network.encoder.width()) / network.dimensions.steps(), 1)),
      sums_(network.dimensions.d_z),
      mapped_(network.latents.layers()),
      unmapped_(network.latents.layers()),
      points_(network.latents.layers() + 1),
      points_back_(network.latents.layers() + 1)
{
    const Dimensions& dimensions = network.dimensions;
    const int observations = tile_rows_ * dimensions.steps();
    const int layers = static_cast<int>(network.encoder.hidden_layers());
    const int points = static_cast<int>(points_.size());
    inference_.resize(
        elements(observations, layers * network.encoder.width() + network.encoder.outputs() + points * dimensions.d_z));
    const std::size_t widest =
        std::max(elements(observations, network.encoder.width()),
                 elements(tile_rows_, std::max(network.transition.width(), network.shared_transition.units())));
    first_scratch_.resize(widest);
    second_scratch_.resize(widest);
    for (auto* memory : {&g_latents_, &g_latents_other_, &g_variance_, &g_past_})
        memory->resize(elements(observations, dimensions.d_z));
    if (network.posterior.amortised())
        g_encoded_.resize(elements(observations, network.encoder.outputs()));
    map_scratch_.resize(network.latents.scratch_size(observations));
    masked_gradient_.resize(network.transition.masked_size());
}

template <class Real>
void Slice<Real>::assign(int begin, int end)
{
    begin_ = begin;
    end_ = end;
    const Dimensions& dimensions = network_.dimensions;
    const int most = std::max(capacity_, rows());
    // A layer may become active during a run.
    for (std::size_t k = 0; k < mapped_.size(); ++k)
        if (network_.latents.active(k))
            for (auto* memory : {&mapped_[k], &unmapped_[k]})
                memory->resize(elements(most * dimensions.steps(), dimensions.d_z));
    if (rows() <= capacity_)
        return;
    capacity_ = rows();
    const int observations = capacity_ * dimensions.steps();
    const auto hidden = [](std::size_t layers, int units) { return static_cast<int>(layers) * units; };
    const auto resize = [](AlignedVector<Real>& memory, int rows, int width, bool needed = true) {
        if (needed)
            memory.resize(elements(rows, width));
    };
    resize(encoder_hidden_, observations, hidden(network_.encoder.hidden_layers(), network_.encoder.width()));
    resize(decoder_hidden_, observations, hidden(network_.decoder.hidden_layers(), network_.decoder.width()));
    // A batch goes through one of the two.
    resize(transition_hidden_, capacity_,
           std::max(hidden(network_.transition.stored_layers(), network_.transition.units()),
                    hidden(SharedTransition<Real>::stored_layers, network_.shared_transition.units())));
    resize(encoded_, observations, network_.encoder.outputs());
    for (auto* memory : {&e_, &variance_, &deviation_})
        resize(*memory, observations, dimensions.d_z, network_.posterior.amortised());
    resize(z_, observations, dimensions.d_z);
    resize(residual_, observations, dimensions.d_x);
    resize(input_, capacity_, dimensions.inputs(), dimensions.time);
    resize(gap_, capacity_, dimensions.d_z);
    for (auto* memory : {&raw_prior_, &prior_})
        resize(*memory, capacity_, dimensions.d_z, network_.transition.gives_variance());
}

template <class Real>
typename Slice<Real>::Tile Slice<Real>::tile(int begin, int end, const Batch<Real>& batch)
{
    const Dimensions& dimensions = network_.dimensions;
    const int steps = dimensions.steps();
    const int first = begin * steps;  // observation in the slice
    const auto from = [](AlignedVector<Real>& memory, int row, int width) {
        return memory.data() + elements(row, width);
    };
    const auto hidden = [&](AlignedVector<Real>& memory, int row, int rows, int units) {
        return Activations<Real>{from(memory, row, units), elements(rows, units)};
    };

    Tile tile{};
    tile.rows = end - begin;
    tile.observations = tile.rows * steps;
    tile.x = batch.x + elements((begin_ + begin) * steps, dimensions.d_x);
    tile.eps = batch.eps + elements((begin_ + begin) * steps, dimensions.d_z);
    tile.transition = hidden(transition_hidden_, begin, capacity_, network_.transition.units());
    tile.shared_transition = hidden(transition_hidden_, begin, capacity_, network_.shared_transition.units());
    tile.gap = from(gap_, begin, dimensions.d_z);
    if (network_.transition.gives_variance()) {
        tile.raw_prior = from(raw_prior_, begin, dimensions.d_z);
        tile.prior = from(prior_, begin, dimensions.d_z);
    }

    tile.encoded.hidden = hidden(encoder_hidden_, first, capacity_ * steps, network_.encoder.width());
    tile.encoded.outputs = from(encoded_, first, network_.encoder.outputs());
    points_.front() = tile.encoded.outputs;
    tile.posterior = network_.posterior.shared();
    if (network_.posterior.amortised()) {
        points_.front() = from(e_, first, dimensions.d_z);
        tile.encoded.variance = from(variance_, first, dimensions.d_z);
        tile.encoded.deviation = from(deviation_, first, dimensions.d_z);
        tile.posterior = {tile.encoded.variance, tile.encoded.deviation, index(dimensions.d_z)};
    }
    tile.decoded.hidden = hidden(decoder_hidden_, first, capacity_ * steps, network_.decoder.width());
    tile.decoded.outputs = from(residual_, first, dimensions.d_x);
    points_back_.back() = tile.z = from(z_, first, dimensions.d_z);
    const std::size_t layers = network_.latents.layers();
    for (std::size_t k = 0; k < layers; ++k)
        points_[k + 1] = network_.latents.active(k) ? from(mapped_[k], first, dimensions.d_z) : points_[k];
    for (std::size_t k = layers; k-- > 0;)
        points_back_[k] = network_.latents.active(k) ? from(unmapped_[k], first, dimensions.d_z) : points_back_[k + 1];
    tile.mean = points_.back();
    tile.encoded.points = points_;
    tile.decoded.points = points_back_;

    if (dimensions.d_a > 0)
        tile.a = batch.a + elements(begin_ + begin, dimensions.d_a);
    if (dimensions.time)
        tile.written_input = from(input_, begin, dimensions.inputs());
    tile.input = dimensions.time ? tile.written_input : tile.a;
    return tile;
}

template <class Real>
template <class Visit>
void Slice<Real>::for_each_tile(const Batch<Real>& batch, Visit&& visit)
{
    // Of equal height, so that none is left with too few rows to be fast.
    const int tiles = (rows() + tile_rows_ - 1) / tile_rows_;
    const auto cut = [&](int k) { return static_cast<int>(static_cast<long long>(rows()) * k / tiles); };
    for (int k = 0; k < tiles; ++k)
        visit(tile(cut(k), cut(k + 1), batch));
}

template <class Real>
void Slice<Real>::forward(const Batch<Real>& batch, const Real* parameters, const Real* centre)
{
    const std::size_t d_z = index(network_.dimensions.d_z), d_x = index(network_.dimensions.d_x);
    sums_.clear();
    for_each_tile(batch, [&](const Tile& tile) {
        const std::size_t observations = index(tile.observations);
        network_.encode(parameters, tile.x, tile.observations, tile.encoded, map_scratch_.data());
        sample(tile.mean, tile.eps, tile.posterior, observations, d_z, tile.z);
        network_.decode(parameters, tile.observations, tile.decoded, map_scratch_.data());
        sums_.squared_error +=
            residual(tile.decoded.outputs, network_.decoder.output_bias(parameters), tile.x, observations, d_x);
        predict(tile, batch.shared, parameters, centre);
    });
}

template <class Real>
void Slice<Real>::predict(const Tile& tile, bool shared, const Real* parameters, const Real* centre)
{
    const Dimensions& dimensions = network_.dimensions;
    const auto d_z = index(dimensions.d_z);
    const auto rows = index(tile.rows);
    const auto steps = index(dimensions.steps());
    if (dimensions.time) {
        const auto inputs = index(dimensions.inputs());
        for (std::size_t r = 0; r < rows; ++r) {
            Real* input = tile.written_input + r * inputs;
            std::copy_n(tile.z + r * steps * d_z, d_z, input);
            if (tile.a != nullptr)
                std::copy_n(tile.a + r * (inputs - d_z), inputs - d_z, input + d_z);
        }
        add_first_step(tile.mean, tile.posterior, rows, steps, d_z, centre, sums_.first);
    }
    if (shared)
        network_.shared_transition.forward(parameters, tile.input, tile.rows, tile.shared_transition, tile.gap,
                                           tile.raw_prior);
    else
        network_.transition.forward(parameters, tile.input, tile.rows, tile.transition, tile.gap, tile.raw_prior);
    const std::size_t last = steps - 1;
    add_last_step(tile.mean + last * d_z, tile.posterior.from_row(last), rows, steps, d_z, tile.gap, sums_.last);
    if (tile.prior == nullptr)
        return;
    for (std::size_t k = 0; k < rows * d_z; ++k)
        tile.prior[k] = static_cast<Real>(softplus(static_cast<double>(tile.raw_prior[k])) + prior_floor);
    add_last_step_by_row(tile.posterior.from_row(last), rows, steps, d_z, tile.gap, tile.prior, sums_);
}

template <class Real>
void Slice<Real>::backward(const Batch<Real>& batch, const Real* parameters, const Factors<Real>& factors,
                           const Real* initial_mean, Real* gradient, Real* mask_gradient)
{
    std::fill_n(gradient, network_.parameters, Real(0));
    std::ranges::fill(masked_gradient_, Real(0));
    for_each_tile(batch,
                  [&](const Tile& tile) { backward(tile, batch.shared, parameters, factors, initial_mean, gradient); });
    network_.transition.unmask(parameters, batch.mask, masked_gradient_.data(), gradient, mask_gradient);
}

template <class Real>
void Slice<Real>::backward(const Tile& tile, bool shared, const Real* parameters, const Factors<Real>& factors,
                           const Real* initial_mean, Real* gradient)
{
    const int n = tile.observations;
    const Scratch<Real> scratch{first_scratch_.data(), second_scratch_.data()};

    scale(tile.decoded.outputs, factors.reconstruction, elements(n, network_.dimensions.d_x));
    typename LatentMap<Real>::Passed passed{g_latents_.data(), g_latents_other_.data()};
    network_.decoder.backward(parameters, tile.decoded.points.front(), n, tile.decoded.hidden, tile.decoded.outputs,
                              passed.gradient, gradient, scratch);
    network_.latents.inverse_backward(tile.decoded.points, n, passed, gradient, map_scratch_.data());

    transition_gradients(tile, factors);
    Real* g_past = network_.dimensions.time ? g_past_.data() : nullptr;
    if (shared)
        network_.shared_transition.backward(parameters, tile.input, tile.rows, tile.shared_transition, tile.gap,
                                            tile.raw_prior, g_past, gradient, scratch.first);
    else
        network_.transition.backward(parameters, tile.input, tile.rows, tile.transition, tile.gap, tile.raw_prior,
                                     g_past, gradient, masked_gradient_.data(), scratch);
    latent_gradients(tile, factors, initial_mean, passed.gradient);

    network_.latents.backward(parameters, tile.encoded.points, n, passed, gradient, map_scratch_.data());
    network_.posterior.backward(parameters, tile.encoded.outputs, passed.gradient, g_variance_.data(), index(n),
                                g_encoded_.data(), gradient);
    network_.encoder.backward(parameters, tile.x, n, tile.encoded.hidden,
                              network_.posterior.amortised() ? g_encoded_.data() : passed.gradient, nullptr, gradient,
                              scratch);
}

template <class Real>
void Slice<Real>::transition_gradients(const Tile& tile, const Factors<Real>& factors)
{
    const std::size_t d_z = index(network_.dimensions.d_z), steps = index(network_.dimensions.steps());
    for (std::size_t r = 0; r < index(tile.rows); ++r) {
        const Real* v_q = tile.posterior.from_row((r + 1) * steps - 1).variance;
        for (std::size_t i = 0; i < d_z; ++i) {
            Real& gap = tile.gap[r * d_z + i];
            if (tile.prior == nullptr) {
                gap *= -factors.last[i];
                continue;
            }
            // d KL / d v = (1 - ((mean - p)^2 + v_q) / v) / (2 v), and v follows softplus.
            Real &raw = tile.raw_prior[r * d_z + i], &v = tile.prior[r * d_z + i];
            const Real factor = factors.kl / v;
            raw = factor * (1 - (gap * gap + v_q[i]) / v) / 2 * static_cast<Real>(sigmoid(static_cast<double>(raw)));
            v = factor;
            gap *= -factor;
        }
    }
}

template <class Real>
void Slice<Real>::latent_gradients(const Tile& tile, const Factors<Real>& factors, const Real* initial_mean,
                                   Real* g_latents)
{
    const auto d_z = index(network_.dimensions.d_z);
    const auto steps = index(network_.dimensions.steps());
    const auto half = static_cast<Real>(0.5);
    for (std::size_t k = 0; k < index(tile.observations); ++k) {
        const std::size_t row = k / steps;
        const bool last = k % steps == steps - 1;
        const Real* of_last = tile.prior == nullptr ? factors.last.data() : tile.prior + row * d_z;
        const Real* weight = last ? of_last : factors.first.data();
        const PosteriorVariances<Real> posterior = tile.posterior.from_row(k);
        const Real *eps = tile.eps + k * d_z, *mean = tile.mean + k * d_z;
        Real *g_z = g_latents + k * d_z, *g_variance = g_variance_.data() + k * d_z;
        if (!last)
            add(g_z, g_past_.data() + row * d_z, d_z);
        for (std::size_t i = 0; i < d_z; ++i)
            g_variance[i] =
                half * (g_z[i] * eps[i] / posterior.deviation[i] + weight[i] - factors.kl / posterior.variance[i]);
        for (std::size_t i = 0; i < d_z; ++i)
            g_z[i] += last ? -tile.gap[row * d_z + i] : weight[i] * (mean[i] - initial_mean[i]);
    }
}

template <class Real>
std::span<Real* const> Slice<Real>::inference_points()
{
    const int most = tile_rows_ * network_.dimensions.steps();
    const std::size_t size = elements(most, network_.dimensions.d_z);
    for (std::size_t k = 0; k < points_.size(); ++k)
        points_[k] = inference_.data() + inference_.size() - (points_.size() - k) * size;
    for (std::size_t k = 0; k < network_.latents.layers(); ++k)
        if (!network_.latents.active(k))
            points_[k + 1] = points_[k];
    return points_;
}

template <class Real>
void Slice<Real>::encode(const Real* parameters, const Real* x, int n, Real* z)
{
    const int d_z = network_.dimensions.d_z, d_x = network_.dimensions.d_x;
    const int most = tile_rows_ * network_.dimensions.steps();
    const std::span<Real* const> points = inference_points();
    const bool amortised = network_.posterior.amortised();
    const typename Network<Real>::Encoded to{{inference_.data(), elements(most, network_.encoder.width())},
                                             amortised ? inference_.data() + elements(most, network_.encoder.width()) *
                                                                                 network_.encoder.hidden_layers()
                                                       : points.front(),
                                             nullptr,
                                             nullptr,
                                             points};
    for (int begin = 0; begin < n; begin += most) {
        const int rows = std::min(most, n - begin);
        network_.encode(parameters, x + elements(begin, d_x), rows, to, map_scratch_.data());
        std::copy_n(points.back(), elements(rows, d_z), z + elements(begin, d_z));
    }
}

template <class Real>
void Slice<Real>::decode(const Real* parameters, const Real* z, int n, Real* x)
{
    const int d_z = network_.dimensions.d_z, d_x = network_.dimensions.d_x;
    const int most = tile_rows_ * network_.dimensions.steps();
    const std::span<Real* const> points = inference_points();
    for (int begin = 0; begin < n; begin += most) {
        const int rows = std::min(most, n - begin);
        std::copy_n(z + elements(begin, d_z), elements(rows, d_z), points.back());
        Real* decoded = x + elements(begin, d_x);
        network_.decode(parameters, rows,
                        {{inference_.data(), elements(most, network_.decoder.width())}, points, decoded},
                        map_scratch_.data());
        add_bias(decoded, network_.decoder.output_bias(parameters), index(rows), index(d_x));
    }
}

template class Slice<float>;
template class Slice<double>;
template struct Network<float>;
template struct Network<double>;

}  // namespace disentangle
