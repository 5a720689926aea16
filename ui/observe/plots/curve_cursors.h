// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/observe/plots/curve_axis.h"

#include <QColor>
#include <QList>
#include <QPointF>

class QCPAxis;
class QCPItemStraightLine;
class QCPItemText;
class QCPItemTracer;
class QCPLayer;
class QCustomPlot;

namespace disentangle {

/// The vertical cursors of a plot of curves: the step looked at with a dot on every curve, the pointer, and the two that are
/// pinned, A and B. They lie on a layer with a paint buffer of its own: moving them does not draw the curves again.
/// Belongs to its plot.
class CurveCursors {
public:
    explicit CurveCursors(QCustomPlot& plot);

    void setStep(double place);
    void setHover(std::optional<double> place);
    void setPin(int index, std::optional<double> place);
    /// Shows a dot of a curve at the step looked at, or hides it. Dots are made on first use.
    void setDot(int index, QCPAxis* valueAxis, const QColor& colour, std::optional<QPointF> place);
    void hideDotsFrom(int index);
    /// Colours and fonts of the theme in force; `focused` makes the step's cursor stand out.
    void applyTheme(bool focused);
    void replot();

private:
    QCPItemStraightLine* addLine();

    QCustomPlot& m_plot;
    QCPLayer* m_layer;
    QCPItemStraightLine* m_step;
    QCPItemStraightLine* m_hover;
    QCPItemStraightLine* m_pins[CurveAxis::pins];
    QCPItemText* m_tags[CurveAxis::pins];
    QList<QCPItemTracer*> m_dots;
};

/// "A" or "B".
QString pinName(int index);

}  // namespace disentangle
