// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/theory/tasks/verdict.h"
#include "ui/style/outlook.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace disentangle {

class ExperimentDocument;
class MatrixView;
class Section;
class TaskGraphDocument;

/// What theory says of the document's tasks, live: a sentence, the assumptions of Theorem 1, for each factor the supports
/// that do without it and hold the others (Assumption 7 as sets), the permitted pattern, and the one task that would
/// help most, which a button adds.
class TaskVerdictPanel : public QWidget {
    Q_OBJECT

public:
    /// `graph`: the picture of the same document's supports.
    TaskVerdictPanel(ExperimentDocument* document, TaskGraphDocument* graph, QWidget* parent = nullptr);

    const TaskVerdict& verdict() const { return m_verdict; }
    /// Whether an assumption other than that on the supports fails, which the pattern is of.
    Lacking lacking() const;
    /// "6 of 6 factors can be disentangled", or which assumption fails.
    QString count() const;
    QString summary() const;
    MatrixView* pattern() const { return m_pattern; }
    QPushButton* helpButton() const { return m_add; }
    /// Assumption 7, as sets.
    QLabel* supports() const { return m_factors; }

Q_SIGNALS:
    /// The verdict has been computed anew.
    void judged();

private:
    void judgeNow();
    void showAll(const TaskFamily& family);

    ExperimentDocument* m_document;
    TaskGraphDocument* m_graph;
    TaskVerdict m_verdict;
    QLabel *m_summary, *m_assumptions, *m_factors, *m_help;
    MatrixView* m_pattern;
    QPushButton* m_add;
    Section *m_assumptionSection, *m_factorSection, *m_helpSection;
};

}  // namespace disentangle
