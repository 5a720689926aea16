// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <variant>

namespace disentangle {

using FactValue = std::variant<bool, double, std::string>;

/// What holds in the program at a moment, by fact: "preset" is "ActionDiag", "edge Ga z1<-a1" is true, "score mcc" is 0.98.
/// The facts there can be are those of core/lesson/facts.h. One that is not here is not known, or false.
struct LessonState {
    std::map<std::string, FactValue, std::less<>> facts;

    void set(std::string fact, bool holds) { facts.insert_or_assign(std::move(fact), FactValue(holds)); }
    void set(std::string fact, double value) { facts.insert_or_assign(std::move(fact), FactValue(value)); }
    void set(std::string fact, std::string value)
    {
        facts.insert_or_assign(std::move(fact), FactValue(std::move(value)));
    }
    /// A literal would else be taken for a bool.
    void set(std::string fact, const char* value) { set(std::move(fact), std::string(value)); }
    /// nullptr for a fact that is not known.
    const FactValue* find(std::string_view fact) const
    {
        const auto found = facts.find(fact);
        return found == facts.end() ? nullptr : &found->second;
    }
    bool operator==(const LessonState&) const = default;
};

}  // namespace disentangle
