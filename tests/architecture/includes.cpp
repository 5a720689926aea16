// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/architecture/includes.h"

#include "core/base/file.h"

#include <algorithm>
#include <sstream>

namespace disentangle::test {

namespace {

struct Include {
    std::string name;
    bool own = false;  ///< "in quotes", else <in brackets>
};

std::vector<Include> includes_of(const std::string& text)
{
    std::vector<Include> found;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        const auto hash = line.find_first_not_of(" \t");
        if (hash == std::string::npos || line[hash] != '#')
            continue;
        const auto word = line.find_first_not_of(" \t", hash + 1);
        const auto open = line.find_first_of("\"<");
        if (word == std::string::npos || line.compare(word, 7, "include") != 0 || open == std::string::npos)
            continue;
        const bool own = line[open] == '"';
        const auto close = line.find(own ? '"' : '>', open + 1);
        if (close != std::string::npos)
            found.push_back({line.substr(open + 1, close - open - 1), own});
    }
    return found;
}

bool is_below(std::string_view path, std::string_view folder)
{
    return path.starts_with(folder) && path.substr(folder.size()).starts_with('/');
}

bool begins_with_any(std::string_view text, const std::vector<std::string_view>& beginnings)
{
    return std::any_of(beginnings.begin(), beginnings.end(),
                       [text](std::string_view beginning) { return text.starts_with(beginning); });
}

}  // namespace

std::vector<SourceFile> source_files(const std::filesystem::path& root)
{
    std::vector<SourceFile> files;
    for (const char* top : {"core", "ui", "app"}) {
        for (const auto& entry : std::filesystem::recursive_directory_iterator(root / top)) {
            const auto ending = entry.path().extension();
            if (entry.is_regular_file() && (ending == ".h" || ending == ".cpp"))
                files.push_back({entry.path().lexically_relative(root).generic_string(), read_file(entry.path())});
        }
    }
    std::sort(files.begin(), files.end(), [](const SourceFile& a, const SourceFile& b) { return a.path < b.path; });
    return files;
}

int room_of(std::string_view path, const std::vector<std::string_view>& rooms)
{
    int found = -1;
    for (std::size_t k = 0; k < rooms.size(); ++k) {
        if (is_below(path, rooms[k]) && (found < 0 || rooms[k].size() > rooms[static_cast<std::size_t>(found)].size()))
            found = static_cast<int>(k);
    }
    return found;
}

std::vector<std::string> includes_against(const std::vector<SourceFile>& files,
                                          const std::vector<std::string_view>& rooms, const std::vector<Apart>& apart)
{
    std::vector<std::string> wrong;
    for (const SourceFile& file : files) {
        const int room = room_of(file.path, rooms);
        if (room < 0) {
            wrong.push_back(file.path + " lies in no room of the table");
            continue;
        }
        for (const Include& include : includes_of(file.text)) {
            if (!include.own)
                continue;
            const int included = room_of(include.name, rooms);
            if (included < 0)
                wrong.push_back(file.path + " includes " + include.name + ", which lies in no room of the table");
            else if (included > room)
                wrong.push_back(file.path + " includes " + include.name + ": " +
                                std::string(rooms[static_cast<std::size_t>(included)]) + " stands above " +
                                std::string(rooms[static_cast<std::size_t>(room)]));
            for (const Apart& pair : apart) {
                if (is_below(file.path, pair.room) && is_below(include.name, pair.other))
                    wrong.push_back(file.path + " includes " + include.name + ": " + std::string(pair.room) +
                                    " is built without " + std::string(pair.other));
            }
        }
    }
    return wrong;
}

std::vector<std::string> includes_of_library(const std::vector<SourceFile>& files,
                                             const std::vector<std::string_view>& headers,
                                             const std::vector<std::string_view>& allowed)
{
    std::vector<std::string> wrong;
    for (const SourceFile& file : files) {
        if (std::any_of(allowed.begin(), allowed.end(), [&](auto folder) { return is_below(file.path, folder); }))
            continue;
        for (const Include& include : includes_of(file.text)) {
            if (!include.own && begins_with_any(include.name, headers))
                wrong.push_back(file.path + " includes <" + include.name + ">");
        }
    }
    return wrong;
}

}  // namespace disentangle::test
