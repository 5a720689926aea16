// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/disentangle/table_words.h"

#include "app/disentangle/console.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <array>
#include <cctype>

namespace disentangle {
namespace {

struct NamedMark {
    const char* name;
    char mark;
};

constexpr std::array separators{NamedMark{"comma", ','}, NamedMark{"semicolon", ';'}, NamedMark{"tab", '\t'},
                                NamedMark{"space", ' '}, NamedMark{"pipe", '|'}};

char separator_of(const std::string& word)
{
    for (const NamedMark& its : separators)
        if (word == its.name)
            return its.mark;
    return word == "\\t" ? '\t' : word.front();
}

/// One mark that no number holds, or its name.
std::string wrong_separator(const std::string& word)
{
    const bool named =
        std::any_of(separators.begin(), separators.end(), [&](const NamedMark& its) { return word == its.name; });
    if (named || word == "\\t" ||
        (word.size() == 1 && std::isalnum(static_cast<unsigned char>(word[0])) == 0 &&
         word.find_first_of("+-.\"\n\r") == std::string::npos && (word[0] & 0x80) == 0))
        return {};
    return "'" + word + "', expected comma, semicolon, tab, space, pipe, or another single mark";
}

}  // namespace

void TableWords::add_to(CLI::App& verb)
{
    const auto option = [&](const char* name, std::string& value, const char* description, const char* type) {
        return verb.add_option(name, value, description)->type_name(type)->group("Tables as text");
    };
    option("--header", header, "Whether the first line names the columns: yes or no (default: as it looks)", "WHETHER")
        ->check(CLI::IsMember({"yes", "no"}));
    option("--separator", separator, "comma, semicolon, tab, space, pipe or a mark (default: as it looks)", "MARK")
        ->check(CLI::Validator(wrong_separator, ""));
    option("--decimal", decimal, "point or comma (default: as it looks)", "MARK")
        ->check(CLI::IsMember({"point", "comma"}));
    option("--index", index, "Column that numbers the rows: first, none or its name (default: as it looks)", "COLUMN");
    option("--comment", comment, "Mark of comments, anywhere (default: #, % and // above the first row)", "MARK");
}

TableOptions TableWords::options() const
{
    TableOptions options;
    if (!header.empty())
        options.header = header == "yes";
    if (!separator.empty())
        options.separator = separator_of(separator);
    if (!decimal.empty())
        options.decimal = decimal == "comma" ? ',' : '.';
    if (!index.empty())
        options.index = index;
    options.comment = comment;
    return options;
}

Table read_and_say(const std::filesystem::path& path, const TableOptions& options)
{
    Table table = read_table(path, options);
    for (const std::string& finding : table.findings)
        say(path.string() + ": " + finding);
    return table;
}

}  // namespace disentangle
