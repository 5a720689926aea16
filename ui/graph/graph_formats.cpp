// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/graph/graph_formats.h"

#include "core/base/file.h"
#include "core/graph/graph_file.h"
#include "core/graph/text_formats.h"
#include "ui/document/experiment_document.h"
#include "ui/document/file_path.h"
#include "ui/language/translated.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <exception>

namespace disentangle {
namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("disentangle", text);
}

std::string asJson(const CausalGraph& graph)
{
    return to_json(graph).dump(2) + "\n";
}

QString paste(ExperimentDocument* document, const PastedText& pasted, const std::string& source, const QString& name,
              const PasteHint& hint, Pasting* said)
{
    const Pasting pasting = paste_into(document->graph(), pasted, hint, source);
    if (said)
        *said = pasting;
    return document->replaceGraph(pasting.graph, name);
}

/// Runs a function; returns the error that it threw, in one line.
template <class F>
QString wrongWith(F f)
{
    try {
        return f();
    } catch (const std::exception& error) {
        return translated(error.what()).simplified();
    }
}

}  // namespace

const std::vector<GraphFormat>& graphFormats()
{
    static const std::vector<GraphFormat> formats{
        {tr("DOT (Graphviz)"), QStringLiteral("dot"), true, [](const CausalGraph& graph) { return format_dot(graph); }},
        {tr("DAGitty"), QStringLiteral("dagitty"), true,
         [](const CausalGraph& graph) { return format_dagitty(graph); }},
        {tr("JSON"), QStringLiteral("json"), true, asJson},
        {tr("CSV with names"), QStringLiteral("csv"), false,
         [](const CausalGraph& graph) { return format_csv(graph); }},
        {tr("LaTeX"), QStringLiteral("tex"), false, [](const CausalGraph& graph) { return format_latex(graph); }},
        {tr("NumPy"), QStringLiteral("py"), false, [](const CausalGraph& graph) { return format_numpy(graph); }},
    };
    return formats;
}

CausalGraph withMatrixAlone(const CausalGraph& graph, NamedMatrix::Part part)
{
    CausalGraph result = graph;
    if (part == NamedMatrix::Part::Ga) {
        result.Gz.reset();
    } else if (part == NamedMatrix::Part::Gz) {
        result.Ga.reset();
        result.actions.clear();
    }
    return result;
}

QString pasteGraph(ExperimentDocument* document, const QString& text, const QString& source, const QString& name,
                   const PasteHint& hint, Pasting* pasting)
{
    return wrongWith([&] {
        const std::string from = source.toStdString();
        return paste(document, read_pasted(text.toStdString(), from), from, name, hint, pasting);
    });
}

QString importGraph(ExperimentDocument* document, const QString& path, const PasteHint& hint, Pasting* pasting)
{
    return wrongWith([&] {
        const QString name = tr("Import %1").arg(QFileInfo(path).fileName());
        return paste(document, read_graph_file(asPath(path)), path.toStdString(), name, hint, pasting);
    });
}

QString exportGraph(const CausalGraph& graph, const QString& path)
{
    const QString ending = QFileInfo(path).suffix().toLower();
    const auto& formats = graphFormats();
    const auto found = std::find_if(formats.begin(), formats.end(), [&](const GraphFormat& its) {
        return its.ending == ending || (ending == QStringLiteral("gv") && its.ending == QStringLiteral("dot"));
    });
    if (found == formats.end())
        return tr("%1: the name ends in “.%2”, expected .dot, .dagitty, .json, .csv, .tex or .py").arg(path, ending);
    return wrongWith([&] {
        write_file_atomically(asPath(path), found->format(graph));
        return QString();
    });
}

}  // namespace disentangle
