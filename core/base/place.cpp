// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/place.h"

#include "core/base/error.h"

#include <algorithm>
#include <cstdint>
#include <unistd.h>

namespace disentangle {

namespace {

namespace fs = std::filesystem;

/// Bytes of the character at the start of `text`; 1 for a byte that begins none.
std::size_t character_length(std::string_view text)
{
    const auto first = static_cast<unsigned char>(text[0]);
    const std::size_t length = first < 0xC0 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    return std::min(length, text.size());
}

std::uint32_t code_point(std::string_view character)
{
    const auto first = static_cast<unsigned char>(character[0]);
    std::uint32_t code = character.size() == 1 ? first : first & (0x7FU >> character.size());
    for (const char c : character.substr(1))
        code = code << 6 | (static_cast<unsigned char>(c) & 0x3FU);
    return code;
}

/// Belongs to the character before it: accents, variation selectors, skin tones, joiners.
bool continues(std::uint32_t code)
{
    return (code >= 0x300 && code <= 0x36F) || (code >= 0x1AB0 && code <= 0x1AFF) ||
           (code >= 0x20D0 && code <= 0x20FF) || (code >= 0xFE00 && code <= 0xFE0F) ||
           (code >= 0x1F3FB && code <= 0x1F3FF) || code == 0x200D;
}

constexpr std::uint32_t joiner = 0x200D;  // glues the next character to the one before

}  // namespace

fs::path behind_links(const fs::path& path)
{
    constexpr int most_links = 40;  // as many as Linux follows
    fs::path place = path;
    for (int links = 0; links <= most_links; ++links) {
        std::error_code error;
        if (!fs::is_symlink(fs::symlink_status(place, error)))
            return place;
        const fs::path target = fs::read_symlink(place, error);
        if (error)
            return place;  // whoever opens it is told why that fails
        place = target.is_absolute() ? target : place.parent_path() / target;
    }
    throw InputError(path.string() + ": is a symbolic link that leads in a circle; remove it or give another name");
}

std::string shortened(std::string_view text, std::size_t most)
{
    if (text.size() <= most)
        return std::string(text);
    std::size_t at = 0, cut = 0;
    bool joined = false;
    while (at < text.size()) {
        const std::size_t length = character_length(text.substr(at));
        const std::uint32_t code = code_point(text.substr(at, length));
        if (!joined && !continues(code))
            cut = at;  // a character ends here
        if (at + length > most)
            break;
        joined = code == joiner;
        at += length;
    }
    return std::string(text.substr(0, cut));
}

std::string file_name_for(std::string_view text, std::string_view otherwise)
{
    constexpr std::size_t most = 100;
    std::string name = well_formed(text);
    for (char& c : name) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x20 || byte == 0x7F ||
            std::string_view("/\\:*?\"<>|'`$&;!~#%{}[]()^=,").find(c) != std::string_view::npos)
            c = '_';
    }
    const auto is_edge = [](char c) { return c == ' ' || c == '.' || c == '-'; };
    name.erase(name.begin(), std::find_if_not(name.begin(), name.end(), is_edge));
    name = shortened(name, most);
    name.erase(std::find_if_not(name.rbegin(), name.rend(), is_edge).base(), name.end());
    const bool says_nothing = std::all_of(name.begin(), name.end(), [](char c) { return c == '_' || c == ' '; });
    return says_nothing ? std::string(otherwise) : name;
}

std::size_t longest_file_name(const fs::path& folder)
{
    constexpr std::size_t usual = 255;
    const long most = ::pathconf(folder.empty() ? "." : folder.c_str(), _PC_NAME_MAX);
    return most > 0 ? static_cast<std::size_t>(most) : usual;
}

}  // namespace disentangle
