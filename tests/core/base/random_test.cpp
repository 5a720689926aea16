// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/random.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <doctest/doctest.h>
#include <limits>
#include <random>
#include <string>
#include <vector>

using namespace disentangle;

namespace {

// The algorithms as their authors define them, written apart from the code under test.

struct SplitMix64 {
    std::uint64_t state;
    static std::uint64_t mix(std::uint64_t z)
    {
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9U;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebU;
        return z ^ (z >> 31);
    }
    std::uint64_t next() { return mix(state += 0x9e3779b97f4a7c15U); }
};

struct Xoshiro256PlusPlus {
    std::array<std::uint64_t, 4> s;
    std::uint64_t next()
    {
        const std::uint64_t result = std::rotl(s[0] + s[3], 23) + s[0];
        const std::uint64_t t = s[1] << 17;
        s[2] ^= s[0];
        s[3] ^= s[1];
        s[1] ^= s[2];
        s[0] ^= s[3];
        s[2] ^= t;
        s[3] = std::rotl(s[3], 45);
        return result;
    }
};

std::uint64_t fnv1a64(const std::string& text)
{
    std::uint64_t hash = 14695981039346656037U;
    for (const char c : text) {
        hash ^= static_cast<unsigned char>(c);
        hash *= 1099511628211U;
    }
    return hash;
}

/// The seeding that the header documents.
Xoshiro256PlusPlus reference_stream(std::uint64_t seed, const std::string& name, std::uint64_t index)
{
    constexpr std::uint64_t gamma = 0x9e3779b97f4a7c15U;
    const std::uint64_t named = SplitMix64::mix(SplitMix64::mix(seed + gamma) ^ fnv1a64(name));
    SplitMix64 seeder{SplitMix64::mix(named + index * gamma)};
    Xoshiro256PlusPlus stream{};
    for (auto& word : stream.s)
        word = seeder.next();
    return stream;
}

/// Standard normal distribution function.
double phi(double x)
{
    return 0.5 * std::erfc(-x / std::sqrt(2.0));
}

}  // namespace

TEST_CASE("the reference algorithms give their published outputs")
{
    // SplitMix64 from 1234567: https://rosettacode.org/wiki/Pseudo-random_numbers/Splitmix64
    SplitMix64 splitmix{1234567};
    for (const std::uint64_t expected : {6457827717110365317U, 3203168211198807973U, 9817491932198370423U,
                                         4593380528125082431U, 16408922859458223821U})
        CHECK(splitmix.next() == expected);

    // xoshiro256++ from the state 1, 2, 3, 4: test vector of the rand_xoshiro project, made with the authors' C code.
    Xoshiro256PlusPlus xoshiro{{1, 2, 3, 4}};
    for (const std::uint64_t expected :
         {std::uint64_t{41943041}, std::uint64_t{58720359}, 3588806011781223U, 3591011842654386U, 9228616714210784205U,
          9973669472204895162U, 14011001112246962877U, 12406186145184390807U, 15849039046786891736U,
          10450023813501588000U})
        CHECK(xoshiro.next() == expected);

    // FNV-1a: test vectors of Fowler, Noll & Vo.
    CHECK(fnv1a64("") == 0xcbf29ce484222325U);
    CHECK(fnv1a64("a") == 0xaf63dc4c8601ec8cU);
    CHECK(fnv1a64("foobar") == 0x85944171f73967e8U);
}

TEST_CASE("a stream is xoshiro256++ seeded as documented")
{
    for (const std::uint64_t seed : {std::uint64_t{0}, std::uint64_t{1}, ~std::uint64_t{0}}) {
        for (const std::string name : {"", "x", "posterior noise"}) {
            for (const std::uint64_t index : {0U, 1U, 4096U}) {
                Random random(seed, name, index);
                Xoshiro256PlusPlus reference = reference_stream(seed, name, index);
                for (int i = 0; i < 20; ++i)
                    CHECK(random() == reference.next());
            }
        }
    }
}

TEST_CASE("streams that differ in seed, name or index differ from the first number")
{
    CHECK(Random(1, "a")() != Random(2, "a")());
    CHECK(Random(1, "a")() != Random(1, "b")());
    CHECK(Random(1, "a", 0)() != Random(1, "a", 1)());
    CHECK(Random(1, "a", 2)() != Random(2, "a", 1)());
}

