// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/base/file.h"
#include "core/base/json.h"
#include "core/base/table.h"
#include "core/graph/causal_graph.h"
#include "core/graph/graph_file.h"

#include <nlohmann/json.hpp>

namespace disentangle {

namespace {

Adjacency from_table(const Table& table, const std::string& file)
{
    if (table.steps != 1)
        throw InputError(file, "NPY header",
                         "the shape has three dimensions, the second of " + std::to_string(table.steps),
                         "a matrix: rows and columns");
    std::vector<std::vector<int>> rows;
    for (Eigen::Index i = 0; i < table.values.rows(); ++i) {
        rows.emplace_back();
        for (Eigen::Index j = 0; j < table.values.cols(); ++j) {
            const double value = table.values(i, j);
            if (value != 0 && value != 1) {
                throw InputError(file, place_of(table, i, j), "found " + nlohmann::json(value).dump(), "0 or 1");
            }
            rows.back().push_back(value == 1 ? 1 : 0);
        }
    }
    return Adjacency::from_rows(rows, file);
}

/// A matrix of 0 and 1 has no decimals that a comma could mark.
TableOptions of_matrices()
{
    TableOptions options;
    options.decimal = '.';
    return options;
}

}  // namespace

std::string format_csv(const Adjacency& matrix)
{
    std::string text;
    for (int row = 0; row < matrix.rows(); ++row) {
        for (int col = 0; col < matrix.cols(); ++col) {
            if (col > 0)
                text += ',';
            text += matrix(row, col) ? '1' : '0';
        }
        text += '\n';
    }
    return text;
}

Adjacency parse_adjacency_csv(const std::string& text, const std::string& file)
{
    return from_table(parse_csv(text, file, of_matrices()), file);
}

PastedText read_graph_file(const std::filesystem::path& path)
{
    const std::string content = read_file(path), file = path.string();
    if (!content.starts_with("\x93NUMPY"))
        return read_pasted(content, file);
    PastedText pasted;
    pasted.matrices.push_back({NamedMatrix::Part::unsaid, from_table(parse_npy(content, file), file), {}, {}});
    return pasted;
}

Pasting with_matrix(const CausalGraph& known, const std::filesystem::path& path, NamedMatrix::Part part,
                    std::optional<bool> causes_in_rows)
{
    const std::string file = path.string(), wanted = part == NamedMatrix::Part::Ga ? "Ga" : "Gz";
    PastedText pasted = read_graph_file(path);
    if (pasted.graph) {
        const CausalGraph& graph = *pasted.graph;
        const auto& matrix = part == NamedMatrix::Part::Ga ? graph.Ga : graph.Gz;
        if (!matrix)
            throw InputError(file, "", "the graph has no " + wanted,
                             part == NamedMatrix::Part::Ga ? "a graph with actions" : "a graph with factors at t-1");
        pasted.matrices = {
            {part, *matrix, graph.latents, part == NamedMatrix::Part::Ga ? graph.actions : graph.latents}};
        pasted.graph.reset();
    }
    if (pasted.matrices.size() == 2)
        std::erase_if(pasted.matrices, [&](const NamedMatrix& its) { return its.part != part; });
    if (pasted.matrices.size() != 1 ||
        (pasted.matrices[0].part != NamedMatrix::Part::unsaid && pasted.matrices[0].part != part))
        throw InputError(file, "",
                         pasted.matrices.empty()
                             ? "no " + wanted
                             : "the matrix is called " + std::string(part == NamedMatrix::Part::Ga ? "Gz" : "Ga"),
                         wanted);
    NamedMatrix& its = pasted.matrices.front();
    its.part = part;
    if (part == NamedMatrix::Part::Gz && its.matrix.rows() != its.matrix.cols())
        throw InputError(file, "", std::to_string(its.matrix.rows()) + " x " + std::to_string(its.matrix.cols()),
                         "a square matrix");
    return paste_into(known, pasted, PasteHint(part, causes_in_rows), file);
}

std::optional<Pasting> graph_alone(const std::string& text, const std::string& name)
{
    const auto first = text.find_first_not_of(" \t\r\n");
    const bool is_json = first != std::string::npos && text[first] == '{';
    if (is_json) {
        const nlohmann::json json = parse_json(text, name);
        if (json.contains("world") || (!json.contains("Ga") && !json.contains("Gz")))
            return std::nullopt;
        return Pasting{graph_from_json(json, name, ""), {}, false, false, {}};
    }
    if (name.ends_with(".json"))
        return std::nullopt;
    return paste_into({}, read_pasted(text, name), {}, name);
}

}  // namespace disentangle
