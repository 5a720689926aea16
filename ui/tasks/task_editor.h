// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QPushButton;
class QSpinBox;

namespace disentangle {

class DiagramPanel;
class ExperimentDocument;
class GraphViews;
class MatrixEditor;
class TaskGraphDocument;

/// A world of tasks, to be edited: preset, number of factors, the law of supports, and the picture of tasks and the factors
/// that they need, as a matrix and as a diagram. An edit of that picture turns any law into the list that is shown.
class TaskEditor : public QWidget {
    Q_OBJECT

public:
    explicit TaskEditor(ExperimentDocument* document, QWidget* parent = nullptr);
    ~TaskEditor() override;

    TaskGraphDocument* graph() const { return m_graph; }
    MatrixEditor* matrix() const { return m_matrix; }
    DiagramPanel* diagram() const { return m_diagram; }
    GraphViews* views() const { return m_views; }
    QComboBox* presets() const { return m_presets; }
    QComboBox* law() const { return m_law; }
    QSpinBox* factorCount() const { return m_factors; }
    QPushButton* rotationButton() const { return m_rotation; }
    QPushButton* fewShotsButton() const { return m_fewShots; }

Q_SIGNALS:
    void problem(const QString& text);
    /// Figure 1 of the paper is wanted, live.
    void rotationWanted();
    void fewShotsWanted();

private:
    void refresh();
    void applyPreset(int index);
    void applyLaw(int index);
    void set(const QString& key, const QVariant& value);

    ExperimentDocument* m_document;
    TaskGraphDocument* m_graph;
    QComboBox* m_presets;
    QLabel* m_description;
    QSpinBox* m_factors;
    QComboBox* m_law;
    QDoubleSpinBox* m_probability;
    QSpinBox* m_size;
    MatrixEditor* m_matrix;
    DiagramPanel* m_diagram;
    GraphViews* m_views;
    QPushButton *m_rotation, *m_fewShots;
    QLabel* m_readout;
};

}  // namespace disentangle
