// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/range.h"

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace disentangle {

struct Experiment;

/// What a scalar key of the document may hold, for the parser, the JSON Schema, `--help`, the studio's forms and `set`
/// alike.
struct Parameter {
    enum class Type { integer, number, boolean, choice, text, nullable_number };
    std::string key;    ///< "training.steps"
    std::string label;  ///< "Steps": short, for forms, which say the section above it
    Type type = Type::number;
    Range range;                       ///< of numbers, and of a text's length
    std::vector<std::string> choices;  ///< of a choice
    std::string unit;                  ///< "steps", "rows", ""; shown behind the value
    std::string sentence;              ///< what it does
    std::string source;                ///< paper and equation, or a place in docs/
    /// Whether it may be changed while training, and whether one often wants to.
    enum class Live { no, seldom, often };
    Live live = Live::no;
    std::vector<std::string> kinds;             ///< of data or of estimators that have it; empty = all
    bool (*acts)(const Experiment&) = nullptr;  ///< whether it does anything; absent = always, where `kinds` has it
    std::string acts_when;                      ///< the same in words: "sparsity.search is rotate"

    /// Whether the experiment's kind of data and kind of estimator have such a key.
    bool is_of(const Experiment& experiment) const;
    /// Whether it does anything in this experiment: whether another value could give another result.
    bool applies(const Experiment& experiment) const { return why_idle(experiment).empty(); }
    /// Why it does nothing, and when it would: "does nothing here; it acts when sparsity.search is rotate". Empty when
    /// it acts.
    std::string why_idle(const Experiment& experiment) const;
};

/// Every scalar parameter, in the document's order. The graph (world.graph) is not among them.
const std::vector<Parameter>& parameters();
/// nullptr when there is none of that key.
const Parameter* find_parameter(std::string_view key);

/// The parameters that may be changed while this experiment trains and that act in it: those that one often changes, then
/// the others, each in the document's order.
std::vector<const Parameter*> live_parameters(const Experiment& experiment);
/// The parameter that a `set` means: by its key, or by the last word of it where it may be changed while training
/// ("beta_Ga" is short for "sparsity.beta_Ga"). nullptr when there is none.
const Parameter* find_live_parameter(std::string_view key);
/// The same, which may be changed while training and acts in this experiment. Throws InputError that says why not and
/// which would: "set: penalty: does nothing here; it acts when ..., expected one of rate, ...".
const Parameter& require_live_parameter(const Experiment& experiment, std::string_view key);

/// Current value of a scalar parameter as JSON, and a changed copy (validated). For forms and `set` commands.
nlohmann::json value_of(const Experiment& experiment, std::string_view key);
Experiment with_value(const Experiment& experiment, std::string_view key, const nlohmann::json& value);

/// The words for a value in forms, menus and logs: "on", "0.002", "rotate"; for a bound that is null where it comes from
/// in this experiment: "from the data", "10, from the true graph", "no Ga".
std::string value_in_words(const Experiment& experiment, std::string_view key, const nlohmann::json& value);

}  // namespace disentangle
