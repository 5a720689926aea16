// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/experiment/experiment.h"

#include <doctest/doctest.h>
#include <string>

namespace disentangle::testing {

template <class Action>
std::string error_of(Action&& action)
{
    try {
        action();
    } catch (const InputError& error) {
        return error.what();
    }
    return "no error";
}

inline std::string parse_error_of(const std::string& text)
{
    return error_of([&] { parse_experiment(text, "e.json"); });
}

/// A document with a 2 x 2 graph of actions and what is given besides, e.g. `"seed": 3`.
inline std::string document_with(const std::string& members)
{
    return R"({"world": {"graph": {"Ga": [[1, 0], [0, 1]]}})" + (members.empty() ? "" : ", " + members) + "}";
}

/// The same with more in `world`.
inline std::string world_with(const std::string& members)
{
    return R"({"world": {"graph": {"Ga": [[1, 0], [0, 1]]}, )" + members + "}}";
}

}  // namespace disentangle::testing
