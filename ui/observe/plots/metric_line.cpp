// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/observe/plots/metric_line.h"

#include "ui/style/theme.h"

#include <cmath>
#include <qcustomplot.h>

namespace disentangle {
namespace {

constexpr float faintness = 0.3F;  // of what was recorded, behind what is smoothed

}  // namespace

MetricLine::MetricLine(QCustomPlot& plot, bool right, bool holds)
    : m_plot(plot),
      m_faint(plot.addGraph(plot.xAxis, right ? plot.yAxis2 : plot.yAxis)),
      m_graph(plot.addGraph(plot.xAxis, right ? plot.yAxis2 : plot.yAxis)),
      m_holds(holds)
{
    for (QCPGraph* graph : {m_faint, m_graph}) {
        graph->setLineStyle(holds ? QCPGraph::lsStepLeft : QCPGraph::lsLine);
        graph->setAdaptiveSampling(false);  // fill() gives no more points than pixels can show
    }
}

MetricLine::~MetricLine()
{
    m_plot.removeGraph(m_faint);
    m_plot.removeGraph(m_graph);
}

void MetricLine::take(std::shared_ptr<const RunData> record, std::shared_ptr<const RunData> other,
                      const std::string& metric, std::size_t window, StepUnit unit)
{
    if (record == m_record && other == m_other && metric == m_metric && window == m_window && unit == m_unit)
        return;
    const Curve* curve = record->curve(metric);
    const Curve* subtrahend = other ? other->curve(metric) : nullptr;
    const bool grown = m_record && record->generation == m_record->generation && !other && !m_other &&
                       metric == m_metric && record->experimentText == m_record->experimentText && curve &&
                       curve->size() >= m_curve.size();
    if (!grown) {
        m_outline.clear();
        m_smoothed.clear();
    }
    if (!grown || window != m_window)
        m_smoothed.clear();
    if (m_smoothed.empty())
        m_smoothedOutline.clear();
    m_curve = curve ? *curve : Curve();
    m_difference.clear();
    if (curve && subtrahend)
        m_difference = difference(curve->values(), subtrahend->values(), m_holds);
    m_record = std::move(record);
    m_other = std::move(other);
    m_metric = metric;
    m_window = window;
    m_unit = unit;
    m_scale = StepScale(*m_record, unit);
    m_outline.extend(recorded());
    if (m_window > 1) {
        extendMean(m_smoothed, recorded(), m_window);
        m_smoothedOutline.extend(m_smoothed);
    }
}

void MetricLine::setPen(const QPen& pen)
{
    m_graph->setPen(pen);
    QPen faint = pen;
    QColor colour = pen.color();
    colour.setAlphaF(faintness);
    faint.setColor(colour);
    faint.setStyle(Qt::SolidLine);
    faint.setWidthF(1);
    m_faint->setPen(faint);
}

void MetricLine::setVisible(bool visible)
{
    m_graph->setVisible(visible);
    m_faint->setVisible(visible && m_window > 1);
}

bool MetricLine::isVisible() const
{
    return m_graph->visible();
}

std::optional<MetricLine::Point> MetricLine::newestAt(double place) const
{
    const auto samples = values();
    const double step = m_scale.stepAt(place);
    const auto after = std::upper_bound(samples.begin(), samples.end(), step, [](double s, const Sample& sample) {
        return s < static_cast<double>(sample.step);
    });
    const bool beyond = m_record && place > m_scale.place(static_cast<double>(m_record->lastStep()));
    if (after == samples.begin() || beyond)
        return std::nullopt;
    const Sample& newest = *(after - 1);
    return Point{m_holds ? place : m_scale.place(static_cast<double>(newest.step)), newest.value};
}

std::optional<std::pair<double, double>> MetricLine::extent(double low, double high) const
{
    const auto samples = recorded();
    const auto index = [&](double place) {
        const double step = m_scale.stepAt(place);
        const auto found = std::partition_point(samples.begin(), samples.end(),
                                                [step](const Sample& s) { return static_cast<double>(s.step) < step; });
        return static_cast<std::size_t>(found - samples.begin());
    };
    return m_outline.extent(samples, index(low), index(high) + 1);
}

double MetricLine::lastPlace() const
{
    return m_record ? m_scale.place(static_cast<double>(m_record->lastStep())) : 0;
}

void MetricLine::fill(double least, double shift)
{
    if (!isVisible())
        return;
    fill(*m_graph, values(), m_window > 1 ? m_smoothedOutline : m_outline, least, shift);
    if (m_window > 1)
        fill(*m_faint, recorded(), m_outline, least, shift);
}

void MetricLine::fill(QCPGraph& graph, std::span<const Sample> samples, const CurveOutline& outline, double least,
                      double shift) const
{
    const QCPAxis& across = *m_plot.xAxis;
    const auto coordinate = [&](std::int64_t step) {
        return std::max(least, m_scale.place(static_cast<double>(step)));
    };
    const QRect area = m_plot.axisRect()->rect();
    const auto indices = outline.visible(samples, area.left(), area.right() + 1,
                                         [&](std::int64_t step) { return across.coordToPixel(coordinate(step)); });
    QVector<QCPGraphData> points;
    points.reserve(static_cast<qsizetype>(indices.size()));
    for (const std::size_t i : indices) {
        // An infinite value would make the axes' range infinite; NaN leaves a gap.
        const double value = samples[i].value - shift;
        points.append(QCPGraphData(coordinate(samples[i].step), std::isfinite(value) ? value : qQNaN()));
    }
    graph.data()->set(points, true);
}

}  // namespace disentangle
