// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/components.h"
#include "core/data/source.h"
#include "core/experiment/experiment.h"

namespace disentangle {

/// Data of frames as an estimator looks at them: x are the scores of their components, which Facts hold, so that scores
/// become frames again. What Truth observes is projected alike. prepare() projects a split once and keeps the scores, where
/// they take less than a gigabyte.
Data projected(const Data& frames, const Components& components, int threads);

/// The same by components that are fitted on training frames as the experiment says; it is told how many those are. Data
/// whose observations are no frames are left as they are.
Data with_front_end(Experiment& experiment, Data data, int threads);

}  // namespace disentangle
