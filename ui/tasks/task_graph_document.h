// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/document/experiment_document.h"

namespace disentangle {

/// The supports of a document's tasks as the document of a graph (task_graph()), for the editors of graphs. What is edited
/// here becomes a step of the document itself, whose history is the only one; what changes there is shown here. A task
/// that needs nothing yet stays here until it does. While the document's data are of another kind it keeps what it shows.
class TaskGraphDocument : public ExperimentDocument {
    Q_OBJECT

public:
    explicit TaskGraphDocument(ExperimentDocument* document, QObject* parent = nullptr);

    bool isOfTasks() const override { return true; }
    /// Adds a task with that support, as one step.
    void addTask(std::uint64_t support);

Q_SIGNALS:
    /// An edit that the document refused, and why.
    void refused(const QString& why);

private:
    void takeFromDocument();
    void giveToDocument();

    ExperimentDocument* m_document;
    bool m_taking = false;
};

}  // namespace disentangle
