// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/lesson/state.h"
#include "core/theory/influence.h"
#include "core/theory/tasks/verdict.h"
#include "core/theory/verdict.h"

#include <optional>

namespace disentangle {

class ExperimentDocument;
class RunModel;

/// What a lesson may ask of the document: core/lesson/facts.h. `influence`: absent while it is not tested.
void addDocumentFacts(LessonState& state, const ExperimentDocument& document,
                      const std::optional<Influence>& influence);
/// What it may ask of theory's verdict on the document's tasks.
void addTaskFacts(LessonState& state, const ExperimentDocument& document, const TaskVerdict& verdict);
/// What it may ask of the run that is shown, at the step that is looked at.
void addRunFacts(LessonState& state, const RunModel& run, const ExperimentDocument& document);

}  // namespace disentangle
