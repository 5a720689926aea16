// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/figure/ticks.h"

#include "core/base/decimal.h"

#include <algorithm>
#include <cmath>

namespace disentangle::figure {

namespace {

/// The smallest of 1, 2, 5, 10 times a power of ten that needs at most `most` ticks for `span`.
double spacing_for(double span, int most)
{
    const double least = span / std::max(most - 1, 1);
    const double power = std::pow(10, std::floor(std::log10(least)));
    for (const double factor : {1.0, 2.0, 5.0})
        if (factor * power >= least * (1 - 1e-9))
            return factor * power;
    return 10 * power;
}

}  // namespace

double Scale::part(double value) const
{
    return log ? std::log(value / low) / std::log(high / low) : (value - low) / (high - low);
}

std::string number_label(double value, int decimals)
{
    const std::string digits = fixed_decimal(std::abs(value), decimals);
    const bool zero = digits.find_first_not_of("0.") == std::string::npos;
    return (value < 0 && !zero ? "−" : "") + digits;
}

Scale linear_scale(double low, double high, int most, bool whole, bool widen, bool in_units)
{
    Scale scale;
    if (!std::isfinite(low) || !std::isfinite(high) || low > high) {
        low = 0;
        high = 1;
    }
    // Less than this apart, ticks would repeat each other's digits.
    const double least = std::max({std::abs(low), std::abs(high), 1e-12}) * 1e-6;
    if (high - low < least) {
        const double room = whole ? 1 : std::max(std::abs(high) * 0.05, 1e-9);
        low = low == 0 ? 0 : low - room;
        high += room;
    }
    double spacing = spacing_for(high - low, most);
    // A single label says nothing of a scale.
    const auto labels = [&] { return std::floor(high / spacing + 1e-9) - std::ceil(low / spacing - 1e-9) + 1; };
    for (int more = most + 1; !widen && labels() < 2 && more < most + 5; ++more)
        spacing = spacing_for(high - low, more);
    if (whole)
        spacing = std::max(1.0, spacing);
    if (widen) {
        low = std::floor(low / spacing + 1e-9) * spacing;
        high = std::ceil(high / spacing - 1e-9) * spacing;
        // The round ends may make one tick more, not two.
        if (labels() > most + 1)
            spacing = std::max(whole ? 1.0 : 0.0, spacing_for(high - low, most));
    }
    scale.low = low;
    scale.high = high;
    double unit = 1;
    if (in_units && high >= 1e7) {
        unit = 1e6;
        scale.unit = "millions";
    } else if (in_units && high >= 1e4) {
        unit = 1e3;
        scale.unit = "thousands";
    }
    const int decimals = std::max(0, -static_cast<int>(std::floor(std::log10(spacing / unit) + 1e-9)));
    const bool tiny = decimals > 5, huge = spacing / unit >= 1e6;
    for (double k = std::ceil(low / spacing - 1e-9); k * spacing <= high + 1e-9 * spacing; ++k) {
        std::string label = number_label(k * spacing / unit, decimals);
        if (tiny || huge)
            label = (k < 0 ? "−" : "") + general_decimal(std::abs(k * spacing), 3);
        scale.ticks.push_back({k == 0 ? 0.0 : k * spacing, label});
    }
    return scale;
}

Scale log_scale(double low, double high, int most)
{
    Scale scale;
    scale.log = true;
    const int first = static_cast<int>(std::floor(std::log10(low) + 1e-9));
    const int last = std::max(first + 1, static_cast<int>(std::ceil(std::log10(high) - 1e-9)));
    scale.low = std::pow(10, first);
    scale.high = std::pow(10, last);
    const int every = std::max(1, (last - first + std::max(most - 1, 1) - 1) / std::max(most - 1, 1));
    for (int power = first; power <= last; power += every) {
        const std::string label = power >= -3 && power <= 4 ? number_label(std::pow(10, power), std::max(0, -power))
                                                            : "1e" + number_label(power, 0);
        scale.ticks.push_back({std::pow(10, power), label});
    }
    return scale;
}

}  // namespace disentangle::figure
