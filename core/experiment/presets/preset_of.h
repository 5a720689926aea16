// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/experiment.h"

#include <string>

namespace disentangle {

/// The preset whose data these are, or an empty text: of a world its graph and mechanism, of a scene also its picture, of
/// tasks everything that draws them. Sizes, noise and the dials of a scene are left aside.
std::string preset_of(const Experiment& experiment);

}  // namespace disentangle
