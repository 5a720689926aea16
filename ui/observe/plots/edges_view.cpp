#include "ui/observe/plots/edges_view.h"

#include "ui/observe/matrices/matching.h"
#include "ui/observe/run/names.h"
#include "ui/style/number_text.h"
#include "ui/observe/plots/plot_style.h"
#include "ui/observe/run/run_model.h"
#include "ui/style/theme.h"

#include <cmath>
#include <limits>
#include <numeric>
#include <qcustomplot.h>

namespace disentangle {
namespace {

/// A change of probability that cannot be seen: under a pixel in a plot of 250 pixels.
constexpr float invisible = 0.004F;
constexpr double nearLine = 6;  // pixels

/// The line of one cell without the points that it would look the same without; `place` is where a step stands.
template <class Place>
QVector<QCPGraphData> lineOf(const EdgeHistory& history, std::size_t cell, const Place& place)
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
        const QString letter = group.time ? QStringLiteral("Gz") : QStringLiteral("Ga");
        const QColor colour = group.truth ? categorical(group.time ? 2 : 0) : colours().mutedText;
        group.pen = curvePen(colour, !group.truth && group.time ? Qt::DotLine : Qt::SolidLine, group.truth ? 1.8 : 0.7);
        entries.append({group.truth ? tr("edges of %1").arg(letter) : tr("non-edges of %1").arg(letter), group.pen,
                        group.truth ? tr("Edges of the true %1, by the newest matching: how many are learned "
                                         "(probability above 1/2), of how many.")
                                          .arg(letter)
                                    : tr("Pairs that are no edge of the true %1, by the newest matching: how many are "
                                         "learned (probability above 1/2), of how many.")
                                          .arg(letter),
                        QStringLiteral("000/0000")});
    }
    legend().setEntries(entries);
}

void EdgesView::sortCells(const RunData& record)
{
    const CausalGraph& world = record.experiment->world.graph;
    std::vector<int> matching = record.assignment;
    if (!isPermutation(matching, world.d_z())) {
        matching.resize(world.latents.size());
        std::iota(matching.begin(), matching.end(), 0);
    }
    for (Group& group : m_groups) {
        const EdgeHistory& history = group.time ? record.edgesGz : record.edgesGa;
        const Adjacency* truth = trueGraph(*record.experiment, group.time ? "Gz" : "Ga");
        group.cells.clear();
        if (history.empty() || !truth || history.rows() != truth->rows() || history.cols() != truth->cols())
            continue;
        for (int r = 0; r < truth->rows(); ++r)
            for (int c = 0; c < truth->cols(); ++c) {
                const int row = matching[static_cast<std::size_t>(r)];
                const int col = group.time ? matching[static_cast<std::size_t>(c)] : c;
                if ((*truth)(r, c) == group.truth)
                    group.cells.push_back(static_cast<std::size_t>(row * truth->cols() + col));
            }
        const std::vector<float>& newest = history.snapshots.back()->data;
        std::stable_sort(group.cells.begin(), group.cells.end(), [&](std::size_t a, std::size_t b) {
            return group.truth ? newest[a] < newest[b] : newest[a] > newest[b];
        });
    }
}

QString EdgesView::drawCurves(const RunData& record, Inputs)
{
    if (!record.experiment || !record.complete)
        return tr("Reading the run…");
    if (record.edgesGa.empty() && record.edgesGz.empty())
        return tr("This run does not learn a graph.");
    sortCells(record);
    QStringList omitted;
    for (std::size_t i = 0; i < m_groups.size(); ++i) {
        Group& group = m_groups[i];
        const int index = static_cast<int>(i);
        legend().setPresent(index, !group.cells.empty());
        drawGroup(group, group.time ? record.edgesGz : record.edgesGa, legend().isShown(index));
        if (group.cells.size() > mostLines)
            omitted.append(tr("%1 of %2 %3").arg(mostLines).arg(group.cells.size()).arg(legend().name(index)));
    }
    setNote(omitted.isEmpty()
                ? QString()
                : tr("Only those furthest from the truth are drawn: %1.").arg(omitted.join(QStringLiteral(", "))));
    return {};
}

void EdgesView::drawGroup(Group& group, const EdgeHistory& history, bool shown)
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
        const EdgeHistory& history = group.time ? record.edgesGz : record.edgesGa;
        const std::ptrdiff_t entry = history.entryAt(static_cast<double>(step));
        QString text;
        if (entry >= 0 && !group.cells.empty()) {
            const auto on = std::count_if(group.cells.begin(), group.cells.end(),
                                          [&](std::size_t cell) { return history.value(entry, cell) > 0.5; });
            text = QStringLiteral("%1/%2").arg(on).arg(group.cells.size());
        }
        legend().setValue(static_cast<int>(i), text);
    }
}

QString EdgesView::nameOfCell(const RunData& record, bool time, std::size_t cell) const
{
    const EdgeHistory& history = time ? record.edgesGz : record.edgesGa;
    const int cols = history.cols();
    const int row = static_cast<int>(cell) / cols;
    const int col = static_cast<int>(cell) % cols;
    const QString parent = time ? learnedName(col) : namesOf(record.experiment->world.graph.actions).value(col);
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
        const EdgeHistory& history = group.time ? record->edgesGz : record->edgesGa;
        const std::ptrdiff_t entry = history.entryAt(step);
        if (entry < 0 || !legend().isShown(static_cast<int>(i)))
            continue;
        for (std::size_t line = 0; line < group.lines.size(); ++line) {
            const double value = history.value(entry, group.cells[line]);
            const double distance = std::abs(plot().yAxis->coordToPixel(value) - place.y());
            if (distance >= closest)
                continue;
            closest = distance;
            text = tr("%1: p = %2 at step %L3 (%4)")
                       .arg(nameOfCell(*record, group.time, group.cells[line]), numberText(value, 3))
                       .arg(qlonglong{history.steps[static_cast<std::size_t>(entry)]})
                       .arg(group.truth ? tr("an edge") : tr("no edge"));
        }
    }
    return text;
}

QString EdgesView::curvesAsText() const
{
    if (!run())
        return {};
    const auto record = run()->data();
    const EdgeHistory& longer = record->edgesGa.empty() ? record->edgesGz : record->edgesGa;
    QString text = QStringLiteral("step");
    for (const Group& group : m_groups)
        for (const std::size_t cell : group.cells)
            text += QLatin1Char('\t') + nameOfCell(*record, group.time, cell);
    text += QLatin1Char('\n');
    for (const std::int64_t step : longer.steps) {
        text += QString::number(step);
        for (const Group& group : m_groups) {
            const EdgeHistory& history = group.time ? record->edgesGz : record->edgesGa;
            const std::ptrdiff_t entry = history.entryAt(static_cast<double>(step));
            for (const std::size_t cell : group.cells)
                text +=
                    QLatin1Char('\t') + (entry < 0 ? QString() : QString::number(history.value(entry, cell), 'g', 6));
        }
        text += QLatin1Char('\n');
    }
    return text;
}

}  // namespace disentangle
