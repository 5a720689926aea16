// SPDX-License-Identifier: GPL-3.0-or-later
// The document's edits of the graph.
#include "ui/document/experiment_document.h"
#include "ui/document/graph_edits.h"

#include "core/base/error.h"

#include <QStringList>

#include <algorithm>
#include <utility>

namespace disentangle {
namespace {

std::optional<Adjacency>& matrixOf(CausalGraph& graph, GraphPart part)
{
    return part == GraphPart::Ga ? graph.Ga : graph.Gz;
}

bool has(const Adjacency* matrix, int row, int col)
{
    return matrix && row >= 0 && col >= 0 && row < matrix->rows() && col < matrix->cols();
}

std::vector<int> without(int count, std::uint64_t removed)
{
    std::vector<int> order = sameOrder(count);
    std::erase_if(order, [removed](int i) { return ((removed >> i) & 1U) != 0; });
    return order;
}

QString nameOf(const CausalGraph& graph, NodeKind kind, int index)
{
    return QString::fromStdString(
        (kind == NodeKind::latent ? graph.latents : graph.actions)[static_cast<std::size_t>(index)]);
}

}  // namespace

void ExperimentDocument::setGraphCell(GraphPart part, int row, int col, bool on)
{
    setCells({{part, row, col}}, on);
}

void ExperimentDocument::toggleEdge(GraphPart part, int row, int col)
{
    if (has(matrix(part), row, col))
        setGraphCell(part, row, col, !(*matrix(part))(row, col));
}

void ExperimentDocument::setCells(const std::vector<GraphCell>& cells, bool on)
{
    CausalGraph next = graph();
    for (const GraphCell& cell : cells)
        if (has(matrix(cell.part), cell.row, cell.col))
            matrixOf(next, cell.part)->set(cell.row, cell.col, on);
    pushGraph(next);
}

void ExperimentDocument::setMatrix(GraphPart part, const Adjacency& matrix, const QString& name, Merge merge)
{
    CausalGraph next = graph();
    auto& present = matrixOf(next, part);
    if (!present || present->rows() != matrix.rows() || present->cols() != matrix.cols())
        return;
    present = matrix;
    pushGraph(next, name, merge == Merge::sliding ? QStringLiteral("matrix") : QString());
}

bool ExperimentDocument::setPresent(GraphPart part, bool present)
{
    const QString label = part == GraphPart::Ga ? QStringLiteral("Ga") : QStringLiteral("Gz");
    CausalGraph next = graph();
    auto& matrix = matrixOf(next, part);
    const auto& other = part == GraphPart::Ga ? next.Gz : next.Ga;
    if (matrix.has_value() == present)
        return true;
    if (!present && !other)
        return false;
    if (present)
        matrix = Adjacency::identity(next.d_z());
    else
        matrix.reset();
    if (part == GraphPart::Ga)
        next.actions = present ? default_names("a", next.d_z()) : std::vector<std::string>{};
    pushGraph(next, (present ? tr("Add %1") : tr("Remove %1")).arg(label));
    return true;
}

void ExperimentDocument::setLatentCount(int count, Merge merge)
{
    count = std::clamp(count, 1, max_nodes);
    pushGraph(reindexed(graph(), resizedOrder(graph().d_z(), count), sameOrder(graph().d_a())),
              count == 1 ? tr("1 latent") : tr("%1 latents").arg(count),
              merge == Merge::sliding ? QStringLiteral("latents") : QString());
}

void ExperimentDocument::setActionCount(int count, Merge merge)
{
    if (!graph().Ga)
        return;
    count = std::clamp(count, 1, max_nodes);
    pushGraph(reindexed(graph(), sameOrder(graph().d_z()), resizedOrder(graph().d_a(), count)),
              count == 1 ? tr("1 action") : tr("%1 actions").arg(count),
              merge == Merge::sliding ? QStringLiteral("actions") : QString());
}

void ExperimentDocument::insertNode(NodeKind kind, int at)
{
    const bool latent = kind == NodeKind::latent;
    const int count = latent ? graph().d_z() : graph().d_a();
    if (at < 0 || at > count || count == max_nodes)
        return;
    std::vector<int> latents = sameOrder(graph().d_z());
    std::vector<int> actions = sameOrder(graph().d_a());
    std::vector<int>& order = latent ? latents : actions;
    order.insert(order.begin() + at, -1);
    CausalGraph next = reindexed(graph(), latents, actions);
    if (!latent && !next.Ga)
        next.Ga = Adjacency(next.d_z(), 1);
    pushGraph(next, (latent ? tr("Add latent %1") : tr("Add action %1")).arg(nameOf(next, kind, at)));
}

bool ExperimentDocument::remove(const GraphItems& items)
{
    CausalGraph cut = graph();
    for (const GraphCell& cell : items.cells)
        if (has(matrix(cell.part), cell.row, cell.col))
            matrixOf(cut, cell.part)->set(cell.row, cell.col, false);
    const std::vector<int> latents = without(graph().d_z(), items.latents);
    const std::vector<int> actions = without(graph().d_a(), items.actions);
    const bool losesActions = graph().Ga && actions.empty();
    if (latents.empty() || (losesActions && !graph().Gz))
        return false;
    CausalGraph next = reindexed(cut, latents, actions);
    if (losesActions)
        next.Ga.reset();

    // The step is named after the nodes that are removed; without any, its own change names the edges.
    QStringList gone;
    for (int i = 0; i < graph().d_z(); ++i)
        if (items.hasLatent(i))
            gone << nameOf(graph(), NodeKind::latent, i);
    for (int l = 0; l < graph().d_a(); ++l)
        if (items.hasAction(l))
            gone << nameOf(graph(), NodeKind::action, l);
    pushGraph(next, gone.isEmpty()     ? QString()
                    : gone.size() <= 3 ? tr("Remove %1").arg(gone.join(QStringLiteral(", ")))
                                       : tr("Remove %1 nodes").arg(gone.size()));
    return true;
}

QString ExperimentDocument::renameNode(NodeKind kind, int index, const QString& name)
{
    if (isOfTasks())
        return tr("Tasks and factors are named by their numbers.");
    CausalGraph next = graph();
    auto& names = kind == NodeKind::latent ? next.latents : next.actions;
    if (index < 0 || index >= static_cast<int>(names.size()))
        return {};
    std::string& its = names[static_cast<std::size_t>(index)];
    const QString old = QString::fromStdString(its);
    const QString wanted = name.trimmed();
    if (wanted == old)
        return {};
    if (wanted.isEmpty())
        return tr("A name needs at least one character; %1 keeps its own.").arg(old);
    if (const std::string text = wanted.toStdString(); std::find(names.begin(), names.end(), text) != names.end())
        return tr("“%1” is taken already; choose another name for %2.").arg(wanted, old);
    else
        its = text;
    return attempt([&] { pushGraph(next, tr("Rename %1 to %2").arg(old, wanted)); });
}

void ExperimentDocument::permuteNodes(NodeKind kind, const std::vector<int>& order)
{
    const bool latent = kind == NodeKind::latent;
    const auto next = latent ? reindexed(graph(), order, sameOrder(graph().d_a()))
                             : reindexed(graph(), sameOrder(graph().d_z()), order);
    pushGraph(next, latent ? tr("Reorder latents") : tr("Reorder actions"));
}

void ExperimentDocument::moveNode(NodeKind kind, int from, int to)
{
    const int count = kind == NodeKind::latent ? graph().d_z() : graph().d_a();
    if (from < 0 || to < 0 || from >= count || to >= count || from == to)
        return;
    const auto order = movedOrder(count, from, to);
    const auto next = kind == NodeKind::latent ? reindexed(graph(), order, sameOrder(graph().d_a()))
                                               : reindexed(graph(), sameOrder(graph().d_z()), order);
    pushGraph(next, tr("Move %1").arg(nameOf(graph(), kind, from)));
}

QString ExperimentDocument::replaceGraph(const CausalGraph& graph, const QString& name)
{
    if (!isDrawn())
        return tr(
            "The experiment learns from data that are not drawn from a graph; begin a new experiment (File > New) "
            "for one that is");
    return attempt([&] {
        validate(graph, {}, {});
        pushGraph(graph, name);
    });
}

}  // namespace disentangle
