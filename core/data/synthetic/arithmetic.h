// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <bit>
#include <cstdint>

namespace disentangle {

/// Rows of data that are computed side by side, so that loops over them compile to vector instructions. Results do not
/// depend on it, because no sum runs across lanes.
inline constexpr int lane_count = 16;
struct alignas(64) Lanes {
    double row[lane_count];
};

// sin, cos and exp from additions, multiplications and divisions alone: IEEE 754 fixes every bit of those, while libm's
// last bit depends on its version and on the processor. Branch-free, so that loops over them vectorise. Only correct in
// files compiled without fused multiply-add (-ffp-contract=off) and without -ffast-math. Shared with
// core/data/tasks.

namespace arithmetic_detail {

/// Adding it rounds to an integer, whose low bits are then the low bits of the sum's representation.
inline constexpr double rounder = 0x1.8p52;

/// pi in three pieces. The first two have 27 and 25 bits: their products with integers below 2^26 are exact.
inline constexpr double pi_high = 0x3.243f6a8p0, pi_middle = 0x8.85a308p-32, pi_low = 0xd.313198a2e037p-60;
inline constexpr double one_over_pi = 0x0.517cc1b727220a94p0;

/// ln 2 in two pieces, the first of 32 bits.
inline constexpr double ln2_high = 0x0.b17217f7p0, ln2_low = 0x0.d1cf79abc9e3b398p-32;
inline constexpr double one_over_ln2 = 0x1.71547652b82fep0;

/// Coefficients of sin r / r in r^2: (-1)^n / (2n + 1)!. The first omitted term is 2e-18 at r = pi / 2.
inline constexpr auto sine_series = [] {
    std::array<double, 11> series{};
    double coefficient = 1;
    for (std::size_t n = 0; n < series.size(); ++n) {
        series[n] = coefficient;
        const auto next = static_cast<double>(2 * n + 2);
        coefficient /= -next * (next + 1);
    }
    return series;
}();

/// 1 / n!. The first omitted term is 5e-18 at ln 2 / 2.
inline constexpr auto exponential_series = [] {
    std::array<double, 14> series{};
    double coefficient = 1;
    for (std::size_t n = 0; n < series.size(); ++n) {
        series[n] = coefficient;
        coefficient /= static_cast<double>(n + 1);
    }
    return series;
}();

template <std::size_t n>
[[gnu::always_inline]] inline double polynomial(const std::array<double, n>& coefficients, double x)
{
    double sum = coefficients[n - 1];
    for (std::size_t i = n - 1; i > 0; --i)
        sum = sum * x + coefficients[i - 1];
    return sum;
}

/// sin r, negated when the lowest bit is set. |r| <= pi / 2.
[[gnu::always_inline]] inline double signed_sine(double r, std::uint64_t negative)
{
    const double sine = r * polynomial(sine_series, r * r);
    return std::bit_cast<double>(std::bit_cast<std::uint64_t>(sine) ^ (negative << 63));
}

}  // namespace arithmetic_detail

/// `negative` where the sign bit of `sign` is set, else `otherwise`: a comparison would keep a loop from vectorising.
[[gnu::always_inline]] inline double choose_by_sign(double sign, double negative, double otherwise)
{
    const std::uint64_t mask = 0 - (std::bit_cast<std::uint64_t>(sign) >> 63);
    return std::bit_cast<double>((std::bit_cast<std::uint64_t>(negative) & mask) |
                                 (std::bit_cast<std::uint64_t>(otherwise) & ~mask));
}

/// sin x, absolute error below 1e-15 for |x| < 1e7; NaN for NaN and infinity.
[[gnu::always_inline]] inline double portable_sin(double x)
{
    using namespace arithmetic_detail;
    const double shifted = x * one_over_pi + rounder;
    const double k = shifted - rounder;
    const double r = ((x - k * pi_high) - k * pi_middle) - k * pi_low;
    return signed_sine(r, std::bit_cast<std::uint64_t>(shifted));  // sin(r + k pi) = (-1)^k sin r
}

/// cos x, with the accuracy of portable_sin.
[[gnu::always_inline]] inline double portable_cos(double x)
{
    using namespace arithmetic_detail;
    const double shifted = (x * one_over_pi - 0.5) + rounder;
    const double k = (shifted - rounder) + 0.5;
    const double r = ((x - k * pi_high) - k * pi_middle) - k * pi_low;
    return signed_sine(r, std::bit_cast<std::uint64_t>(shifted) + 1);  // cos(r + (n + 1/2) pi) = -(-1)^n sin r
}

/// e^x, relative error below 1e-15; x is first limited to [-708, 709], where the result is a normal number. NaN for NaN
/// and infinity.
[[gnu::always_inline]] inline double portable_exp(double x)
{
    using namespace arithmetic_detail;
    const double zero_or_nan = x - x;
    x = choose_by_sign(x + 708, -708, x);
    x = choose_by_sign(709 - x, 709, x);
    const double shifted = x * one_over_ln2 + rounder;
    const double k = shifted - rounder;
    const double r = (x - k * ln2_high) - k * ln2_low;
    const auto power_of_two = std::bit_cast<double>((std::bit_cast<std::uint64_t>(shifted) + 1023) << 52);
    return polynomial(exponential_series, r) * power_of_two + zero_or_nan;
}

}  // namespace disentangle
