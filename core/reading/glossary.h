// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>
#include <vector>

// The words on the screen that need one sentence. Tool tips, help and documents take them from here.
namespace disentangle {

struct GlossaryTerm {
    std::string_view id;        ///< in code
    std::string_view name;      ///< as it stands on the screen
    std::string_view sentence;  ///< what it means
};

/// The window's own words, the metrics ("mcc"), the phases of a training ("phase search") and what a promise supposes
/// ("assumption fit"). Their sentences are those of the tables they are in.
const std::vector<GlossaryTerm>& glossary();
/// Throws std::out_of_range for an id that is not in it.
const GlossaryTerm& glossary_term(std::string_view id);

}  // namespace disentangle
