// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/record/run_file.h"

#include <QList>
#include <functional>
#include <vector>

class QCPItemStraightLine;
class QCPItemText;
class QCustomPlot;

namespace disentangle {

/// Marks in a plot over steps where the run was paused, changed, resumed or ended early: a dotted line under the curves
/// and a glyph above the axes. Belongs to its plot.
class EventMarks {
public:
    explicit EventMarks(QCustomPlot& plot) : m_plot(plot) {}

    /// `place` says where on the axis a step stands.
    void show(const std::vector<Event>& events, const std::function<double(double step)>& place);
    /// Colours and font of the theme in force.
    void applyTheme();

private:
    struct Mark {
        QCPItemStraightLine* line;
        QCPItemText* glyph;
    };
    QCustomPlot& m_plot;
    QList<Mark> m_marks;
};

}  // namespace disentangle
