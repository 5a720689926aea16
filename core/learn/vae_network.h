// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/learn/network/fused/mlp.h"
#include "core/learn/network/fused/parallel.h"
#include "core/learn/network/fused/posterior.h"
#include "core/learn/network/objective.h"
#include "core/learn/regulariser.h"

#include <span>
#include <vector>

namespace disentangle {

/// Encoder and decoder alone, without unmixing, transition or graph.
Layout vae_layout(int d_z, int d_x, const EstimatorSpec& spec);

/// One minibatch of a VaeNetwork. Pointers stay valid during the call.
template <class Real>
struct VaeBatch {
    int rows = 0, steps = 1, d_a = 0;
    const Real* x = nullptr;    ///< rows x steps x d_x
    const float* a = nullptr;   ///< rows x d_a, or null without actions
    const Real* eps = nullptr;  ///< rows x steps x d_z, standard normal
};

/// The networks of a variational autoencoder on the fused layers, and its objective's gradient: the rows of a minibatch
/// are shared out over threads forward and backward; the regulariser in between sees all of them. A call gives the same
/// bits every time at one number of threads. Real is float or double.
template <class Real>
class VaeNetwork {
public:
    VaeNetwork(const Layout& layout, int threads);

    const Layout& layout() const { return layout_; }

    /// The objective at `parameters` (layout().size()); `gradient`, of that size, is overwritten, or empty when only the
    /// terms are wanted. `decoder_variance` first moves towards the batch's squared error: v <- momentum v + (1 -
    /// momentum) error. Terms: kl and kl_per_latent are those of the posterior from N(0, I), whatever the regulariser.
    Terms evaluate(const VaeBatch<Real>& batch, std::span<const Real> parameters, Real& decoder_variance, Real momentum,
                   const Regulariser& regulariser, std::span<Real> gradient);

    /// Posterior means z (n x d_z) of x (n x d_x), and decoded means x of z.
    void encode(std::span<const Real> parameters, const Real* x, int n, Real* z);
    void decode(std::span<const Real> parameters, const Real* z, int n, Real* x);

private:
    /// What one thread needs for its share of the observations.
    struct Part {
        int begin = 0, count = 0;
        AlignedVector<Real> encoder_hidden, decoder_hidden, first_scratch, second_scratch, gradient;
        double squared_error = 0;
    };

    void prepare(const Real* parameters);
    void share_out(int observations);
    Activations<Real> hidden(AlignedVector<Real>& memory, const Mlp<Real>& network, int rows) const;
    void forward(Part& part, const VaeBatch<Real>& batch, const Real* parameters);
    void backward(Part& part, const VaeBatch<Real>& batch, const Real* parameters, Real residual_factor);
    Real* at(AlignedVector<Real>& memory, const Part& part, int width) const;

    Layout layout_;
    Mlp<Real> encoder_, decoder_;
    GaussianPosterior<Real> posterior_;
    Workers workers_;
    std::vector<Part> parts_;
    // By observation.
    AlignedVector<Real> encoded_, mean_, variance_, deviation_, z_, residual_;
    AlignedVector<Real> g_mean_, g_variance_, g_encoded_;
    std::vector<double> wide_mean_, wide_variance_, wide_z_, g_wide_mean_, g_wide_variance_, g_wide_z_;
};

}  // namespace disentangle
