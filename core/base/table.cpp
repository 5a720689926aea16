#include "core/base/table.h"

#include "core/base/error.h"
#include "core/base/file.h"

#include <algorithm>

namespace disentangle {

Table read_table(const std::filesystem::path& path, bool allow_non_finite)
{
    std::string ending = path.extension().string();
    std::transform(ending.begin(), ending.end(), ending.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    if (ending != ".csv" && ending != ".npy")
        throw InputError(path.string(), "",
                         ending.empty() ? "the name has no ending" : "the name ends in " + in_quotes(ending),
                         ".csv or .npy");
    const std::string content = read_file(path);
    return ending == ".csv" ? parse_csv(content, path.string(), allow_non_finite)
                            : parse_npy(content, path.string(), allow_non_finite);
}

}  // namespace disentangle
