#pragma once

#include "core/experiment/experiment.h"

#include <string>

namespace disentangle {

/// The world of a graph whose document says nothing else: 2 d_z observed dimensions where 20 are too few.
WorldSpec default_world(const CausalGraph& graph);

/// Every key outside `world` as the column of defaults `settings` has it for that world: the recipe's schedules depend
/// on the graphs, and no default asks for more rows than the world has.
Experiment default_experiment(const std::string& settings, const WorldSpec& world);

}  // namespace disentangle
