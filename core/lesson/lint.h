// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/lesson/lesson.h"

#include <vector>

namespace disentangle {

/// What a lesson speaks of that does not exist: presets, metrics, parameters and their values, views, panels, controls; and
/// latents and actions, where the lesson names the presets that it plays in. Also steps without a text, and answers to wrong
/// turns of a step from which there is none. In the order of the lines.
std::vector<InputError> problems_of(const Lesson& lesson);

}  // namespace disentangle
