// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace disentangle {

/// Text as UTF-8 without a byte order mark, and how it was encoded where that had to be guessed.
struct DecodedText {
    std::string text;
    std::string finding;  ///< "the text is in Windows-1252"; empty for UTF-8
};

/// Decodes UTF-8, UTF-16 and UTF-32 with a byte order mark, UTF-16 of mostly Latin letters without one, and takes what is
/// none of these for Windows-1252 (which agrees with Latin-1 where both have letters). Throws InputError for bytes that
/// are no text, naming the format where its first bytes tell.
DecodedText decode_text(std::string_view bytes, const std::string& name);

}  // namespace disentangle
