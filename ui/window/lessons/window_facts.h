// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/lesson/state.h"

namespace disentangle {

class MainWindow;

/// What a lesson may ask of the window itself: core/lesson/facts.h.
void addWindowFacts(LessonState& state, const MainWindow& window);

}  // namespace disentangle
