// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/lesson/facts.h"
#include "core/lesson/state.h"

#include <string>
#include <string_view>
#include <vector>

namespace disentangle {

/// A question about the state of the program:
///
///     check  = all { "or" all }
///     all    = one { "and" one }
///     one    = "not" one | "(" check ")" | fact
///     fact   = NAME [OBJECT ["<-" OBJECT]] [("==" | "!=" | "<" | "<=" | ">" | ">=") VALUE | "is" ["not"] WORD]
///
/// Facts are those of core/lesson/facts.h. An object with spaces or marks in its name stands in double quotes, and so does
/// every text. A fact that is not known is neither equal nor unequal to anything, neither smaller nor larger.
struct Check {
    enum class Kind { fact, negation, all, any };
    enum class Relation { holds, equal, unequal, less, at_most, more, at_least };

    Kind kind = Kind::all;
    std::vector<Check> parts;  ///< of what is no fact; `all` of nothing holds

    const FactKind* fact = nullptr;
    std::vector<std::string> objects;  ///< what follows the fact's name: none, one, or child and parent
    Relation relation = Relation::holds;
    FactValue value;  ///< what it is compared with
};

/// Throws InputError of `file` and `line`, whose place is `place`.
Check parse_check(std::string_view text, std::string_view file, std::string_view place, int line);

/// The fact as a LessonState knows it: "edge Ga z1<-a1".
std::string fact_key(const FactKind& fact, const std::vector<std::string>& objects);

bool holds(const Check& check, const LessonState& state);

/// Every fact in a check, from left to right.
void each_fact(const Check& check, const auto& visit)
{
    if (check.kind == Check::Kind::fact)
        visit(check);
    for (const Check& part : check.parts)
        each_fact(part, visit);
}

}  // namespace disentangle
