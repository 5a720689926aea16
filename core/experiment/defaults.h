// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/catalogue.h"

namespace disentangle {

/// The world of a graph whose document says nothing else: 2 d_z observed dimensions where 20 are too few.
WorldSpec default_world(const CausalGraph& graph);

/// Fills in every default that follows from other values. Taken as given are what they follow from: the kinds, the data,
/// the settings and the parameters that lead (ParameterEntry::leads).
Experiment with_defaults(Experiment experiment, const Catalogue& all = catalogue());

/// An experiment on a world of which nothing else is said.
Experiment default_experiment(const std::string& settings, const WorldSpec& world);

/// default_value() of every key at once; the structures (the graph) are the experiment's own.
Experiment defaults_of(const Experiment& experiment, const Catalogue& all = catalogue());
/// What the key would be if the document did not mention it.
nlohmann::json default_value(const Experiment& experiment, std::string_view key);

/// The one rule of what follows: `changed` differs from `before` in what was edited; everything else that was at its
/// default gets the default that it has now, and what the kinds do not have is as if it had never been set. The data
/// first, then what leads, then the rest, each stage by the ones before. Checks nothing.
Experiment followed(const Experiment& before, Experiment changed, const Catalogue& all = catalogue());

/// with_value() with what follows from it.
Experiment with_edit(const Experiment& experiment, std::string_view key, const nlohmann::json& value);

/// A copy with another graph and what follows from it, and without what the graph makes impossible: fewer observed
/// dimensions than latents, a bound for a matrix that is gone. Throws InputError when the graph is not valid.
Experiment with_graph(const Experiment& experiment, const CausalGraph& graph);

}  // namespace disentangle
