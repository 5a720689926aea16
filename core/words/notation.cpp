// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/words/notation.h"

#include "core/base/error.h"
#include "core/words/documents.h"

#include <algorithm>

namespace disentangle {
namespace {

/// Of "| a | b |": a backslash keeps the sign behind it from meaning anything.
std::vector<std::string> cells_of(std::string_view row)
{
    std::vector<std::string> cells;
    std::string cell;
    for (std::size_t i = 1; i < row.size(); ++i) {
        if (row[i] == '\\' && i + 1 < row.size()) {
            cell += row[++i];
        } else if (row[i] == '|') {
            cells.emplace_back(words::trimmed(cell));
            cell.clear();
        } else if (row[i] != '`') {
            cell += row[i];
        }
    }
    return cells;
}

}  // namespace

std::vector<NotationRow> read_notation(std::string_view document)
{
    std::vector<NotationRow> rows;
    std::string paper, part;
    bool head = true;  // the next row is one of headings
    for (const words::Line& line : words::lines_of(document)) {
        if (line.text.starts_with("## "))
            paper = line.text.substr(3);
        if (line.text.starts_with("### "))
            part = line.text.substr(4);
        if (!line.text.starts_with('|')) {
            head = true;
            continue;
        }
        if (line.text.starts_with("|---"))
            head = false;
        if (head || line.text.starts_with("|---"))
            continue;
        const std::vector<std::string> cells = cells_of(line.text);
        if (cells.size() != 4 || std::ranges::any_of(cells, &std::string::empty))
            throw InputError("docs/notation.md", "row", in_quotes(line.text), "four cells with something in each",
                             line.number);
        rows.push_back({paper, part, cells[0], cells[1], cells[2], cells[3]});
    }
    return rows;
}

const std::vector<NotationRow>& notation()
{
    static const std::vector<NotationRow> rows = read_notation(words::notation);
    return rows;
}

}  // namespace disentangle
