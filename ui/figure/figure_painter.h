// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/figure/display_list.h"

class QPainter;

namespace disentangle {

/// Plays a figure's display list into a painter, `unitsPerMm` of whose units are a millimetre. Text stays text on
/// devices that know text. Can be called from any thread.
void paintFigure(QPainter& painter, const figure::DisplayList& list, double unitsPerMm);

}  // namespace disentangle
