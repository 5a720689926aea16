// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/graph/graph_paste.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace disentangle {

/// What a file holds of a graph: text in any form of read_pasted(), or a matrix as NPY. Throws InputError.
PastedText read_graph_file(const std::filesystem::path& path);

/// `known` with the matrix `part` of a file put in place: of a whole graph that matrix alone, of two matrices the one so
/// called, or a single one whatever its names. See paste_into() for names, order and orientation. Throws InputError when
/// the file has no such matrix, or when Gz is not square.
Pasting with_matrix(const CausalGraph& known, const std::filesystem::path& path, NamedMatrix::Part part,
                    std::optional<bool> causes_in_rows);

/// The graph of a file that holds a graph and no experiment: DOT, DAGitty, matrices, or JSON with Ga or Gz. Nothing for
/// JSON without these, and for any other text of a file called .json. Throws InputError for text that is neither.
std::optional<Pasting> graph_alone(const std::string& text, const std::string& name);

}  // namespace disentangle
