// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/simd.h"
#include "core/learn/network/fused/elementwise.h"

#include <array>
#include <bit>
#include <cstdint>
#include <numbers>

namespace disentangle {

namespace {

/// What a precision needs: adding `rounder` rounds to an integer, whose lowest bit is then the sum's; pi in pieces whose
/// products with small integers are exact; and as many terms of the sine's series as its rounding can tell from zero.
template <class Real>
struct Precision;
template <>
struct Precision<float> {
    using Bits = std::uint32_t;
    static constexpr float rounder = 0x1.8p23F;
    static constexpr float pi_high = 0x3.24p0F, pi_middle = 0x3.f6p-12F, pi_low = 0xa.8885a3p-28F;
    static constexpr std::size_t terms = 7;
    static constexpr int sign_bit = 31;
};
template <>
struct Precision<double> {
    using Bits = std::uint64_t;
    static constexpr double rounder = 0x1.8p52;
    static constexpr double pi_high = 0x3.243f6a8p0, pi_middle = 0x8.85a308p-32, pi_low = 0xd.313198a2e037p-60;
    static constexpr std::size_t terms = 11;
    static constexpr int sign_bit = 63;
};

/// Coefficients of sin r / r in r^2: (-1)^n / (2n + 1)!.
template <class Real>
constexpr auto sine_series = [] {
    std::array<Real, Precision<Real>::terms> series{};
    double coefficient = 1;
    for (std::size_t n = 0; n < series.size(); ++n) {
        series[n] = static_cast<Real>(coefficient);
        const auto next = static_cast<double>(2 * n + 2);
        coefficient /= -next * (next + 1);
    }
    return series;
}();

/// (-1)^negative sin(x - k pi), for the k nearest to x / pi.
template <class Real>
DISENTANGLE_SIMD_BODY Real reduced_sine(Real x, Real k, typename Precision<Real>::Bits negative)
{
    using P = Precision<Real>;
    const Real r = ((x - k * P::pi_high) - k * P::pi_middle) - k * P::pi_low;
    const Real square = r * r;
    Real sum = sine_series<Real>[P::terms - 1];
    for (std::size_t n = P::terms - 1; n > 0; --n)
        sum = sum * square + sine_series<Real>[n - 1];
    const Real sine = r * sum;
    return std::bit_cast<Real>(std::bit_cast<typename P::Bits>(sine) ^ (negative << P::sign_bit));
}

template <class Real>
DISENTANGLE_SIMD_BODY void bias_sine_body(Real* __restrict h, Real* __restrict cosines, const Real* __restrict bias,
                                          std::size_t rows, std::size_t width)
{
    using P = Precision<Real>;
    constexpr Real one_over_pi = std::numbers::inv_pi_v<Real>, half = Real(0.5);
    for (std::size_t r = 0; r < rows; ++r, h += width, cosines += width)
        for (std::size_t j = 0; j < width; ++j) {
            const Real x = h[j] + bias[j];
            const Real turns = x * one_over_pi;
            const Real shifted = turns + P::rounder, shifted_half = (turns - half) + P::rounder;
            // sin(r + k pi) = (-1)^k sin r and cos(r + (n + 1/2) pi) = -(-1)^n sin r.
            h[j] = reduced_sine(x, shifted - P::rounder, std::bit_cast<typename P::Bits>(shifted));
            cosines[j] =
                reduced_sine(x, (shifted_half - P::rounder) + half, std::bit_cast<typename P::Bits>(shifted_half) + 1);
        }
}

template <class Real>
DISENTANGLE_SIMD_BODY void sine_backward_body(Real* __restrict g, const Real* __restrict cosines, std::size_t rows,
                                              std::size_t width, Real* __restrict sums)
{
    for (std::size_t r = 0; r < rows; ++r, g += width, cosines += width)
        for (std::size_t j = 0; j < width; ++j) {
            g[j] *= cosines[j];
            sums[j] += g[j];
        }
}

}  // namespace

DISENTANGLE_SIMD
void bias_sine(float* h, float* cosines, const float* bias, std::size_t rows, std::size_t width)
{
    bias_sine_body(h, cosines, bias, rows, width);
}

DISENTANGLE_SIMD
void bias_sine(double* h, double* cosines, const double* bias, std::size_t rows, std::size_t width)
{
    bias_sine_body(h, cosines, bias, rows, width);
}

DISENTANGLE_SIMD
void sine_backward(float* g, const float* cosines, std::size_t rows, std::size_t width, float* bias_gradient)
{
    sine_backward_body(g, cosines, rows, width, bias_gradient);
}

DISENTANGLE_SIMD
void sine_backward(double* g, const double* cosines, std::size_t rows, std::size_t width, double* bias_gradient)
{
    sine_backward_body(g, cosines, rows, width, bias_gradient);
}

}  // namespace disentangle
