#include "core/learn/network/fused/slice.h"

#include "core/learn/network/fused/blas.h"
#include "core/learn/network/fused/elementwise.h"

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
      encoder(layout, "encoder"),
      decoder(layout, "decoder"),
      unmix(layout),
      bend(layout),
      posterior(layout),
      transition(layout),
      shared_transition(layout)
{
}

template <class Real>
Slice<Real>::Slice(const Network<Real>& network)
    : network_(network),
      tile_rows_(std::max(tile_observations(network.encoder.width()) / network.dimensions.steps(), 1)),
      sums_(network.dimensions.d_z)
{
    const Dimensions& dimensions = network.dimensions;
    const int observations = tile_rows_ * dimensions.steps();
    const int layers = static_cast<int>(network.encoder.hidden_layers());
    inference_.resize(elements(observations, layers * network.encoder.width() + 2 * dimensions.d_z));
    const std::size_t widest =
        std::max(elements(observations, network.encoder.width()),
                 elements(tile_rows_, std::max(network.transition.width(), network.shared_transition.units())));
    first_scratch_.resize(widest);
    second_scratch_.resize(widest);
    for (auto* memory : {&g_u_, &g_z_, &g_variance_, &g_past_})
        memory->resize(elements(observations, dimensions.d_z));
    if (network.posterior.amortised())
        g_encoded_.resize(elements(observations, network.encoder.outputs()));
    bend_scratch_.resize(network.bend.scratch_size(observations));
    masked_gradient_.resize(network.transition.masked_size());
}

template <class Real>
void Slice<Real>::assign(int begin, int end)
{
    begin_ = begin;
    end_ = end;
    // The bend becomes active during a run.
    for (auto* memory : {&straight_, &unbent_})
        if (network_.bend.active())
            memory->resize(
                elements(std::max(capacity_, rows()) * network_.dimensions.steps(), network_.dimensions.d_z));
    if (rows() <= capacity_)
        return;
    capacity_ = rows();
    const Dimensions& dimensions = network_.dimensions;
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
    for (auto* memory : {&mean_, &u_})
        resize(*memory, observations, dimensions.d_z, network_.unmix.present());
    resize(z_, observations, dimensions.d_z);
    resize(residual_, observations, dimensions.d_x);
    resize(input_, capacity_, dimensions.inputs(), dimensions.time);
    resize(gap_, capacity_, dimensions.d_z);
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
    tile.encoder = hidden(encoder_hidden_, first, capacity_ * steps, network_.encoder.width());
    tile.decoder = hidden(decoder_hidden_, first, capacity_ * steps, network_.decoder.width());
    tile.transition = hidden(transition_hidden_, begin, capacity_, network_.transition.units());
    tile.shared_transition = hidden(transition_hidden_, begin, capacity_, network_.shared_transition.units());
    tile.encoded = from(encoded_, first, network_.encoder.outputs());
    tile.z = from(z_, first, dimensions.d_z);
    tile.residual = from(residual_, first, dimensions.d_x);
    tile.gap = from(gap_, begin, dimensions.d_z);
    if (network_.posterior.amortised()) {
        tile.e = from(e_, first, dimensions.d_z);
        tile.variance = from(variance_, first, dimensions.d_z);
        tile.deviation = from(deviation_, first, dimensions.d_z);
        tile.posterior = {tile.variance, tile.deviation, static_cast<std::size_t>(dimensions.d_z)};
    } else {
        tile.e = tile.encoded;
        tile.posterior = network_.posterior.shared();
    }
    const bool unmixing = network_.unmix.present();
    const bool bending = network_.bend.active();
    tile.mean = unmixing ? from(mean_, first, dimensions.d_z) : tile.e;
    tile.straight = bending ? from(straight_, first, dimensions.d_z) : tile.mean;
    tile.unbent = bending ? from(unbent_, first, dimensions.d_z) : tile.z;
    tile.u = unmixing ? from(u_, first, dimensions.d_z) : tile.unbent;
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
    sums_.clear();
    for_each_tile(batch, [&](const Tile& tile) {
        encode(tile, parameters);
        decode(tile, parameters);
        predict(tile, batch.shared, parameters, centre);
    });
}

