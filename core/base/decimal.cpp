// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/decimal.h"

#include <charconv>

namespace disentangle {

namespace {

std::string decimal(double value, std::chars_format format, int precision)
{
    std::string text(400 + static_cast<std::size_t>(precision), '\0');  // the largest double has 309 digits
    text.resize(static_cast<std::size_t>(
        std::to_chars(text.data(), text.data() + text.size(), value, format, precision).ptr - text.data()));
    return text;
}

}  // namespace

std::string fixed_decimal(double value, int decimals)
{
    return decimal(value, std::chars_format::fixed, decimals);
}

std::string general_decimal(double value, int digits)
{
    return decimal(value, std::chars_format::general, digits);
}

}  // namespace disentangle
