// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/words/documents.h"

#include <algorithm>

namespace disentangle::words {

std::string_view trimmed(std::string_view text)
{
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

std::vector<Line> lines_of(std::string_view document)
{
    std::vector<Line> lines;
    bool open = false;  // a line that goes on would belong to the last one
    int number = 0;
    while (!document.empty()) {
        const std::size_t end = std::min(document.find('\n'), document.size());
        const std::string_view text = trimmed(document.substr(0, end));
        const bool indented = document.starts_with("  ");
        document.remove_prefix(std::min(end + 1, document.size()));
        ++number;
        const bool alone = text.starts_with('#') || text.starts_with('|');
        if (text.empty()) {
            open = false;
        } else if (open && !alone && (indented || !text.starts_with("- "))) {
            lines.back().text.append(" ").append(text);
        } else {
            lines.push_back({std::string(text), number});
            open = !alone;
        }
    }
    return lines;
}

}  // namespace disentangle::words
