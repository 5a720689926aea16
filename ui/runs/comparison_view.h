// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/runs/comparison.h"

#include <QTimer>
#include <QWidget>

class QCheckBox;
class QLabel;
class QTreeWidget;

namespace disentangle {

class RunList;

/// The final scores of the opened runs: a row for each run or, over seeds, for each experiment with mean and standard
/// error. Sorted by a click on a column's head; copied as CSV, Markdown or LaTeX in the order shown.
class ComparisonView : public QWidget {
    Q_OBJECT
public:
    /// `runs` must outlive the view.
    explicit ComparisonView(RunList* runs, QWidget* parent = nullptr);

    /// The rows in the order shown.
    std::vector<ComparisonRow> rows() const;
    void setGrouping(Grouping grouping);

    QSize sizeHint() const override { return {760, 420}; }

protected:
    void showEvent(QShowEvent* event) override;

private:
    void refresh();
    void copy(QString (*format)(const std::vector<ComparisonRow>&), const QString& name);

    RunList* m_runs;
    QCheckBox* m_seeds;
    QCheckBox* m_ticked;
    QTreeWidget* m_table;
    QLabel* m_note;
    QTimer m_soon;  ///< runs that train change ten times a second
    std::vector<ComparisonRow> m_rows;
};

}  // namespace disentangle
