// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/table.h"

#include <string>

namespace CLI {
class App;
}

namespace disentangle {

/// How tables given as text are to be read, as the command line says it.
struct TableWords {
    std::string header, separator, decimal, index, comment;

    /// Adds --header, --separator, --decimal, --index and --comment, which hold for every table of the verb.
    void add_to(CLI::App& verb);
    TableOptions options() const;
};

/// Reads a table, and says on standard error, a line each, what was guessed.
Table read_and_say(const std::filesystem::path& path, const TableOptions& options);

}  // namespace disentangle
