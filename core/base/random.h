// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

namespace disentangle {

/// A stream of random numbers that is the same on every machine and compiler: xoshiro256++ (Blackman & Vigna 2021),
/// seeded through SplitMix64 from (seed, name, index). Two streams with different names or indices are independent,
/// so every consumer names its own: "posterior noise", step 17. A stream is cheap to make (tens of nanoseconds).
/// Nothing here uses std:: distributions, whose output differs between libraries, nor libm, whose last bit does.
///
/// Seeding: with mix(s) the output function of SplitMix64 at state s (Steele, Lea & Flood 2014) and G its increment
/// 0x9e3779b97f4a7c15, s = mix(mix(mix(seed + G) ^ fnv1a64(name)) + index * G), and the four state words are the next
/// four outputs of a SplitMix64 that starts at s.
class Random {
public:
    using result_type = std::uint64_t;

    Random(std::uint64_t seed, std::string_view name, std::uint64_t index = 0);

    /// 64 random bits.
    std::uint64_t operator()();
    static constexpr std::uint64_t min() { return 0; }
    static constexpr std::uint64_t max() { return ~std::uint64_t{0}; }

    /// Uniform in the open interval (0, 1): never 0, never 1. A multiple of 2^-53.
    double uniform();
    /// Uniform in [low, high]; the ends are reached by rounding only. Requires low <= high, both finite.
    double uniform(double low, double high);
    /// Standard normal (ziggurat of Marsaglia & Tsang 2000, 256 layers).
    double normal();
    /// The same as repeated calls of normal(), rounded to float.
    void normal(std::span<float> out);
    /// The same as repeated calls of normal().
    void normal(std::span<double> out);
    /// Uniform integer in [0, n), without bias. Requires n > 0.
    std::uint64_t below(std::uint64_t n);

private:
    std::array<std::uint64_t, 4> state_;
};

}  // namespace disentangle
