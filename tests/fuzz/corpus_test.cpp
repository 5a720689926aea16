// SPDX-License-Identifier: GPL-3.0-or-later
// Replays the corpus: real files, and every input that once broke a promise. Needs neither clang nor libFuzzer.
#include "targets.h"

#include "core/base/file.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <set>
#include <vector>

using namespace disentangle;
namespace fs = std::filesystem;

namespace {

std::vector<fs::path> files_of(std::string_view target)
{
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(fs::path(DISENTANGLE_CORPUS_DIR) / target))
        files.push_back(entry.path());
    std::ranges::sort(files);
    return files;
}

}  // namespace

TEST_CASE("every reader keeps its promises on real files and on all that once broke one")
{
    for (const fuzz::Target& target : fuzz::targets) {
        CAPTURE(target.name);
        const std::vector<fs::path> files = files_of(target.name);
        CHECK_FALSE(files.empty());
        for (const fs::path& path : files) {
            CAPTURE(path.string());
            const std::string bytes = read_file(path);
            CHECK_NOTHROW(target.run(bytes));
        }
    }
}

TEST_CASE("every folder of the corpus belongs to a target")
{
    std::set<std::string> folders, names;
    for (const auto& entry : fs::directory_iterator(DISENTANGLE_CORPUS_DIR))
        folders.insert(entry.path().filename().string());
    for (const fuzz::Target& target : fuzz::targets)
        names.emplace(target.name);
    CHECK(folders == names);
}