template <class Real>
void Slice<Real>::encode(const Tile& tile, const Real* parameters)
{
    const int d_z = network_.dimensions.d_z;
    const auto observations = static_cast<std::size_t>(tile.observations);
    network_.encoder.forward(parameters, tile.x, tile.observations, tile.encoder, tile.encoded);
    add_bias(tile.encoded, network_.encoder.output_bias(parameters), observations,
             static_cast<std::size_t>(network_.encoder.outputs()));
    if (network_.posterior.amortised())
        network_.posterior.split(tile.encoded, observations, tile.e, tile.variance, tile.deviation);
    if (network_.unmix.present())
        multiply<Real>(tile.observations, d_z, d_z, {tile.e, d_z}, {network_.unmix.transposed(), d_z},
                       {tile.straight, d_z});
    if (network_.bend.active())
        network_.bend.forward(tile.straight, tile.observations, tile.mean, bend_scratch_.data());
    sample(tile.mean, tile.eps, tile.posterior, observations, static_cast<std::size_t>(d_z), tile.z);
}

template <class Real>
void Slice<Real>::decode(const Tile& tile, const Real* parameters)
{
    const int d_z = network_.dimensions.d_z;
    if (network_.bend.active())
        network_.bend.inverse(tile.z, tile.observations, tile.unbent, bend_scratch_.data());
    if (network_.unmix.present())
        multiply<Real>(tile.observations, d_z, d_z, {tile.unbent, d_z}, {network_.unmix.inverse_transposed(), d_z},
                       {tile.u, d_z});
    network_.decoder.forward(parameters, tile.u, tile.observations, tile.decoder, tile.residual);
    sums_.squared_error +=
        residual(tile.residual, network_.decoder.output_bias(parameters), tile.x,
                 static_cast<std::size_t>(tile.observations), static_cast<std::size_t>(network_.dimensions.d_x));
}

template <class Real>
void Slice<Real>::predict(const Tile& tile, bool shared, const Real* parameters, const Real* centre)
{
    const Dimensions& dimensions = network_.dimensions;
    const auto d_z = static_cast<std::size_t>(dimensions.d_z);
    const auto rows = static_cast<std::size_t>(tile.rows);
    const auto steps = static_cast<std::size_t>(dimensions.steps());
    if (dimensions.time) {
        const auto inputs = static_cast<std::size_t>(dimensions.inputs());
        for (std::size_t r = 0; r < rows; ++r) {
            Real* input = tile.written_input + r * inputs;
            std::copy_n(tile.z + r * steps * d_z, d_z, input);
            if (tile.a != nullptr)
                std::copy_n(tile.a + r * (inputs - d_z), inputs - d_z, input + d_z);
        }
        add_first_step(tile.mean, tile.posterior, rows, steps, d_z, centre, sums_.first);
    }
    if (shared)
        network_.shared_transition.forward(parameters, tile.input, tile.rows, tile.shared_transition, tile.gap);
    else
        network_.transition.forward(parameters, tile.input, tile.rows, tile.transition, tile.gap);
    const std::size_t last = steps - 1;
    add_last_step(tile.mean + last * d_z, tile.posterior.from_row(last), rows, steps, d_z, tile.gap, sums_.last);
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
    const int d_z = network_.dimensions.d_z;
    const int n = tile.observations;
    const Unmix<Real>& unmix = network_.unmix;
    const Scratch<Real> scratch{first_scratch_.data(), second_scratch_.data()};

    scale(tile.residual, factors.reconstruction, elements(n, network_.dimensions.d_x));
    Real* g_u = unmix.present() ? g_u_.data() : g_z_.data();
    network_.decoder.backward(parameters, tile.u, n, tile.decoder, tile.residual, g_u, gradient, scratch);
    if (unmix.present()) {
        multiply<Real>(n, d_z, d_z, {g_u, d_z}, {unmix.inverse(), d_z}, {g_z_.data(), d_z});
        // The decoder's part of dL/dA: u = A^-1 z gives -(A^-T dL/du) u^T.
        add_outer_products<Real>(d_z, d_z, n, {g_z_.data(), d_z}, {tile.u, d_z}, {gradient + unmix.offset(), d_z}, -1);
    }
    if (network_.bend.active())
        network_.bend.inverse_backward(tile.z, n, g_z_.data(), bend_scratch_.data());

    // From here on the gap is the gradient of the transition's mean.
    for (int r = 0; r < tile.rows; ++r)
        for (int i = 0; i < d_z; ++i)
            tile.gap[elements(r, d_z) + static_cast<std::size_t>(i)] *= -factors.last[static_cast<std::size_t>(i)];
    Real* g_past = network_.dimensions.time ? g_past_.data() : nullptr;
    if (shared)
        network_.shared_transition.backward(parameters, tile.input, tile.rows, tile.shared_transition, tile.gap, g_past,
                                            gradient, scratch.first);
    else
        network_.transition.backward(parameters, tile.input, tile.rows, tile.transition, tile.gap, g_past, gradient,
                                     masked_gradient_.data(), scratch);
    latent_gradients(tile, factors, initial_mean);

    const Real* g_mean = g_z_.data();
    if (network_.bend.active())
        network_.bend.backward(tile.straight, n, g_z_.data(), bend_scratch_.data());
    if (unmix.present()) {
        add_outer_products<Real>(d_z, d_z, n, {g_mean, d_z}, {tile.e, d_z}, {gradient + unmix.offset(), d_z});
        multiply<Real>(n, d_z, d_z, {g_mean, d_z}, {parameters + unmix.offset(), d_z}, {g_u, d_z});
        g_mean = g_u;
    }
    network_.posterior.backward(parameters, tile.encoded, g_mean, g_variance_.data(), static_cast<std::size_t>(n),
                                g_encoded_.data(), gradient);
    network_.encoder.backward(parameters, tile.x, n, tile.encoder,
                              network_.posterior.amortised() ? g_encoded_.data() : g_mean, nullptr, gradient, scratch);
}

