// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/learn/network/layout.h"

#include <memory>
#include <span>
#include <string>
#include <vector>

namespace disentangle {

/// Closed-form variances: exponential averages that are constants for the gradient (variances = moving_average or
/// history; with history the transition's own is followed, but the objective does not use it).
/// An evaluation with `momentum` < 1 first moves them towards the batch: v <- momentum v + (1 - momentum) batch value.
template <class Real>
struct VarianceState {
    Real decoder = 0;                    ///< v_x
    std::vector<Real> prior;             ///< v_i of the transition, d_z
    std::vector<Real> initial_mean;      ///< of z^1, d_z; with time
    std::vector<Real> initial_variance;  ///< of z^1, d_z; with time
};

/// One minibatch. Pointers stay valid during the call.
template <class Real>
struct Batch {
    int rows = 0;
    const Real* x = nullptr;     ///< rows x steps x d_x
    const Real* a = nullptr;     ///< rows x d_a, or null without actions
    const Real* eps = nullptr;   ///< rows x steps x d_z, standard normal
    const Real* mask = nullptr;  ///< d_z x inputs in [0, 1], one draw for the whole batch; null = all ones
    bool shared = false;         ///< predict by the shared transition network, which no mask reaches
};

/// Values of the objective, averaged over the batch.
struct Terms {
    double loss = 0;                    ///< reconstruction + kl, the negative ELBO
    double reconstruction = 0;          ///< minus mean over time and d_x of log p(x | z), constants included
    double kl = 0;                      ///< summed over latents, halved over the two steps with time, divided by d_x
    double mse = 0;                     ///< mean squared error of the reconstruction
    std::vector<double> kl_per_latent;  ///< d_z, of the last step, not divided by d_x
};

/// The negative ELBO and its gradient. One interface, two backends: `autograd` (LibTorch, the reference) and `fused`
/// (hand-derived, CPU), equal to 1e-4 in float and 1e-9 in double. Real is float or double.
///
/// The objective (Lachapelle et al. 2024; docs/theory.md (f); tests/golden/elbo.json):
///   mean, raw = encoder(x), leaky ReLU 0.2 between layers; variance v_q = softplus(raw) + 1e-4 (raw from the encoder or
///   shared per latent); mean <- A mean when unmixing; z = mean + eps sqrt(v_q); x_hat = decoder(A^-1 z);
///   reconstruction = MSE/(2 v_x) + log(2 pi v_x)/2, v_x = (exp(logvar/2) + 1e-4)^2 when learned;
///   transition i: h = f(W1_i (m_i * input) + b_i), f leaky or sine, leaky hidden layers,
///   p_i = w_i h + c_i + skip_i (m_i * input), input = [z^1, a], m_i = row i of the mask; or, shared by all latents,
///   p = O h + c + S input, h = [sin(f_lk a_l + g_lk) of a series of constant f and g, if any; sin(W input + b)];
///   gradients flow through the sampled z^1;
///   KL_i = ((v_q + (mean - p_i)^2)/v_i + log v_i - log v_q - 1)/2, v_i = softplus(raw_i) + 1e-6 when learned, raw_i then
///   a parameter, or with history of each row: raw_i = u_i h + d_i from the network's last hidden layer, or the sines;
///   with time: kl = (KL(step 2 | transition) + KL(step 1 | N(initial)))/2, else KL of the step against the transition.
template <class Real>
class Objective {
public:
    virtual ~Objective() = default;

    virtual const Layout& layout() const = 0;
    /// "autograd" or "fused".
    virtual std::string name() const = 0;

    /// Evaluates at `parameters` (layout().size()). `gradient` (same size) is overwritten; of unmix.weight it holds
    /// dL/dA. `mask_gradient` (d_z x inputs) is overwritten when not empty. With both gradients empty only the terms are
    /// computed, in a third of the time. `variances` is used, and moved with `momentum`, when the spec says
    /// moving_average or history; ignored when learned. Not reentrant.
    virtual Terms evaluate(const Batch<Real>& batch, std::span<const Real> parameters, VarianceState<Real>& variances,
                           Real momentum, std::span<Real> gradient, std::span<Real> mask_gradient) = 0;

    /// Posterior means of n observations: x (n x d_x) -> z (n x d_z).
    virtual void encode(std::span<const Real> parameters, const Real* x, int n, Real* z) = 0;
    /// Decoded means of n latent vectors: z (n x d_z) -> x (n x d_x).
    virtual void decode(std::span<const Real> parameters, const Real* z, int n, Real* x) = 0;
};

/// The fused CPU backend. `threads` >= 1 splits the batch; results depend on it in the last bits only.
template <class Real>
std::unique_ptr<Objective<Real>> make_fused(const Layout& layout, int threads);

/// The LibTorch backend, loaded on first use from lib/disentangle beside the executable (LibTorch takes most of a second
/// to load, and brings another Qt along). `device` is "cpu" or "cuda". Throws Error naming what is missing.
template <class Real>
std::unique_ptr<Objective<Real>> make_autograd(const Layout& layout, int threads, const std::string& device = "cpu");

}  // namespace disentangle
