// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/network/fused/gaussians.h"

#include "core/learn/network/softplus.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace disentangle {

namespace {

void add(std::vector<double>& sum, const std::vector<double>& other)
{
    std::transform(sum.begin(), sum.end(), other.begin(), sum.begin(), std::plus<>());
}

void add(StepSums& sum, const StepSums& other)
{
    add(sum.gap, other.gap);
    add(sum.gap_squares, other.gap_squares);
    add(sum.variance, other.variance);
    add(sum.log_variance, other.log_variance);
}

void clear(StepSums& sums)
{
    for (auto* values : {&sums.gap, &sums.gap_squares, &sums.variance, &sums.log_variance})
        std::ranges::fill(*values, 0.0);
}

StepSums zero_sums(int d_z)
{
    const std::vector<double> zero(static_cast<std::size_t>(d_z));
    return {zero, zero, zero, zero};
}

template <class Real>
Real moved(Real value, Real momentum, double batch_value)
{
    return momentum * value + (1 - momentum) * static_cast<Real>(batch_value);
}

/// Expected squared distance to the centre of a prior, over the batch: what divides by its variance in the KL.
double spread(const StepSums& sums, std::size_t latent, int rows)
{
    return (sums.gap_squares[latent] + sums.variance[latent]) / rows;
}

double kl(const StepSums& sums, std::size_t latent, int rows, double variance)
{
    return (spread(sums, latent, rows) / variance + std::log(variance) - sums.log_variance[latent] / rows - 1) / 2;
}

/// Of the batch's mean KL.
double kl_variance_gradient(const StepSums& sums, std::size_t latent, int rows, double variance)
{
    return (1 - spread(sums, latent, rows) / variance) / (2 * variance);
}

double mean_squared_error(const Dimensions& dimensions, int rows, const BatchSums& sums)
{
    return sums.squared_error / (static_cast<double>(rows) * dimensions.steps() * dimensions.d_x);
}

}  // namespace

BatchSums::BatchSums(int d_z) : last(zero_sums(d_z)), first(zero_sums(d_z)), by_row(last.gap) {}

void BatchSums::clear()
{
    squared_error = 0;
    disentangle::clear(last);
    disentangle::clear(first);
    std::ranges::fill(by_row, 0.0);
}

void BatchSums::add(const BatchSums& other)
{
    squared_error += other.squared_error;
    disentangle::add(last, other.last);
    disentangle::add(first, other.first);
    disentangle::add(by_row, other.by_row);
}

double sigmoid(double raw)
{
    return 1 / (1 + std::exp(-raw));
}

double kl_factor(const Dimensions& dimensions, int rows)
{
    return 1.0 / (static_cast<double>(dimensions.steps()) * dimensions.d_x * rows);
}

template <class Real>
void read_variances(const Layout& layout, const Real* parameters, VarianceState<Real>& variances)
{
    const Dimensions& dimensions = layout.dimensions();
    const LearnedVariances& learned = layout.description().variances.value();
    const auto variance_of = [](Real raw) {
        return static_cast<Real>(softplus(static_cast<double>(raw)) + prior_floor);
    };
    const double log_variance = static_cast<double>(parameters[learned.decoder.offset]);
    const double deviation = std::exp(log_variance / 2) + decoder_floor;
    variances.decoder = static_cast<Real>(deviation * deviation);

    const auto d_z = static_cast<std::size_t>(dimensions.d_z);
    const Real* raw = parameters + learned.prior.offset;
    variances.prior.resize(d_z);
    for (std::size_t i = 0; i < d_z; ++i)
        variances.prior[i] = variance_of(raw[i]);
    if (!dimensions.time)
        return;
    const Real* initial = parameters + learned.initial->offset;
    variances.initial_mean.resize(d_z);
    variances.initial_variance.resize(d_z);
    for (std::size_t i = 0; i < d_z; ++i) {
        variances.initial_mean[i] = initial[2 * i];
        variances.initial_variance[i] = variance_of(initial[2 * i + 1]);
    }
}

