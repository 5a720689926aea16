// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/observe/plots/kl_view.h"

#include "ui/observe/plots/curve_cursors.h"
#include "core/experiment/variables.h"
#include "ui/observe/run/names.h"
#include "ui/observe/plots/nice_range.h"
#include "ui/style/number_text.h"
#include "ui/observe/plots/plot_style.h"
#include "ui/observe/run/run_model.h"
#include "ui/style/theme.h"

#include <cmath>
#include <limits>
#include <qcustomplot.h>

namespace disentangle {
namespace {

constexpr double nearKlLine = 6;  // pixels
constexpr int decimals = 3;

}  // namespace

KlView::KlView(QWidget* parent) : PlotView(parent)
{
    plot().yAxis->setLabel(tr("KL (nats)"));
    plot().yAxis->ticker()->setTickCount(5);
}

bool KlView::isShown(int latent) const
{
    return legend().isShown(isNamed() ? latent : 0);
}

void KlView::styleCurves()
{
    QList<Legend::Entry> entries;
    m_pens.clear();
    const int count = static_cast<int>(m_lines.size());
    for (int i = 0; i < count; ++i) {
        const QPen pen = isNamed() ? curvePen(categorical(i), categoricalDash(i))
                                   : curvePen(sequential(i / std::max(1.0, count - 1.0)), Qt::SolidLine, 1);
        m_pens.push_back(pen);
        m_lines[static_cast<std::size_t>(i)]->setPen(pen);
        if (isNamed())
            entries.append({m_names.value(i), pen, tr("Mean KL of this learned latent, in nats: 0 says nothing of x."),
                            QStringLiteral("00.000")});
    }
    if (!isNamed())
        entries.append(
            {tr("%1 learned latents").arg(count), m_pens[static_cast<std::size_t>(count / 2)],
             tr("Mean KL of every learned latent, in nats: 0 says nothing of x. The lowest and the highest at the step."),
             QStringLiteral("00.000 to 00.000")});
    legend().setEntries(entries);
}

QString KlView::drawCurves(const RunData& record, Inputs)
{
    if (!record.complete || !record.experiment)
        return tr("Reading the run…");
    const History& history = record.history(kind::kl);
    if (history.empty())
        return tr(
            "This run did not record the KL of single latents.\nRuns of this version do: train it again to see it.");
    const auto count = static_cast<std::size_t>(history.rows() * history.cols());
    const QStringList latents = namesOf(variables_of(*record.experiment).latents);
    const Matching matching = record.matching.value_or(Matching());
    QStringList names;
    for (int i = 0; i < static_cast<int>(count); ++i) {
        const auto truth = std::ranges::find(matching, i) - matching.begin();
        const bool known = truth < std::ssize(matching);
        names.append(known ? QStringLiteral("%1 (%2)").arg(learnedName(i), latents.value(truth)) : learnedName(i));
    }
    if (m_lines.size() != count || names != m_names) {
        for (; m_lines.size() > count; m_lines.pop_back())
            plot().removeGraph(m_lines.back());
        while (m_lines.size() < count)
            m_lines.push_back(plot().addGraph());
        m_names = names;
        styleCurves();
    }
    for (std::size_t i = 0; i < count; ++i)
        m_lines[i]->setVisible(isShown(static_cast<int>(i)));
    return {};
}

void KlView::fillCurves()
{
    const History& history = run()->data()->history(kind::kl);
    for (std::size_t cell = 0; cell < m_lines.size(); ++cell) {
        QVector<QCPGraphData> points;
        for (std::size_t i = 0; i < history.steps.size(); ++i) {
            const double value = history.value(static_cast<std::ptrdiff_t>(i), cell);
            points.append(QCPGraphData(onAxis(scale().place(static_cast<double>(history.steps[i]))),
                                       std::isfinite(value) ? value : qQNaN()));
        }
        m_lines[cell]->data()->set(points, true);
    }
}

void KlView::fitValues()
{
    std::optional<std::pair<double, double>> range;
    for (const auto& snapshot : run()->data()->history(kind::kl).snapshots)
        for (std::size_t cell = 0; cell < snapshot->data.size(); ++cell)
            if (const auto value = static_cast<double>(snapshot->data[cell]);
                std::isfinite(value) && isShown(static_cast<int>(cell)))
                range = range ? std::pair{std::min(range->first, value), std::max(range->second, value)}
                              : std::pair{value, value};
    const auto nice = niceRange(range, true, false);
    plot().yAxis->setRange(nice.first, nice.second);
}

QList<PlotView::Reading> KlView::readings(const RunData& record, const std::vector<double>& places) const
{
    QList<Reading> list;
    for (std::size_t cell = 0; cell < m_lines.size(); ++cell) {
        if (!m_lines[cell]->visible())
            continue;
        Reading reading{m_pens[cell], m_names.value(static_cast<qsizetype>(cell)), decimals, {}};
        for (const double place : places) {
            const std::ptrdiff_t entry = record.history(kind::kl).entry_at(scale().stepAt(place));
            reading.values.push_back(entry < 0 ? std::numeric_limits<double>::quiet_NaN()
                                               : record.history(kind::kl).value(entry, cell));
        }
        list.append(std::move(reading));
    }
    return list;
}

void KlView::readCurves(const RunData& record, qint64 step)
{
    const std::ptrdiff_t entry = record.history(kind::kl).entry_at(static_cast<double>(step));
    if (entry < 0)
        return;
    const std::vector<float>& values = record.history(kind::kl).snapshots[static_cast<std::size_t>(entry)]->data;
    if (!isNamed()) {
        const auto [low, high] = std::minmax_element(values.begin(), values.end());
        legend().setValue(0,
                          tr("%1 to %2").arg(numberText(double{*low}, decimals), numberText(double{*high}, decimals)));
        return;
    }
    const double place = onAxis(scale().place(static_cast<double>(step)));
    for (std::size_t cell = 0; cell < m_lines.size(); ++cell) {
        const double value = double{values[cell]};
        const int index = static_cast<int>(cell);
        legend().setValue(index, numberText(value, decimals));
        cursors().setDot(index, plot().yAxis, m_pens[cell].color(),
                         m_lines[cell]->visible() && std::isfinite(value) ? std::optional(QPointF(place, value))
                                                                          : std::nullopt);
    }
}

QString KlView::describe(const QPointF& place) const
{
    const auto record = run()->data();
    const std::ptrdiff_t entry =
        record->history(kind::kl).entry_at(scale().stepAt(plot().xAxis->pixelToCoord(place.x())));
    double closest = nearKlLine;
    QString text;
    for (std::size_t cell = 0; entry >= 0 && cell < m_lines.size(); ++cell) {
        const double value = record->history(kind::kl).value(entry, cell);
        const double distance = std::abs(plot().yAxis->coordToPixel(value) - place.y());
        if (distance >= closest || !m_lines[cell]->visible())
            continue;
        closest = distance;
        text = tr("%1: KL = %2 nats at step %L3")
                   .arg(m_names.value(static_cast<qsizetype>(cell)), numberText(value, decimals))
                   .arg(qlonglong{record->history(kind::kl).steps[static_cast<std::size_t>(entry)]});
    }
    return text;
}

QString KlView::curvesAsText() const
{
    if (!run())
        return {};
    const History& history = run()->data()->history(kind::kl);
    QString text = QStringLiteral("step\t") + m_names.join(QLatin1Char('\t')) + QLatin1Char('\n');
    for (std::size_t i = 0; i < history.steps.size(); ++i) {
        text += QString::number(history.steps[i]);
        for (std::size_t cell = 0; cell < m_lines.size(); ++cell)
            text += QLatin1Char('\t') + QString::number(history.value(static_cast<std::ptrdiff_t>(i), cell), 'g', 6);
        text += QLatin1Char('\n');
    }
    return text;
}

}  // namespace disentangle
