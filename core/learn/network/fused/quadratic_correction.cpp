// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/network/fused/quadratic_correction.h"

#include "core/learn/network/fused/blas.h"

#include <algorithm>
#include <cmath>

namespace disentangle {

template <class Real>
QuadraticCorrection<Real>::QuadraticCorrection(const layer::QuadraticCorrection& description, int d_z)
    : offset_(description.weight.offset), size_(d_z), by_last_(description.weight.size())
{
}

template <class Real>
void QuadraticCorrection<Real>::prepare(const Real* parameters)
{
    const Real* weight = parameters + offset_;
    active_ = std::any_of(weight, weight + by_last_.size(), [](Real value) { return value != 0; });
    if (!active_)
        return;
    const std::size_t d = index(size_);
    for (std::size_t ij = 0; ij < d * d; ++ij)
        for (std::size_t k = 0; k < d; ++k)
            by_last_[k * d * d + ij] = weight[ij * d + k];
}

template <class Real>
std::size_t QuadraticCorrection<Real>::scratch_size(int rows) const
{
    // Level and products of one expansion, and the points that the way back has come through.
    return elements(rows, size_ * (size_ + 2 + sweeps));
}

template <class Real>
void QuadraticCorrection<Real>::expand(const Real* u, int rows, Real* level, Real* product) const
{
    std::transform(u, u + elements(rows, size_), level, [](Real value) { return QuadraticCorrection::level(value); });
    multiply<Real>(rows, size_ * size_, size_, {level, size_}, {by_last_.data(), size_ * size_},
                   {product, size_ * size_});
}

template <class Real>
void QuadraticCorrection<Real>::shift(const Real* from, const Real* u, int rows, Real sign, Real* to,
                                      Real* scratch) const
{
    const std::size_t d = index(size_);
    Real *level = scratch, *product = scratch + elements(rows, size_);
    expand(u, rows, level, product);
    for (std::size_t r = 0; r < index(rows); ++r, level += d)
        for (std::size_t i = 0; i < d; ++i, product += d) {
            Real sum = 0;
            for (std::size_t j = 0; j < d; ++j)
                sum += product[j] * level[j];
            to[r * d + i] = from[r * d + i] + sign * sum;
        }
}

template <class Real>
void QuadraticCorrection<Real>::shift_back(const Real* u, int rows, Real sign, const Real* gradient, Real* to,
                                           Real* scratch) const
{
    const std::size_t d = index(size_);
    Real *sums = scratch, *product = scratch + elements(rows, size_);
    expand(u, rows, sums, product);  // the level is not needed, its place is
    for (std::size_t r = 0; r < index(rows); ++r, sums += d) {
        std::fill_n(sums, d, Real(0));
        for (std::size_t i = 0; i < d; ++i, product += d)
            for (std::size_t j = 0; j < d; ++j)
                sums[j] += product[j] * gradient[r * d + i];
        for (std::size_t j = 0; j < d; ++j)
            to[r * d + j] += 2 * sign * sums[j] * slope(u[r * d + j]);
    }
}

template <class Real>
void QuadraticCorrection<Real>::forward(const Real* u, int rows, Real* v, Real* scratch) const
{
    shift(u, u, rows, 1, v, scratch);
}

template <class Real>
void QuadraticCorrection<Real>::backward(const Real*, const Real* u, int rows, const Real* g_v, Real* g_u, Real*,
                                         Real* scratch) const
{
    std::copy_n(g_v, elements(rows, size_), g_u);
    shift_back(u, rows, 1, g_v, g_u, scratch);
}

template <class Real>
void QuadraticCorrection<Real>::inverse(const Real* v, int rows, Real* w, Real* scratch) const
{
    std::copy_n(v, elements(rows, size_), w);
    for (int sweep = 0; sweep < sweeps; ++sweep)
        shift(v, w, rows, -1, w, scratch);
}

template <class Real>
void QuadraticCorrection<Real>::inverse_backward(const Real* v, const Real*, int rows, const Real* g_w, Real* g_v,
                                                 Real*, Real* scratch) const
{
    const std::size_t size = elements(rows, size_);
    // w_0 = v, w_1, .. of the way there, then every w_{k+1} = v - T(s(w_k), s(w_k)) sends back to v and to w_k.
    Real* const points = scratch;
    Real* const further = scratch + index(sweeps) * size;
    const auto point = [&](int k) { return k == 0 ? v : points + index(k) * size; };
    for (int k = 1; k < sweeps; ++k)
        shift(v, point(k - 1), rows, -1, points + index(k) * size, further);
    Real* const of_point = points;  // its first place is free: w_0 is v itself
    std::copy_n(g_w, size, of_point);
    std::copy_n(g_w, size, g_v);
    for (int k = sweeps - 1; k >= 0; --k) {
        std::fill_n(further, size, Real(0));
        shift_back(point(k), rows, -1, of_point, further, further + size);
        std::copy_n(further, size, of_point);
        for (std::size_t e = 0; e < size; ++e)
            g_v[e] += of_point[e];
    }
}

template class QuadraticCorrection<float>;
template class QuadraticCorrection<double>;

}  // namespace disentangle
