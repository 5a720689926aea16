#pragma once

#include "core/figure/display_list.h"

class QPainter;

namespace disentangle {

/// Plays a figure's display list into a painter, `unitsPerMm` of whose units are a millimetre. Text is text: it stays so on
/// a device that knows any. From any thread.
void paintFigure(QPainter& painter, const figure::DisplayList& list, double unitsPerMm);

}  // namespace disentangle
