// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/vae_network.h"

#include "core/learn/network/fused/blas.h"
#include "core/learn/network/fused/elementwise.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>

namespace disentangle {

Layout vae_layout(int d_z, int d_x, const EstimatorSpec& spec)
{
    EstimatorSpec own = spec;
    own.unmix = false;
    own.bend = false;
    own.variances = Variances::moving_average;
    // A layout always has the latents' transition networks: without inputs they are three numbers a latent, which nothing
    // reads.
    own.transition = {.hidden_layers = 1, .width = 1, .shared_width = 0, .skip = false};
    return Layout({d_z, d_x, 0, false}, own);
}

template <class Real>
VaeNetwork<Real>::VaeNetwork(const Layout& layout, int threads)
    : layout_(layout),
      encoder_(layout_.description().encoder),
      decoder_(layout_.description().decoder),
      posterior_(layout_.description().posterior, layout_.dimensions().d_z),
      workers_(std::max(threads, 1)),
      parts_(static_cast<std::size_t>(workers_.size()))
{
    for (Part& part : parts_)
        part.gradient.resize(layout_.size());
}

template <class Real>
void VaeNetwork<Real>::prepare(const Real* parameters)
{
    use_blas_threads(1);
    posterior_.prepare(parameters);
    workers_.run([&](int part) {
        encoder_.prepare(parameters, part, workers_.size());
        decoder_.prepare(parameters, part, workers_.size());
    });
}

template <class Real>
void VaeNetwork<Real>::share_out(int observations)
{
    const auto cut = [&](int k) {
        return static_cast<int>(static_cast<long long>(observations) * k / workers_.size());
    };
    const auto room = [](auto& memory, std::size_t size) { memory.resize(std::max(memory.size(), size)); };
    for (int k = 0; k < workers_.size(); ++k) {
        Part& part = parts_[static_cast<std::size_t>(k)];
        part.begin = cut(k);
        part.count = cut(k + 1) - part.begin;
        const std::size_t layer = elements(part.count, encoder_.width());
        room(part.encoder_hidden, encoder_.hidden_layers() * layer);
        room(part.decoder_hidden, decoder_.hidden_layers() * layer);
        room(part.first_scratch, layer);
        room(part.second_scratch, layer);
    }
    room(encoded_, elements(observations, encoder_.outputs()));
    room(residual_, elements(observations, decoder_.outputs()));
    const std::size_t latents = elements(observations, decoder_.inputs());
    for (auto* memory : {&mean_, &variance_, &deviation_, &z_, &g_mean_, &g_variance_})
        room(*memory, latents);
    if (posterior_.amortised())
        room(g_encoded_, elements(observations, encoder_.outputs()));
    for (auto* memory : {&wide_mean_, &wide_variance_, &wide_z_, &g_wide_mean_, &g_wide_variance_, &g_wide_z_})
        memory->resize(latents);
}

template <class Real>
Activations<Real> VaeNetwork<Real>::hidden(AlignedVector<Real>& memory, const Mlp<Real>& network, int rows) const
{
    return {memory.data(), elements(rows, network.width())};
}

template <class Real>
Real* VaeNetwork<Real>::at(AlignedVector<Real>& memory, const Part& part, int width) const
{
    return memory.data() + elements(part.begin, width);
}

template <class Real>
void VaeNetwork<Real>::forward(Part& part, const VaeBatch<Real>& batch, const Real* parameters)
{
    const int d_z = decoder_.inputs(), d_x = decoder_.outputs();
    const auto count = static_cast<std::size_t>(part.count), latents = static_cast<std::size_t>(d_z);
    const Real* const x = batch.x + elements(part.begin, d_x);
    Real* const encoded = at(encoded_, part, encoder_.outputs());
    Real *const mean = at(mean_, part, d_z), *const variance = at(variance_, part, d_z),
                *const deviation = at(deviation_, part, d_z), *const z = at(z_, part, d_z);
    encoder_.forward(parameters, x, part.count, hidden(part.encoder_hidden, encoder_, part.count), encoded);
    add_bias(encoded, encoder_.output_bias(parameters), count, static_cast<std::size_t>(encoder_.outputs()));
    if (posterior_.amortised()) {
        posterior_.split(encoded, count, mean, variance, deviation);
    } else {
        std::copy_n(encoded, count * latents, mean);
        const PosteriorVariances<Real> shared = posterior_.shared();
        for (std::size_t k = 0; k < count * latents; ++k) {
            variance[k] = shared.variance[k % latents];
            deviation[k] = shared.deviation[k % latents];
        }
    }
    sample(mean, batch.eps + elements(part.begin, d_z), PosteriorVariances<Real>{variance, deviation, latents}, count,
           latents, z);
    Real* const reconstruction = at(residual_, part, d_x);
    decoder_.forward(parameters, z, part.count, hidden(part.decoder_hidden, decoder_, part.count), reconstruction);
    part.squared_error =
        residual(reconstruction, decoder_.output_bias(parameters), x, count, static_cast<std::size_t>(d_x));
    const auto widen = [&](const Real* from, std::vector<double>& to) {
        std::copy_n(from, count * latents, to.begin() + static_cast<std::ptrdiff_t>(elements(part.begin, d_z)));
    };
    widen(mean, wide_mean_);
    widen(variance, wide_variance_);
    widen(z, wide_z_);
}

template <class Real>
void VaeNetwork<Real>::backward(Part& part, const VaeBatch<Real>& batch, const Real* parameters, Real residual_factor)
{
    const int d_z = decoder_.inputs(), d_x = decoder_.outputs();
    const std::size_t first = elements(part.begin, d_z), latents = elements(part.count, d_z);
    const Scratch<Real> scratch{part.first_scratch.data(), part.second_scratch.data()};
    std::ranges::fill(part.gradient, Real(0));
    Real* const of_reconstruction = at(residual_, part, d_x);
    scale(of_reconstruction, residual_factor, elements(part.count, d_x));
    Real *const g_mean = at(g_mean_, part, d_z), *const g_variance = at(g_variance_, part, d_z);
    // What comes back to z is, z being mean + eps deviation, what comes back to the mean.
    decoder_.backward(parameters, at(z_, part, d_z), part.count, hidden(part.decoder_hidden, decoder_, part.count),
                      of_reconstruction, g_mean, part.gradient.data(), scratch);
    for (std::size_t k = 0; k < latents; ++k) {
        const Real g_z = g_mean[k] + static_cast<Real>(g_wide_z_[first + k] / d_x);
        g_mean[k] = g_z + static_cast<Real>(g_wide_mean_[first + k] / d_x);
        g_variance[k] = static_cast<Real>(g_wide_variance_[first + k] / d_x) +
                        g_z * batch.eps[first + k] / (2 * deviation_[first + k]);
    }
    Real* const g_encoded = posterior_.amortised() ? at(g_encoded_, part, encoder_.outputs()) : nullptr;
    posterior_.backward(parameters, at(encoded_, part, encoder_.outputs()), g_mean, g_variance,
                        static_cast<std::size_t>(part.count), g_encoded, part.gradient.data());
    encoder_.backward(parameters, batch.x + elements(part.begin, d_x), part.count,
                      hidden(part.encoder_hidden, encoder_, part.count), g_encoded ? g_encoded : g_mean, nullptr,
                      part.gradient.data(), scratch);
}

template <class Real>
Terms VaeNetwork<Real>::evaluate(const VaeBatch<Real>& batch, std::span<const Real> parameters, Real& decoder_variance,
                                 Real momentum, const Regulariser& regulariser, std::span<Real> gradient)
{
    const int observations = batch.rows * batch.steps, d_x = decoder_.outputs();
    prepare(parameters.data());
    share_out(observations);
    workers_.run([&](int k) { forward(parts_[static_cast<std::size_t>(k)], batch, parameters.data()); });
    double squared_error = 0;
    for (const Part& part : parts_)
        squared_error += part.squared_error;

    const LatentRows latents{
        batch.rows,     batch.steps, decoder_.inputs(), wide_mean_,
        wide_variance_, wide_z_,     batch.d_a,         {batch.a, elements(batch.a ? batch.rows : 0, batch.d_a)}};
    LatentGradients back;
    if (!gradient.empty()) {
        for (auto* values : {&g_wide_mean_, &g_wide_variance_, &g_wide_z_})
            std::ranges::fill(*values, 0.0);
        back = {g_wide_mean_, g_wide_variance_, g_wide_z_};
    }
    const double price = regulariser.add(latents, back, workers_);

    Terms terms;
    terms.mse = squared_error / (static_cast<double>(observations) * d_x);
    decoder_variance = momentum * decoder_variance + (1 - momentum) * static_cast<Real>(terms.mse);
    const auto variance = static_cast<double>(decoder_variance);
    terms.reconstruction = (terms.mse / variance + std::log(2 * std::numbers::pi * variance)) / 2;
    terms.kl_per_latent = kl_per_latent(latents);
    terms.kl = std::accumulate(terms.kl_per_latent.begin(), terms.kl_per_latent.end(), 0.0) / d_x;
    terms.loss = terms.reconstruction + price / d_x;
    if (gradient.empty())
        return terms;

    const auto residual_factor = static_cast<Real>(1 / (variance * observations * d_x));
    workers_.run(
        [&](int k) { backward(parts_[static_cast<std::size_t>(k)], batch, parameters.data(), residual_factor); });
    std::ranges::copy(parts_.front().gradient, gradient.begin());
    for (std::size_t k = 1; k < parts_.size(); ++k)
        add(gradient.data(), parts_[k].gradient.data(), gradient.size());
    return terms;
}

template <class Real>
void VaeNetwork<Real>::encode(std::span<const Real> parameters, const Real* x, int n, Real* z)
{
    const int d_z = decoder_.inputs(), outputs = encoder_.outputs();
    prepare(parameters.data());
    share_out(n);
    workers_.run([&](int k) {
        Part& part = parts_[static_cast<std::size_t>(k)];
        Real* const encoded = at(encoded_, part, outputs);
        encoder_.forward(parameters.data(), x + elements(part.begin, encoder_.inputs()), part.count,
                         hidden(part.encoder_hidden, encoder_, part.count), encoded);
        add_bias(encoded, encoder_.output_bias(parameters.data()), static_cast<std::size_t>(part.count),
                 static_cast<std::size_t>(outputs));
        const std::size_t apart = posterior_.amortised() ? 2 : 1;  // mean, raw variance, mean, ...
        for (std::size_t i = 0; i < elements(part.count, d_z); ++i)
            z[elements(part.begin, d_z) + i] = encoded[apart * i];
    });
}

template <class Real>
void VaeNetwork<Real>::decode(std::span<const Real> parameters, const Real* z, int n, Real* x)
{
    const int d_x = decoder_.outputs();
    prepare(parameters.data());
    share_out(n);
    workers_.run([&](int k) {
        Part& part = parts_[static_cast<std::size_t>(k)];
        Real* const decoded = x + elements(part.begin, d_x);
        decoder_.forward(parameters.data(), z + elements(part.begin, decoder_.inputs()), part.count,
                         hidden(part.decoder_hidden, decoder_, part.count), decoded);
        add_bias(decoded, decoder_.output_bias(parameters.data()), static_cast<std::size_t>(part.count),
                 static_cast<std::size_t>(d_x));
    });
}

template class VaeNetwork<float>;
template class VaeNetwork<double>;

}  // namespace disentangle
