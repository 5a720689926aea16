// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/observe/plots/curve_axis.h"

namespace disentangle {

void CurveAxis::showRun(const QObject* run)
{
    if (run == m_run)
        return;
    m_run = run;
    m_hover.reset();
    for (auto& pin : m_pins)
        pin.reset();
    setRange({});
    Q_EMIT cursorsChanged();
}

void CurveAxis::setUnit(StepUnit unit)
{
    if (unit == m_unit)
        return;
    m_unit = unit;
    m_range.reset();  // it was in the other unit
    Q_EMIT changed();
}

void CurveAxis::setLogarithmic(bool on)
{
    if (on == m_logarithmic)
        return;
    m_logarithmic = on;
    Q_EMIT changed();
}

void CurveAxis::setWindow(int evaluations)
{
    if (evaluations == m_window)
        return;
    m_window = evaluations;
    Q_EMIT changed();
}

void CurveAxis::setRange(std::optional<Range> range)
{
    if (range == m_range)
        return;
    m_range = range;
    Q_EMIT rangeChanged();
}

void CurveAxis::setPin(int index, std::optional<qint64> step)
{
    if (step == m_pins[index])
        return;
    m_pins[index] = step;
    Q_EMIT cursorsChanged();
}

void CurveAxis::setHover(std::optional<qint64> step)
{
    if (step == m_hover)
        return;
    m_hover = step;
    Q_EMIT cursorsChanged();
}

}  // namespace disentangle
