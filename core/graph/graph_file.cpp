// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/base/file.h"
#include "core/base/json.h"
#include "core/base/table.h"
#include "core/graph/causal_graph.h"

#include <nlohmann/json.hpp>

namespace disentangle {

namespace {

Adjacency from_table(const Table& table, const std::string& file)
{
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

Adjacency read_adjacency(const std::filesystem::path& path)
{
    const std::string file = path.string();
    if (path.extension() == ".json")
        return adjacency_from_json(parse_json(read_file(path), file), file, "");
    if (path.extension() != ".csv" && path.extension() != ".npy")
        throw InputError(file, "",
                         path.has_extension() ? "the name ends in " + in_quotes(path.extension().string())
                                              : "the name has no ending",
                         ".csv, .npy or .json");
    return from_table(read_table(path, of_matrices()), file);
}

}  // namespace disentangle