template <class Real>
void move_variances(const Layout& layout, int rows, Real momentum, BatchSums& sums, VarianceState<Real>& variances)
{
    if (momentum == Real(1))
        return;
    const Dimensions& dimensions = layout.dimensions();
    variances.decoder = moved(variances.decoder, momentum, mean_squared_error(dimensions, rows, sums));
    const auto d_z = static_cast<std::size_t>(dimensions.d_z);
    for (std::size_t i = 0; i < d_z; ++i)
        variances.prior[i] = moved(variances.prior[i], momentum, spread(sums.last, i, rows));
    if (!dimensions.time)
        return;
    for (std::size_t i = 0; i < d_z; ++i) {
        const auto centre = static_cast<double>(variances.initial_mean[i]);
        variances.initial_mean[i] = moved(variances.initial_mean[i], momentum, centre + sums.first.gap[i] / rows);
        // Sums of squares about the old centre give those about the new one without a second pass over the batch.
        const double shift = static_cast<double>(variances.initial_mean[i]) - centre;
        double& gap = sums.first.gap[i];
        sums.first.gap_squares[i] = std::max(sums.first.gap_squares[i] - 2 * shift * gap + rows * shift * shift, 0.0);
        gap -= rows * shift;
        variances.initial_variance[i] = moved(variances.initial_variance[i], momentum, spread(sums.first, i, rows));
    }
}

template <class Real>
Terms objective_terms(const Layout& layout, int rows, const BatchSums& sums, const VarianceState<Real>& variances)
{
    const Dimensions& dimensions = layout.dimensions();
    const auto d_z = static_cast<std::size_t>(dimensions.d_z);
    Terms terms;
    terms.mse = mean_squared_error(dimensions, rows, sums);
    const auto decoder = static_cast<double>(variances.decoder);
    terms.reconstruction = (terms.mse / decoder + std::log(2 * std::numbers::pi * decoder)) / 2;
    terms.kl_per_latent.resize(d_z);
    double total = 0;
    for (std::size_t i = 0; i < d_z; ++i) {
        terms.kl_per_latent[i] = layout.description().transition.variance
                                     ? ((sums.by_row[i] - sums.last.log_variance[i]) / rows - 1) / 2
                                     : kl(sums.last, i, rows, static_cast<double>(variances.prior[i]));
        total += terms.kl_per_latent[i];
        if (dimensions.time)
            total += kl(sums.first, i, rows, static_cast<double>(variances.initial_variance[i]));
    }
    terms.kl = total * rows * kl_factor(dimensions, rows);
    terms.loss = terms.reconstruction + terms.kl;
    return terms;
}

template <class Real>
void variance_gradients(const Layout& layout, int rows, const BatchSums& sums, const VarianceState<Real>& variances,
                        const Real* parameters, Real* gradient)
{
    const Dimensions& dimensions = layout.dimensions();
    const LearnedVariances& learned = layout.description().variances.value();
    const double factor = rows * kl_factor(dimensions, rows);

    const std::size_t log_variance = learned.decoder.offset;
    const double root = std::exp(static_cast<double>(parameters[log_variance]) / 2);
    const double deviation = root + decoder_floor;
    const double squared_error = mean_squared_error(dimensions, rows, sums);
    gradient[log_variance] = static_cast<Real>((1 - squared_error / (deviation * deviation)) / deviation * root / 2);

    const std::size_t prior = learned.prior.offset;
    for (int i = 0; i < dimensions.d_z; ++i) {
        const auto latent = static_cast<std::size_t>(i);
        gradient[prior + latent] = static_cast<Real>(
            factor * kl_variance_gradient(sums.last, latent, rows, static_cast<double>(variances.prior[latent])) *
            sigmoid(static_cast<double>(parameters[prior + latent])));
    }
    if (!dimensions.time)
        return;
    const std::size_t initial = learned.initial->offset;
    for (int i = 0; i < dimensions.d_z; ++i) {
        const auto latent = static_cast<std::size_t>(i);
        const auto variance = static_cast<double>(variances.initial_variance[latent]);
        gradient[initial + 2 * latent] = static_cast<Real>(-factor * sums.first.gap[latent] / rows / variance);
        gradient[initial + 2 * latent + 1] =
            static_cast<Real>(factor * kl_variance_gradient(sums.first, latent, rows, variance) *
                              sigmoid(static_cast<double>(parameters[initial + 2 * latent + 1])));
    }
}

#define DISENTANGLE_INSTANTIATE(Real)                                                                                  \
    template void read_variances(const Layout&, const Real*, VarianceState<Real>&);                                    \
    template void move_variances(const Layout&, int, Real, BatchSums&, VarianceState<Real>&);                          \
    template Terms objective_terms(const Layout&, int, const BatchSums&, const VarianceState<Real>&);                  \
    template void variance_gradients(const Layout&, int, const BatchSums&, const VarianceState<Real>&, const Real*,    \
                                     Real*);
DISENTANGLE_INSTANTIATE(float)
DISENTANGLE_INSTANTIATE(double)
#undef DISENTANGLE_INSTANTIATE

}  // namespace disentangle
