// SPDX-License-Identifier: GPL-3.0-or-later
// Matrices with the names of their rows and columns, as spreadsheets hold them.
#include "core/base/cell.h"
#include "core/base/encoding.h"
#include "core/base/error.h"
#include "core/base/records.h"
#include "core/graph/graph_paste.h"
#include "core/graph/text_formats.h"

#include <algorithm>
#include <cstdlib>
#include <optional>
#include <string_view>

namespace disentangle {
namespace {

struct Row {
    int line = 1;
    std::vector<std::string> cells;
    std::vector<bool> quoted;
};

using Block = std::vector<Row>;

/// 0 or 1 as a cell says it, or nothing. A comma may be the decimal mark where it separates nothing.
std::optional<int> bit_of(const std::string& text, char separator)
{
    for (const char decimal : {'.', ','}) {
        if (decimal == ',' && separator == ',')
            continue;
        const Cell cell = read_cell(text, decimal, false);
        if (cell.kind == Cell::Kind::number && (cell.value == 0 || cell.value == 1))
            return cell.value == 1 ? 1 : 0;
    }
    return std::nullopt;
}

bool is_number(const std::string& text, char separator = ',')
{
    const Cell::Kind kind = read_cell(text, '.', false).kind;
    return kind == Cell::Kind::number || kind == Cell::Kind::out_of_range || bit_of(text, separator);
}

NamedMatrix::Part part_named(const std::string& corner)
{
    return corner == "Ga" ? NamedMatrix::Part::Ga : corner == "Gz" ? NamedMatrix::Part::Gz : NamedMatrix::Part::unsaid;
}

/// Blocks of rows between empty lines.
std::vector<Block> split(std::string_view text, char separator, const std::string& name)
{
    std::vector<Block> blocks(1);
    Records records(text, separator, name);
    while (records.next_line()) {
        const std::string_view line = without_blanks(records.line());
        if (line.empty() && (separator != '\t' || records.line().find('\t') == std::string_view::npos)) {
            if (!blocks.back().empty())
                blocks.emplace_back();
            continue;
        }
        const bool rule = separator == '|' && line.find_first_not_of("|-: \t") == std::string_view::npos;
        if (rule ||
            (blocks.back().empty() && (line.starts_with('%') || line.starts_with("//") || line.starts_with("# "))))
            continue;
        Row row{0, {}, {}};
        for (const Field& field : records.split()) {
            row.cells.push_back(field.quoted ? field.name() : std::string(without_blanks(field.text)));
            row.quoted.push_back(field.quoted);
        }
        row.line = records.number();
        blocks.back().push_back(std::move(row));
    }
    if (blocks.back().empty())
        blocks.pop_back();
    return blocks;
}

/// Cells that are empty in every row of a block, at its sides: lines began or ended in a separator.
void drop_empty_sides(Block& block)
{
    const auto all_empty = [&](bool front) {
        return std::all_of(block.begin(), block.end(), [&](const Row& row) {
            const std::size_t at = front ? 0 : row.cells.size() - 1;
            return row.cells.size() > 1 && row.cells[at].empty() && !row.quoted[at];
        });
    };
    while (all_empty(false))
        for (Row& row : block)
            row.cells.pop_back(), row.quoted.pop_back();
    while (all_empty(true))
        for (Row& row : block)
            row.cells.erase(row.cells.begin()), row.quoted.erase(row.quoted.begin());
}

/// "0", "1", ... or "1", "2", ...: what pandas and R write where there are no names.
bool are_numbers_alone(const std::vector<std::string>& names)
{
    for (const int first : {0, 1}) {
        bool all = !names.empty();
        for (std::size_t i = 0; i < names.size(); ++i)
            all &= names[i] == std::to_string(first + static_cast<int>(i));
        if (all)
            return true;
    }
    return std::all_of(names.begin(), names.end(), [](const std::string& its) { return its.empty(); });
}

std::string fields(std::size_t count)
{
    return "has " + std::to_string(count) + (count == 1 ? " field" : " fields");
}

NamedMatrix read_block(Block block, char separator, const std::string& name)
{
    drop_empty_sides(block);
    NamedMatrix result;
    const Row& first = block.front();
    const std::string corner_text = first.cells[0];
    const bool words = std::any_of(first.cells.begin(), first.cells.end(),
                                   [&](const std::string& cell) { return !is_number(cell, separator); });
    // Numbers in quotation marks above bare ones are names.
    const bool quoted_above = block.size() > 1 && !block[1].quoted.back() &&
                              std::all_of(first.quoted.begin(), first.quoted.end(), [](bool its) { return its; });
    const bool numbers_above = first.cells[0].empty();  // ,0,1
    const bool named_rows_below = std::all_of(block.begin() + 1, block.end(),
                                              [&](const Row& row) { return !is_number(row.cells[0], separator); });
    // A first row whose name stands in front of its bits is a row.
    const bool row_in_front = words && block.size() > 1 && named_rows_below &&
                              first.cells.size() == block[1].cells.size() && !first.cells[0].empty() &&
                              part_named(first.cells[0]) == NamedMatrix::Part::unsaid &&
                              std::all_of(first.cells.begin() + 1, first.cells.end(),
                                          [&](const std::string& cell) { return bit_of(cell, separator).has_value(); });
    const bool header = !row_in_front && (words || numbers_above || quoted_above);
    const auto data = block.begin() + (header ? 1 : 0);
    if (data == block.end())
        throw InputError(name, "line " + std::to_string(first.line), "a header and nothing below it",
                         "rows of 0 and 1");
    const std::size_t width = data->cells.size();
    const bool corner = header && first.cells.size() == width &&
                        (corner_text.empty() || part_named(corner_text) != NamedMatrix::Part::unsaid);
    const bool short_header = header && first.cells.size() + 1 == width;  // R leaves the corner out
    const bool row_names = corner || short_header || std::all_of(data, block.end(), [&](const Row& row) {
                               return !is_number(row.cells[0], separator);
                           });
    const std::size_t names_before = row_names ? 1 : 0;
    if (header) {
        const std::size_t without = short_header ? 0 : names_before;
        if (first.cells.size() - without + names_before != width)
            throw InputError(name, "line " + std::to_string(first.line), fields(first.cells.size()),
                             std::to_string(width) + " as in line " + std::to_string(data->line));
        result.part = part_named(corner_text);
        result.col_names.assign(first.cells.begin() + static_cast<std::ptrdiff_t>(without), first.cells.end());
    }
    std::vector<std::vector<int>> rows;
    for (auto row = data; row != block.end(); ++row) {
        const std::string place = "line " + std::to_string(row->line);
        if (row->cells.size() != width)
            throw InputError(name, place, fields(row->cells.size()),
                             std::to_string(width) + " as in line " + std::to_string(data->line));
        if (row_names)
            result.row_names.push_back(row->cells[0]);
        rows.emplace_back();
        for (std::size_t c = names_before; c < width; ++c) {
            const std::optional<int> value = bit_of(row->cells[c], separator);
            if (!value)
                throw InputError(name, place + ", column " + std::to_string(c + 1), "found " + in_quotes(row->cells[c]),
                                 "0 or 1");
            rows.back().push_back(*value);
        }
    }
    result.matrix = Adjacency::from_rows(rows, name);
    for (auto* names : {&result.row_names, &result.col_names})
        if (result.part == NamedMatrix::Part::unsaid && are_numbers_alone(*names))
            names->clear();
    return result;
}

std::vector<NamedMatrix> read_blocks(std::string_view text, char separator, const std::string& name)
{
    std::vector<NamedMatrix> result;
    for (Block& block : split(text, separator, name))
        result.push_back(read_block(std::move(block), separator, name));
    if (result.empty())
        throw InputError(name, "", "is empty", "rows of 0 and 1");
    return result;
}

std::string field(const std::string& text)
{
    // Blanks at the ends of a name survive only in quotes, and another separator might be taken for the separator.
    const bool plain =
        text.find_first_of(",;|\t\"%#/") == std::string::npos && without_blanks(text) == text && !is_number(text);
    if (plain)
        return text;
    return quoted_cell(text);
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

std::vector<NamedMatrix> parse_named_csv(const std::string& bytes, const std::string& name)
{
    const DecodedText decoded = decode_text(bytes, name);
    std::string_view text = decoded.text;
    if (text.size() > 4 && text.starts_with("sep="))
        text.remove_prefix(std::min(text.find('\n'), text.size() - 1) + 1);
    std::vector<char> separators;
    // A corner says its separator, whatever the names hold.
    if (text.size() > 2 && (text.starts_with("Ga") || text.starts_with("Gz")) &&
        std::string_view(",;\t|").find(text[2]) != std::string_view::npos)
        separators.push_back(text[2]);
    else
        for (const char c : {'\t', ',', ';', '|', ' '})
            if (text.find(c) != std::string_view::npos)
                separators.push_back(c);
    if (separators.empty())
        separators.push_back(',');
    // The separator by which the text is a matrix with most columns; where it is none by any, the first one's complaint.
    std::optional<InputError> error;
    std::optional<std::vector<NamedMatrix>> best;
    int error_line = -1;
    for (const char separator : separators) {
        try {
            std::vector<NamedMatrix> read = read_blocks(text, separator, name);
            if (!best || read.front().matrix.cols() > best->front().matrix.cols())
                best = std::move(read);
        } catch (const InputError& refused) {
            const std::string& place = refused.place();
            const int line = place.starts_with("line ") ? std::atoi(place.c_str() + 5) : 0;
            if (!error || line > error_line) {
                error = refused;
                error_line = line;
            }
        }
    }
    if (!best)
        throw *error;
    return std::move(*best);
}

}  // namespace disentangle
