// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/theory/advice.h"
#include "ui/document/experiment_document.h"
#include "ui/document/newest_task.h"

#include <QTimer>
#include <QWidget>

#include <optional>
#include <vector>

class QLabel;
class QPushButton;
class QSpinBox;
class QToolButton;
class QVBoxLayout;

namespace disentangle {

class LinkedText;

/// What would help: the single edges whose addition or removal disentangles most, and the best further action on at
/// most k latents. One click tries one, as a single step of the history, and another takes it back. The advice is
/// computed on a separate thread; while it is out of date it is dimmed and cannot be tried.
class AdvicePanel : public QWidget {
    Q_OBJECT

public:
    explicit AdvicePanel(ExperimentDocument* document, QWidget* parent = nullptr);

    bool isBusy() const { return m_task.isBusy(); }
    /// Whether something of it was tried that can be undone here.
    bool hasTried() const { return m_tried.has_value(); }
    const std::vector<EdgeAdvice>& edges() const { return m_edges; }
    const InterventionAdvice& intervention() const { return m_intervention; }
    /// A few words for the title; empty when there is nothing to say.
    QString note() const;

    QSpinBox* mostTargets() const { return m_mostTargets; }
    /// The button of the k-th edge in rank order; nullptr beyond those shown.
    QPushButton* tryButton(int k) const;
    QPushButton* addButton() const { return m_add; }
    /// Undoes what was tried; hidden while there is nothing to undo.
    QPushButton* undoButton() const { return m_undo; }
    QString text() const;

Q_SIGNALS:
    /// New advice is shown.
    void advised();
    void linkActivated(const QString& href, const QPoint& place);

private:
    struct Row {
        QWidget* widget;
        LinkedText* text;
        QPushButton* button;
    };
    struct Tried {
        CausalGraph before, after;
        int step = 0;  ///< of the history once it was tried
        QString undoName;
    };

    Row makeRow();
    LinkedText* makeText();
    void graphChanged();
    void compute();
    void show();
    void showEdges();
    void showIntervention();
    void markOutOfDate(bool outOfDate);
    void tryEdge(std::size_t k);
    void tryIntervention();
    /// Makes `changed` the document's graph, in one step of that name, and offers to undo it.
    void attempt(const CausalGraph& changed, const QString& step, const QString& done);
    void undo();
    QString gainText(const Gain& gain) const;

    ExperimentDocument* m_document;
    CausalGraph m_graph;  ///< what the advice is for
    std::vector<EdgeAdvice> m_edges;
    InterventionAdvice m_intervention;
    std::optional<Tried> m_tried;
    bool m_known = false;  ///< the advice is for the document's graph
    bool m_all = false;    ///< all edges are shown, not the first few

    LinkedText* m_edgeHead;
    std::vector<Row> m_rows;
    QVBoxLayout* m_edgeRows;
    QToolButton* m_more;
    QLabel* m_question;
    QSpinBox* m_mostTargets;
    LinkedText* m_answer;
    QPushButton* m_add;
    QWidget* m_triedRow;
    QLabel* m_triedText;
    QPushButton* m_undo;
    QTimer m_dim;  ///< dims outdated advice only after a delay
    NewestTask m_task;
};

}  // namespace disentangle
