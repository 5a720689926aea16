// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/experiment.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace disentangle {

/// The experiment a verb works on, as the command line names it: a preset or a file, then changes to it.
struct ExperimentSource {
    std::string what;                    ///< "ActionDiag", "mine.json" or "a.run", whose experiment is meant
    std::string settings;                ///< "auto", "recipe" or "paper"; empty = the document's own
    std::optional<std::int64_t> seed;    ///< of training, at least 0
    std::vector<std::string> overrides;  ///< "key=value", later ones win

    /// Adds the argument PRESET|FILE and --settings, --set. `seed` is an option of its own where a verb trains.
    void add_to(CLI::App& verb);
    /// The document with its changes, before defaults are filled in. Throws InputError as load() does.
    nlohmann::json document() const;
    /// Warns on standard error of changes that do nothing. Throws InputError naming the file or the option and what is
    /// wrong there.
    Experiment load() const;
};

/// True when `what` means a file: it ends in .json, has a slash, or is a file here and not a preset's name.
bool names_a_file(const std::string& what);

}  // namespace disentangle
