// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QWidget>

class QLabel;

namespace disentangle {

class ExperimentDocument;
class RunModel;

/// Below the world, or the data of one's own: says when it is another than that of the run which is shown, and offers both
/// ways out. Hidden while
/// they are the same, and while no run is shown.
class WorldNote : public QWidget {
    Q_OBJECT
public:
    /// `document` must outlive the note.
    explicit WorldNote(ExperimentDocument* document, QWidget* parent = nullptr);
    /// The run that is shown. Not owned; may be deleted at any time. nullptr for none.
    void setRun(RunModel* run);
    /// What it says; empty while it is hidden.
    QString text() const;

Q_SIGNALS:
    /// The run's experiment is to take the place of the document's.
    void experimentWanted(RunModel* run);
    /// The document's experiment is to be trained.
    void trainingWanted();

private:
    void refresh();

    ExperimentDocument* m_document;
    QPointer<RunModel> m_run;
    QLabel* m_label;
};

}  // namespace disentangle
