// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/table.h"

#include "core/base/error.h"
#include "core/base/file.h"
#include "core/base/npz.h"

#include <algorithm>

namespace disentangle {

std::string place_of(const Table& table, Eigen::Index row, Eigen::Index column)
{
    const std::string line = table.lines.empty() ? "row " + std::to_string(row + 1)
                                                 : "line " + std::to_string(table.lines[static_cast<std::size_t>(row)]);
    const auto field = table.fields.empty() ? column + 1 : table.fields[static_cast<std::size_t>(column)];
    return line + ", column " + std::to_string(field);
}

Table read_table(const std::filesystem::path& path, const TableOptions& options)
{
    std::string ending = path.extension().string();
    std::transform(ending.begin(), ending.end(), ending.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    const std::string content = read_file(path), name = path.string();
    if (ending == ".npy" || content.starts_with("\x93NUMPY"))
        return parse_npy(content, name, options.allow_non_finite);
    if (ending != ".npz")
        return parse_csv(content, name, options);
    const std::vector<std::string> arrays = names_in_npz(content, name);
    if (arrays.size() != 1)
        throw InputError(name, "", "holds " + std::to_string(arrays.size()) + " arrays", "an NPZ archive of one");
    return parse_npz(content, arrays.front(), name, options.allow_non_finite);
}

}  // namespace disentangle
