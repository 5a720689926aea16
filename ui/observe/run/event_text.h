// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/record/run_file.h"

#include <QChar>
#include <QString>

namespace disentangle {

/// A glyph for a kind of event, drawn on the scrubber and above plots.
QChar eventGlyph(const std::string& kind);
/// What happened, in a sentence: "Step 1200: beta_Ga set to 12".
QString eventSentence(const Event& event);
/// Whether an event bears on the curves (paused, changed, resumed, failed), unlike a checkpoint.
bool changesTheRun(const std::string& kind);

}  // namespace disentangle
