// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/observe/plots/curve_values.h"

#include <cmath>
#include <limits>

namespace disentangle {

void extendMean(std::vector<Sample>& smoothed, std::span<const Sample> samples, std::size_t window)
{
    constexpr std::size_t fresh = 1024;  // a running sum is begun anew, lest rounding adds up
    double sum = 0;
    std::size_t count = 0;
    const std::size_t start = smoothed.size();
    smoothed.reserve(samples.size());
    const auto add = [&](std::size_t i, int sign) {
        if (!std::isfinite(samples[i].value))
            return;
        sum += sign * samples[i].value;
        count += static_cast<std::size_t>(sign);
    };
    for (std::size_t i = start; i < samples.size(); ++i) {
        if ((i - start) % fresh == 0) {
            sum = 0;
            count = 0;
            for (std::size_t k = i + 1 >= window ? i + 1 - window : 0; k <= i; ++k)
                add(k, 1);
        } else {
            add(i, 1);
            if (i >= window)
                add(i - window, -1);
        }
        smoothed.push_back(
            {samples[i].step, count > 0 ? sum / static_cast<double>(count) : std::numeric_limits<double>::quiet_NaN()});
    }
}

double valueBetween(std::span<const Sample> samples, double step, bool holds)
{
    const auto after = std::upper_bound(samples.begin(), samples.end(), step, [](double s, const Sample& sample) {
        return s < static_cast<double>(sample.step);
    });
    if (after == samples.begin())
        return std::numeric_limits<double>::quiet_NaN();
    const Sample& before = *(after - 1);
    const auto here = static_cast<double>(before.step);
    if (step == here || (holds && after != samples.end()))
        return before.value;
    if (after == samples.end())
        return std::numeric_limits<double>::quiet_NaN();
    const double share = (step - here) / static_cast<double>(after->step - before.step);
    return before.value + share * (after->value - before.value);
}

std::vector<Sample> difference(std::span<const Sample> a, std::span<const Sample> b, bool holds)
{
    std::vector<Sample> result;
    if (a.empty() || b.empty())
        return result;
    const auto first =
        std::partition_point(a.begin(), a.end(), [&](const Sample& s) { return s.step < b.front().step; });
    const auto last = std::partition_point(first, a.end(), [&](const Sample& s) { return s.step <= b.back().step; });
    result.reserve(static_cast<std::size_t>(last - first));
    for (auto sample = first; sample != last; ++sample)
        result.push_back({sample->step, sample->value - valueBetween(b, static_cast<double>(sample->step), holds)});
    return result;
}

}  // namespace disentangle
