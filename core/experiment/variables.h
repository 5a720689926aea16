// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/experiment.h"

#include <string>
#include <vector>

namespace disentangle {

/// The variables of an experiment's data: how many there are and what they are called, known without a row of them. Row =
/// child, column = parent of whatever is drawn with these names.
struct Variables {
    /// As many as are learned. Names of the true ones where these are known, else z1, z2, ...
    std::vector<std::string> latents;
    std::vector<std::string> actions;
    std::vector<std::string> observed;  ///< names, d_x; empty where they have none
    int d_x = 0;
    bool time = false;                   ///< latents have latents one step earlier as possible parents
    const CausalGraph* graph = nullptr;  ///< the true one, part of the experiment; null where nobody knows it
    /// Of an observation as it is given, where that is a frame (Shape::is_frame); x are then scores of its components.
    Shape frame = {};
    std::vector<std::string> tasks = {};  ///< names of the first held-out ones; empty where they have none

    int d_z() const { return static_cast<int>(latents.size()); }
    int d_a() const { return static_cast<int>(actions.size()); }
    /// Whether a Gz (or Ga) can be learned at all.
    bool has_graph(bool of_time) const { return of_time ? time : d_a() > 0; }
    /// "x3" for index 2 where observed dimensions have no names.
    std::string observed_name(int index) const;
};
Variables variables_of(const Experiment& experiment);

}  // namespace disentangle
