// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/experiment.h"
#include "core/theory/promise.h"

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

namespace disentangle {

/// An assumption that a world breaks by one of its dials, and what theory still promises then.
struct Violation {
    std::string key;         ///< of the dial: "world.violations.fold"
    double value = 0;        ///< what it is turned to, above 0
    std::string assumption;  ///< "Assumption 1: the mixing is injective"
    std::string broken;      ///< a sentence: how this world breaks it
    std::string remains;     ///< a sentence: what is promised all the same
    bool total = true;       ///< false where the assumption still holds, but by less
};

/// Of the dials that are turned, in the document's order; empty where none is.
std::vector<Violation> violations_of(const WorldSpec& world);

/// What a promise becomes in such a world: scores that theory says nothing of any more lose their ceiling, with the reason.
Promise weakened(Promise promise, const WorldSpec& world);

/// [{"key", "value", "assumption", "broken", "remains"}].
nlohmann::json to_json(const std::vector<Violation>& violations);

}  // namespace disentangle
