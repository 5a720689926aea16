// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/synthetic/world.h"

#include <QString>

#include <compare>
#include <vector>

namespace disentangle {

/// A column of generated data.
struct SampleVariable {
    enum class Kind {
        action,      ///< a, before the last step
        before,      ///< z at t-1; with Gz alone
        latent,      ///< z at t
        observation  ///< x at t, standardised, with its noise
    } kind = Kind::latent;
    int index = 0;
    auto operator<=>(const SampleVariable&) const = default;
};

/// Every column of a world's data, in the order of Kind.
std::vector<SampleVariable> variablesOf(const WorldSpec& world);
bool has(const WorldSpec& world, const SampleVariable& variable);

/// "z1", "z1 before", "a1", "x1".
QString nameOf(const SampleVariable& variable, const WorldSpec& world);

/// One value per row. The data must have the variable.
std::vector<float> columnOf(const Dataset& data, const SampleVariable& variable);

/// A few that show what a world is like: the first parent of the first of `latents` (bit i = latent i), up to three of
/// those latents, and two observations. Without latents the first two stand in.
std::vector<SampleVariable> tellingVariables(const WorldSpec& world, std::uint64_t latents);

/// The variable to colour points by: an action that reaches the first latent among `shown`, else a parent in time.
/// Nothing where neither exists.
std::vector<SampleVariable> tellingColour(const WorldSpec& world, const std::vector<SampleVariable>& shown);

}  // namespace disentangle
