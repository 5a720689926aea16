// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/graph_selection.h"

#include "core/graph/causal_graph.h"

#include <utility>

namespace disentangle {
namespace {

std::uint64_t lowBits(int count)
{
    return count >= 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << count) - 1;
}

GraphItems fitted(GraphItems items, const CausalGraph& graph)
{
    items.latents &= lowBits(graph.d_z());
    items.actions &= lowBits(graph.d_a());
    std::erase_if(items.cells, [&graph](const GraphCell& cell) {
        const auto& matrix = cell.part == GraphPart::Ga ? graph.Ga : graph.Gz;
        return !matrix || cell.row < 0 || cell.col < 0 || cell.row >= matrix->rows() || cell.col >= matrix->cols();
    });
    return items;
}

}  // namespace

GraphSelection::GraphSelection(const CausalGraph& graph, QObject* parent) : QObject(parent), m_graph(graph) {}

void GraphSelection::select(GraphItems items)
{
    items = fitted(std::move(items), m_graph);
    if (items == m_selected)
        return;
    m_selected = std::move(items);
    Q_EMIT selectedChanged();
}

void GraphSelection::hover(GraphItems items)
{
    items = fitted(std::move(items), m_graph);
    if (items == m_hovered)
        return;
    m_hovered = std::move(items);
    Q_EMIT hoveredChanged();
}

void GraphSelection::clear()
{
    select({});
    hover({});
}

void GraphSelection::fit()
{
    select(m_selected);
    hover(m_hovered);
}

}  // namespace disentangle