TEST_CASE("normal numbers are the ziggurat's to twelve digits of a 40-digit computation")
{
    // The first numbers of (1, "x"), computed with mpmath from the definitions alone.
    Random random(1, "x");
    for (const double expected : {-0.66823290858655453, 1.0942261596775563, -0.83658307838683001, -0.4683778356975228,
                                  -1.9498992514924397, -0.97819854254949935, 1.0952329930563027, -0.88874647186147722})
        CHECK(random.normal() == doctest::Approx(expected).epsilon(1e-12));

    // 20,000 numbers, 291 of them by the rare paths (wedges and tail), from the same computation.
    Random longer(7, "ziggurat");
    std::vector<double> values(20000);
    longer.normal(std::span<double>(values));
    double sum = 0, squares = 0;
    for (const double value : values) {
        sum += value;
        squares += value * value;
    }
    CHECK(sum == doctest::Approx(-177.89457610299857).epsilon(1e-12));
    CHECK(squares == doctest::Approx(20181.153790340952).epsilon(1e-12));
    CHECK(values[72] == doctest::Approx(-3.7502471419962225).epsilon(1e-12));  // from the tail beyond 3.654
    CHECK(values[4452] == doctest::Approx(3.74602351325224).epsilon(1e-12));
}

TEST_CASE("the bits of normal numbers never change, for data must be the same on every machine")
{
    // Pinned when the generator was written; rests on IEEE 754 arithmetic alone.
    std::uint64_t hash = 0;
    Random random(7, "ziggurat");
    for (int i = 0; i < 20000; ++i)
        hash = SplitMix64::mix(hash ^ std::bit_cast<std::uint64_t>(random.normal()));
    CHECK(hash == 17909486487585602818U);
}

TEST_CASE("filling a span equals as many single calls")
{
    Random one(3, "span"), doubles(3, "span"), floats(3, "span");
    std::vector<double> d(5000);
    std::vector<float> f(5000);
    doubles.normal(std::span<double>(d));
    floats.normal(std::span<float>(f));
    bool equal = true;
    for (std::size_t i = 0; i < d.size(); ++i) {
        const double value = one.normal();
        equal = equal && d[i] == value && f[i] == static_cast<float>(value);
    }
    CHECK(equal);
    CHECK(doubles() == one());  // and leaves the stream where they would
    std::vector<float> nothing;
    CHECK_NOTHROW(floats.normal(std::span<float>(nothing)));
}

TEST_CASE("normal numbers have the moments of the standard normal distribution")
{
    constexpr int n = 1000000;
    Random random(11, "moments");
    double m1 = 0, m2 = 0, m3 = 0, m4 = 0;
    for (int i = 0; i < n; ++i) {
        const double x = random.normal();
        m1 += x;
        m2 += x * x;
        m3 += x * x * x;
        m4 += x * x * x * x;
    }
    // Four standard errors: the variances of x, x^2, x^3, x^4 are 1, 2, 15, 96.
    const double root = std::sqrt(static_cast<double>(n));
    CHECK(std::abs(m1 / n) < 4 / root);
    CHECK(std::abs(m2 / n - 1) < 4 * std::sqrt(2.0) / root);
    CHECK(std::abs(m3 / n) < 4 * std::sqrt(15.0) / root);
    CHECK(std::abs(m4 / n - 3) < 4 * std::sqrt(96.0) / root);
}

TEST_CASE("normal numbers fill 256 equally likely bins evenly")
{
    constexpr int n = 1000000;
    constexpr std::size_t bins = 256;
    std::array<int, bins> counts{};
    Random random(13, "bins");
    for (int i = 0; i < n; ++i)
        ++counts[static_cast<std::size_t>(phi(random.normal()) * bins) % bins];
    double chi_square = 0;
    const double expected = static_cast<double>(n) / bins;
    for (const int count : counts)
        chi_square += (count - expected) * (count - expected) / expected;
    // The 0.01 % and 99.99 % quantiles of chi-square with 255 degrees of freedom.
    CHECK(chi_square > 179.4285);
    CHECK(chi_square < 347.6542);
}

