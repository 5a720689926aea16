// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/graph/graph_paste.h"

#include <QString>

#include <vector>

namespace disentangle {

class ExperimentDocument;

/// A text format in which a graph, or one of its matrices, is written and read.
struct GraphFormat {
    QString name;     ///< "DOT (Graphviz)"
    QString ending;   ///< of its files, without the dot: "dot"
    bool wholeGraph;  ///< holds the nodes too; else matrices alone
    std::string (*format)(const CausalGraph& graph);
};

/// DOT, DAGitty, JSON, CSV, LaTeX and NumPy, in the order of menus.
const std::vector<GraphFormat>& graphFormats();

/// `graph` with one of its matrices alone, for formats that write all that there is. Requires that it has that matrix.
CausalGraph withMatrixAlone(const CausalGraph& graph, NamedMatrix::Part part);

/// Replaces the document's graph by what the text holds, as one step called `name`. Returns one line about what is
/// wrong, and then changes nothing, or an empty text. `source` names the text in that line. See paste_into() for `hint`
/// and for what `pasting` then says.
QString pasteGraph(ExperimentDocument* document, const QString& text, const QString& source, const QString& name,
                   const PasteHint& hint = {}, Pasting* pasting = nullptr);

/// The same from a file, in any of the formats whatever its ending, or a matrix in NumPy's binary format (.npy).
QString importGraph(ExperimentDocument* document, const QString& path, const PasteHint& hint = {},
                    Pasting* pasting = nullptr);

/// Writes a graph in the format of the path's ending, or leaves the file as it was. Returns what is wrong, or an empty
/// text.
QString exportGraph(const CausalGraph& graph, const QString& path);

}  // namespace disentangle
