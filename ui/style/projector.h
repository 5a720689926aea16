// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace disentangle {

/// Larger type and thicker lines in the whole application, for a room that looks at a projector, or back as it was. Whatever
/// the program remembers, not this.
void setProjecting(bool projecting);
bool isProjecting();

/// By how much lines are thicker now: 1, or more while projecting.
double lineWeight();

}  // namespace disentangle
