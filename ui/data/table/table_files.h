// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/table/files.h"
#include "core/data/table/spec.h"

#include <QString>

namespace disentangle {

/// What this program has read of the user's files: whatever shows them reads each once. Reading takes seconds; only other
/// threads than the window's ask.
TableFiles& tableFiles();

/// A sentence on files as the window shows it: the file by its name alone, and ways out in the words of the window.
QString inWindowWords(const std::string& sentence, const std::string& file);

/// Of dialogs that ask for files.
QString fileFilter();

/// "raf, mek, plc and 8 more".
QString someOf(const std::vector<std::string>& names, std::size_t most);

}  // namespace disentangle
