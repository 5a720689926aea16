// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/list_rows.h"
#include "core/graph/text_formats.h"

#include <algorithm>
#include <cctype>

namespace disentangle {
namespace {

std::string join_rows(const Adjacency& matrix, const std::string& between_cells, const std::string& open_row,
                      const std::string& close_row, const std::string& between_rows)
{
    std::string text;
    for (int i = 0; i < matrix.rows(); ++i) {
        text += (i > 0 ? between_rows : "") + open_row;
        for (int j = 0; j < matrix.cols(); ++j)
            text += (j > 0 ? between_cells : "") + (matrix(i, j) ? "1" : "0");
        text += close_row;
    }
    return text;
}

/// Removes every occurrence of a piece.
void drop(std::string& text, const std::string& piece)
{
    for (auto at = text.find(piece); at != std::string::npos; at = text.find(piece, at))
        text.erase(at, piece.size());
}

/// The rows of a nested list, as CSV lines.
std::string lists_to_csv(const std::string& text, const std::string& name)
{
    ListRows list = rows_of_list(text, name);
    if (list.flat)  // one row
        std::replace(list.text.begin(), list.text.end() - 1, '\n', ',');
    return list.text;
}

std::string latex_to_csv(std::string text)
{
    for (const std::string marker : {"\\begin{", "\\end{"})
        for (auto at = text.find(marker); at != std::string::npos; at = text.find(marker)) {
            auto close = text.find('}', at);
            // An array environment carries its columns in a second pair of braces.
            if (close != std::string::npos && close + 1 < text.size() && text[close + 1] == '{')
                close = text.find('}', close + 1);
            text.erase(at, close == std::string::npos ? std::string::npos : close + 1 - at);
        }
    for (const std::string piece : {"\\left", "\\right", "\\[", "\\]", "$", "(", ")", "[", "]", "\n", "\r"})
        drop(text, piece);
    std::string csv;
    std::size_t from = 0;
    while (from < text.size()) {
        const auto end = text.find("\\\\", from);
        std::string row = text.substr(from, end == std::string::npos ? std::string::npos : end - from);
        std::replace(row.begin(), row.end(), '&', ',');
        if (std::any_of(row.begin(), row.end(), [](unsigned char c) { return !std::isspace(c); }))
            csv += row + "\n";
        from = end == std::string::npos ? text.size() : end + 2;
    }
    return csv;
}

}  // namespace

std::string format_latex(const Adjacency& matrix)
{
    return "\\begin{pmatrix}\n" + join_rows(matrix, " & ", "  ", "", " \\\\\n") + "\n\\end{pmatrix}\n";
}

std::string format_numpy(const Adjacency& matrix)
{
    return "np.array([" + join_rows(matrix, ", ", "[", "]", ",\n          ") + "])\n";
}

Adjacency parse_matrix_text(const std::string& text, const std::string& name)
{
    if (text.find("\\\\") != std::string::npos || text.find('&') != std::string::npos ||
        text.find("\\begin") != std::string::npos)
        return parse_adjacency_csv(latex_to_csv(text), name);
    if (text.find('[') != std::string::npos)
        return parse_adjacency_csv(lists_to_csv(text, name), name);
    return parse_adjacency_csv(text, name);
}

}  // namespace disentangle
