// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/learn/network/fused/aligned.h"
#include "core/learn/network/fused/mlp.h"
#include "core/learn/network/description.h"

#include <cstddef>
#include <optional>

namespace disentangle {

/// The transition while no edge is masked: one network for all latents, p = O sin(W input + b) + c + S input. Every
/// learned latent is then some mixture of all true ones, and can use the same sines. As with Mlp, the memory is the
/// caller's, and forward() and backward() may run on several threads.
template <class Real>
class SharedTransition {
public:
    SharedTransition(const std::optional<SharedNetwork>& description, const Dimensions& dimensions);

    /// False when the estimator has none.
    bool present() const { return units_ > 0; }
    int units() const { return units_; }
    /// Layers that forward() keeps: sines and cosines.
    static constexpr std::size_t stored_layers = 2;

    /// p (rows x d_z) at input (rows x inputs), and `raw` (the same size) the raw variances unless null.
    void forward(const Real* parameters, const Real* input, int rows, Activations<Real> hidden, Real* p,
                 Real* raw) const;

    /// Adds what comes back from gp and, unless null, from g_raw (rows x d_z each) for the rows of a forward() to `gradient` (of the whole layout) and
    /// writes the gradient of the input's z_{t-1} to gz (rows x d_z) unless null. `scratch` is rows x units.
    void backward(const Real* parameters, const Real* input, int rows, Activations<Real> hidden, const Real* gp,
                  const Real* g_raw, Real* gz, Real* gradient, Real* scratch) const;

private:
    int latents_, inputs_, past_, units_ = 0;
    std::size_t weight_ = 0, bias_ = 0, out_ = 0, out_bias_ = 0, skip_ = 0;  ///< places in the flat vector
    std::size_t variance_ = 0, variance_bias_ = 0;  ///< of the variance's head, where there is one
};

}  // namespace disentangle
