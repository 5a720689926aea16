// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

// The fixed parts of a page, from resources/page; built into the program by core/CMakeLists.txt.
namespace disentangle::figure::page {

extern const std::string_view frame;   ///< page.html, with {{NAMES}} where the other parts go
extern const std::string_view script;  ///< page.js
extern const std::string_view style;   ///< page.css

}  // namespace disentangle::figure::page
