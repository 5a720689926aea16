// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/kinds.h"

namespace disentangle {

ParameterTable common_table()
{
    return {
        entry("name", "Name", DISENTANGLE_AT(name), {0, 200}, "",
              "The experiment's title; also the default name of its run's file.", source::program),
        entry("settings", "Settings", DISENTANGLE_AT(settings), any_value, "",
              "Which defaults fill keys that are absent. auto fits sizes, schedule and search to the world's "
              "dimensions and knows nothing of its graph. recipe is the paper's search tuned to the presets, with "
              "the true number of edges; paper is the published configuration, which takes days on two cores.",
              source::program)
            .one_of({"auto", "recipe", "paper"})
            .leading(),
        entry("seed", "Seed", DISENTANGLE_AT(seed), seed_range, "",
              "Seed of training: initial weights, posterior and mask noise, order of the rows. Change it alone to see "
              "how much a result depends on chance.",
              source::program),
    };
}

}  // namespace disentangle
