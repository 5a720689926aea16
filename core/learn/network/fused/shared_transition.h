// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/learn/network/fused/aligned.h"
#include "core/learn/network/fused/mlp.h"
#include "core/learn/network/description.h"

#include <cstddef>
#include <optional>

namespace disentangle {

/// The transition while no edge is masked: one network for all latents, p = O h + c + S input, h a series of waves of
/// single actions, if there is one, and sin(W input + b). Every learned latent is then some mixture of all true ones, and
/// can use the same sines. As with Mlp, the memory is the
/// caller's, and forward() and backward() may run on several threads.
template <class Real>
class SharedTransition {
public:
    SharedTransition(const std::optional<SharedNetwork>& description, const Dimensions& dimensions);

    /// False when the estimator has none.
    bool present() const { return units() > 0; }
    int units() const { return waves_ + units_; }
    /// Layers that forward() keeps: sines and cosines. For the rows of a call each holds rows x waves, then rows x sines.
    static constexpr std::size_t stored_layers = 2;

    /// p (rows x d_z) at input (rows x inputs), and `raw` (the same size) the raw variances unless null.
    void forward(const Real* parameters, const Real* input, int rows, Activations<Real> hidden, Real* p,
                 Real* raw) const;

    /// Adds what comes back from gp and, unless null, from g_raw (rows x d_z each) for the rows of a forward() to `gradient` (of the whole layout) and
    /// writes the gradient of the input's z_{t-1} to gz (rows x d_z) unless null. `scratch` is rows x units.
    void backward(const Real* parameters, const Real* input, int rows, Activations<Real> hidden, const Real* gp,
                  const Real* g_raw, Real* gz, Real* gradient, Real* scratch) const;

private:
    struct Hidden {
        Real *waves, *sines;  ///< rows x waves_, rows x units_
    };
    Hidden hidden(Real* layer, int rows) const;
    /// The output of a head (its weight at `weight`, d_z x units()) at what is hidden.
    void apply_head(const Real* weight, const Real* bias, const Hidden& at, int rows, Real* output) const;
    /// Adds to the gradient of a head's weight and bias what comes back from g (rows x d_z).
    void head_backward(const Real* g, const Hidden& at, int rows, Real* weight_gradient, Real* bias_gradient) const;

    int latents_, inputs_, past_, actions_;
    int waves_ = 0, units_ = 0;  ///< of the series, and sines that learn
    std::size_t frequency_ = 0, phase_ = 0;
    std::size_t weight_ = 0, bias_ = 0, out_ = 0, out_bias_ = 0, skip_ = 0;  ///< places in the flat vector
    std::size_t variance_ = 0, variance_bias_ = 0;  ///< of the variance's head, where there is one
};

}  // namespace disentangle
