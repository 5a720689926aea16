// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/graph/diagram_scene.h"
#include "ui/style/outlook.h"

#include <QString>

#include <vector>

namespace disentangle {

class ExperimentDocument;

/// What an edge drawn from one node to another would do.
struct Connection {
    enum class Does { nothing, add, remove };
    Does does = Does::nothing;
    GraphCell cell;
    QString words;  ///< in a sentence, with the reason when it does nothing
};

/// With `toggles` an edge that exists is removed; without, it is left alone.
Connection connection(const CausalGraph& graph, DiagramNode from, DiagramNode to, bool folded, bool toggles);
/// Applies it, as one step of the history. A graph without time gets a Gz that holds this edge alone.
void apply(ExperimentDocument* document, const Connection& connection);

/// How a latent fares under the present verdict (permitted pattern of the whole graph).
struct Standing {
    bool recovered = true;  ///< absorbs no other
    Outlook outlook = Outlook::promised;
    bool absorbs = false;  ///< may absorb others that do not absorb it
    int group = -1;        ///< of those that stay mixed with each other, numbered from 0; -1 = none
    QString words;         ///< "stays mixed with z2; may absorb z3"
};
/// `permitted`: the pattern of whoever judges the graph, d_z x d_z.
std::vector<Standing> standings(const CausalGraph& graph, const Adjacency& permitted, Lacking lacking);
/// By the pattern that the graph itself permits.
std::vector<Standing> standings(const CausalGraph& graph);

/// One line: what the node is, what it depends on, and how it fares.
QString describe(const CausalGraph& graph, DiagramNode node, const std::vector<Standing>& standings);
/// "a2 → z4: a2 acts on z4"
QString describe(const CausalGraph& graph, const GraphCell& edge);
QString nameOf(const CausalGraph& graph, DiagramNode node);

/// The key of every verb and what it does, for a legend.
std::vector<std::pair<QString, QString>> diagramKeys();

}  // namespace disentangle
