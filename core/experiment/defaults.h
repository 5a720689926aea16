#pragma once

#include "core/experiment/experiment.h"

#include <optional>
#include <string>

namespace disentangle {

/// The world of a graph whose document says nothing else: 2 d_z observed dimensions where 20 are too few.
WorldSpec default_world(const CausalGraph& graph);

/// Every key outside `world` as the column of defaults `settings` has it for that world: the recipe's schedules depend
/// on the graphs, auto's on their sizes alone, and no default asks for more rows than the world has.
/// `search` is the graph search that the rest is to fit; absent = the settings' own.
Experiment default_experiment(const std::string& settings, const WorldSpec& world,
                              std::optional<GraphSearch> search = std::nullopt);

/// default_value() of every key at once: its own name and settings, everything else at its default.
Experiment all_defaults(const Experiment& experiment);

/// A copy with another graph. What was at its default is at the default of the new world, what was set stays, but for
/// what the graph makes impossible: fewer observed dimensions than latents, a bound for a matrix that is gone.
/// Throws InputError when the graph is not valid.
Experiment with_graph(const Experiment& experiment, const CausalGraph& graph);

}  // namespace disentangle
