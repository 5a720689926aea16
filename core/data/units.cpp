// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/units.h"

#include <cstddef>
#include <utility>

namespace disentangle {
namespace {

template <class Map>
std::vector<float> mapped(const std::vector<double>& mean, const std::vector<double>& scale, std::vector<float> rows,
                          Map map)
{
    for (std::size_t i = 0; i < rows.size() && !mean.empty(); ++i)
        rows[i] = static_cast<float>(map(static_cast<double>(rows[i]), mean[i % mean.size()], scale[i % scale.size()]));
    return rows;
}

double down(double value, double mean, double scale)
{
    return (value - mean) / scale;
}

}  // namespace

std::vector<float> standardised_x(const Facts& facts, std::vector<float> x)
{
    return mapped(facts.x_mean, facts.x_scale, std::move(x), down);
}

std::vector<float> x_as_given(const Facts& facts, std::vector<float> x)
{
    return mapped(facts.x_mean, facts.x_scale, std::move(x),
                  [](double value, double mean, double scale) { return value * scale + mean; });
}

std::vector<float> standardised_a(const Facts& facts, std::vector<float> a)
{
    return mapped(facts.a_mean, facts.a_scale, std::move(a), down);
}

}  // namespace disentangle
