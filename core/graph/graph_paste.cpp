// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/graph/graph_paste.h"

#include "core/base/error.h"
#include "core/base/json.h"
#include "core/graph/text_formats.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string_view>

namespace disentangle {
namespace {

using Part = NamedMatrix::Part;

const char* name_of(Part part)
{
    return part == Part::Gz ? "Gz" : "Ga";
}

NamedMatrix part_of(const CausalGraph& graph, Part part)
{
    return {part, (part == Part::Ga ? graph.Ga : graph.Gz).value(), graph.latents,
            part == Part::Ga ? graph.actions : graph.latents};
}

template <class Format>
std::string each_matrix(const CausalGraph& graph, Format format)
{
    std::string text;
    if (graph.Ga)
        text = format(Part::Ga);
    if (graph.Gz)
        text += (text.empty() ? "" : "\n") + format(Part::Gz);
    return text;
}

std::string first_word(const std::string& text)
{
    const auto begin = std::find_if(text.begin(), text.end(), [](unsigned char c) { return !std::isspace(c); });
    return {begin, std::find_if(begin, text.end(), [](unsigned char c) { return !std::isalpha(c); })};
}

/// CSV with the corner that format_csv() writes; its names may hold the marks of other formats.
bool has_corner(const std::string& text)
{
    return (text.starts_with("Ga") || text.starts_with("Gz")) && text.find_first_of(",;\t") == 2;
}

/// Bracketed lists, or LaTeX.
bool is_list_text(const std::string& text)
{
    return text.find('[') != std::string::npos || text.find('&') != std::string::npos ||
           text.find('\\') != std::string::npos;
}

bool is_graph_text(const std::string& text)
{
    const std::string word = first_word(text);
    for (const std::string_view keyword : {"strict", "digraph", "graph", "dag", "pdag", "mag"})
        if (word == keyword)
            return true;
    // A text without a first word may begin with a comment, but one that begins with a brace is JSON.
    return word.empty() && text[text.find_first_not_of(" \t\r\n")] != '{' && text.find('{') != std::string::npos &&
           text.find("->") != std::string::npos;
}

/// Where "Ga =", "G_z =" and the like begin and end.
struct Label {
    std::size_t begin, end;
    Part part;
};

std::vector<Label> labels(const std::string& text)
{
    std::vector<Label> found;
    for (auto equals = text.find('='); equals != std::string::npos; equals = text.find('=', equals + 1)) {
        auto end = equals;
        while (end > 0 && (text[end - 1] == ' ' || text[end - 1] == '&'))
            --end;
        for (const std::string_view name : {"Ga", "G_a", "G^a", "G_{a}", "G^{a}", "Gz", "G_z", "G^z", "G_{z}", "G^{z}"})
            if (end >= name.size() && text.compare(end - name.size(), name.size(), name) == 0)
                found.push_back(
                    {end - name.size(), equals + 1, name.find('z') == std::string_view::npos ? Part::Ga : Part::Gz});
    }
    return found;
}

CausalGraph graph_of_json(const std::string& text, const std::string& name)
{
    const auto json = parse_json(text, name);
    if (json.is_object() && json.contains("world") && json["world"].is_object() && json["world"].contains("graph"))
        return graph_from_json(json["world"]["graph"], name, "world.graph");
    return graph_from_json(json, name, "");
}

/// The present names, shortened or extended to `count`; new ones are the first free of prefix1, prefix2, ...
std::vector<std::string> resized(std::vector<std::string> names, int count, const std::string& prefix)
{
    const auto wanted = static_cast<std::size_t>(count);
    names.resize(std::min(names.size(), wanted));
    for (int number = 1; names.size() < wanted; ++number)
        if (const std::string name = prefix + std::to_string(number);
            std::find(names.begin(), names.end(), name) == names.end())
            names.push_back(name);
    return names;
}

Adjacency resized(const Adjacency& matrix, int rows, int cols)
{
    Adjacency result(rows, cols);
    for (int row = 0; row < std::min(rows, matrix.rows()); ++row)
        result.set_row_bits(row, matrix.row_bits(row));
    return result;
}

Part part_for(const CausalGraph& present, const NamedMatrix& pasted, Part hint)
{
    if (pasted.part != Part::unsaid)
        return pasted.part;
    const auto& names = pasted.col_names;
    if (!names.empty() && names != present.latents && names == present.actions)
        return Part::Ga;
    if (!names.empty() && (names == present.latents || names == pasted.row_names))
        return Part::Gz;
    const bool square = pasted.matrix.rows() == pasted.matrix.cols();
    if (hint != Part::unsaid && (hint == Part::Ga || square))
        return hint;
    const bool only_actions =
        !present.Gz && pasted.matrix.rows() == present.d_z() && pasted.matrix.cols() == present.d_a();
    return square && !only_actions ? Part::Gz : Part::Ga;
}

}  // namespace

std::string format_csv(const CausalGraph& graph)
{
    return each_matrix(graph, [&](Part part) { return format_csv(part_of(graph, part)); });
}

std::string format_latex(const CausalGraph& graph)
{
    return each_matrix(graph, [&](Part part) {
        return std::string(part == Part::Ga ? "G_a" : "G_z") + " = " + format_latex(part_of(graph, part).matrix);
    });
}

std::string format_numpy(const CausalGraph& graph)
{
    return each_matrix(graph, [&](Part part) {
        return name_of(part) + std::string(" = ") + format_numpy(part_of(graph, part).matrix);
    });
}

PastedText read_pasted(const std::string& text, const std::string& name)
{
    const auto first = text.find_first_not_of(" \t\r\n");
    if (first == std::string::npos)
        throw InputError(name, "", "there is no text", "a graph or a matrix");
    PastedText result;
    if (has_corner(text)) {
        result.matrices = parse_named_csv(text, name);
    } else if (is_graph_text(text)) {
        result.graph = parse_graph_text(text, name);
    } else if (text[first] == '{') {
        result.graph = graph_of_json(text, name);
    } else if (text.find_first_of("01") == std::string::npos) {
        throw InputError(name, "",
                         "found " +
                             in_quotes(std::string_view(text).substr(first, text.find_first_of("\r\n", first) - first)),
                         "a graph (DOT, DAGitty, JSON) or a matrix of 0 and 1 (CSV, LaTeX, NumPy)");
    } else if (const auto marks = labels(text); !marks.empty()) {
        for (std::size_t l = 0; l < marks.size(); ++l) {
            const std::size_t end = l + 1 < marks.size() ? marks[l + 1].begin : text.size();
            result.matrices.push_back(
                {marks[l].part, parse_matrix_text(text.substr(marks[l].end, end - marks[l].end), name), {}, {}});
        }
    } else if (is_list_text(text)) {
        result.matrices.push_back({Part::unsaid, parse_matrix_text(text, name), {}, {}});
    } else {
        result.matrices = parse_named_csv(text, name);
    }
    if (result.matrices.size() > 2 ||
        (result.matrices.size() == 2 && result.matrices[0].part == result.matrices[1].part))
        throw InputError(name, "", "found " + std::to_string(result.matrices.size()) + " matrices",
                         "one, or one Ga and one Gz");
    return result;
}

CausalGraph pasted_into(const CausalGraph& present, const PastedText& pasted, Part hint, const std::string& name)
{
    if (pasted.graph)
        return *pasted.graph;
    CausalGraph graph = present;
    if (pasted.matrices.size() == 2) {  // both are new: the old sizes do not matter
        graph.Ga.reset();
        graph.Gz.reset();
    }
    for (const NamedMatrix& its : pasted.matrices) {
        const Part part = part_for(present, its, hint);
        const Adjacency& matrix = its.matrix;
        if (matrix.empty())
            throw InputError(name, name_of(part), "has no entries", "1 to 64 rows and columns");
        if (part == Part::Gz && matrix.rows() != matrix.cols())
            throw InputError(name, "Gz",
                             std::to_string(matrix.rows()) + " rows and " + std::to_string(matrix.cols()) + " columns",
                             "as many columns as rows");
        if (pasted.matrices.size() == 2 && matrix.rows() != pasted.matrices[0].matrix.rows())
            throw InputError(name, name_of(part), "has " + std::to_string(matrix.rows()) + " rows",
                             std::to_string(pasted.matrices[0].matrix.rows()) + " as in the other matrix");
        graph.latents = its.row_names.empty() ? resized(graph.latents, matrix.rows(), "z") : its.row_names;
        if (part == Part::Ga) {
            graph.actions = its.col_names.empty() ? resized(graph.actions, matrix.cols(), "a") : its.col_names;
            graph.Ga = matrix;
            if (graph.Gz)
                graph.Gz = resized(*graph.Gz, matrix.rows(), matrix.rows());
        } else {
            graph.Gz = matrix;
            if (graph.Ga)
                graph.Ga = resized(*graph.Ga, matrix.rows(), graph.Ga->cols());
        }
    }
    if (!graph.Ga)
        graph.actions.clear();
    validate(graph, name, "");
    return graph;
}

}  // namespace disentangle
