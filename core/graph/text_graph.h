// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/graph/causal_graph.h"

#include <string>
#include <vector>

namespace disentangle {

/// A graph as a text has it: nodes in order of appearance and edges, whatever they mean.
struct TextGraph {
    struct Node {
        std::string id;
        std::string label;                    ///< empty where the node is called by its id
        bool action = false, latent = false;  ///< marked so (docs/graphs.md)
    };
    struct Edge {
        std::string from, to;  ///< ids
        int line = 0;          ///< 0: not known
    };
    std::vector<Node> nodes;
    std::vector<Edge> edges;
};

/// DOT by Graphviz's own parser. Throws InputError with the line of a syntax error, for an undirected graph, for edges
/// drawn backwards or both ways, for more than one graph, and for texts so large that they are none of ours.
TextGraph read_dot(const std::string& text, const std::string& name);

/// DAGitty's text (docs/graphs.md has the grammar). Throws InputError naming the line and what is not supported.
TextGraph read_dagitty(const std::string& text, const std::string& name);

/// True for a name that ends in a time, such as "z1 (t-1)", "z1_t-1" or "z1_t": in text it may be taken for z1.
bool ends_in_a_time(const std::string& name);

/// The causal graph of a text: which nodes are actions, and which are factors one step earlier. What was guessed is added
/// to `findings`. Throws InputError as parse_graph_text() says.
CausalGraph causal_graph_of(const TextGraph& text_graph, const std::string& name, std::vector<std::string>& findings);

}  // namespace disentangle
