// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/random.h"

#include <bit>

namespace disentangle {

namespace {

using State = std::array<std::uint64_t, 4>;

constexpr std::uint64_t golden_gamma = 0x9e3779b97f4a7c15U;

constexpr std::uint64_t mix(std::uint64_t s)
{
    s = (s ^ (s >> 30)) * 0xbf58476d1ce4e5b9U;
    s = (s ^ (s >> 27)) * 0x94d049bb133111ebU;
    return s ^ (s >> 31);
}

constexpr std::uint64_t fnv1a64(std::string_view text)
{
    std::uint64_t hash = 0xcbf29ce484222325U;
    for (const char c : text)
        hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
    return hash;
}

inline std::uint64_t next_bits(State& s)
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

// Half a step off the grid of 2^-52, so that neither 0 nor 1 occurs.
inline double open_unit(std::uint64_t bits)
{
    return (static_cast<double>(static_cast<std::int64_t>(bits >> 12)) + 0.5) * 0x1p-52;
}

// exp and log from additions, multiplications and divisions alone: IEEE 754 fixes every bit of those. Errors of a few
// units in the last place do no harm here, as long as every machine makes the same ones.

constexpr double ln2_high = 0x1.62e42feep-1;  // 33 bits, so that products with small integers are exact
constexpr double ln2_low = 0x1.a39ef35793c76p-33;

/// e^x for -700 < x < 700.
constexpr double exact_exp(double x)
{
    const double scaled = x * 1.4426950408889634;
    const auto k = static_cast<std::int64_t>(scaled < 0 ? scaled - 0.5 : scaled + 0.5);
    const double r = (x - static_cast<double>(k) * ln2_high) - static_cast<double>(k) * ln2_low;
    // Taylor series by Horner's rule; |r| <= ln2 / 2, the first term left out is below 1e-17.
    double sum = 1;
    for (int n = 14; n >= 1; --n)
        sum = 1 + sum * r / n;
    return sum * std::bit_cast<double>(static_cast<std::uint64_t>(k + 1023) << 52);
}

/// Natural logarithm of a positive normal number.
constexpr double exact_log(double x)
{
    const auto bits = std::bit_cast<std::uint64_t>(x);
    auto k = static_cast<std::int64_t>(bits >> 52) - 1023;
    double m = std::bit_cast<double>((bits & 0xfffffffffffffU) | 0x3ff0000000000000U);
    if (m > 1.4142135623730951) {
        m *= 0.5;
        ++k;
    }
    // log m = 2 artanh s with |s| < 0.172.
    const double s = (m - 1) / (m + 1);
    const double s2 = s * s;
    double sum = 0;
    for (int n = 23; n >= 1; n -= 2)
        sum = sum * s2 + 1.0 / n;
    return static_cast<double>(k) * ln2_high + (static_cast<double>(k) * ln2_low + 2 * s * sum);
}

constexpr double exact_sqrt(double x)
{
    double root = x > 1 ? x : 1;
    for (int i = 0; i < 40; ++i)
        root = 0.5 * (root + x / root);
    return root;
}

/// The density's right half, cut into `layers` pieces of equal area. Layer i > 0 is the rectangle of width x[i] between
/// the heights f(x[i]) and f(x[i + 1]); layer 0 is the base strip with the tail beyond x[1], as wide as a rectangle of
/// its area and height.
struct Ziggurat {
    static constexpr int layers = 256;
    // r solves the equations of Marsaglia & Tsang (2000) for 256 layers; area = r f(r) + integral of f beyond r.
    static constexpr double r = 3.6541528853610087716;
    static constexpr double area = 0.0049286732339746553473;

    std::array<double, layers + 1> f{};          ///< density exp(-x^2/2) at x[i]
    std::array<double, layers> width{};          ///< x[i] / 2^53
    std::array<std::uint64_t, layers> inside{};  ///< draws below this lie under the curve without further test

