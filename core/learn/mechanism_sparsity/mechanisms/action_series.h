// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/source.h"
#include "core/learn/network/layout.h"

#include <span>
#include <string>
#include <vector>

namespace disentangle {

/// What the data say of how actions move the observation, before anything is learned.
struct ActionFrequencies {
    struct Action {
        double middle = 0, half = 0;  ///< of its range
        int values = 0;               ///< different ones, counted up to `many_values`
    };
    static constexpr int many_values = 128;
    std::vector<Action> actions;
    /// Below this frequency, in radians per unit of an action, lies all but a few percent of what Fourier components of
    /// single actions explain of x, beyond what they explain of x of other rows. 0 where no action has many values.
    double highest = 0;
};

/// Of the last step's observations, which is the one that actions move. Requires actions.
ActionFrequencies action_frequencies(const Facts& facts, const Rows& rows);

/// Lets the shared transition network's series be the Fourier series of the actions up to the highest frequency; waves
/// beyond it stay 0. A series' period is somewhat longer than the range of its action, for at the range itself it would
/// have to jump from end to end. An action with few values gets as many waves as tell them apart. Returns the number of
/// harmonics of the longest series. Requires a shared transition network with a series.
int set_action_series(const Layout& layout, std::span<float> parameters, const ActionFrequencies& frequencies);

/// The sentence of a run's log about it.
std::string in_words(const ActionFrequencies& frequencies, int harmonics);

}  // namespace disentangle
