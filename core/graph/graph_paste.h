// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/graph/causal_graph.h"

#include <optional>
#include <string>
#include <vector>

namespace disentangle {

/// A matrix as it was found in a text.
struct NamedMatrix {
    enum class Part { unsaid, Ga, Gz };
    Part part = Part::unsaid;  ///< whether the text called it "Ga" or "Gz"
    Adjacency matrix;
    std::vector<std::string> row_names;  ///< empty, or one for each row
    std::vector<std::string> col_names;  ///< empty, or one for each column
};

/// What was found in a text: a whole graph, or one or two matrices.
struct PastedText {
    std::optional<CausalGraph> graph;
    std::vector<NamedMatrix> matrices;
    std::vector<std::string> findings;  ///< what was guessed, each one sentence without a full stop
};

/// What is known of a matrix besides its text.
struct PasteHint {
    // NOLINTNEXTLINE(google-explicit-constructor): a part alone is a hint
    PasteHint(NamedMatrix::Part its_part = NamedMatrix::Part::unsaid, std::optional<bool> in_rows = {})
        : part(its_part), causes_in_rows(in_rows)
    {
    }

    NamedMatrix::Part part;              ///< for a matrix that neither its text nor its names place
    std::optional<bool> causes_in_rows;  ///< true: rows are causes; false: rows are children; open: as the names say
};

/// The graph after pasting, and what was made of the text.
struct Pasting {
    CausalGraph graph;
    std::vector<NamedMatrix::Part> parts;  ///< of the matrices, where they went; none for a whole graph
    bool causes_in_rows = false;           ///< a matrix was transposed
    bool open = false;                     ///< a square matrix whose part neither text, names nor hint said
    std::vector<std::string> findings;     ///< where it went and which way round, each one sentence without a full stop
};

/// Both matrices of a graph, each with its name, as read_pasted() takes them back.
std::string format_csv(const CausalGraph& graph);    ///< with names of rows and columns, quoted where they must be
std::string format_latex(const CausalGraph& graph);  ///< G_a = \begin{pmatrix} ... ; without names
std::string format_numpy(const CausalGraph& graph);  ///< Ga = np.array(...); without names
/// One matrix with its names: corner "Ga" or "Gz", parents across, children down (RFC 4180).
std::string format_csv(const NamedMatrix& matrix);
/// The matrices between empty lines of CSV text, at least one. Throws InputError naming line and column.
std::vector<NamedMatrix> parse_named_csv(const std::string& text, const std::string& name);

/// Recognises JSON of a graph or an experiment, DOT, DAGitty, and matrices as CSV (comma, semicolon, tab or spaces;
/// with or without names), LaTeX, NumPy, Python or JSON lists. Throws InputError: one line with `name`, the place, what
/// was found and what was expected.
PastedText read_pasted(const std::string& text, const std::string& name);

/// The graph after pasting into `present`. A whole graph replaces it. A matrix replaces Ga or Gz: the one that the text
/// names; else by its names (rows and columns with different names are Ga, with the same ones Gz); else the hint's; else
/// the one of the same size, where a square matrix is Gz. Rows are children, unless the hint says otherwise or rows are
/// called like actions that are there, or columns like latents. Rows and columns whose names are there go where these
/// are; other names are taken over. Latents and actions are added or dropped to fit the size, in the other matrix too.
/// Throws InputError when it fits neither.
Pasting paste_into(const CausalGraph& present, const PastedText& pasted, const PasteHint& hint,
                   const std::string& name);

/// The graph of paste_into() alone.
CausalGraph pasted_into(const CausalGraph& present, const PastedText& pasted, const PasteHint& hint,
                        const std::string& name);

}  // namespace disentangle
