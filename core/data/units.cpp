// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/units.h"

#include "core/data/components.h"

#include <algorithm>
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

Eigen::Map<const Components::Matrix> as_matrix(const std::vector<float>& rows, int width)
{
    return {rows.data(), static_cast<Eigen::Index>(rows.size()) / width, width};
}

std::vector<float> as_vector(const Components::Matrix& rows)
{
    return {rows.data(), rows.data() + rows.size()};
}

double down(double value, double mean, double scale)
{
    return (value - mean) / scale;
}

}  // namespace

std::vector<float> standardised_x(const Facts& facts, std::vector<float> x)
{
    x = mapped(facts.x_mean, facts.x_scale, std::move(x), down);
    if (!facts.front_end)
        return x;
    const Components& components = *facts.front_end;
    return as_vector(components.scores(as_matrix(x, components.frame.size())));
}

std::vector<float> x_as_given(const Facts& facts, std::vector<float> x)
{
    if (facts.front_end)
        x = as_vector(facts.front_end->frames(as_matrix(x, facts.front_end->count())));
    x = mapped(facts.x_mean, facts.x_scale, std::move(x),
               [](double value, double mean, double scale) { return value * scale + mean; });
    if (facts.given().is_frame())
        for (float& pixel : x)
            pixel = std::clamp(pixel, 0.0F, static_cast<float>(facts.white));
    return x;
}

std::vector<float> standardised_a(const Facts& facts, std::vector<float> a)
{
    return mapped(facts.a_mean, facts.a_scale, std::move(a), down);
}

}  // namespace disentangle
