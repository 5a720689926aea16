// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPen>

class QCPAxis;
class QCustomPlot;

namespace disentangle {

/// Colours, fonts and grid of a plot from the theme in force; to be called again after every change of theme.
void stylePlot(QCustomPlot& plot);
/// One axis: label in the caption font, muted; `grid` shows its grid lines.
void styleAxis(QCPAxis& axis, bool grid);
/// Ticks that write 20000 as 20k, for axes of steps.
void useStepTicks(QCPAxis& axis);
/// Ticks of an axis of seconds.
void useSecondTicks(QCPAxis& axis);
/// Ticks at 1, 2 and 5 times the powers of ten, for a logarithmic axis of steps or seconds; powers alone, written as such,
/// for one of values.
void useLogarithmicTicks(QCPAxis& axis);
void useLogarithmicValueTicks(QCPAxis& axis);
/// Ticks at whole numbers only, for counts.
void useWholeTicks(QCPAxis& axis);
/// Line of a curve: category's colour and dash.
QPen curvePen(const QColor& colour, Qt::PenStyle dash = Qt::SolidLine, double width = 1.6);
/// Line of a run that is drawn beside others: the hue of its colour, and a dash that sets it apart from the other runs of
/// that hue and, for the first five, from each other.
QPen runPen(int colour);

}  // namespace disentangle
