// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/graph/text_formats.h"

#include <algorithm>
#include <cctype>
#include <sstream>

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

/// The rows between the brackets of a nested list, as CSV lines; what is no number is kept, so that the CSV parser
/// complains of it.
std::string lists_to_csv(const std::string& text, const std::string& name)
{
    std::string csv, row;
    int depth = 0;
    for (std::size_t i = text.find('['); i < text.size(); ++i) {
        const char c = text[i];
        if (c == '[') {
            if (++depth > 2)
                throw InputError(name, "brackets", "a list of three levels", "a list of rows");
            row.clear();
        } else if (c == ']') {
            if (--depth < 0)
                throw InputError(name, "brackets", "']' without '['", "a list of rows");
            // NumPy prints numbers with dots and without commas.
            if (depth == 1) {
                std::istringstream cells(row);
                std::string line, cell;
                std::replace(row.begin(), row.end(), ',', ' ');
                cells.str(row);
                while (cells >> cell) {
                    if (cell.ends_with('.'))
                        cell.pop_back();
                    line += (line.empty() ? "" : ",") + cell;
                }
                csv += line + "\n";
                row.clear();
            }
        } else if (depth == 2) {
            row += c;
        } else if (depth == 1 && c != ',' && !std::isspace(static_cast<unsigned char>(c))) {
            throw InputError(name, "row 1", in_quotes(std::string_view(text).substr(i, 1)),
                             "a list of rows such as [[1, 0], [0, 1]]");
        }
    }
    if (depth != 0)
        throw InputError(name, "brackets", "an unclosed '['", "a list of rows");
    return csv;
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
