// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/baselines/networks.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace disentangle {

void BaselineBuilder::encoder(int inputs, int outputs_per_latent)
{
    const auto& [hidden_layers, width] = networks_.encoder;
    const bool pairs = outputs_per_latent == 2;
    result_.encoder =
        network("encoder", Group::encoder, pairs ? Group::encoder_head : Group::encoder, inputs, hidden_layers, width,
                outputs_per_latent * networks_.d_z, pairs ? networks_.posterior_raw : 0);
    // A head without raw variances of its own is one whose outputs are pairs.
    if (!pairs)
        result_.posterior.raw_variance = Tensor{};
}

void BaselineBuilder::decoder()
{
    const auto& [hidden_layers, width] = networks_.decoder;
    result_.decoder =
        network("decoder", Group::decoder, Group::decoder, networks_.d_z, hidden_layers, width, networks_.d_x);
}

Tensor BaselineBuilder::scale(const std::string& name, double initial)
{
    return add(name, {1}, Role::variance, Group::variances, {Initial::Kind::constant, initial});
}

Layout BaselineBuilder::layout()
{
    return {{networks_.d_z, networks_.d_x, 0, false}, {}, std::move(result_)};
}

template <class Real>
void last_steps_of(const Real* rows_of_steps, int rows, int steps, int width, std::vector<Real>& to)
{
    to.resize(elements(rows, width));
    for (int row = 0; row < rows; ++row)
        std::copy_n(rows_of_steps + elements(row * steps + steps - 1, width), width,
                    to.begin() + static_cast<std::ptrdiff_t>(elements(row, width)));
}

template <class Real>
GaussianFit gaussian_fit(const Real* x, Real* x_hat, int n, int d, double variance, double weight)
{
    double squares = 0;
    const auto factor = static_cast<Real>(weight / (variance * n));
    for (std::size_t k = 0; k < elements(n, d); ++k) {
        const Real gap = x_hat[k] - x[k];
        squares += static_cast<double>(gap) * static_cast<double>(gap);
        x_hat[k] = gap * factor;
    }
    const double per_row = squares / n;
    return {(d * std::log(2 * std::numbers::pi * variance) + per_row / variance) / 2, per_row / d,
            (d / variance - per_row / (variance * variance)) / 2};
}

std::vector<double> kl_from_sums(std::vector<double> sums, int n)
{
    for (double& sum : sums)
        sum = (sum / n - 1) / 2;
    return sums;
}

template void last_steps_of(const float*, int, int, int, std::vector<float>&);
template void last_steps_of(const double*, int, int, int, std::vector<double>&);
template GaussianFit gaussian_fit(const float*, float*, int, int, double, double);
template GaussianFit gaussian_fit(const double*, double*, int, int, double, double);

}  // namespace disentangle
