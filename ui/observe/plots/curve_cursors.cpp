// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/observe/plots/curve_cursors.h"

#include "ui/style/theme.h"

#include <qcustomplot.h>

namespace disentangle {
namespace {

constexpr int dotSize = 6;

void place(QCPItemStraightLine& line, std::optional<double> where)
{
    line.setVisible(where.has_value());
    if (!where)
        return;
    line.point1->setCoords(*where, 0);
    line.point2->setCoords(*where, 1);
}

}  // namespace

QString pinName(int index)
{
    return QString(QChar(u'A' + index));
}

CurveCursors::CurveCursors(QCustomPlot& plot) : m_plot(plot)
{
    plot.addLayer(QStringLiteral("cursor"), plot.layer(QStringLiteral("overlay")));
    m_layer = plot.layer(QStringLiteral("cursor"));
    m_layer->setMode(QCPLayer::lmBuffered);
    m_hover = addLine();
    for (int i = 0; i < CurveAxis::pins; ++i) {
        m_pins[i] = addLine();
        m_tags[i] = new QCPItemText(&plot);
        m_tags[i]->setLayer(m_layer);
        m_tags[i]->setClipToAxisRect(false);
        m_tags[i]->setText(pinName(i));
        m_tags[i]->setPadding(QMargins(2, 0, 2, 0));
        m_tags[i]->setPositionAlignment(Qt::AlignHCenter | Qt::AlignBottom);
        m_tags[i]->position->setTypeX(QCPItemPosition::ptPlotCoords);
        m_tags[i]->position->setTypeY(QCPItemPosition::ptAxisRectRatio);
        setPin(i, {});
    }
    m_step = addLine();
    setHover({});
}

QCPItemStraightLine* CurveCursors::addLine()
{
    auto* line = new QCPItemStraightLine(&m_plot);
    line->setLayer(m_layer);
    line->setAntialiased(false);
    for (QCPItemPosition* point : line->positions()) {
        point->setTypeX(QCPItemPosition::ptPlotCoords);
        point->setTypeY(QCPItemPosition::ptAxisRectRatio);  // whatever the scale of the values
    }
    return line;
}

void CurveCursors::setStep(double where)
{
    place(*m_step, where);
}

void CurveCursors::setHover(std::optional<double> where)
{
    place(*m_hover, where);
}

void CurveCursors::setPin(int index, std::optional<double> where)
{
    place(*m_pins[index], where);
    const bool shown = where && m_plot.xAxis->range().contains(*where);
    m_tags[index]->setVisible(shown);
    if (shown)
        m_tags[index]->position->setCoords(*where, 0);
}

void CurveCursors::setDot(int index, QCPAxis* valueAxis, const QColor& colour, std::optional<QPointF> where)
{
    while (m_dots.size() <= index) {
        auto* dot = new QCPItemTracer(&m_plot);
        dot->setLayer(m_layer);
        dot->setStyle(QCPItemTracer::tsCircle);
        dot->setSize(dotSize);
        m_dots.append(dot);
    }
    QCPItemTracer* dot = m_dots[index];
    dot->setVisible(where.has_value());
    if (!where)
        return;
    dot->setPen(QPen(colours().panel, 1));
    dot->setBrush(colour);
    dot->position->setAxes(m_plot.xAxis, valueAxis);
    dot->position->setCoords(*where);
}

void CurveCursors::hideDotsFrom(int index)
{
    for (qsizetype i = index; i < m_dots.size(); ++i)
        m_dots[i]->setVisible(false);
}

void CurveCursors::applyTheme(bool focused)
{
    m_step->setPen(QPen(focused ? colours().accent : colours().mutedText, focused ? 2 : 1));
    m_hover->setPen(QPen(colours().strongBorder, 1, Qt::DotLine));
    for (int i = 0; i < CurveAxis::pins; ++i) {
        m_pins[i]->setPen(QPen(colours().text, 1, i == 0 ? Qt::DashLine : Qt::DashDotLine));
        m_tags[i]->setColor(colours().panel);
        m_tags[i]->setBrush(colours().text);
        m_tags[i]->setFont(captionFont());
    }
}

void CurveCursors::replot()
{
    m_layer->replot();
}

}  // namespace disentangle
