// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/observe/run/step_scale.h"

#include <cmath>

namespace disentangle {

StepScale::StepScale(const RunData& record, StepUnit unit)
{
    if (unit == StepUnit::seconds) {
        const Curve* clock = record.curve(metric::seconds);
        m_known =
            clock && std::all_of(clock->begin(), clock->end(), [](const Sample& s) { return std::isfinite(s.value); });
        if (m_known)
            m_clock = *clock;
    }
    if (!m_clock.empty()) {
        const auto positive = std::find_if(m_clock.begin(), m_clock.end(), [](const Sample& s) { return s.value > 0; });
        m_least = positive == m_clock.end() ? 1 : positive->value;
    } else {
        const auto positive =
            std::find_if(record.steps.begin(), record.steps.end(), [](std::int64_t s) { return s > 0; });
        m_least = positive == record.steps.end() ? 1 : static_cast<double>(*positive);
    }
}

double StepScale::place(double step) const
{
    if (m_clock.empty())
        return step;
    const auto after = std::upper_bound(m_clock.begin(), m_clock.end(), step, [](double s, const Sample& sample) {
        return s < static_cast<double>(sample.step);
    });
    if (after == m_clock.begin())
        return after->value;
    const Sample& before = *(after - 1);
    if (after == m_clock.end())
        return before.value;
    const double share = (step - static_cast<double>(before.step)) / static_cast<double>(after->step - before.step);
    return before.value + share * (after->value - before.value);
}

double StepScale::stepAt(double place) const
{
    if (m_clock.empty())
        return place;
    const auto after = std::upper_bound(m_clock.begin(), m_clock.end(), place,
                                        [](double p, const Sample& sample) { return p < sample.value; });
    if (after == m_clock.begin())
        return static_cast<double>(after->step);
    const Sample& before = *(after - 1);
    if (after == m_clock.end())
        return static_cast<double>(before.step);
    const double share = (place - before.value) / (after->value - before.value);
    return static_cast<double>(before.step) + share * static_cast<double>(after->step - before.step);
}

}  // namespace disentangle
