// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/file.h"

#include <cstdlib>
#include <doctest/doctest.h>
#include <filesystem>
#include <string>

namespace disentangle::testing {

/// Checks that the first table below a heading of a document, without its two lines of head, is `rows`. Writes it with
/// DISENTANGLE_UPDATE_RESOURCES=1. `document` is a path in the repository.
inline void check_table(const char* document, const std::string& heading, const std::string& rows)
{
    const std::filesystem::path path =
        std::filesystem::path(DISENTANGLE_FIXTURES_DIR).parent_path().parent_path() / document;
    std::string text = read_file(path);
    const std::size_t section = text.find("\n" + heading + "\n");
    REQUIRE(section != std::string::npos);
    const std::size_t rule = text.find("\n|---", section);
    REQUIRE(rule != std::string::npos);
    const std::size_t begin = text.find('\n', rule + 1) + 1;
    std::size_t end = begin;
    while (text.compare(end, 1, "|") == 0)
        end = text.find('\n', end) + 1;
    if (std::getenv("DISENTANGLE_UPDATE_RESOURCES") != nullptr) {
        text.replace(begin, end - begin, rows);
        write_file_atomically(path, text);
        end = begin + rows.size();
    }
    INFO("run this test with DISENTANGLE_UPDATE_RESOURCES=1 to write the table of ", document, " anew");
    CHECK(text.substr(begin, end - begin) == rows);
}

}  // namespace disentangle::testing
