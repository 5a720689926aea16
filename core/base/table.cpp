// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/table.h"

#include "core/base/error.h"
#include "core/base/file.h"
#include "core/base/npz.h"

#include <algorithm>

namespace disentangle {

Table read_table(const std::filesystem::path& path, bool allow_non_finite)
{
    std::string ending = path.extension().string();
    std::transform(ending.begin(), ending.end(), ending.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    if (ending != ".csv" && ending != ".npy" && ending != ".npz")
        throw InputError(path.string(), "",
                         ending.empty() ? "the name has no ending" : "the name ends in " + in_quotes(ending),
                         ".csv, .npy or .npz");
    const std::string content = read_file(path), name = path.string();
    if (ending == ".csv")
        return parse_csv(content, name, allow_non_finite);
    if (ending == ".npy")
        return parse_npy(content, name, allow_non_finite);
    const std::vector<std::string> arrays = names_in_npz(content, name);
    if (arrays.size() != 1)
        throw InputError(name, "", "holds " + std::to_string(arrays.size()) + " arrays", "an NPZ archive of one");
    return parse_npz(content, arrays.front(), name, allow_non_finite);
}

}  // namespace disentangle
