// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QScrollArea>

class QLabel;

namespace disentangle {

class ExperimentDocument;
class RunModel;

/// What may be said of data whose true graph nobody knows: what the graph of the run shown tells of rows that it has not
/// seen, and what theory would say of that graph if it were the true one.
class TableVerdict : public QScrollArea {
    Q_OBJECT

public:
    explicit TableVerdict(ExperimentDocument* document, QWidget* parent = nullptr);

    void setRun(RunModel* run);
    QString text() const;

private:
    void refresh();
    QString heldOut() const;
    QString ofTasks() const;
    QString moves() const;
    QString learned() const;

    ExperimentDocument* m_document;
    QPointer<RunModel> m_run;
    QLabel* m_text;
};

}  // namespace disentangle
