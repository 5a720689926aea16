// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/units.h"

#include <cstddef>
#include <utility>

namespace disentangle {
namespace {

template <class Map>
std::vector<float> mapped(const Facts& facts, std::vector<float> x, Map map)
{
    const std::size_t width = facts.x_mean.size();
    for (std::size_t i = 0; i < x.size() && width > 0; ++i)
        x[i] = static_cast<float>(map(static_cast<double>(x[i]), facts.x_mean[i % width], facts.x_scale[i % width]));
    return x;
}

}  // namespace

std::vector<float> standardised_x(const Facts& facts, std::vector<float> x)
{
    return mapped(facts, std::move(x), [](double value, double mean, double scale) { return (value - mean) / scale; });
}

std::vector<float> x_as_given(const Facts& facts, std::vector<float> x)
{
    return mapped(facts, std::move(x), [](double value, double mean, double scale) { return value * scale + mean; });
}

}  // namespace disentangle
