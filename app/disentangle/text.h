// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/graph/causal_graph.h"

#include <functional>
#include <string>
#include <vector>

namespace disentangle {

/// A matrix of single characters in text: row names on the left, column names on top when they fit.
std::string draw_matrix(const std::vector<std::string>& rows, const std::vector<std::string>& cols,
                        const std::function<char(int, int)>& entry);
/// The same of a 0/1 matrix, with "1" and ".".
std::string draw_matrix(const Adjacency& matrix, const std::vector<std::string>& rows,
                        const std::vector<std::string>& cols);

/// Ga and Gz of a graph with their titles, each in draw_matrix's form; what is absent is left out.
std::string draw_graph(const CausalGraph& graph);

/// "1 step", "2 steps".
std::string counted(long long count, const std::string& noun);

/// Words joined as in "z1, z2 and z3".
std::string join_words(const std::vector<std::string>& words);

/// Pads with blanks on the right to `width` characters (UTF-8 aware); longer text stays whole.
std::string padded(const std::string& text, std::size_t width);
/// The same, blanks on the left.
std::string padded_left(const std::string& text, std::size_t width);

/// Breaks a sentence into lines of at most `width` characters, each after `indent` blanks.
std::string wrapped(const std::string& sentence, std::size_t indent, std::size_t width = 100);
/// The same with `mark` in front of the first line and blanks of its width before the others.
std::string hanging(const std::string& mark, const std::string& sentence, std::size_t width = 100);

}  // namespace disentangle
