// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string_view>

// What a lesson may ask about. The table in facts.cpp is the only place with the names of facts; docs/lessons.md is held
// to it.
namespace disentangle {

/// What follows a fact's name: "edge Ga" takes a pair, `edge Ga z1<-a1`.
enum class FactTakes {
    nothing,
    pair,        ///< child<-parent, by their names
    node,        ///< a latent or an action, by its name
    metric,      ///< of core/record/catalogue.h
    parameter,   ///< the key of one
    assumption,  ///< of the theorem for tasks, by its number: 3 to 7
    view,        ///< of the observatory: core/lesson/places.h
    panel        ///< of the window: core/lesson/places.h
};

/// What a fact is, which says what it may be compared with.
enum class FactIs {
    flag,    ///< holds or not; compared with nothing
    number,  ///< ==, !=, <, <=, > or >= a number
    text,    ///< == or != a text in double quotes
    word,    ///< `is` or `is not` one of its words
    value    ///< a number, a text or a flag, as the parameter is
};

struct FactKind {
    std::string_view name;  ///< "edge Ga"
    FactTakes takes;
    FactIs is;
    std::span<const std::string_view> words;  ///< of a word
    std::string_view sentence;                ///< what it says
    std::string_view example;                 ///< a check with it
};

/// In the order of docs/lessons.md: the document, the run that is shown, the window.
std::span<const FactKind> fact_kinds();
/// nullptr for a name that is none.
const FactKind* find_fact(std::string_view name);

/// "child<-parent".
std::string_view words_for(FactTakes takes);

}  // namespace disentangle
