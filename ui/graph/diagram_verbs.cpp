// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/graph/diagram_verbs.h"

#include "core/theory/consistency.h"
#include "core/theory/reason.h"
#include "ui/document/experiment_document.h"

#include <QCoreApplication>

#include <bit>

namespace disentangle {
namespace {

QString verbText(const char* text)
{
    return QCoreApplication::translate("disentangle", text);
}

QString listed(const std::vector<std::string>& names, std::uint64_t which)
{
    return QString::fromStdString(list_names(names, which));
}

}  // namespace

QString nameOf(const CausalGraph& graph, DiagramNode node)
{
    const auto& names = node.kind == DiagramNode::action ? graph.actions : graph.latents;
    return QString::fromStdString(names[static_cast<std::size_t>(node.index)]);
}

Connection connection(const CausalGraph& graph, DiagramNode from, DiagramNode to, bool folded, bool toggles)
{
    Connection result;
    const QString a = nameOf(graph, from), b = nameOf(graph, to);
    if (to.kind == DiagramNode::action) {
        result.words = verbText("%1 is an action: nothing acts on it. Edges go from actions to latents.").arg(b);
        return result;
    }
    if (to.kind == DiagramNode::past) {
        result.words = verbText("%1 at t − 1 is in the past. Draw to %1 at t, at the right.").arg(b);
        return result;
    }
    if (from.kind == DiagramNode::latent && !folded) {
        result.words =
            verbText("%1 and %2 are at the same time. Causes lie one step earlier: draw from %1 at t − 1, at the left.")
                .arg(a, b);
        return result;
    }
    result.cell = {from.kind == DiagramNode::action ? GraphPart::Ga : GraphPart::Gz, to.index, from.index};
    const auto& matrix = result.cell.part == GraphPart::Ga ? graph.Ga : graph.Gz;
    const bool there = matrix && (*matrix)(result.cell.row, result.cell.col);
    if (there && !toggles) {
        result.words = verbText("%1 → %2 is there already. Click the edge and press Del to remove it.").arg(a, b);
        return result;
    }
    result.does = there ? Connection::Does::remove : Connection::Does::add;
    if (there)
        result.words = verbText("Removes %1 → %2.").arg(a, b);
    else if (result.cell.part == GraphPart::Ga)
        result.words = verbText("Adds %1 → %2: %1 acts on %2.").arg(a, b);
    else if (from.index == to.index)
        result.words = verbText("Adds %1 → %1: it depends on its own past.").arg(a);
    else
        result.words = verbText("Adds %1 → %2: %2 depends on the past of %1.").arg(a, b);
    return result;
}

void apply(ExperimentDocument* document, const Connection& connection)
{
    if (connection.does == Connection::Does::nothing)
        return;
    const GraphCell& cell = connection.cell;
    if (document->matrix(cell.part)) {
        document->setGraphCell(cell.part, cell.row, cell.col, connection.does == Connection::Does::add);
        return;
    }
    CausalGraph next = document->graph();
    next.Gz = Adjacency(next.d_z(), next.d_z());
    next.Gz->set(cell.row, cell.col, true);
    document->replaceGraph(
        next, verbText("Add edge %1 → %2 and with it time")
                  .arg(nameOf(next, {DiagramNode::past, cell.col}), nameOf(next, {DiagramNode::latent, cell.row})));
}

std::vector<Standing> standings(const CausalGraph& graph)
{
    return standings(graph, permitted_pattern(graph.Ga ? &*graph.Ga : nullptr, graph.Gz ? &*graph.Gz : nullptr),
                     Lacking::nothing);
}

std::vector<Standing> standings(const CausalGraph& graph, const Adjacency& permitted, Lacking lacking)
{
    std::vector<Standing> result(graph.latents.size());
    int groups = 0;
    for (int i = 0; i < graph.d_z(); ++i) {
        Standing& its = result[static_cast<std::size_t>(i)];
        const std::uint64_t self = std::uint64_t{1} << i;
        const std::uint64_t absorbs = permitted.row_bits(i) & ~self;
        const std::uint64_t mixed = absorbs & permitted.col_bits(i);
        its.recovered = absorbs == 0;
        its.outlook = outlookOf(its.recovered, lacking);
        its.absorbs = (absorbs & ~mixed) != 0;
        if (mixed != 0) {
            // A group is numbered at its first latent.
            const int first = std::countr_zero(mixed | self);
            its.group = first == i ? groups++ : result[static_cast<std::size_t>(first)].group;
        }
        if (its.recovered)
            its.words = lacking == Lacking::nothing ? verbText("recovered alone")
                        : lacking == Lacking::influence
                            ? verbText("would be recovered alone, with sufficient influence")
                            : verbText("would be recovered alone, if all assumptions held");
        else if (mixed != 0 && its.absorbs)
            its.words = verbText("stays mixed with %1; may absorb %2")
                            .arg(listed(graph.latents, mixed), listed(graph.latents, absorbs & ~mixed));
        else if (mixed != 0)
            its.words = verbText("stays mixed with %1").arg(listed(graph.latents, mixed));
        else
            its.words = verbText("may absorb %1").arg(listed(graph.latents, absorbs));
    }
    return result;
}

QString describe(const CausalGraph& graph, DiagramNode node, const std::vector<Standing>& standings)
{
    const QString name = nameOf(graph, node);
    if (node.kind == DiagramNode::action) {
        const std::uint64_t reached = graph.Ga->col_bits(node.index);
        return reached ? verbText("Action %1 acts on %2").arg(name, listed(graph.latents, reached))
                       : verbText("Action %1 acts on nothing yet").arg(name);
    }
    if (node.kind == DiagramNode::past) {
        const std::uint64_t children = graph.Gz ? graph.Gz->col_bits(node.index) : 0;
        if (!graph.Gz)
            return verbText("%1 at t − 1: the graph has no time yet. Drag from here to give it an edge.").arg(name);
        return children
                   ? verbText("%1 at t − 1: the past that %2 depends on").arg(name, listed(graph.latents, children))
                   : verbText("%1 at t − 1: nothing depends on it").arg(name);
    }
    QStringList parents;
    if (graph.Ga && graph.Ga->row_bits(node.index))
        parents << listed(graph.actions, graph.Ga->row_bits(node.index));
    if (graph.Gz && graph.Gz->row_bits(node.index))
        parents << verbText("the past of %1").arg(listed(graph.latents, graph.Gz->row_bits(node.index)));
    const QString from =
        parents.isEmpty() ? verbText("no parents") : verbText("parents: %1").arg(parents.join(QStringLiteral("; ")));
    return verbText("%1: %2 (%3)").arg(name, standings[static_cast<std::size_t>(node.index)].words, from);
}

QString describe(const CausalGraph& graph, const GraphCell& edge)
{
    const QString child = nameOf(graph, {DiagramNode::latent, edge.row});
    if (edge.part == GraphPart::Ga)
        return verbText("%1 → %2: %1 acts on %2. Click to select, D to remove.")
            .arg(nameOf(graph, {DiagramNode::action, edge.col}), child);
    if (edge.row == edge.col)
        return verbText("%1 → %1: depends on its own past. Click to select, D to remove.").arg(child);
    return verbText("%1 → %2: %2 depends on the past of %1. Click to select, D to remove.")
        .arg(nameOf(graph, {DiagramNode::past, edge.col}), child);
}

std::vector<std::pair<QString, QString>> diagramKeys()
{
    return {{verbText("Drag from a node"), verbText("Draw an edge; from a selected node: move")},
            {verbText("Click"), verbText("Select a node or an edge; with Shift, one more")},
            {verbText("Double click"), verbText("Add a latent; above all latents, an action")},
            {verbText("Tab, arrows"), verbText("Next node; nearest node")},
            {verbText("Enter"), verbText("What can be done with the node")},
            {verbText("C"), verbText("Connect: then click, or go there and press Enter")},
            {verbText("R, F2"), verbText("Rename in place")},
            {verbText("Del"), verbText("Delete what is selected")},
            {verbText("D"), verbText("Delete the node or edge under the pointer")},
            {verbText("Z, A"), verbText("Add a latent, an action")},
            {verbText("L, U"), verbText("Lay out; unroll or fold time")},
            {verbText("+, −, F"), verbText("Zoom; fit")},
            {verbText("Shift+arrows"), verbText("Move the node")}};
}

}  // namespace disentangle
