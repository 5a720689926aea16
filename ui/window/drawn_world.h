// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/world/world_pages.h"

#include <QPointer>

namespace disentangle {

class DataPreview;
class ExperimentDocument;
class GraphEditor;
class VerdictPanel;

/// A world that is drawn from a graph: the graph's editor, theory's verdict on it, and rows that it generates.
class DrawnWorld : public WorldPages {
    Q_OBJECT

public:
    explicit DrawnWorld(ExperimentDocument* document);

    QWidget* world() const override { return m_world; }
    QWidget* verdict() const override;
    QWidget* preview() const override;
    QString promise() const override;
    bool isBusy() const override;
    void setRun(RunModel* run) override;
    void setProblem(const QString& problem) override;

    GraphEditor* graph() const { return m_graph; }
    VerdictPanel* verdictPanel() const { return m_verdict; }

private:
    /// Tells the run that is shown what was found of its world's influence, where it is this world: the verdict and what
    /// is promised of the run's scores then say the same. A run of another world keeps a promise that supposes it.
    void shareInfluence();

    ExperimentDocument* m_document;
    QPointer<RunModel> m_run;
    GraphEditor* m_graph;
    QWidget* m_world;  ///< what the graph scrolls in
    VerdictPanel* m_verdict;
    DataPreview* m_preview;
};

}  // namespace disentangle
