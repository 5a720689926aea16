// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/document/experiment_change.h"

#include <QUndoCommand>

#include <functional>

namespace disentangle {

/// One step of an experiment's history. Steps of the same stroke (a drag, a slider being moved) become one.
class EditCommand : public QUndoCommand {
public:
    /// Hands a changed experiment to the document.
    using Take = std::function<void(Experiment next, const ExperimentChange& change)>;

    /// `current` is the document's experiment; it outlives the command, and so does what `take` refers to. An empty
    /// name is replaced by one made from the change. A stroke of 0 merges with nothing.
    EditCommand(const Experiment& current, Take take, ExperimentChange change, const QString& name, int stroke);

    void undo() override;
    void redo() override;
    int id() const override;
    bool mergeWith(const QUndoCommand* next) override;

private:
    void nameAfterChange();

    const Experiment& m_current;
    Take m_take;
    ExperimentChange m_change;
    bool m_named;
    int m_stroke;
};

/// What a change does, in the words of a menu: "Add edge a2 → z4", "Remove 3 edges", "Set training.steps to 500".
/// `after` is the experiment it has led to.
QString nameOfChange(const ExperimentChange& change, const Experiment& after);

/// The value that a parameter has, as people write it.
QString wordsOf(const Experiment& experiment, const std::string& key);

}  // namespace disentangle
