#include "ui/observe/metric_plot.h"

#include "ui/observe/number_text.h"
#include "ui/observe/plot_style.h"
#include "ui/observe/run_model.h"
#include "ui/style/theme.h"

#include <limits>
#include <qcustomplot.h>
#include <set>

namespace disentangle {
namespace {

/// The lowest values are drawn this fraction of the span above the shifted zero, which has no logarithm.
constexpr double shiftMargin = 1e-3;

}  // namespace

MetricPlot::MetricPlot(std::vector<MetricCurve> curves, const Axis& left, const Axis& right, QWidget* parent)
    : PlotView(parent), m_curves(std::move(curves)), m_given(m_curves.size(), 0), m_left(left), m_right(right)
{
    for (const MetricCurve& curve : m_curves) {
        QCPGraph* graph = plot().addGraph(plot().xAxis, curve.right ? plot().yAxis2 : plot().yAxis);
        graph->setLineStyle(curve.stairs ? QCPGraph::lsStepLeft : QCPGraph::lsLine);
        graph->setAdaptiveSampling(true);
        m_graphs.push_back(graph);
    }
    const auto prepare = [](QCPAxis& axis, const Axis& wish) {
        axis.setLabel(wish.label);
        if (wish.whole)
            useWholeTicks(axis);
        else
            axis.ticker()->setTickCount(5);
    };
    prepare(*plot().yAxis, left);
    prepare(*plot().yAxis2, right);
    plot().yAxis2->setVisible(std::any_of(m_curves.begin(), m_curves.end(), [](const MetricCurve& c) { return c.right; }));
    styleCurves();
}

void MetricPlot::styleCurves()
{
    QList<Legend::Entry> entries;
    for (std::size_t i = 0; i < m_curves.size(); ++i) {
        const MetricCurve& curve = m_curves[i];
        const QPen pen = curvePen(categorical(curve.category), curve.dash);
        m_graphs[i]->setPen(pen);
        entries.append({curve.name, pen, curve.tip, numberText(-8, curve.decimals) + QStringLiteral("00")});
    }
    legend().setEntries(entries);
}

double MetricPlot::placeOf(double value, bool right) const
{
    return m_logarithmic && !right ? value - m_shift : value;
}

void MetricPlot::setLogarithmic(bool on)
{
    if (on == m_logarithmic)
        return;
    m_logarithmic = on;
    QCPAxis& axis = *plot().yAxis;
    if (on) {
        axis.setScaleType(QCPAxis::stLogarithmic);
        axis.setTicker(QSharedPointer<QCPAxisTickerLog>::create());
        axis.setNumberFormat(QStringLiteral("eb"));
        axis.setNumberPrecision(0);
    } else {
        axis.setScaleType(QCPAxis::stLinear);
        axis.setTicker(QSharedPointer<QCPAxisTicker>::create());
        axis.setNumberFormat(QStringLiteral("gb"));
        axis.setNumberPrecision(6);
        axis.setLabel(m_left.label);
    }
    std::fill(m_given.begin(), m_given.end(), 0);
    invalidate(lookChanged);
}

QString MetricPlot::drawCurves(const RunData& record, Inputs changed)
{
    if (changed & runChanged || record.generation != m_generation) {
        std::fill(m_given.begin(), m_given.end(), 0);
        m_generation = record.generation;
    }
    if (m_logarithmic) {
        double lowest = std::numeric_limits<double>::infinity(), highest = -lowest;
        for (const MetricCurve& curve : m_curves)
            if (const Curve* values = curve.right ? nullptr : record.curve(curve.metric))
                for (const Sample& sample : *values)
                    if (std::isfinite(sample.value)) {
                        lowest = std::min(lowest, sample.value);
                        highest = std::max(highest, sample.value);
                    }
        const double shift = lowest > 0 ? 0 : lowest - shiftMargin * std::max(highest - lowest, 1e-12);
        if (shift != m_shift) {
            m_shift = shift;
            std::fill(m_given.begin(), m_given.end(), 0);
        }
        plot().yAxis->setLabel(shift == 0 ? m_left.label : tr("%1, above the lowest").arg(m_left.label));
    }
    bool any = false;
    for (std::size_t i = 0; i < m_curves.size(); ++i) {
        const bool present = record.curve(m_curves[i].metric) != nullptr;
        append(i, record);
        legend().setPresent(static_cast<int>(i), present);
        m_graphs[i]->setVisible(present && legend().isShown(static_cast<int>(i)));
        any |= present;
    }
    if (!any)
        return record.complete ? tr("This run has no values of these.") : tr("Reading the run…");
    fitAxis(*plot().yAxis, m_left, false);
    fitAxis(*plot().yAxis2, m_right, true);
    return {};
}

void MetricPlot::append(std::size_t index, const RunData& record)
{
    const Curve* curve = record.curve(m_curves[index].metric);
    QCPGraphDataContainer& points = *m_graphs[index]->data();
    if (m_given[index] == 0)
        points.clear();
    if (!curve)
        return;
    QVector<QCPGraphData> added;
    added.reserve(static_cast<qsizetype>(curve->size() - m_given[index]));
    for (const Sample& sample : curve->values().subspan(m_given[index])) {
        // An infinite value would make the axes' range infinite; NaN leaves a gap.
        const double value = std::isfinite(sample.value) ? placeOf(sample.value, m_curves[index].right) : qQNaN();
        added.append(QCPGraphData(static_cast<double>(sample.step), value));
    }
    points.add(added, true);
    m_given[index] = curve->size();
}

void MetricPlot::fitAxis(QCPAxis& axis, const Axis& wish, bool right)
{
    if (wish.unit) {
        axis.setRange(0, 1.03);  // room for a line at 1
        return;
    }
    bool any = false;
    QCPRange range;
    const auto domain = m_logarithmic && !right ? QCP::sdPositive : QCP::sdBoth;
    for (std::size_t i = 0; i < m_graphs.size(); ++i) {
        bool found = false;
        if (m_curves[i].right != right || !m_graphs[i]->visible())
            continue;
        const QCPRange own = m_graphs[i]->getValueRange(found, domain);
        if (found && any)
            range.expand(own);
        else if (found)
            range = own;
        any |= found;
    }
    if (!any)
        range = QCPRange(0, 1);
    if (domain == QCP::sdPositive) {
        axis.setRange(range.lower * 0.8, range.upper * 1.25);
        return;
    }
    if (wish.fromZero)
        range.lower = std::min(0.0, range.lower);
    const double least = wish.whole ? 4 : 1e-6 + 1e-3 * std::abs(range.upper);
    const double span = std::max(range.upper - range.lower, least);
    axis.setRange(wish.fromZero && range.lower == 0 ? 0 : range.lower - 0.05 * span,
                  std::max(range.upper, range.lower + span) + 0.05 * span);
}

void MetricPlot::readCurves(const RunData& record, qint64 step)
{
    for (std::size_t i = 0; i < m_curves.size(); ++i) {
        const int index = static_cast<int>(i);
        const MetricCurve& curve = m_curves[i];
        const Curve* values = record.curve(curve.metric);
        const Sample* sample = values ? sampleAt(*values, step) : nullptr;
        legend().setValue(index, sample ? numberText(sample->value, curve.decimals) : QString());
        std::optional<QPointF> place;
        if (sample && std::isfinite(sample->value) && legend().isShown(index))
            place = QPointF(static_cast<double>(step), placeOf(sample->value, curve.right));
        mark(index, curve.right ? plot().yAxis2 : plot().yAxis, categorical(curve.category), place);
    }
}

QString MetricPlot::curvesAsText() const
{
    if (!run())
        return {};
    const auto record = run()->data();
    QString text = QStringLiteral("step");
    std::vector<const Curve*> curves;
    std::set<std::int64_t> steps;
    for (const MetricCurve& curve : m_curves)
        if (const Curve* values = record->curve(curve.metric)) {
            text += QLatin1Char('\t') + QString::fromStdString(curve.metric);
            curves.push_back(values);
            for (const Sample& sample : *values)
                steps.insert(sample.step);
        }
    text += QLatin1Char('\n');
    for (const std::int64_t step : steps) {
        text += QString::number(step);
        for (const Curve* curve : curves) {
            const Sample* sample = sampleAt(*curve, step);
            text += QLatin1Char('\t');
            if (sample && sample->step == step)
                text += QString::number(sample->value, 'g', 9);
        }
        text += QLatin1Char('\n');
    }
    return text;
}

}  // namespace disentangle