    constexpr Ziggurat()
    {
        std::array<double, layers + 1> x{};
        x[1] = r;
        x[0] = area / exact_exp(-0.5 * r * r);
        for (std::size_t i = 2; i < layers; ++i)
            x[i] = exact_sqrt(-2 * exact_log(area / x[i - 1] + exact_exp(-0.5 * x[i - 1] * x[i - 1])));
        x[layers] = 0;
        for (std::size_t i = 0; i <= layers; ++i)
            f[i] = exact_exp(-0.5 * x[i] * x[i]);
        for (std::size_t i = 0; i < layers; ++i) {
            width[i] = x[i] * 0x1p-53;
            inside[i] = static_cast<std::uint64_t>(x[i + 1] / x[i] * 0x1p53);
        }
    }
};

constexpr Ziggurat ziggurat;

inline double with_sign(double magnitude, std::uint64_t bits)
{
    return std::bit_cast<double>(std::bit_cast<std::uint64_t>(magnitude) | ((bits << 55) & (std::uint64_t{1} << 63)));
}

double normal_from(State& state);

/// The 1.2 % of draws that fall outside the rectangles' safe part.
[[gnu::noinline]] double rare_normal(State& state, std::uint64_t bits)
{
    const std::size_t layer = bits & 255;
    if (layer == 0) {
        // Marsaglia's method for the tail beyond r.
        for (;;) {
            const double x = -exact_log(open_unit(next_bits(state))) / Ziggurat::r;
            const double y = -exact_log(open_unit(next_bits(state)));
            if (y + y > x * x)
                return with_sign(Ziggurat::r + x, bits);
        }
    }
    const double x = static_cast<double>(static_cast<std::int64_t>(bits >> 11)) * ziggurat.width[layer];
    const double low = ziggurat.f[layer];
    const double high = ziggurat.f[layer + 1];
    if (low + open_unit(next_bits(state)) * (high - low) < exact_exp(-0.5 * x * x))
        return with_sign(x, bits);
    return normal_from(state);
}

// One draw of 64 bits serves for all: 8 bits choose the layer, one the sign, the upper 53 the place within it.
inline double normal_from(State& state)
{
    const std::uint64_t bits = next_bits(state);
    const std::size_t layer = bits & 255;
    const std::uint64_t place = bits >> 11;
    if (place < ziggurat.inside[layer]) [[likely]]
        return with_sign(static_cast<double>(static_cast<std::int64_t>(place)) * ziggurat.width[layer], bits);
    return rare_normal(state, bits);
}

template <class Real>
void fill_normal(State& state, std::span<Real> out)
{
    // A copy: the compiler cannot keep a member in registers across stores through `out`.
    State local = state;
    for (Real& value : out)
        value = static_cast<Real>(normal_from(local));
    state = local;
}

}  // namespace

Random::Random(std::uint64_t seed, std::string_view name, std::uint64_t index)
{
    std::uint64_t s = mix(mix(mix(seed + golden_gamma) ^ fnv1a64(name)) + index * golden_gamma);
    for (std::uint64_t& word : state_)
        word = mix(s += golden_gamma);
}

std::uint64_t Random::operator()()
{
    return next_bits(state_);
}

double Random::uniform()
{
    return open_unit(next_bits(state_));
}

double Random::uniform(double low, double high)
{
    return low + (high - low) * uniform();
}

double Random::normal()
{
    return normal_from(state_);
}

void Random::normal(std::span<float> out)
{
    fill_normal(state_, out);
}

void Random::normal(std::span<double> out)
{
    fill_normal(state_, out);
}

std::uint64_t Random::below(std::uint64_t n)
{
    // Lemire (2019): the high half of a 128-bit product, rejecting the low halves that would favour some results.
    __extension__ using Wide = unsigned __int128;
    Wide product = static_cast<Wide>(next_bits(state_)) * n;
    if (static_cast<std::uint64_t>(product) < n) {
        const std::uint64_t threshold = (0 - n) % n;
        while (static_cast<std::uint64_t>(product) < threshold)
            product = static_cast<Wide>(next_bits(state_)) * n;
    }
    return static_cast<std::uint64_t>(product >> 64);
}

}  // namespace disentangle
