// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/observe/run/step_scale.h"

#include <QObject>
#include <optional>

namespace disentangle {

/// What the plots of one observatory have in common: the unit and the part of their horizontal axis that is shown, how
/// their curves are smoothed, the pinned cursors, and where the pointer is in any of them.
class CurveAxis : public QObject {
    Q_OBJECT
public:
    struct Range {
        double low, high;
        bool operator==(const Range&) const = default;
    };
    static constexpr int pins = 2;  ///< A and B

    using QObject::QObject;

    /// Forgets range and cursors when they are those of another run.
    void showRun(const QObject* run);

    StepUnit unit() const { return m_unit; }
    void setUnit(StepUnit unit);
    bool isLogarithmic() const { return m_logarithmic; }
    void setLogarithmic(bool on);
    /// How many evaluations a curve is averaged over; 1 for none.
    int window() const { return m_window; }
    void setWindow(int evaluations);
    /// The part shown, in the unit of the axis; absent while everything is shown.
    const std::optional<Range>& range() const { return m_range; }
    void setRange(std::optional<Range> range);
    /// An evaluated step of the run shown.
    std::optional<qint64> pin(int index) const { return m_pins[index]; }
    void setPin(int index, std::optional<qint64> step);
    std::optional<qint64> hover() const { return m_hover; }
    void setHover(std::optional<qint64> step);

Q_SIGNALS:
    /// The unit, the scale or the smoothing.
    void changed();
    void rangeChanged();
    /// A pin, or the pointer.
    void cursorsChanged();

private:
    const QObject* m_run = nullptr;  ///< compared with, never dereferenced
    StepUnit m_unit = StepUnit::steps;
    bool m_logarithmic = false;
    int m_window = 1;
    std::optional<Range> m_range;
    std::optional<qint64> m_pins[pins];
    std::optional<qint64> m_hover;
};

}  // namespace disentangle
