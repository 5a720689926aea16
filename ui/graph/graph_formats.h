#pragma once

#include "core/graph/graph_paste.h"

#include <QString>

#include <vector>

namespace disentangle {

class ExperimentDocument;

/// A form in which a graph, or one of its matrices, goes out and comes back.
struct GraphFormat {
    QString name;     ///< "DOT (Graphviz)"
    QString ending;   ///< of its files, without the dot: "dot"
    bool wholeGraph;  ///< has the nodes; else matrices alone
    std::string (*format)(const CausalGraph& graph);
};

/// DOT, DAGitty, JSON, CSV, LaTeX and NumPy, in the order of menus.
const std::vector<GraphFormat>& graphFormats();

/// A graph with one of the matrices of another, for formats that write what there is. Requires that it has it.
CausalGraph withMatrixAlone(const CausalGraph& graph, NamedMatrix::Part part);

/// Replaces the document's graph by what the text holds, as one step called `name`. Returns one line about what is wrong, or an
/// empty text; nothing is changed then. `source` stands for the text in that line. See pasted_into() for `hint`.
QString pasteGraph(ExperimentDocument* document, const QString& text, const QString& source, const QString& name,
                   NamedMatrix::Part hint = NamedMatrix::Part::unsaid);

/// The same from a file: any of the formats whatever its ending, or a matrix in NumPy's own (.npy).
QString importGraph(ExperimentDocument* document, const QString& path,
                    NamedMatrix::Part hint = NamedMatrix::Part::unsaid);

/// Writes a graph in the format of the path's ending, or leaves the file as it was. Returns what is wrong, or an empty text.
QString exportGraph(const CausalGraph& graph, const QString& path);

}  // namespace disentangle
