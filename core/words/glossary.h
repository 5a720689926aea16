// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

// The words of the screen that need a sentence or two. Tool tips, help and documents take them from here.
namespace disentangle {

struct GlossaryTerm {
    std::string id;        ///< in code
    std::string name;      ///< as it stands on the screen
    std::string sentence;  ///< what it means, in a sentence or two
    std::string source;    ///< paper and place, with the paper written out, or a document
    std::string section;   ///< heading of the document under which it stands
};

/// The entries of docs/glossary.md, in its order: the window's own words, the metrics ("mcc"), the phases of a training
/// ("phase search") and what a promise supposes ("assumption fit").
const std::vector<GlossaryTerm>& glossary();
/// nullptr for an id that is not in it.
const GlossaryTerm* find_glossary_term(std::string_view id);
/// Throws std::out_of_range for an id that is not in it.
const GlossaryTerm& glossary_term(std::string_view id);

/// Entries of a document are items: "- **name** (`id`): What it means. *Source*". Throws InputError with the line of one
/// that is made otherwise, or of an id that stands twice.
std::vector<GlossaryTerm> read_glossary(std::string_view document);

}  // namespace disentangle