TEST_CASE("the tail has the share of the normal distribution")
{
    constexpr int n = 2000000;
    Random random(17, "tail");
    int beyond_r = 0, beyond_4 = 0, positive = 0;
    for (int i = 0; i < n; ++i) {
        const double x = random.normal();
        beyond_r += std::abs(x) > 3.6541528853610088;
        beyond_4 += std::abs(x) > 4;
        positive += x > 0;
    }
    const auto within_four_errors = [&](int count, double p) {
        return std::abs(count - n * p) < 4 * std::sqrt(n * p * (1 - p));
    };
    CHECK(within_four_errors(beyond_r, 2 * phi(-3.6541528853610088)));
    CHECK(within_four_errors(beyond_4, 2 * phi(-4.0)));
    CHECK(within_four_errors(positive, 0.5));
}

TEST_CASE("successive normal numbers are uncorrelated, and so are neighbouring streams")
{
    constexpr int n = 200000;
    Random random(19, "lag");
    double previous = random.normal(), lag = 0, across = 0;
    for (int i = 0; i < n; ++i) {
        const double x = random.normal();
        lag += x * previous;
        previous = x;
        across += Random(19, "first", static_cast<std::uint64_t>(i)).normal() *
                  Random(19, "first", static_cast<std::uint64_t>(i) + 1).normal();
    }
    const double four_errors = 4 * std::sqrt(static_cast<double>(n));
    CHECK(std::abs(lag) < four_errors);
    CHECK(std::abs(across) < four_errors);
}

TEST_CASE("uniform numbers lie strictly inside (0, 1) and fill it evenly")
{
    constexpr int n = 1000000;
    std::array<int, 256> counts{};
    Random random(23, "uniform");
    double low = 1, high = 0;
    for (int i = 0; i < n; ++i) {
        const double u = random.uniform();
        low = std::min(low, u);
        high = std::max(high, u);
        ++counts[static_cast<std::size_t>(u * 256)];
    }
    CHECK(low > 0);
    CHECK(high < 1);
    double chi_square = 0;
    for (const int count : counts)
        chi_square += (count - n / 256.0) * (count - n / 256.0) / (n / 256.0);
    CHECK(chi_square > 179.4285);
    CHECK(chi_square < 347.6542);
}

TEST_CASE("a uniform number in a range stays in it")
{
    Random random(29, "range");
    for (int i = 0; i < 10000; ++i) {
        const double u = random.uniform(-2, 2);
        CHECK((u > -2 && u < 2));
    }
    CHECK(random.uniform(3, 3) == 3);
}

TEST_CASE("below(n) is the high half of the product with n where no draw is rejected")
{
    // The first numbers of (7, "below") times 1000, shifted by 64 bits.
    Random random(7, "below");
    for (const std::uint64_t expected : {708U, 150U, 730U, 38U, 287U, 503U, 871U, 34U, 156U, 438U})
        CHECK(random.below(1000) == expected);
}

TEST_CASE("below(n) is unbiased and keeps to its range")
{
    Random random(31, "below");
    CHECK(random.below(1) == 0);
    constexpr int n = 700000;
    std::array<int, 7> counts{};
    for (int i = 0; i < n; ++i)
        ++counts.at(random.below(7));
    double chi_square = 0;
    for (const int count : counts)
        chi_square += (count - n / 7.0) * (count - n / 7.0) / (n / 7.0);
    // The 0.01 % and 99.99 % quantiles of chi-square with 6 degrees of freedom.
    CHECK(chi_square > 0.1723521);
    CHECK(chi_square < 27.85634);

    // Three quarters of the 64-bit range: a plain remainder would give the lower half twice as often.
    const std::uint64_t wide = 3 * (std::uint64_t{1} << 62);
    int lower = 0;
    for (int i = 0; i < 100000; ++i) {
        const std::uint64_t value = random.below(wide);
        CHECK(value < wide);
        lower += value < wide / 2;
    }
    CHECK(std::abs(lower - 50000) < 4 * std::sqrt(25000.0));
}

TEST_CASE("a stream serves as a generator of the standard library")
{
    static_assert(Random::min() == 0);
    static_assert(Random::max() == std::numeric_limits<std::uint64_t>::max());
    static_assert(std::uniform_random_bit_generator<Random>);
}
