// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/world/world_pages.h"

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
    void setProblem(const QString& problem) override;

    GraphEditor* graph() const { return m_graph; }
    VerdictPanel* verdictPanel() const { return m_verdict; }

private:
    GraphEditor* m_graph;
    QWidget* m_world;  ///< what the graph scrolls in
    VerdictPanel* m_verdict;
    DataPreview* m_preview;
};

}  // namespace disentangle
