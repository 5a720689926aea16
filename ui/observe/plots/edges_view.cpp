// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/observe/plots/edges_view.h"

#include "core/reading/learned_graph.h"
#include "ui/observe/run/names.h"
#include "ui/style/number_text.h"
#include "ui/observe/plots/plot_style.h"
#include "ui/observe/run/run_model.h"
#include "ui/style/theme.h"

#include <cmath>
#include <limits>
#include <qcustomplot.h>

namespace disentangle {
namespace {

/// A change of probability that cannot be seen: under a pixel in a plot of 250 pixels.
constexpr float invisible = 0.004F;
constexpr double nearLine = 6;  // pixels

/// The line of one cell without the points that it would look the same without; `place` is where a step stands.
template <class Place>
QVector<QCPGraphData> lineOf(const History& history, std::size_t cell, const Place& place)
{
    QVector<QCPGraphData> points;
    std::size_t kept = 0;
    const std::size_t count = history.steps.size();
    for (std::size_t i = 0; i < count; ++i) {
        const float value = history.snapshots[i]->data[cell];
        const bool flat = i > 0 && i + 1 < count && std::abs(value - history.snapshots[kept]->data[cell]) < invisible;
        if (flat)
            continue;
        if (i > kept + 1)  // the end of the flat stretch, lest it becomes a slope
            points.append(
                QCPGraphData(place(history.steps[i - 1]), static_cast<double>(history.snapshots[i - 1]->data[cell])));
        points.append(QCPGraphData(place(history.steps[i]), static_cast<double>(value)));
        kept = i;
    }
    return points;
}

}  // namespace

EdgesView::EdgesView(QWidget* parent) : PlotView(parent)
{
    for (const bool time : {false, true})
        for (const bool truth : {false, true})
            m_groups.push_back({time, truth, {}, {}, {}});
    plot().yAxis->setLabel(tr("probability"));
    plot().yAxis->setRange(-0.02, 1.03);
    plot().yAxis->ticker()->setTickCount(5);
    plot().addLayer(QStringLiteral("edges"), plot().layer(QStringLiteral("main")));  // true edges above the others
    plot().setPlottingHint(QCP::phFastPolylines);
    styleCurves();
}

void EdgesView::styleCurves()
{
    QList<Legend::Entry> entries;
    for (Group& group : m_groups) {
        const std::string_view graph = graph_names(group.time).graph;
        const QString letter = QLatin1String(graph.data(), static_cast<qsizetype>(graph.size()));
        const QColor colour = group.truth ? categorical(group.time ? 2 : 0) : colours().mutedText;
        group.pen = curvePen(colour, !group.truth && group.time ? Qt::DotLine : Qt::SolidLine, group.truth ? 1.8 : 0.7);
        QString name = tr("pairs of %1"),
                tip = tr("Pairs of %1: how many are learned edges (probability above 1/2), of "
                         "how many. Which of them are true is not known.");
        if (m_knowsTruth && group.truth) {
            name = tr("edges of %1");
            tip = tr("Edges of the true %1, by the newest matching: how many are learned (probability above 1/2), of "
                     "how many.");
        } else if (m_knowsTruth) {
            name = tr("non-edges of %1");
            tip = tr("Pairs that are no edge of the true %1, by the newest matching: how many are learned (probability "
                     "above 1/2), of how many.");
        }
        entries.append({name.arg(letter), group.pen, tip.arg(letter), QStringLiteral("000/0000")});
    }
    legend().setEntries(entries);
}

void EdgesView::sortCells(const RunData& record)
{
    const Variables variables = variables_of(*record.experiment);
    const std::optional<Matching>& matching = record.matching;
    const int latents = variables.d_z();
    if (const bool knowsTruth = matching && variables.graph; knowsTruth != m_knowsTruth) {
        m_knowsTruth = knowsTruth;
        styleCurves();
    }
    for (Group& group : m_groups) {
        const History& history = record.history(graph_names(group.time).probability);
        const Adjacency* truth = true_graph(variables, group.time);
        const int cols = group.time ? latents : variables.d_a();
        group.cells.clear();
        if (history.empty() || history.rows() != latents || history.cols() != cols ||
            (matching && std::ssize(*matching) != latents))
            continue;
        for (const EdgeCell& cell : cells_by_error(truth, group.time, matching, *history.snapshots.back()))
            if (cell.truth == group.truth)
                group.cells.push_back(static_cast<std::size_t>(cell.row * cols + cell.col));
    }
}

QString EdgesView::drawCurves(const RunData& record, Inputs)
{
    if (!record.experiment || !record.complete)
        return tr("Reading the run…");
    if (record.history(kind::probability_Ga).empty() && record.history(kind::probability_Gz).empty())
        return tr("This run does not learn a graph.");
    sortCells(record);
    QStringList omitted;
    for (std::size_t i = 0; i < m_groups.size(); ++i) {
        Group& group = m_groups[i];
        const int index = static_cast<int>(i);
        legend().setPresent(index, !group.cells.empty());
        drawGroup(group, record.history(graph_names(group.time).probability), legend().isShown(index));
        if (group.cells.size() > mostLines)
            omitted.append(tr("%1 of %2 %3").arg(mostLines).arg(group.cells.size()).arg(legend().name(index)));
    }
    setNote(omitted.isEmpty() ? QString()
                              : (m_knowsTruth ? tr("Only those furthest from the truth are drawn: %1.")
                                              : tr("Only the most probable are drawn: %1."))
                                    .arg(omitted.join(QStringLiteral(", "))));
    return {};
}

void EdgesView::drawGroup(Group& group, const History& history, bool shown)
{
    const std::size_t count = std::min(group.cells.size(), mostLines);
    // Many lines on top of each other are to look like many, not like an area.
    const double presence = std::clamp(std::sqrt(20 / std::max(1.0, static_cast<double>(count))), 0.3, 1.0);
    QPen pen = group.pen;
    QColor colour = pen.color();
    colour.setAlphaF(static_cast<float>(presence));
    pen.setColor(colour);
    pen.setWidthF(std::max(0.7, pen.widthF() * presence));
    while (group.lines.size() > count) {
        plot().removeGraph(group.lines.back());
        group.lines.pop_back();
    }
    while (group.lines.size() < count) {
        QCPGraph* line = plot().addGraph();
        if (group.truth)
            line->setLayer(QStringLiteral("edges"));
        group.lines.push_back(line);
    }
    const auto place = [this](std::int64_t step) { return onAxis(scale().place(static_cast<double>(step))); };
    for (std::size_t i = 0; i < count; ++i) {
        group.lines[i]->setPen(pen);
        group.lines[i]->data()->set(lineOf(history, group.cells[i], place), true);
        group.lines[i]->setVisible(shown);
    }
}

void EdgesView::readCurves(const RunData& record, qint64 step)
{
    for (std::size_t i = 0; i < m_groups.size(); ++i) {
        const Group& group = m_groups[i];
        const History& history = record.history(graph_names(group.time).probability);
        const std::ptrdiff_t entry = history.entry_at(static_cast<double>(step));
        QString text;
        if (entry >= 0 && !group.cells.empty()) {
            const auto on = std::count_if(group.cells.begin(), group.cells.end(),
                                          [&](std::size_t cell) { return is_learned(history.value(entry, cell)); });
            text = QStringLiteral("%1/%2").arg(on).arg(group.cells.size());
        }
        legend().setValue(static_cast<int>(i), text);
    }
}

QString EdgesView::nameOfCell(const RunData& record, bool time, std::size_t cell) const
{
    const History& history = record.history(graph_names(time).probability);
    const int cols = history.cols();
    const int row = static_cast<int>(cell) / cols;
    const int col = static_cast<int>(cell) % cols;
    const QString parent = time ? learnedName(col) : namesOf(variables_of(*record.experiment).actions).value(col);
    return QStringLiteral("%1←%2").arg(learnedName(row), parent);
}

QString EdgesView::describe(const QPointF& place) const
{
    const auto record = run()->data();
    const double step = scale().stepAt(plot().xAxis->pixelToCoord(place.x()));
    double closest = nearLine;
    QString text;
    for (std::size_t i = 0; i < m_groups.size(); ++i) {
        const Group& group = m_groups[i];
        const History& history = record->history(graph_names(group.time).probability);
        const std::ptrdiff_t entry = history.entry_at(step);
        if (entry < 0 || !legend().isShown(static_cast<int>(i)))
            continue;
        for (std::size_t line = 0; line < group.lines.size(); ++line) {
            const double value = history.value(entry, group.cells[line]);
            const double distance = std::abs(plot().yAxis->coordToPixel(value) - place.y());
            if (distance >= closest)
                continue;
            closest = distance;
            text = tr("%1: p = %2 at step %L3")
                       .arg(nameOfCell(*record, group.time, group.cells[line]), numberText(value, 3))
                       .arg(qlonglong{history.steps[static_cast<std::size_t>(entry)]});
            if (m_knowsTruth)
                text += group.truth ? tr(" (an edge)") : tr(" (no edge)");
        }
    }
    return text;
}

QString EdgesView::curvesAsText() const
{
    if (!run())
        return {};
    const auto record = run()->data();
    const History& ofActions = record->history(kind::probability_Ga);
    const History& longer = ofActions.empty() ? record->history(kind::probability_Gz) : ofActions;
    QString text = QStringLiteral("step");
    for (const Group& group : m_groups)
        for (const std::size_t cell : group.cells)
            text += QLatin1Char('\t') + nameOfCell(*record, group.time, cell);
    text += QLatin1Char('\n');
    for (const std::int64_t step : longer.steps) {
        text += QString::number(step);
        for (const Group& group : m_groups) {
            const History& history = record->history(graph_names(group.time).probability);
            const std::ptrdiff_t entry = history.entry_at(static_cast<double>(step));
            for (const std::size_t cell : group.cells)
                text +=
                    QLatin1Char('\t') + (entry < 0 ? QString() : QString::number(history.value(entry, cell), 'g', 6));
        }
        text += QLatin1Char('\n');
    }
    return text;
}

}  // namespace disentangle