template <class Real>
void Slice<Real>::latent_gradients(const Tile& tile, const Factors<Real>& factors, const Real* initial_mean)
{
    const auto d_z = static_cast<std::size_t>(network_.dimensions.d_z);
    const auto steps = static_cast<std::size_t>(network_.dimensions.steps());
    const auto half = static_cast<Real>(0.5);
    for (std::size_t k = 0; k < static_cast<std::size_t>(tile.observations); ++k) {
        const std::size_t row = k / steps;
        const bool last = k % steps == steps - 1;
        const Real* weight = last ? factors.last.data() : factors.first.data();
        const PosteriorVariances<Real> posterior = tile.posterior.from_row(k);
        const Real *eps = tile.eps + k * d_z, *mean = tile.mean + k * d_z;
        Real *g_z = g_z_.data() + k * d_z, *g_variance = g_variance_.data() + k * d_z;
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
void Slice<Real>::encode(const Real* parameters, const Real* x, int n, Real* z)
{
    const int d_z = network_.dimensions.d_z, d_x = network_.dimensions.d_x, outputs = network_.encoder.outputs();
    const int most = tile_rows_ * network_.dimensions.steps();
    const Activations<Real> hidden{inference_.data(), elements(most, network_.encoder.width())};
    Real* encoded = inference_.data() + inference_.size() - elements(most, 2 * d_z);
    for (int begin = 0; begin < n; begin += most) {
        const int rows = std::min(most, n - begin);
        network_.encoder.forward(parameters, x + elements(begin, d_x), rows, hidden, encoded);
        add_bias(encoded, network_.encoder.output_bias(parameters), static_cast<std::size_t>(rows),
                 static_cast<std::size_t>(outputs));
        if (network_.posterior.amortised())  // means are every second output; in order, none is overwritten unread
            for (std::size_t k = 0; k < elements(rows, d_z); ++k)
                encoded[k] = encoded[2 * k];
        Real* means = z + elements(begin, d_z);
        if (network_.unmix.present())
            multiply<Real>(rows, d_z, d_z, {encoded, d_z}, {network_.unmix.transposed(), d_z}, {means, d_z});
        else
            std::copy_n(encoded, elements(rows, d_z), means);
        if (network_.bend.active()) {
            std::copy_n(means, elements(rows, d_z), encoded);
            network_.bend.forward(encoded, rows, means, bend_scratch_.data());
        }
    }
}

template <class Real>
void Slice<Real>::decode(const Real* parameters, const Real* z, int n, Real* x)
{
    const int d_z = network_.dimensions.d_z, d_x = network_.dimensions.d_x;
    const int most = tile_rows_ * network_.dimensions.steps();
    const Activations<Real> hidden{inference_.data(), elements(most, network_.decoder.width())};
    Real* unmixed = inference_.data() + inference_.size() - elements(most, 2 * d_z);
    Real* unbent = unmixed + elements(most, d_z);
    for (int begin = 0; begin < n; begin += most) {
        const int rows = std::min(most, n - begin);
        const Real* u = z + elements(begin, d_z);
        if (network_.bend.active()) {
            network_.bend.inverse(u, rows, unbent, bend_scratch_.data());
            u = unbent;
        }
        if (network_.unmix.present()) {
            multiply<Real>(rows, d_z, d_z, {u, d_z}, {network_.unmix.inverse_transposed(), d_z}, {unmixed, d_z});
            u = unmixed;
        }
        Real* decoded = x + elements(begin, d_x);
        network_.decoder.forward(parameters, u, rows, hidden, decoded);
        add_bias(decoded, network_.decoder.output_bias(parameters), static_cast<std::size_t>(rows),
                 static_cast<std::size_t>(d_x));
    }
}

template class Slice<float>;
template class Slice<double>;
template struct Network<float>;
template struct Network<double>;

}  // namespace disentangle
