// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/observe/run/run_data.h"

namespace disentangle {

/// What the horizontal axis of a plot of curves counts.
enum class StepUnit { steps, seconds };

/// Where the steps of one run stand on such an axis: at their number, or at the wall-clock time of the run so far, as
/// the run's metric `seconds` has it (interpolated between evaluations). A run that recorded no clock has no place in
/// seconds: known() is false and steps stand at their number. Cheap to copy.
class StepScale {
public:
    StepScale() = default;
    StepScale(const RunData& record, StepUnit unit);

    bool known() const { return m_known; }
    /// Non-decreasing in the step.
    double place(double step) const;
    /// The step at a place; the inverse of place() within the run.
    double stepAt(double place) const;
    /// The smallest place above 0 of an evaluated step, of which a logarithmic axis shows half as its 0; 1 without any.
    double least() const { return m_least; }

private:
    Curve m_clock;  ///< empty for steps
    bool m_known = true;
    double m_least = 1;
};

}  // namespace disentangle
