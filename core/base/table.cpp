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

namespace {

/// The arrays of an archive that is not called .npz; none where it is a spreadsheet, or damaged.
std::vector<std::string> arrays_of_archive(const std::string& content, const std::string& name)
{
    try {
        return names_in_npz(content, name);
    } catch (const InputError&) {
        return {};
    }
}

}  // namespace

Table read_table(const std::filesystem::path& path, const TableOptions& options)
{
    std::string ending = path.extension().string();
    std::transform(ending.begin(), ending.end(), ending.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    const std::string content = read_file(path), name = path.string();
    if (ending == ".npy" || content.starts_with("\x93NUMPY"))
        return parse_npy(content, name, options.allow_non_finite);
    std::vector<std::string> arrays;
    if (ending == ".npz")
        arrays = names_in_npz(content, name);
    else if (content.starts_with("PK\x03\x04"))
        arrays = arrays_of_archive(content, name);
    if (ending != ".npz" && arrays.empty())
        return parse_csv(content, name, options);
    if (arrays.size() != 1) {
        std::string names;
        for (std::size_t i = 0; i < arrays.size() && i < 4; ++i)
            names += (i > 0 ? ", " : " (") + in_quotes(arrays[i]);
        throw InputError(name, "",
                         "holds " + (arrays.empty() ? "no array"
                                                    : std::to_string(arrays.size()) + " arrays" + names +
                                                          (arrays.size() > 4 ? ", ...)" : ")")),
                         "an NPZ archive of one, or one array saved by numpy.save");
    }
    return parse_npz(content, arrays.front(), name, options.allow_non_finite);
}

}  // namespace disentangle
