// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <CLI/CLI.hpp>
#include <charconv>
#include <cstdint>
#include <string>

namespace disentangle {

/// A check for an option: digits, from `least` to `most`. CLI11's own quote their limits as floating-point numbers of
/// three hundred digits and take what is too large for the largest.
inline CLI::Validator whole_number(std::int64_t least, std::int64_t most = 9007199254740991)
{
    const auto check = [least, most](std::string& text) {
        std::int64_t value = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
        if (error == std::errc() && end == text.data() + text.size() && value >= least && value <= most)
            return std::string();
        return "found " + text + ", expected a whole number from " + std::to_string(least) + " to " +
               std::to_string(most);
    };
    return CLI::Validator(check, "", "whole_number");
}

}  // namespace disentangle
