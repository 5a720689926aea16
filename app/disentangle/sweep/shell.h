// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace disentangle {

/// The words as a POSIX shell reads them back: in single quotes what it would take for more than a word.
std::string command_line(const std::vector<std::string>& words);

}  // namespace disentangle
