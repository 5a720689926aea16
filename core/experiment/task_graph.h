// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/tasks/spec.h"
#include "core/experiment/experiment.h"

namespace disentangle {

/// Which factors tasks need, as a graph that the editors of graphs show: factors z1, z2, ... in the place of latents, tasks
/// t1, t2, ... in the place of actions, Ga(i, t) where task t needs factor i, and no Gz. All supports of a law of few; of a
/// law of many (bernoulli, exact) a dozen that were drawn.
CausalGraph task_graph(const TasksSpec& spec);

/// The experiment with the supports of such a graph: a list of them that are equally likely (the law `given`), as many factors
/// as it has, and what follows from that. Tasks that need nothing are left out. Requires data of tasks; throws InputError
/// where no task needs anything, and beyond 32 factors.
Experiment with_task_graph(const Experiment& experiment, const CausalGraph& graph);

}  // namespace disentangle
