// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/experiment.h"
#include "core/theory/promise.h"

#include <string>

namespace disentangle {

/// What a verdict, of a graph or of tasks, promises of the scores.
std::string promise_as_text(const Promise& promise);

/// Prints what theory says of the tasks of an experiment whose data are tasks, as text or as one JSON object.
void print_task_verdict(const Experiment& experiment, bool as_json);

}  // namespace disentangle
