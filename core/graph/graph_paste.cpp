// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/graph/graph_paste.h"

#include "core/base/encoding.h"
#include "core/base/error.h"
#include "core/base/json.h"
#include "core/base/list_rows.h"
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

/// CSV with the corner that format_csv() writes; its names may hold the marks of other formats.
bool has_corner(const std::string& text)
{
    return (text.starts_with("Ga") || text.starts_with("Gz")) && text.find_first_of(",;\t") == 2;
}

/// Bracketed lists, or LaTeX; what stands in quotation marks is a name.
bool is_list_text(const std::string& text)
{
    bool quoted = false;
    for (const char c : text) {
        quoted ^= c == '"';
        if (!quoted && (c == '[' || c == '&' || c == '\\'))
            return true;
    }
    return false;
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

/// A matrix as R prints it, without the numbers of its rows and columns; lines stay where they are.
std::string without_r_numbers(const std::string& text)
{
    std::string result;  // the line of [,1] [,2] stays empty
    for (std::size_t at = text.find('\n'); at != std::string::npos;) {
        const auto end = text.find('\n', at + 1);
        const std::string line = text.substr(at, end == std::string::npos ? end : end - at);
        const auto open = line.find('['), close = line.find(",]");
        result += open != std::string::npos && close != std::string::npos && open < close
                      ? "\n" + line.substr(close + 2)
                      : line;
        at = end;
    }
    return result;
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

bool contains(const std::vector<std::string>& names, const std::string& name)
{
    return std::find(names.begin(), names.end(), name) != names.end();
}

std::ptrdiff_t known(const std::vector<std::string>& names, const std::vector<std::string>& among)
{
    return std::count_if(names.begin(), names.end(), [&](const std::string& its) { return contains(among, its); });
}

/// "z1", "z2", ... by the letter of a default name.
bool are_default(const std::vector<std::string>& names, char letter)
{
    return !names.empty() && std::all_of(names.begin(), names.end(), [&](const std::string& its) {
        return its.size() > 1 && its[0] == letter && its.find_first_not_of("0123456789", 1) == std::string::npos;
    });
}

std::vector<std::string> without_times(std::vector<std::string> names)
{
    for (std::string& its : names)
        if (its.ends_with(" (t-1)"))
            its.resize(its.size() - 6);
    return names;
}

bool have_times(const std::vector<std::string>& names)
{
    return !names.empty() &&
           std::all_of(names.begin(), names.end(), [](const std::string& its) { return its.ends_with(" (t-1)"); });
}

std::string listed(const std::vector<std::string>& names)
{
    std::string text;
    for (std::size_t i = 0; i < names.size() && i < 4; ++i)
        text += (i > 0 ? ", " : "") + printable(names[i], 40);
    return text + (names.size() > 4 ? ", ..." : "");
}

std::vector<std::string> sorted(std::vector<std::string> names)
{
    std::sort(names.begin(), names.end());
    return names;
}

/// True when the rows of a matrix are called like causes and the columns like children.
bool names_say_causes_in_rows(const CausalGraph& present, const NamedMatrix& its)
{
    if (have_times(its.row_names) && !have_times(its.col_names))
        return true;
    if (its.part == Part::Gz || (!its.row_names.empty() && sorted(its.row_names) == sorted(its.col_names)))
        return false;
    const auto as_usual = known(its.row_names, present.latents) + known(its.col_names, present.actions);
    const auto turned = known(its.row_names, present.actions) + known(its.col_names, present.latents);
    if (as_usual != turned)
        return turned > as_usual && !(its.row_names.empty() && its.col_names == present.latents);
    return as_usual == 0 && are_default(its.row_names, 'a') && are_default(its.col_names, 'z');
}

NamedMatrix turned(const NamedMatrix& its)
{
    return {its.part, its.matrix.transposed(), its.col_names, its.row_names};
}

/// Where the matrix goes; nothing where neither its text nor its names say.
std::optional<Part> part_by_names(const CausalGraph& present, const NamedMatrix& its)
{
    if (its.part != Part::unsaid)
        return its.part;
    const auto rows = without_times(its.row_names), cols = without_times(its.col_names);
    if (!rows.empty() && !cols.empty())
        return sorted(rows) == sorted(cols) ? Part::Gz : Part::Ga;
    if (!cols.empty() && cols == present.actions && cols != present.latents)
        return Part::Ga;
    if (!cols.empty() && cols == present.latents && cols != present.actions)
        return Part::Gz;
    return std::nullopt;
}

Part part_by_size(const CausalGraph& present, const Adjacency& matrix)
{
    const bool square = matrix.rows() == matrix.cols();
    const bool only_actions = !present.Gz && matrix.rows() == present.d_z() && matrix.cols() == present.d_a();
    return square && !only_actions ? Part::Gz : Part::Ga;
}

/// A matrix whose rows and columns stand in the order of `rows` and `cols`, where these hold the same names.
NamedMatrix in_order_of(const NamedMatrix& its, const std::vector<std::string>& rows,
                        const std::vector<std::string>& cols)
{
    NamedMatrix result = its;
    const auto at = [](const std::vector<std::string>& names, const std::string& name) {
        return static_cast<int>(std::find(names.begin(), names.end(), name) - names.begin());
    };
    const bool by_rows = !its.row_names.empty() && sorted(its.row_names) == sorted(rows);
    const bool by_cols = !its.col_names.empty() && sorted(its.col_names) == sorted(cols);
    if (by_rows)
        result.row_names = rows;
    if (by_cols)
        result.col_names = cols;
    for (int row = 0; row < its.matrix.rows(); ++row)
        for (int col = 0; col < its.matrix.cols(); ++col)
            result.matrix.set(row, col,
                              its.matrix(by_rows ? at(its.row_names, rows[static_cast<std::size_t>(row)]) : row,
                                         by_cols ? at(its.col_names, cols[static_cast<std::size_t>(col)]) : col));
    return result;
}

/// `matrix` for other rows and columns: entries go with the names that are in both, or stay in place where none is.
Adjacency carried_over(const Adjacency& matrix, const std::vector<std::string>& rows_before,
                       const std::vector<std::string>& rows, const std::vector<std::string>& cols_before,
                       const std::vector<std::string>& cols)
{
    Adjacency result(static_cast<int>(rows.size()), static_cast<int>(cols.size()));
    const bool by_rows = known(rows, rows_before) > 0, by_cols = known(cols, cols_before) > 0;
    const auto source = [](bool by_name, const std::vector<std::string>& before, const std::vector<std::string>& now,
                           std::size_t i) {
        return by_name ? static_cast<std::size_t>(std::find(before.begin(), before.end(), now[i]) - before.begin()) : i;
    };
    for (std::size_t row = 0; row < rows.size(); ++row)
        for (std::size_t col = 0; col < cols.size(); ++col) {
            const std::size_t from_row = source(by_rows, rows_before, rows, row);
            const std::size_t from_col = source(by_cols, cols_before, cols, col);
            if (from_row < rows_before.size() && from_col < cols_before.size())
                result.set(static_cast<int>(row), static_cast<int>(col),
                           matrix(static_cast<int>(from_row), static_cast<int>(from_col)));
        }
    return result;
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

PastedText read_pasted(const std::string& bytes, const std::string& name)
{
    const DecodedText decoded = decode_text(bytes, name);
    const std::string& text = decoded.text;
    const auto first = text.find_first_not_of(" \t\r\n");
    if (first == std::string::npos)
        throw InputError(name, "", "there is no text", "a graph or a matrix");
    PastedText result;
    if (!decoded.finding.empty())
        result.findings.push_back(decoded.finding);
    if (has_corner(text)) {
        result.matrices = parse_named_csv(text, name);
    } else if (is_graph_text(text)) {
        result.graph = parse_graph_text(text, name, &result.findings);
    } else if (text.compare(first, 2, "[,") == 0) {
        result.matrices = parse_named_csv(without_r_numbers(text.substr(first)), name);
    } else if (text[first] == '<' && !is_list(text)) {
        throw InputError(name, "", "is XML or HTML, as GraphML is",
                         "a graph (DOT, DAGitty, JSON) or a matrix of 0 and 1");
    } else if ((text[first] == '(' || text[first] == '{') && is_list(text)) {
        result.matrices.push_back({Part::unsaid, parse_matrix_text(text, name), {}, {}});
    } else if (text[first] == '{') {
        result.graph = graph_of_json(text, name);
    } else if (text.find_first_of("01") == std::string::npos && text.find("rue") == std::string::npos &&
               text.find("TRUE") == std::string::npos) {
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
    for (std::size_t i = 0; result.matrices.size() == 2 && i < 2; ++i) {
        // Of two matrices one may be placed by its names alone, and the other is then the other one.
        NamedMatrix &its = result.matrices[i], &other = result.matrices[1 - i];
        if (its.part == Part::unsaid && other.part != Part::unsaid)
            its.part = other.part == Part::Ga ? Part::Gz : Part::Ga;
        else if (its.part == Part::unsaid && !its.col_names.empty() && its.col_names == its.row_names)
            its.part = Part::Gz;
    }
    if (result.matrices.size() > 2 ||
        (result.matrices.size() == 2 && result.matrices[0].part == result.matrices[1].part))
        throw InputError(name, "", "found " + std::to_string(result.matrices.size()) + " matrices",
                         "one, or one Ga and one Gz");
    return result;
}

namespace {

/// One matrix put into the graph that is pasted.
void put(Pasting& result, const CausalGraph& present, const NamedMatrix& found, const PasteHint& hint, bool both,
         const std::string& name)
{
    const bool names_turn = names_say_causes_in_rows(present, found);
    const bool turn = hint.causes_in_rows.value_or(names_turn);
    NamedMatrix its = turn ? turned(found) : found;
    std::optional<Part> part = part_by_names(present, its);
    if (part == Part::Gz)
        its.col_names = without_times(its.col_names);
    const bool square = its.matrix.rows() == its.matrix.cols();
    const bool placed = part.has_value();
    if (!part && hint.part != Part::unsaid && (hint.part == Part::Ga || square))
        part = hint.part;
    else if (!part)
        result.open |= square;
    const Part where = part.value_or(part_by_size(present, its.matrix));
    if (its.matrix.empty())
        throw InputError(name, name_of(where), "has no entries", "1 to 64 rows and columns");
    if (where == Part::Gz && !square)
        throw InputError(name, "Gz",
                         std::to_string(its.matrix.rows()) + " rows and " + std::to_string(its.matrix.cols()) +
                             " columns",
                         "as many columns as rows");
    CausalGraph& graph = result.graph;
    its = in_order_of(its, graph.latents, where == Part::Ga ? graph.actions : graph.latents);
    const std::vector<std::string> latents = graph.latents, actions = graph.actions;
    const auto& names = its.row_names.empty() && where == Part::Gz ? its.col_names : its.row_names;
    graph.latents = names.empty() ? resized(latents, its.matrix.rows(), "z") : names;
    if (where == Part::Ga) {
        graph.actions = its.col_names.empty() ? resized(actions, its.matrix.cols(), "a") : its.col_names;
        graph.Ga = its.matrix;
        if (graph.Gz)
            graph.Gz = carried_over(*graph.Gz, latents, graph.latents, latents, graph.latents);
    } else {
        graph.Gz = its.matrix;
        if (graph.Ga)
            graph.Ga = carried_over(*graph.Ga, latents, graph.latents, actions, actions);
    }
    result.parts.push_back(where);
    result.causes_in_rows |= turn;
    const std::string causes = where == Part::Ga ? listed(graph.actions) : listed(graph.latents) + " one step earlier";
    std::string said = std::string("read as ") + name_of(where);
    if (!placed && !both)
        said += part ? "" : square && where == Part::Gz ? ", for it is square" : ", by its size";
    said += turn ? ", turned: the rows of the text are causes (" + causes + "), its columns children (" +
                       listed(graph.latents) + ")"
                 : ": rows are children (" + listed(graph.latents) + "), columns causes (" + causes + ")";
    result.findings.push_back(said);
}

}  // namespace

Pasting paste_into(const CausalGraph& present, const PastedText& pasted, const PasteHint& hint, const std::string& name)
{
    Pasting result;
    result.findings = pasted.findings;
    if (pasted.graph) {
        result.graph = *pasted.graph;
        return result;
    }
    result.graph = present;
    const bool both = pasted.matrices.size() == 2;
    if (both) {  // both are new: the old sizes do not matter
        result.graph.Ga.reset();
        result.graph.Gz.reset();
        if (pasted.matrices[0].matrix.rows() != pasted.matrices[1].matrix.rows() &&
            !hint.causes_in_rows.value_or(false))
            throw InputError(name, name_of(pasted.matrices[1].part),
                             "has " + std::to_string(pasted.matrices[1].matrix.rows()) + " rows",
                             std::to_string(pasted.matrices[0].matrix.rows()) + " as in the other matrix");
    }
    for (const NamedMatrix& its : pasted.matrices)
        put(result, present, its, hint, both, name);
    CausalGraph& graph = result.graph;
    if (!graph.Ga)
        graph.actions.clear();
    validate(graph, name, "");
    return result;
}

CausalGraph pasted_into(const CausalGraph& present, const PastedText& pasted, const PasteHint& hint,
                        const std::string& name)
{
    return paste_into(present, pasted, hint, name).graph;
}

}  // namespace disentangle
