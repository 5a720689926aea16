// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reading/phases.h"

#include <QChar>
#include <QString>
#include <vector>

namespace disentangle {

struct RunData;

/// A glyph for a kind of event, drawn on the scrubber and above plots.
QChar eventGlyph(const std::string& kind);
/// What happened, in a sentence: "Step 1200: beta_Ga set to 12".
QString eventSentence(const Event& event);
/// What such an event means for the run, in the glossary's sentence; empty where that has none.
QString eventMeaning(const std::string& kind);
/// The phases of a run's training, as far as it was evaluated; none of one that has not been opened yet.
std::vector<PhaseSpan> phasesOf(const RunData& record);
/// Whether an event bears on the curves (paused, changed, resumed, failed), unlike a checkpoint.
bool changesTheRun(const std::string& kind);

}  // namespace disentangle
