// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/network/fused/elementwise.h"

#include "core/base/simd.h"
#include "core/learn/network/description.h"

#include <algorithm>

namespace disentangle {

namespace {

/// Elements in a vector register of the widest kind. Sums are kept in this many lanes, since the compiler may not
/// reorder a plain sum.
template <class Real>
constexpr std::size_t lanes = 64 / sizeof(Real);

template <class Real>
DISENTANGLE_SIMD_BODY Real leaky(Real v)
{
    const Real below = static_cast<Real>(leaky_slope) * v;
    return v > 0 ? v : below;
}

template <class Real>
DISENTANGLE_SIMD_BODY Real leaky_gradient(Real g, Real h)
{
    const Real below = static_cast<Real>(leaky_slope) * g;
    return h > 0 ? g : below;
}

template <class Real>
DISENTANGLE_SIMD_BODY Real sum_of_lanes(const Real* sums)
{
    Real total = 0;
    for (std::size_t l = 0; l < lanes<Real>; ++l)
        total += sums[l];
    return total;
}

template <class Real>
DISENTANGLE_SIMD_BODY void bias_leaky_body(Real* __restrict h, const Real* __restrict bias, std::size_t rows,
                                           std::size_t width)
{
    if (bias == nullptr) {
        for (std::size_t k = 0; k < rows * width; ++k)
            h[k] = leaky(h[k]);
        return;
    }
    for (std::size_t r = 0; r < rows; ++r, h += width)
        for (std::size_t j = 0; j < width; ++j)
            h[j] = leaky(h[j] + bias[j]);
}

template <class Real>
DISENTANGLE_SIMD_BODY void add_bias_body(Real* __restrict y, const Real* __restrict bias, std::size_t rows,
                                         std::size_t width)
{
    for (std::size_t r = 0; r < rows; ++r, y += width)
        for (std::size_t j = 0; j < width; ++j)
            y[j] += bias[j];
}

template <class Real>
DISENTANGLE_SIMD_BODY void leaky_backward_body(Real* __restrict g, const Real* __restrict h, std::size_t rows,
                                               std::size_t width, Real* __restrict sums)
{
    if (sums == nullptr) {
        for (std::size_t k = 0; k < rows * width; ++k)
            g[k] = leaky_gradient(g[k], h[k]);
        return;
    }
    std::size_t r = 0;
    for (; r + 4 <= rows; r += 4, g += 4 * width, h += 4 * width)  // four rows for each visit to the sums
        for (std::size_t j = 0; j < width; ++j) {
            const Real g0 = leaky_gradient(g[j], h[j]);
            const Real g1 = leaky_gradient(g[j + width], h[j + width]);
            const Real g2 = leaky_gradient(g[j + 2 * width], h[j + 2 * width]);
            const Real g3 = leaky_gradient(g[j + 3 * width], h[j + 3 * width]);
            g[j] = g0;
            g[j + width] = g1;
            g[j + 2 * width] = g2;
            g[j + 3 * width] = g3;
            sums[j] += (g0 + g1) + (g2 + g3);
        }
    for (; r < rows; ++r, g += width, h += width)
        for (std::size_t j = 0; j < width; ++j) {
            g[j] = leaky_gradient(g[j], h[j]);
            sums[j] += g[j];
        }
}

template <class Real>
DISENTANGLE_SIMD_BODY void add_column_sums_body(const Real* __restrict g, std::size_t rows, std::size_t width,
                                                Real* __restrict sums)
{
    for (std::size_t r = 0; r < rows; ++r, g += width)
        for (std::size_t j = 0; j < width; ++j)
            sums[j] += g[j];
}

template <class Real>
DISENTANGLE_SIMD_BODY double residual_body(Real* __restrict y, const Real* __restrict bias, const Real* __restrict x,
                                           std::size_t rows, std::size_t width)
{
    double total = 0;
    for (std::size_t r = 0; r < rows; ++r, y += width, x += width) {
        Real sums[lanes<Real>] = {};
        std::size_t j = 0;
        for (; j + lanes<Real> <= width; j += lanes<Real>)
            for (std::size_t l = 0; l < lanes<Real>; ++l) {
                const Real d = y[j + l] + bias[j + l] - x[j + l];
                y[j + l] = d;
                sums[l] += d * d;
            }
        Real rest = 0;
        for (; j < width; ++j) {
            const Real d = y[j] + bias[j] - x[j];
            y[j] = d;
            rest += d * d;
        }
        total += static_cast<double>(rest + sum_of_lanes(sums));
    }
    return total;
}

template <class Real>
DISENTANGLE_SIMD_BODY void scale_body(Real* v, Real factor, std::size_t n)
{
    for (std::size_t k = 0; k < n; ++k)
        v[k] *= factor;
}

template <class Real>
DISENTANGLE_SIMD_BODY void add_body(Real* __restrict sum, const Real* __restrict v, std::size_t n)
{
    for (std::size_t k = 0; k < n; ++k)
        sum[k] += v[k];
}

template <class Real>
DISENTANGLE_SIMD_BODY void transpose_body(const Real* __restrict from, std::size_t rows, std::size_t cols,
                                          Real* __restrict to, std::size_t to_stride)
{
    constexpr std::size_t block = lanes<Real>;  // rows of `from` that fill whole cache lines of `to`
    for (std::size_t r = 0; r < rows; r += block) {
        const std::size_t height = std::min(block, rows - r);
        for (std::size_t c = 0; c < cols; ++c)
            for (std::size_t k = 0; k < height; ++k)
                to[c * to_stride + r + k] = from[(r + k) * cols + c];
    }
}

/// Columns [j, j + Width) of output_backward(), their sums in registers while the rows pass.
template <std::size_t Width, bool Sine, class Real>
DISENTANGLE_SIMD_BODY void output_backward_columns(const Real* __restrict h, const Real* __restrict cosines,
                                                   const Real* __restrict weight, const Real* __restrict gy,
                                                   std::size_t gy_stride, std::size_t rows, std::size_t stride,
                                                   Real* __restrict g, Real* __restrict weight_gradient,
                                                   Real* __restrict hidden_bias_gradient)
{
    Real to_weight[Width] = {}, to_bias[Width] = {};
    for (std::size_t r = 0; r < rows; ++r, h += stride, g += stride) {
        const Real top = gy[r * gy_stride];
        for (std::size_t l = 0; l < Width; ++l) {
            const Real v = Sine ? top * weight[l] * cosines[r * stride + l] : leaky_gradient(top * weight[l], h[l]);
            g[l] = v;
            to_bias[l] += v;
            to_weight[l] += top * h[l];
        }
    }
    for (std::size_t l = 0; l < Width; ++l)
        weight_gradient[l] += to_weight[l];
    if (hidden_bias_gradient != nullptr)
        for (std::size_t l = 0; l < Width; ++l)
            hidden_bias_gradient[l] += to_bias[l];
}

template <bool Sine, class Real>
DISENTANGLE_SIMD_BODY void output_backward_body(const Real* __restrict h, const Real* __restrict cosines,
                                                const Real* __restrict weight, const Real* __restrict gy,
                                                std::size_t gy_stride, std::size_t rows, std::size_t width,
                                                Real* __restrict g, Real* __restrict weight_gradient,
                                                Real* __restrict hidden_bias_gradient, Real* __restrict bias_gradient)
{
    constexpr std::size_t block = 2 * lanes<Real>;
    const auto to_bias = [&](std::size_t j) { return hidden_bias_gradient ? hidden_bias_gradient + j : nullptr; };
    std::size_t j = 0;
    for (; j + block <= width; j += block)
        output_backward_columns<block, Sine>(h + j, cosines + (Sine ? j : 0), weight + j, gy, gy_stride, rows, width,
                                             g + j, weight_gradient + j, to_bias(j));
    for (; j < width; ++j)
        output_backward_columns<1, Sine>(h + j, cosines + (Sine ? j : 0), weight + j, gy, gy_stride, rows, width, g + j,
                                         weight_gradient + j, to_bias(j));
    Real sum = 0;
    for (std::size_t r = 0; r < rows; ++r)
        sum += gy[r * gy_stride];
    *bias_gradient += sum;
}

}  // namespace

// One overload for each type: the attribute is not for templates.

DISENTANGLE_SIMD void bias_leaky(float* h, const float* bias, std::size_t rows, std::size_t width)
{
    bias_leaky_body(h, bias, rows, width);
}
DISENTANGLE_SIMD void bias_leaky(double* h, const double* bias, std::size_t rows, std::size_t width)
{
    bias_leaky_body(h, bias, rows, width);
}

DISENTANGLE_SIMD void add_bias(float* y, const float* bias, std::size_t rows, std::size_t width)
{
    add_bias_body(y, bias, rows, width);
}
DISENTANGLE_SIMD void add_bias(double* y, const double* bias, std::size_t rows, std::size_t width)
{
    add_bias_body(y, bias, rows, width);
}

DISENTANGLE_SIMD void leaky_backward(float* g, const float* h, std::size_t rows, std::size_t width,
                                     float* bias_gradient)
{
    leaky_backward_body(g, h, rows, width, bias_gradient);
}
DISENTANGLE_SIMD void leaky_backward(double* g, const double* h, std::size_t rows, std::size_t width,
                                     double* bias_gradient)
{
    leaky_backward_body(g, h, rows, width, bias_gradient);
}

DISENTANGLE_SIMD void add_column_sums(const float* g, std::size_t rows, std::size_t width, float* sums)
{
    add_column_sums_body(g, rows, width, sums);
}
DISENTANGLE_SIMD void add_column_sums(const double* g, std::size_t rows, std::size_t width, double* sums)
{
    add_column_sums_body(g, rows, width, sums);
}

DISENTANGLE_SIMD double residual(float* y, const float* bias, const float* x, std::size_t rows, std::size_t width)
{
    return residual_body(y, bias, x, rows, width);
}
DISENTANGLE_SIMD double residual(double* y, const double* bias, const double* x, std::size_t rows, std::size_t width)
{
    return residual_body(y, bias, x, rows, width);
}

DISENTANGLE_SIMD void scale(float* v, float factor, std::size_t n)
{
    scale_body(v, factor, n);
}
DISENTANGLE_SIMD void scale(double* v, double factor, std::size_t n)
{
    scale_body(v, factor, n);
}

DISENTANGLE_SIMD void add(float* sum, const float* v, std::size_t n)
{
    add_body(sum, v, n);
}
DISENTANGLE_SIMD void add(double* sum, const double* v, std::size_t n)
{
    add_body(sum, v, n);
}

DISENTANGLE_SIMD void transpose(const float* from, std::size_t rows, std::size_t cols, float* to, std::size_t to_stride)
{
    transpose_body(from, rows, cols, to, to_stride);
}
DISENTANGLE_SIMD void transpose(const double* from, std::size_t rows, std::size_t cols, double* to,
                                std::size_t to_stride)
{
    transpose_body(from, rows, cols, to, to_stride);
}

DISENTANGLE_SIMD void output_backward(const float* h, const float* cosines, const float* weight, const float* gy,
                                      std::size_t gy_stride, std::size_t rows, std::size_t width, float* g,
                                      float* weight_gradient, float* hidden_bias_gradient, float* bias_gradient)
{
    if (cosines != nullptr)
        output_backward_body<true>(h, cosines, weight, gy, gy_stride, rows, width, g, weight_gradient,
                                   hidden_bias_gradient, bias_gradient);
    else
        output_backward_body<false>(h, cosines, weight, gy, gy_stride, rows, width, g, weight_gradient,
                                    hidden_bias_gradient, bias_gradient);
}
DISENTANGLE_SIMD void output_backward(const double* h, const double* cosines, const double* weight, const double* gy,
                                      std::size_t gy_stride, std::size_t rows, std::size_t width, double* g,
                                      double* weight_gradient, double* hidden_bias_gradient, double* bias_gradient)
{
    if (cosines != nullptr)
        output_backward_body<true>(h, cosines, weight, gy, gy_stride, rows, width, g, weight_gradient,
                                   hidden_bias_gradient, bias_gradient);
    else
        output_backward_body<false>(h, cosines, weight, gy, gy_stride, rows, width, g, weight_gradient,
                                    hidden_bias_gradient, bias_gradient);
}

}  // namespace disentangle
