// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/document/experiment_document.h"

#include <QWidget>

#include <vector>

class QLabel;
class QLineEdit;

namespace disentangle {

class ParameterRow;
class Section;

/// Every parameter of the document's kinds in folding groups, made from parameters(), with a search line; beneath them what
/// the one in focus does, its range, default and source. Built when it is first shown.
class ParameterForm : public QWidget {
    Q_OBJECT

public:
    explicit ParameterForm(ExperimentDocument* document, QWidget* parent = nullptr);

    /// nullptr for a key that is no parameter.
    ParameterRow* row(const std::string& key);
    /// "Training / Steps: ..." for the first parameter with something invalid typed into it; empty when there is none.
    QString firstProblem() const;
    /// Brings a parameter into view and focuses its editor.
    void reveal(const std::string& key);

Q_SIGNALS:
    /// firstProblem() may have changed.
    void problemChanged();

protected:
    void showEvent(QShowEvent* event) override;

private:
    void build();
    void refresh();
    void filter(const QString& words);
    /// Describes the parameter that `focused` belongs to, beneath the form and to screen readers.
    void describe(QWidget* focused);

    struct Group {
        Section* section;
        std::vector<ParameterRow*> rows;
    };

    ExperimentDocument* m_document;
    QLineEdit* m_search;
    QLabel* m_nothing;
    QLabel* m_help;
    ParameterRow* m_described = nullptr;
    QWidget* m_scroll = nullptr;
    std::vector<Group> m_groups;
    bool m_built = false;
};

}  // namespace disentangle
