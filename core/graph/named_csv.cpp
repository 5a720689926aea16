// SPDX-License-Identifier: GPL-3.0-or-later
// Matrices with the names of their rows and columns, as spreadsheets hold them.
#include "core/base/error.h"
#include "core/graph/graph_paste.h"
#include "core/graph/text_formats.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <string_view>

namespace disentangle {
namespace {

struct Record {
    int line = 1;
    std::vector<std::string> fields;
};

/// The number that a field is, or nothing. Not by strtod(), to which "1.0" is no number where people write "1,0".
std::optional<double> number_of(std::string_view field)
{
    if (field.starts_with('+'))
        field.remove_prefix(1);
    double value = 0;
    const auto result = std::from_chars(field.data(), field.data() + field.size(), value);
    return result.ec == std::errc{} && result.ptr == field.data() + field.size() ? std::optional(value) : std::nullopt;
}

bool is_number(const std::string& field)
{
    return number_of(field).has_value();
}

NamedMatrix::Part part_named(const std::string& corner)
{
    return corner == "Ga" ? NamedMatrix::Part::Ga : corner == "Gz" ? NamedMatrix::Part::Gz : NamedMatrix::Part::unsaid;
}

char delimiter_of(const std::string& text)
{
    if (text.starts_with("Ga") || text.starts_with("Gz"))  // a corner, perhaps with more after it
        return text.size() > 2 ? text[2] : ',';
    const std::string_view line = std::string_view(text).substr(0, text.find('\n', text.find_first_not_of("\r\n")));
    // Those inside quotes belong to a name.
    std::string outside;
    bool quoted = false;
    for (const char c : line) {
        quoted ^= c == '"';
        if (!quoted)
            outside += c;
    }
    for (const char c : {'\t', ',', ';'})
        if (outside.find(c) != std::string::npos)
            return c;
    return ' ';
}

/// Blocks of records between empty lines. A quoted field may hold delimiters, doubled quotes and no line break.
std::vector<std::vector<Record>> split(std::string_view text, char delimiter, const std::string& name)
{
    std::vector<std::vector<Record>> blocks(1);
    int line = 0;
    if (text.starts_with("\xEF\xBB\xBF"))  // the byte order mark spreadsheets write
        text.remove_prefix(3);
    while (!text.empty()) {
        const auto end = text.find('\n');
        std::string_view row = text.substr(0, end);
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
        ++line;
        if (row.ends_with('\r'))
            row.remove_suffix(1);
        if (row.find_first_not_of(" \t") == std::string_view::npos) {
            if (!blocks.back().empty())
                blocks.emplace_back();
            continue;
        }
        Record record{line, {""}};
        bool quoted = false, was_quoted = false;
        for (std::size_t i = 0; i < row.size(); ++i) {
            std::string& field = record.fields.back();
            if (quoted && row[i] == '"' && i + 1 < row.size() && row[i + 1] == '"')
                field += row[i++];
            else if (row[i] == '"' && (quoted || field.find_first_not_of(' ') == std::string::npos)) {
                quoted = !quoted;
                was_quoted = true;
                if (quoted)
                    field.clear();
            } else if (!quoted && row[i] == delimiter) {
                if (delimiter != ' ' || !field.empty())
                    record.fields.emplace_back();
                was_quoted = false;
            } else if (quoted || (row[i] != ' ' || (!field.empty() && !was_quoted))) {
                field += row[i];
            }
        }
        if (quoted)
            throw InputError(name, "line " + std::to_string(line), "an unclosed '\"'", "a quoted name");
        if (delimiter == ' ' && record.fields.back().empty())
            record.fields.pop_back();
        blocks.back().push_back(std::move(record));
    }
    if (blocks.back().empty())
        blocks.pop_back();
    return blocks;
}

NamedMatrix read_block(const std::vector<Record>& block, const std::string& name)
{
    NamedMatrix result;
    const Record& first = block.front();
    const bool header =
        std::any_of(first.fields.begin(), first.fields.end(), [](const auto& f) { return !is_number(f); });
    const auto data = block.begin() + (header ? 1 : 0);
    if (data == block.end())
        throw InputError(name, "line " + std::to_string(first.line), "a header and nothing below it",
                         "rows of 0 and 1");
    const bool corner = header && (first.fields[0].empty() || part_named(first.fields[0]) != NamedMatrix::Part::unsaid);
    const bool row_names =
        corner || std::all_of(data, block.end(), [](const Record& r) { return !is_number(r.fields[0]); });
    const std::size_t names_before = row_names ? 1 : 0;
    const std::size_t width = data->fields.size();
    if (header) {
        // R leaves the corner out.
        const std::size_t without = first.fields.size() + 1 == width ? 0 : names_before;
        if (first.fields.size() - without + names_before != width)
            throw InputError(name, "line " + std::to_string(first.line),
                             "has " + std::to_string(first.fields.size()) + " fields",
                             std::to_string(width) + " as in line " + std::to_string(data->line));
        result.part = part_named(first.fields[0]);
        result.col_names.assign(first.fields.begin() + static_cast<std::ptrdiff_t>(without), first.fields.end());
    }
    std::vector<std::vector<int>> rows;
    for (auto record = data; record != block.end(); ++record) {
        const std::string place = "line " + std::to_string(record->line);
        if (record->fields.size() != width)
            throw InputError(name, place, "has " + std::to_string(record->fields.size()) + " fields",
                             std::to_string(width) + " as in line " + std::to_string(data->line));
        if (row_names)
            result.row_names.push_back(record->fields[0]);
        rows.emplace_back();
        for (std::size_t f = names_before; f < width; ++f) {
            const std::optional<double> value = number_of(record->fields[f]);
            if (value != 0.0 && value != 1.0)
                throw InputError(name, place + ", column " + std::to_string(f + 1),
                                 "found " + in_quotes(record->fields[f]), "0 or 1");
            rows.back().push_back(value == 1.0 ? 1 : 0);
        }
    }
    result.matrix = Adjacency::from_rows(rows, name);
    return result;
}

std::string field(const std::string& text)
{
    // Blanks at the ends of a name survive only in quotes, and a tab or semicolon might be taken for the delimiter.
    const bool plain =
        text.find_first_of(",;\t\"") == std::string::npos && !text.starts_with(' ') && !text.ends_with(' ');
    if (plain)
        return text;
    std::string result = "\"";
    for (const char c : text)
        result += c == '"' ? std::string("\"\"") : std::string(1, c);
    return result + "\"";
}

}  // namespace

std::string format_csv(const NamedMatrix& its)
{
    std::string text = its.part == NamedMatrix::Part::unsaid ? "" : its.part == NamedMatrix::Part::Ga ? "Ga" : "Gz";
    for (const std::string& name : its.col_names)
        text += "," + field(name);
    text += "\n";
    for (int row = 0; row < its.matrix.rows(); ++row) {
        text += field(its.row_names[static_cast<std::size_t>(row)]);
        for (int col = 0; col < its.matrix.cols(); ++col)
            text += its.matrix(row, col) ? ",1" : ",0";
        text += "\n";
    }
    return text;
}

std::vector<NamedMatrix> parse_named_csv(const std::string& text, const std::string& name)
{
    std::vector<NamedMatrix> result;
    for (const auto& block : split(text, delimiter_of(text), name))
        result.push_back(read_block(block, name));
    return result;
}

}  // namespace disentangle
