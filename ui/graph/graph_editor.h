// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/document/experiment_document.h"

#include <QWidget>

class QBoxLayout;
class QLabel;
class QSpinBox;

namespace disentangle {

class DiagramPanel;
class GraphViews;
class MatrixPanel;
class MatrixView;
class PresetChooser;

/// The world's graph: preset, number of latents and actions, Ga and Gz side by side (below each other where cells would
/// become too small to click).
class GraphEditor : public QWidget {
    Q_OBJECT

public:
    explicit GraphEditor(ExperimentDocument* document, QWidget* parent = nullptr);

    PresetChooser* presetChooser() const { return m_presets; }
    MatrixView* matrixView(GraphPart part) const;
    MatrixPanel* matrixPanel(GraphPart part) const { return part == GraphPart::Ga ? m_Ga : m_Gz; }
    DiagramPanel* diagram() const { return m_diagram; }
    GraphViews* views() const { return m_views; }
    QSpinBox* latentCount() const { return m_latents; }
    QSpinBox* actionCount() const { return m_actions; }

Q_SIGNALS:
    /// A preset could not be applied.
    void problem(const QString& text);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void refresh();
    void arrange();

    ExperimentDocument* m_document;
    PresetChooser* m_presets;
    QLabel* m_description;
    QSpinBox* m_latents;
    QSpinBox* m_actions;
    MatrixPanel* m_Ga;
    MatrixPanel* m_Gz;
    int m_cell = 0;  ///< the largest that a cell of both may be
    QBoxLayout* m_matrices;
    DiagramPanel* m_diagram;
    GraphViews* m_views;
    QLabel* m_readout;
};

}  // namespace disentangle
