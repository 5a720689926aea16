// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/experiment.h"

namespace disentangle {

/// Prints what theory says of the tasks of an experiment whose data are tasks, as text or as one JSON object.
void print_task_verdict(const Experiment& experiment, bool as_json);

}  // namespace disentangle
