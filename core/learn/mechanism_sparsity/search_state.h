// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/learn/mechanism_sparsity/state.h"

namespace disentangle {

/// The search for the sparsest rotation of the present model, on the first training rows.
SparseRotation begin_search(const State& state);

/// A short search from the present model, so that a run can be watched before its rotation is settled. It follows from
/// the model alone.
SparseRotation preview_search(const State& state);

/// How many edges to show of a search that goes on. With few latents those of the corner of its curve under which held-out
/// rows are likeliest, at a glance, since the elbow often says more or fewer until the latents are good; else the elbow.
int shown_edges(const State& state, const SparseRotation& rotation);

}  // namespace disentangle
