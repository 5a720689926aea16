// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/source.h"
#include "core/experiment/experiment.h"

namespace disentangle {

/// Data of the experiment's kind (DataParameters::make). `threads` >= 1 changes speed only.
Data make_data(const Experiment& experiment, int threads);

}  // namespace disentangle
