// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/learn/baselines/objective.h"
#include "core/learn/baselines/row_parallel_mlp.h"
#include "core/learn/network/builder.h"

#include <string>

namespace disentangle {

struct NetworkShape {
    int hidden_layers = 0, width = 0;
};

/// What the networks of a baseline are made from.
struct BaselineNetworks {
    int d_z = 0, d_x = 0, d_a = 0;
    NetworkShape encoder, decoder;
    NetworkShape further;  ///< of the network that a method has besides: iVAE's prior, PCL's regression
    Initialisation initialisation = Initialisation::orthogonal;
    double posterior_raw = -6;         ///< where the second output of each latent starts
    double decoder_log_variance = -3;  ///< where the decoder's variance starts
    int threads = 1;
};

/// Describes a baseline's model.
class BaselineBuilder : public NetworkBuilder {
public:
    explicit BaselineBuilder(const BaselineNetworks& networks)
        : NetworkBuilder(networks.initialisation), networks_(networks)
    {
    }

    /// outputs: 1 a latent, or 2 (mean, raw variance, mean, ...).
    void encoder(int inputs, int outputs_per_latent);
    void decoder();
    /// A variance, or what it is made from: of one number.
    Tensor scale(const std::string& name, double initial);
    Layout layout();

private:
    BaselineNetworks networks_;
};

/// Copies the last observation of every row (rows x steps x width -> rows x width).
template <class Real>
void last_steps_of(const Real* rows_of_steps, int rows, int steps, int width, std::vector<Real>& to);

/// Reconstructions of a Gaussian of one variance for all dimensions: -ln N(x; x_hat, variance), summed over dimensions and
/// averaged over n rows, with what is derived from it.
struct GaussianFit {
    double value = 0, mse = 0;
    double by_variance = 0;  ///< slope of the value
};
/// x_hat (n x d) becomes the gradient of the value by x_hat, times `weight`.
template <class Real>
GaussianFit gaussian_fit(const Real* x, Real* x_hat, int n, int d, double variance, double weight = 1);

/// Mean KL divergence of N(mean, variance) from N(0, 1), d_z, from sums over n rows of mean^2 + variance - log variance.
std::vector<double> kl_from_sums(std::vector<double> sums, int n);

}  // namespace disentangle
