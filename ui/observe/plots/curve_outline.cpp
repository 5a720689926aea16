// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/observe/plots/curve_outline.h"

#include <algorithm>
#include <cmath>

namespace disentangle {

void CurveOutline::clear()
{
    m_levels.clear();
    m_size = 0;
}

CurveOutline::Stretch CurveOutline::joined(std::span<const Sample> samples, const Stretch& a, const Stretch& b) const
{
    if (!a.any || !b.any)
        return a.any ? a : b;
    return {samples[b.lowest].value < samples[a.lowest].value ? b.lowest : a.lowest,
            samples[b.highest].value > samples[a.highest].value ? b.highest : a.highest, true};
}

void CurveOutline::extend(std::span<const Sample> samples)
{
    const std::size_t from = m_size;
    m_size = samples.size();
    if (m_size == from)
        return;
    // Every stretch that the new samples reach is measured again from the level beneath it.
    for (std::size_t level = 0; level == 0 || m_levels[level - 1].size() > 1; ++level) {
        if (m_levels.size() <= level)
            m_levels.emplace_back();
        std::vector<Stretch>& stretches = m_levels[level];
        const std::size_t count = (m_size + length(level) - 1) / length(level);
        stretches.resize(count);
        for (std::size_t i = from / length(level); i < count; ++i) {
            Stretch whole;
            for (std::size_t k = 4 * i; k < 4 * i + 4; ++k) {
                Stretch part;
                if (level == 0 && k < m_size)
                    part = {static_cast<std::uint32_t>(k), static_cast<std::uint32_t>(k),
                            std::isfinite(samples[k].value)};
                else if (level > 0 && k < m_levels[level - 1].size())
                    part = m_levels[level - 1][k];
                whole = joined(samples, whole, part);
            }
            stretches[i] = whole;
        }
    }
}

template <class VisitStretch, class VisitSample>
void CurveOutline::walk(std::size_t level, std::size_t node, std::size_t first, std::size_t last,
                        const VisitStretch& stretch, const VisitSample& sample) const
{
    const std::size_t begin = node * length(level), end = std::min(begin + length(level), m_size);
    if (end <= first || begin >= last)
        return;
    if (begin >= first && end <= last && stretch(m_levels[level][node], begin, end))
        return;
    if (level == 0) {
        for (std::size_t i = std::max(begin, first); i < std::min(end, last); ++i)
            sample(i);
        return;
    }
    for (std::size_t child = 4 * node; child < std::min(4 * node + 4, m_levels[level - 1].size()); ++child)
        walk(level - 1, child, first, last, stretch, sample);
}

template <class VisitStretch, class VisitSample>
void CurveOutline::walk(std::size_t first, std::size_t last, const VisitStretch& stretch,
                        const VisitSample& sample) const
{
    if (m_levels.empty())
        return;
    for (std::size_t node = 0; node < m_levels.back().size(); ++node)
        walk(m_levels.size() - 1, node, first, last, stretch, sample);
}

std::vector<std::size_t> CurveOutline::visible(std::span<const Sample> samples, double left, double right,
                                               const std::function<double(std::int64_t)>& place) const
{
    const auto placeOf = [&](std::size_t i) { return place(samples[i].step); };
    const auto begin =
        std::partition_point(samples.begin(), samples.end(), [&](const Sample& s) { return place(s.step) < left; });
    const auto end =
        std::partition_point(begin, samples.end(), [&](const Sample& s) { return place(s.step) <= right; });
    const std::size_t first = begin == samples.begin() ? 0 : static_cast<std::size_t>(begin - samples.begin()) - 1;
    const std::size_t last = std::min(samples.size(), static_cast<std::size_t>(end - samples.begin()) + 1);
    std::vector<std::size_t> indices;
    const auto add = [&](std::size_t i) {
        if (indices.empty() || indices.back() < i)
            indices.push_back(i);
    };
    walk(
        first, last,
        [&](const Stretch& stretch, std::size_t from, std::size_t to) {
            // The ends of the curve are drawn as they are.
            if (from == 0 || to == m_size || placeOf(to - 1) - placeOf(from) > 1)
                return false;
            if (stretch.any) {
                add(std::min(stretch.lowest, stretch.highest));
                add(std::max(stretch.lowest, stretch.highest));
            } else {
                add(from);
            }
            return true;
        },
        add);
    return indices;
}

std::optional<std::pair<double, double>> CurveOutline::extent(std::span<const Sample> samples, std::size_t first,
                                                              std::size_t last) const
{
    Stretch whole;
    walk(
        first, std::min(last, m_size),
        [&](const Stretch& stretch, std::size_t, std::size_t) {
            whole = joined(samples, whole, stretch);
            return true;
        },
        [&](std::size_t i) {
            whole =
                joined(samples, whole,
                       {static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(i), std::isfinite(samples[i].value)});
        });
    if (!whole.any)
        return {};
    return std::pair{samples[whole.lowest].value, samples[whole.highest].value};
}

}  // namespace disentangle
