// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/network/fused/posterior.h"

#include "core/learn/network/fused/elementwise.h"
#include "core/learn/network/softplus.h"

#include <cmath>

namespace disentangle {

namespace {

template <class Real>
Real variance_of(Real raw)
{
    return static_cast<Real>(softplus(static_cast<double>(raw)) + posterior_floor);
}

template <class Real>
void add_variances(PosteriorVariances<Real> posterior, std::size_t rows, std::size_t steps, std::size_t d_z,
                   StepSums& sums)
{
    const bool same = posterior.stride == 0;
    const auto weight = same ? static_cast<double>(rows) : 1.0;
    for (std::size_t r = 0; r < (same ? 1 : rows); ++r)
        for (std::size_t i = 0; i < d_z; ++i) {
            const auto variance = static_cast<double>(posterior.variance[r * steps * posterior.stride + i]);
            sums.variance[i] += weight * variance;
            sums.log_variance[i] += weight * std::log(variance);
        }
}

}  // namespace

template <class Real>
GaussianPosterior<Real>::GaussianPosterior(const PosteriorHead& description, int d_z) : d_z_(index(d_z))
{
    if (description.amortised())
        return;
    raw_ = description.raw_variance->offset;
    variance_.resize(d_z_);
    deviation_.resize(d_z_);
}

template <class Real>
void GaussianPosterior<Real>::prepare(const Real* parameters)
{
    if (amortised())
        return;
    for (std::size_t i = 0; i < d_z_; ++i) {
        variance_[i] = variance_of(parameters[*raw_ + i]);
        deviation_[i] = std::sqrt(variance_[i]);
    }
}

template <class Real>
void GaussianPosterior<Real>::split(const Real* encoded, std::size_t rows, Real* mean, Real* variance,
                                    Real* deviation) const
{
    if (variance == nullptr) {
        for (std::size_t k = 0; k < rows * d_z_; ++k)  // in order, so that none is overwritten unread
            mean[k] = encoded[2 * k];
        return;
    }
    for (std::size_t k = 0; k < rows * d_z_; ++k) {
        mean[k] = encoded[2 * k];
        variance[k] = variance_of(encoded[2 * k + 1]);
        deviation[k] = std::sqrt(variance[k]);
    }
}

template <class Real>
void GaussianPosterior<Real>::backward(const Real* parameters, const Real* encoded, const Real* g_mean,
                                       const Real* g_variance, std::size_t rows, Real* g_encoded, Real* gradient) const
{
    if (amortised()) {
        for (std::size_t k = 0; k < rows * d_z_; ++k) {
            g_encoded[2 * k] = g_mean[k];
            g_encoded[2 * k + 1] = g_variance[k] * static_cast<Real>(sigmoid(static_cast<double>(encoded[2 * k + 1])));
        }
        return;
    }
    for (std::size_t i = 0; i < d_z_; ++i) {
        Real sum = 0;
        for (std::size_t r = 0; r < rows; ++r)
            sum += g_variance[r * d_z_ + i];
        const auto slope = static_cast<Real>(sigmoid(static_cast<double>(parameters[*raw_ + i])));
        gradient[*raw_ + i] += sum * slope;
    }
}

template <class Real>
void sample(const Real* mean, const Real* eps, PosteriorVariances<Real> posterior, std::size_t rows, std::size_t d_z,
            Real* z)
{
    for (std::size_t r = 0; r < rows; ++r)
        for (std::size_t i = 0; i < d_z; ++i) {
            const std::size_t k = r * d_z + i;
            z[k] = mean[k] + eps[k] * posterior.deviation[r * posterior.stride + i];
        }
}

template <class Real>
void add_last_step(const Real* mean, PosteriorVariances<Real> posterior, std::size_t rows, std::size_t steps,
                   std::size_t d_z, Real* gap, StepSums& sums)
{
    for (std::size_t r = 0; r < rows; ++r)
        for (std::size_t i = 0; i < d_z; ++i) {
            Real& value = gap[r * d_z + i];
            value = mean[r * steps * d_z + i] - value;
            const auto d = static_cast<double>(value);
            sums.gap[i] += d;
            sums.gap_squares[i] += d * d;
        }
    add_variances(posterior, rows, steps, d_z, sums);
}

template <class Real>
void add_last_step_by_row(PosteriorVariances<Real> posterior, std::size_t rows, std::size_t steps, std::size_t d_z,
                          const Real* gap, const Real* prior, BatchSums& sums)
{
    for (std::size_t r = 0; r < rows; ++r)
        for (std::size_t i = 0; i < d_z; ++i) {
            const auto d = static_cast<double>(gap[r * d_z + i]), v = static_cast<double>(prior[r * d_z + i]);
            const auto v_q = static_cast<double>(posterior.variance[r * steps * posterior.stride + i]);
            sums.by_row[i] += (d * d + v_q) / v + std::log(v);
        }
}

template <class Real>
void add_first_step(const Real* mean, PosteriorVariances<Real> posterior, std::size_t rows, std::size_t steps,
                    std::size_t d_z, const Real* centre, StepSums& sums)
{
    for (std::size_t r = 0; r < rows; ++r)
        for (std::size_t i = 0; i < d_z; ++i) {
            const auto d = static_cast<double>(mean[r * steps * d_z + i] - centre[i]);
            sums.gap[i] += d;
            sums.gap_squares[i] += d * d;
        }
    add_variances(posterior, rows, steps, d_z, sums);
}

template class GaussianPosterior<float>;
template class GaussianPosterior<double>;
template void sample(const float*, const float*, PosteriorVariances<float>, std::size_t, std::size_t, float*);
template void sample(const double*, const double*, PosteriorVariances<double>, std::size_t, std::size_t, double*);
template void add_last_step(const float*, PosteriorVariances<float>, std::size_t, std::size_t, std::size_t, float*,
                            StepSums&);
template void add_last_step(const double*, PosteriorVariances<double>, std::size_t, std::size_t, std::size_t, double*,
                            StepSums&);
template void add_last_step_by_row(PosteriorVariances<float>, std::size_t, std::size_t, std::size_t, const float*,
                                   const float*, BatchSums&);
template void add_last_step_by_row(PosteriorVariances<double>, std::size_t, std::size_t, std::size_t, const double*,
                                   const double*, BatchSums&);
template void add_first_step(const float*, PosteriorVariances<float>, std::size_t, std::size_t, std::size_t,
                             const float*, StepSums&);
template void add_first_step(const double*, PosteriorVariances<double>, std::size_t, std::size_t, std::size_t,
                             const double*, StepSums&);

}  // namespace disentangle
