// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/disentangle/reproduce/outcome.h"
#include "core/figure/model.h"

namespace disentangle {

/// The true graph of every panel's world beside what each method has learned of it: of the runs that are done the share that
/// has each edge, in the order of the true latents. Outlined where most of them are wrong. Methods that search no graph are
/// left out. Of the panel's first point whose runs are done. No views where no run is done.
figure::Figure graphs_drawing_of(const StudyOutcome& outcome, const SweepIndex& index);

}  // namespace disentangle
