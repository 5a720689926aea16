// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/graph/causal_graph.h"

#include <string>
#include <vector>

namespace disentangle {

// Matrices and graphs as text that other programs read, for the clipboard and for files. What these functions write
// they read back to an equal value.

/// \begin{pmatrix} 1 & 0 \\ 0 & 1 \end{pmatrix}
std::string format_latex(const Adjacency& matrix);
/// np.array([[1, 0], [0, 1]])
std::string format_numpy(const Adjacency& matrix);

/// A 0/1 matrix from CSV, LaTeX (any matrix environment, or bare rows with & and \\), or NumPy/Python/JSON nested
/// lists, recognised by their marks. Throws InputError("`name`: line ...: found ..., expected ...") and nothing else.
Adjacency parse_matrix_text(const std::string& text, const std::string& name);

/// Graphviz: actions as boxes, z at t-1 and at t as circles named "z1 (t-1)" and "z1", drawn left to right.
std::string format_dot(const CausalGraph& graph);
/// DAGitty (dagitty.net): the same nodes and edges, latents marked as such, actions as exposures, with positions.
std::string format_dagitty(const CausalGraph& graph);

/// True for text that begins, after comments, with a word of DOT or DAGitty: strict, digraph, graph, dag, pdag, mag, pag.
bool is_graph_text(const std::string& text);

/// A graph from DOT (digraph) or DAGitty (dag) text; docs/graphs.md has the rules. Nodes "NAME (t-1)", also "NAME_t-1",
/// "NAME[t-1]" and the like, are factors one step earlier; a node is an action when it is marked so (role=action,
/// shape=box, exposure) or, where no action is marked, when no edge enters it, one leaves it, it has no (t-1) form and is
/// not marked as a factor. Order of appearance is kept. What was guessed is added to `findings`. Throws InputError naming
/// line and what was found: a syntax error, an undirected edge, an edge into an action or into t-1, between factors at the
/// same time, over two steps, no latent, more than 64 nodes of a kind.
CausalGraph parse_graph_text(const std::string& text, const std::string& name,
                             std::vector<std::string>* findings = nullptr);

}  // namespace disentangle
