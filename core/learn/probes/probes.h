// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/learn/probe.h"

namespace disentangle {

// Every probe, by its file. The table is table.cpp.

Probe score_probe();           ///< MCC, R and R_con against the true latents
Probe uniform_probe();         ///< the same, and DCI, where true latents are uniform, of data with tasks
Probe tasks_probe();           ///< predictors of held-out tasks: weights, supports, errors, and the path of the penalty
Probe objective_probe();       ///< the objective on held-out rows, and the schedule
Probe graph_probe();           ///< the learned graph
Probe graph_distance_probe();  ///< and what is wrong with it
Probe rotation_cost_probe();   ///< what a search for a rotation leaves outside its edges
Probe representation_probe();  ///< DCI, MIG, SAP, modularity, explicitness, InfoMEC, R² matrix, Spearman's MCC
Probe floors_probe();          ///< what correlated true factors give for free
Probe held_out_probe();        ///< of measured data: the bound on held-out rows, with the graph and without
Probe rows_probe();            ///< single rows: latents, reconstructions, traversals

}  // namespace disentangle
