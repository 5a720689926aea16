// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/source.h"
#include "core/data/tasks/spec.h"

namespace disentangle {

Facts tasks_facts(const TasksSpec& spec);

/// Rows are the points of tasks, those of one task behind each other: row r is point r mod n of task r / n. The truth knows
/// latents and the pattern that the tasks' supports leave, and no graph. Throws InputError for a spec that is not valid.
Data make_tasks(const TasksSpec& spec, int threads);

}  // namespace disentangle
