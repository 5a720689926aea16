#include "core/base/error.h"

#include <algorithm>
#include <vector>

namespace disentangle {

namespace {

std::string message(std::string_view file, std::string_view place, std::string_view found, std::string_view expected)
{
    std::string text;
    for (const std::string_view part : {file, place, found}) {
        if (part.empty())
            continue;
        if (!text.empty())
            text += ": ";
        text += part;
    }
    if (!expected.empty()) {
        text += text.empty() ? "expected " : ", expected ";
        text += expected;
    }
    return text;
}

}  // namespace

InputError::InputError(std::string_view file, std::string_view place, std::string_view found,
                       std::string_view expected)
    : Error(message(file, place, found, expected))
{
}

std::string in_quotes(std::string_view text)
{
    constexpr std::size_t longest = 40;
    std::size_t length = std::min(text.size(), longest);
    // A cut inside a UTF-8 sequence would make the whole message invalid text.
    while (length < text.size() && length > 0 && (static_cast<unsigned char>(text[length]) & 0xC0U) == 0x80U)
        --length;
    std::string result = "'";
    for (const char c : text.substr(0, length)) {
        const auto byte = static_cast<unsigned char>(c);
        result += byte < 0x20 || byte == 0x7F ? '?' : c;
    }
    return result + (length < text.size() ? "...'" : "'");
}

int edit_distance(std::string_view a, std::string_view b)
{
    std::vector<int> row(b.size() + 1);
    for (std::size_t j = 0; j < row.size(); ++j)
        row[j] = static_cast<int>(j);
    for (std::size_t i = 1; i <= a.size(); ++i) {
        int diagonal = row[0];
        row[0] = static_cast<int>(i);
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const int replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
            diagonal = row[j];
            row[j] = std::min({replaced, row[j] + 1, row[j - 1] + 1});
        }
    }
    return row.back();
}

}  // namespace disentangle
