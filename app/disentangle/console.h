// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace disentangle {

/// Writes `text` to standard output, whole and at once. Results only; nothing else of the program writes there.
/// Throws Error with the system's reason when it cannot be written (disk full, reader gone).
void print(std::string_view text);

/// The same for a verb whose result is a file, of which it prints a summary: nothing, and no error, where standard output
/// was closed when the program was started.
void print_summary(std::string_view text);

/// Writes `text` and a line end to standard error: words for people. Never throws; nobody may be listening.
void say(std::string_view text);

/// Writes `text` to standard error as it is.
void say_raw(std::string_view text);

/// True when standard error is a terminal that can rewrite a line.
bool can_rewrite_line();
/// Columns of the terminal on standard error; 80 when unknown.
int terminal_columns();

}  // namespace disentangle
