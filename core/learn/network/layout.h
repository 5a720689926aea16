// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/learn/network/description.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace disentangle {

/// Names, shapes and places of an estimator's parameters in one flat vector, so that backends, optimiser and
/// checkpoints share one buffer. H = transition width, n = encoder's hidden width.
///
///   encoder.linear{k}.weight (n, in)  encoder.linear{k}.bias (n)   k = 0 .. hidden_layers-1
///   encoder.linear_out.weight (q, n)  encoder.linear_out.bias (q)  q = d_z (shared) or 2 d_z (amortised: mean, raw per latent)
///   decoder.linear{k}..., decoder.linear_out.weight (d_x, n)
///   unmix.weight (d_z, d_z)                     A, when unmix
///   bend.weight (d_z, d_z, d_z)                 T, when unmix and bend; zero until it is fitted
///   transition.from_z.weight (d_z, H, d_z)      with time
///   transition.from_a.weight (d_z, H, d_a)      with actions
///   transition.bias (d_z, H)
///   transition.hidden{k}.weight (d_z, H, H)     k = 1 .. hidden_layers-1
///   transition.hidden{k}.bias (d_z, H)          when hidden_bias
///   transition.out.weight (d_z, H)  transition.out.bias (d_z)
///   transition.skip.weight (d_z, inputs)        when skip
///   transition.variance.weight (d_z, H)  transition.variance.bias (d_z)      when variances are history
///   transition.shared.weight (U, inputs)  transition.shared.bias (U)         when U = shared_width > 0
///   transition.shared.series.weight (d_a, 2 K)  transition.shared.series.bias (d_a, 2 K)
///                                               with actions, when K = series > 0; U below is then 2 K d_a more
///   transition.shared.out.weight (d_z, U)  transition.shared.out.bias (d_z)
///   transition.shared.skip.weight (d_z, inputs)
///   transition.shared.variance.weight (d_z, U)  transition.shared.variance.bias (d_z)    when variances are history
///   posterior.raw_variance (d_z)                when posterior is shared
///   decoder_logvar (1)  prior.raw_variance (d_z)  prior.initial (d_z, 2: mean, raw)  when variances are learned;
///                                               prior.initial only with time
class Layout {
public:
    Layout(const Dimensions& dimensions, const EstimatorSpec& spec);
    /// Of a model that is described otherwise. `dimensions` and `spec` then say what else is to be known of it.
    Layout(const Dimensions& dimensions, const EstimatorSpec& spec, NetworkDescription description);

    const Dimensions& dimensions() const { return dimensions_; }
    const EstimatorSpec& spec() const { return spec_; }
    const NetworkDescription& description() const { return description_; }
    std::span<const Tensor> tensors() const { return description_.tensors; }
    std::size_t size() const { return description_.size; }
    /// Throws std::logic_error when this estimator has no such parameter.
    const Tensor& at(std::string_view name) const;

private:
    Dimensions dimensions_;
    EstimatorSpec spec_;
    NetworkDescription description_;
};

/// Initial parameters, from the streams of `seed`, as the description's tensors ask for them.
std::vector<float> initial_parameters(const Layout& layout, std::uint64_t seed);

}  // namespace disentangle
