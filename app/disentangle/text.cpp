// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/disentangle/text.h"

#include <algorithm>
#include <sstream>

namespace disentangle {

namespace {

/// Characters, not bytes: continuation bytes of UTF-8 start with the bits 10.
std::size_t characters(const std::string& text)
{
    return static_cast<std::size_t>(std::count_if(
        text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

std::size_t widest(const std::vector<std::string>& texts)
{
    std::size_t width = 0;
    for (const std::string& text : texts)
        width = std::max(width, characters(text));
    return width;
}

}  // namespace

std::string padded(const std::string& text, std::size_t width)
{
    return text + std::string(std::max(width, characters(text)) - characters(text), ' ');
}

std::string padded_left(const std::string& text, std::size_t width)
{
    return std::string(std::max(width, characters(text)) - characters(text), ' ') + text;
}

std::string draw_matrix(const std::vector<std::string>& rows, const std::vector<std::string>& cols,
                        const std::function<char(int, int)>& entry)
{
    const std::size_t margin = widest(rows) + 2;
    std::size_t cell = widest(cols) + 1;
    std::string text;
    if (margin + cell * cols.size() <= 100) {
        text += std::string(margin + 2, ' ');
        for (const std::string& name : cols)
            text += padded_left(name, cell);
        text += '\n';
    } else {
        cell = 2;  // a wide graph: entries alone, its columns in the order of their names
    }
    for (std::size_t row = 0; row < rows.size(); ++row) {
        text += "  " + padded(rows[row], margin);
        for (std::size_t col = 0; col < cols.size(); ++col)
            text += padded_left(std::string(1, entry(static_cast<int>(row), static_cast<int>(col))), cell);
        text += '\n';
    }
    return text;
}

std::string draw_matrix(const Adjacency& matrix, const std::vector<std::string>& rows,
                        const std::vector<std::string>& cols)
{
    return draw_matrix(rows, cols, [&](int row, int col) { return matrix(row, col) ? '1' : '.'; });
}

std::string draw_graph(const CausalGraph& graph)
{
    std::string text;
    if (graph.Ga) {
        text += "Ga (row = latent, column = action that touches it)\n" +
                draw_matrix(*graph.Ga, graph.latents, graph.actions);
    }
    if (graph.Gz) {
        text += "Gz (row = latent, column = latent one step earlier)\n" +
                draw_matrix(*graph.Gz, graph.latents, graph.latents);
    }
    return text;
}

std::string counted(long long count, const std::string& noun)
{
    return std::to_string(count) + ' ' + noun + (count == 1 ? "" : "s");
}

std::string join_words(const std::vector<std::string>& words)
{
    std::string text;
    for (std::size_t i = 0; i < words.size(); ++i)
        text += (i == 0 ? "" : i + 1 == words.size() ? " and " : ", ") + words[i];
    return text;
}

std::string wrapped(const std::string& sentence, std::size_t indent, std::size_t width)
{
    std::istringstream words(sentence);
    std::string text, line, word;
    const std::string margin(indent, ' ');
    while (words >> word) {
        if (!line.empty() && indent + characters(line) + 1 + characters(word) > width) {
            text += margin + line + '\n';
            line.clear();
        }
        line += (line.empty() ? "" : " ") + word;
    }
    return text + margin + line + '\n';
}

std::string hanging(const std::string& mark, const std::string& sentence, std::size_t width)
{
    return mark + wrapped(sentence, mark.size(), width).substr(mark.size());
}

}  // namespace disentangle
