// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/observe/plots/metric_plot.h"

#include "core/experiment/kinds.h"
#include "core/record/catalogue.h"
#include "ui/observe/plots/curve_cursors.h"
#include "ui/observe/plots/metric_line.h"
#include "ui/observe/run/names.h"
#include "ui/observe/plots/nice_range.h"
#include "ui/style/number_text.h"
#include "ui/observe/plots/plot_style.h"
#include "ui/observe/run/run_model.h"
#include "ui/style/theme.h"

#include <QActionGroup>
#include <QHBoxLayout>
#include <QMenu>
#include <QToolButton>
#include <limits>
#include <qcustomplot.h>
#include <set>

namespace disentangle {
namespace {

/// The lowest values are drawn this fraction of the span above the shifted zero, which has no logarithm.
constexpr double shiftMargin = 1e-3;
constexpr int longestRunName = 24;  // letters in a legend

Qt::PenStyle penStyle(Dash dash)
{
    switch (dash) {
    case Dash::solid: return Qt::SolidLine;
    case Dash::dashed: return Qt::DashLine;
    case Dash::dotted: return Qt::DotLine;
    case Dash::dash_dot: return Qt::DashDotLine;
    }
    return Qt::SolidLine;
}

std::string nameOf(const MetricInfo* info)
{
    return std::string(info->name);
}

QString shortened(const QString& name)
{
    return name.size() <= longestRunName
               ? name
               : name.left(longestRunName / 2 - 1) + QChar(u'…') + name.right(longestRunName / 2);
}

}  // namespace

MetricPlot::MetricPlot(Plot plot, const Axis& left, const Axis& right, QWidget* parent)
    : PlotView(parent), m_curves(metrics_in(plot)), m_left{left}, m_right{right}, m_chooser(new QToolButton(this))
{
    std::erase_if(m_curves, [](const MetricInfo* info) { return !info->curve.window.drawn(); });
    m_chooser->setAutoRaise(true);
    m_chooser->setPopupMode(QToolButton::InstantPopup);
    m_chooser->setToolButtonStyle(Qt::ToolButtonTextOnly);
    m_chooser->setToolTip(tr("The metric that is drawn of every run"));
    m_chooser->setAccessibleName(tr("Metric"));
    m_chooser->setMenu(new QMenu(m_chooser));
    m_chooser->hide();
    for (std::size_t i = 0; i < m_curves.size(); ++i)
        m_chooser->menu()->addAction(metricLabel(nameOf(m_curves[i])), this,
                                     [this, i] { setMetric(nameOf(m_curves[i])); });
    legendRow().insertWidget(0, m_chooser);
    connect(&legend(), &Legend::toggled, this, [this](int index, bool shown) {
        if (index >= static_cast<int>(m_lines.size()))
            return;
        const QString key = keyOf(m_lines[static_cast<std::size_t>(index)]);
        if (shown)
            m_hidden.remove(key);
        else
            m_hidden.insert(key);
    });
    prepareAxis(false);
    prepareAxis(true);
}

MetricPlot::~MetricPlot() = default;

MetricPlot::Mode MetricPlot::mode() const
{
    if (overlay().isEmpty())
        return Mode::metrics;
    return m_difference ? Mode::difference : Mode::runs;
}

bool MetricPlot::showsDifference() const
{
    return m_mode == Mode::difference;
}

std::string MetricPlot::metricAlone() const
{
    return m_mode == Mode::runs ? nameOf(m_curves[m_chosen]) : std::string();
}

bool MetricPlot::onRight(const Line& line) const
{
    return m_mode != Mode::runs && m_curves[line.curve]->curve.right;
}

QString MetricPlot::keyOf(const Line& line) const
{
    return m_mode == Mode::runs && line.run ? line.run->path() : QString::fromStdString(nameOf(m_curves[line.curve]));
}

void MetricPlot::setMetric(const std::string& name)
{
    const auto found =
        std::find_if(m_curves.begin(), m_curves.end(), [&](const MetricInfo* info) { return info->name == name; });
    if (found == m_curves.end())
        return;
    m_chosen = static_cast<std::size_t>(found - m_curves.begin());
    prepareAxis(false);
    invalidate(lookChanged);
}

void MetricPlot::setDifference(bool on)
{
    m_difference = on;
    invalidate(lookChanged);
}

void MetricPlot::setLogarithmic(bool right, bool on)
{
    stateOf(right).logarithmic = on;
    prepareAxis(right);
    invalidate(lookChanged);
}

void MetricPlot::setRemark(const QString& remark)
{
    m_remark = remark;
}

void MetricPlot::prepareAxis(bool right)
{
    QCPAxis& axis = right ? *plot().yAxis2 : *plot().yAxis;
    const AxisState& state = stateOf(right);
    const bool alone = m_mode == Mode::runs && !right;
    const bool whole = alone ? m_curves[m_chosen]->count : state.wish.whole;
    axis.setScaleType(state.logarithmic ? QCPAxis::stLogarithmic : QCPAxis::stLinear);
    if (state.logarithmic) {
        useLogarithmicValueTicks(axis);
    } else if (whole) {
        useWholeTicks(axis);
    } else {
        axis.setTicker(QSharedPointer<QCPAxisTicker>::create());
        axis.ticker()->setTickCount(5);
        axis.setNumberFormat(QStringLiteral("gb"));
        axis.setNumberPrecision(6);
    }
    axis.setLabel(alone ? metricLabel(nameOf(m_curves[m_chosen]), true) : state.wish.label);
}

void MetricPlot::arrangeLines()
{
    const Mode wanted = mode();
    std::vector<std::pair<RunModel*, std::size_t>> keys;
    if (wanted == Mode::runs) {
        keys.emplace_back(run(), m_chosen);
        for (RunModel* other : overlay())
            keys.emplace_back(other, m_chosen);
    } else {
        for (std::size_t i = 0; i < m_curves.size(); ++i)
            keys.emplace_back(run(), i);
    }
    const bool same = wanted == m_mode && std::equal(keys.begin(), keys.end(), m_lines.begin(), m_lines.end(),
                                                     [](const auto& key, const Line& line) {
                                                         return key.first == line.run && key.second == line.curve;
                                                     });
    if (same)
        return;
    if (wanted != m_mode) {
        m_mode = wanted;
        prepareAxis(false);
    }
    std::vector<Line> before = std::move(m_lines);
    m_lines.clear();
    for (const auto& [source, curve] : keys) {
        Line line{source, curve, nullptr, {}, {}, {}};
        const bool right = onRight(line);
        // Lines of runs that stay keep what they have measured.
        const auto kept = std::find_if(before.begin(), before.end(), [&](const Line& old) {
            return old.line && old.run == source && old.curve == curve && wanted == Mode::runs;
        });
        if (kept != before.end())
            line.line = std::move(kept->line);
        else
            line.line = std::make_unique<MetricLine>(plot(), right, m_curves[curve]->count);
        m_lines.push_back(std::move(line));
    }
    before.clear();
    m_chooser->setVisible(m_mode == Mode::runs);
    nameLines();
}

void MetricPlot::nameLines()
{
    QList<Legend::Entry> entries;
    const int window = axis().window();
    const QString smoothed = window > 1 ? tr(", mean of %1").arg(window) : QString();
    for (Line& line : m_lines) {
        const MetricInfo& curve = *m_curves[line.curve];
        const QString metric = metricLabel(std::string(curve.name));
        QString tip = metricSentence(std::string(curve.name));
        if (m_mode == Mode::runs) {
            line.name = line.run ? line.run->name() : QString();
            line.pen = runPen(line.run ? line.run->colour() : 0);
            tip = line.run ? tr("%1: %2").arg(line.run->name(), metric) : QString();
        } else {
            line.name = m_mode == Mode::difference ? QStringLiteral("Δ ") + metric : metric;
            line.pen = curvePen(categorical(curve.curve.window.hue), penStyle(curve.curve.window.dash));
            if (curve.curve.right)
                tip += tr(" Right axis.");
        }
        line.brief = shortened(line.name) + smoothed;
        line.name += smoothed;
        if (window > 1)
            tip += tr("\nSmoothed: the mean of the last %1 evaluations. What was recorded is drawn faint behind it.")
                       .arg(window);
        line.line->setPen(line.pen);
        entries.append({line.name, line.pen, tip, numberText(-8, curve.decimals) + QStringLiteral("00"), line.brief});
    }
    m_chooser->setText(metricLabel(nameOf(m_curves[m_chosen])) + QStringLiteral(" ▾"));
    m_chooser->setFont(captionFont());
    legend().setEntries(entries);
    for (std::size_t i = 0; i < m_lines.size(); ++i)
        legend().setShown(static_cast<int>(i), !m_hidden.contains(keyOf(m_lines[i])));
}

void MetricPlot::styleCurves()
{
    nameLines();
}

void MetricPlot::showNote()
{
    QStringList sentences;
    if (m_mode == Mode::difference)
        sentences.append(
            tr("Δ: %1 minus %2, between its evaluations interpolated.").arg(run()->name(), overlay().first()->name()));
    if (!m_remark.isEmpty())
        sentences.append(m_remark);
    setNote(sentences.join(QLatin1Char('\n')));
}

QString MetricPlot::drawCurves(const RunData& record, Inputs changed)
{
    arrangeLines();
    if (changed & (overlayChanged | runChanged))
        nameLines();  // names and colours of runs
    const auto other = m_mode == Mode::difference ? overlay().first()->data() : nullptr;
    bool any = false, right = false;
    for (std::size_t i = 0; i < m_lines.size(); ++i) {
        Line& line = m_lines[i];
        const int index = static_cast<int>(i);
        if (line.run)
            line.line->take(line.run->data(), other, nameOf(m_curves[line.curve]),
                            static_cast<std::size_t>(axis().window()), axis().unit());
        const bool present = !line.line->empty();
        legend().setPresent(index, present || m_mode == Mode::runs);
        line.line->setVisible(present && legend().isShown(index));
        any |= present;
        right |= present && onRight(line);
    }
    plot().yAxis2->setVisible(right);
    showNote();
    if (any)
        return {};
    if (!record.complete)
        return tr("Reading the run…");
    QStringList names;
    for (const Line& line : m_lines)
        if (const QString name = metricLabel(nameOf(m_curves[line.curve])); !names.contains(name))
            names.append(name);
    if (m_mode == Mode::difference)
        return tr("%1 and %2 have no evaluated steps in common of %3.")
            .arg(run()->name(), overlay().first()->name(), names.join(QStringLiteral(", ")));
    const bool scores = std::ranges::any_of(m_curves, [](const auto& curve) { return nameOf(curve) == metric::mcc; });
    if (scores && record.experiment && record.experiment->data_kind == table_data.name)
        return tr(
            "These data have no truth to score against. The view Held-out likelihood shows what they tell without one.");
    return tr("Nothing was recorded of %1.").arg(names.join(QStringLiteral(", ")));
}

double MetricPlot::lastPlace(const RunData& record) const
{
    double last = PlotView::lastPlace(record);
    for (const Line& line : m_lines)
        if (line.line->isVisible())
            last = std::max(last, line.line->lastPlace());
    return last;
}

void MetricPlot::fitValues()
{
    fitAxis(false);
    fitAxis(true);
}

void MetricPlot::fitAxis(bool right)
{
    QCPAxis& axis = right ? *plot().yAxis2 : *plot().yAxis;
    AxisState& state = stateOf(right);
    Axis wish = state.wish;
    if (m_mode == Mode::runs) {
        const MetricInfo& curve = *m_curves[m_chosen];
        const bool count = curve.count;
        wish = {{}, state.wish.unit && !curve.curve.right, (curve.curve.right ? m_right : m_left).wish.fromZero, count};
    } else if (m_mode == Mode::difference) {
        wish = {{}, false, false, state.wish.whole};
    }
    state.shift = 0;
    // A zoom of the steps fits free axes to what it shows.
    const auto& zoomed = this->axis().range();
    const double low = zoomed ? zoomed->low : 0, high = zoomed ? zoomed->high : std::numeric_limits<double>::infinity();
    std::optional<std::pair<double, double>> range;
    for (const Line& line : m_lines) {
        const auto own = line.line->isVisible() && onRight(line) == right ? line.line->extent(low, high) : std::nullopt;
        if (own)
            range = range ? std::pair{std::min(range->first, own->first), std::max(range->second, own->second)} : *own;
    }
    if (state.logarithmic) {
        auto [lowest, highest] = range.value_or(std::pair{0.1, 1.0});
        if (lowest <= 0) {
            const double span = std::max(highest - lowest, 1e-12);
            state.shift = lowest - shiftMargin * span;
        }
        const QString label = m_mode == Mode::runs ? metricLabel(nameOf(m_curves[m_chosen]), true) : state.wish.label;
        axis.setLabel(state.shift == 0 ? label : tr("%1, above the lowest").arg(label));
        axis.setRange((lowest - state.shift) * 0.8, (highest - state.shift) * 1.25);
        return;
    }
    if (wish.unit) {
        axis.setRange(0, 1.08);  // room for a line at 1 with a word above it
        return;
    }
    const auto nice = niceRange(range, wish.fromZero, wish.whole);
    axis.setRange(nice.first, nice.second);
}

void MetricPlot::fillCurves()
{
    const bool logarithmic = axis().isLogarithmic();
    for (const Line& line : m_lines)
        line.line->fill(logarithmic ? onAxis(0) : -std::numeric_limits<double>::infinity(),
                        stateOf(onRight(line)).shift);
}

void MetricPlot::readCurves(const RunData&, qint64 step)
{
    const double place = scale().place(static_cast<double>(step));
    for (std::size_t i = 0; i < m_lines.size(); ++i) {
        const int index = static_cast<int>(i);
        const Line& line = m_lines[i];
        const bool right = onRight(line);
        const auto newest = line.line->newestAt(place);
        legend().setValue(index, newest                 ? numberText(newest->value, m_curves[line.curve]->decimals)
                                 : m_mode == Mode::runs ? QStringLiteral("–")
                                                        : QString());
        std::optional<QPointF> dot;
        if (newest && std::isfinite(newest->value) && line.line->isVisible())
            dot = QPointF(onAxis(newest->place), newest->value - stateOf(right).shift);
        cursors().setDot(index, right ? plot().yAxis2 : plot().yAxis, line.pen.color(), dot);
    }
    cursors().hideDotsFrom(static_cast<int>(m_lines.size()));
}

QList<PlotView::Reading> MetricPlot::readings(const RunData&, const std::vector<double>& places) const
{
    QList<Reading> list;
    for (const Line& line : m_lines) {
        if (!line.line->isVisible())
            continue;
        Reading reading{line.pen, line.brief, m_curves[line.curve]->decimals, {}};
        for (const double place : places) {
            const auto newest = line.line->newestAt(place);
            reading.values.push_back(newest ? newest->value : std::numeric_limits<double>::quiet_NaN());
        }
        list.append(std::move(reading));
    }
    return list;
}

void MetricPlot::addToMenu(QMenu& menu)
{
    const auto toggle = [&](const QString& text, bool on, auto set) {
        QAction* action = menu.addAction(text, this, set);
        action->setCheckable(true);
        action->setChecked(on);
        return action;
    };
    if (m_mode == Mode::runs)
        for (std::size_t i = 0; i < m_curves.size(); ++i)
            toggle(metricLabel(nameOf(m_curves[i])), i == m_chosen, [this, i] { setMetric(nameOf(m_curves[i])); });
    const auto others = overlay();
    QAction* minus =
        toggle(others.isEmpty() ? tr("Minus another run") : tr("Minus %1").arg(shortened(others.first()->name())),
               m_difference, [this](bool on) { setDifference(on); });
    minus->setEnabled(!others.isEmpty());
    minus->setToolTip(others.isEmpty()
                          ? tr("Draw another run beside this one first.")
                          : tr("This run minus %1, at the steps they have in common.").arg(others.first()->name()));
    menu.addSeparator();
    const auto logarithmic = [&](bool right, const QString& label) {
        toggle(tr("Logarithmic: %1").arg(label), stateOf(right).logarithmic, [this, right](bool on) {
            setLogarithmic(right, on);
        })->setToolTip(tr("Where values are not positive, their height above the lowest one."));
    };
    logarithmic(false, m_mode == Mode::runs ? metricLabel(nameOf(m_curves[m_chosen])) : m_left.wish.label);
    if (plot().yAxis2->visible())
        logarithmic(true, m_right.wish.label);
}

QString MetricPlot::curvesAsText() const
{
    QString text = QStringLiteral("step");
    std::set<std::int64_t> steps;
    for (const Line& line : m_lines) {
        if (line.line->empty())
            continue;
        text += QLatin1Char('\t') + line.name;
        for (const Sample& sample : line.line->values())
            steps.insert(sample.step);
    }
    text += QLatin1Char('\n');
    for (const std::int64_t step : steps) {
        text += QString::number(step);
        for (const Line& line : m_lines) {
            if (line.line->empty())
                continue;
            const auto values = line.line->values();
            const auto sample = std::lower_bound(values.begin(), values.end(), step,
                                                 [](const Sample& s, std::int64_t at) { return s.step < at; });
            text += QLatin1Char('\t');
            if (sample != values.end() && sample->step == step)
                text += QString::number(sample->value, 'g', 9);
        }
        text += QLatin1Char('\n');
    }
    return text;
}

}  // namespace disentangle
