// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cctype>
#include <string>

namespace disentangle {

/// Letters and digits alone, in lower case: what names of presets are compared by.
inline std::string plain_name(const std::string& name)
{
    std::string plain;
    for (const char c : name)
        if (const auto byte = static_cast<unsigned char>(c); std::isalnum(byte))
            plain += static_cast<char>(std::tolower(byte));
    return plain;
}

/// A kind or choice as people are told it: "beta vae" for the key "beta_vae".
inline std::string in_words(std::string key)
{
    std::ranges::replace(key, '_', ' ');
    return key;
}

}  // namespace disentangle
