// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/studies/study_order.h"
#include "ui/studies/study_process.h"

#include <QElapsedTimer>
#include <QWidget>

class QBoxLayout;
class QLabel;
class QProgressBar;
class QPushButton;
class QScrollArea;

namespace disentangle {

class ExperimentDocument;
class StudyEditor;
class StudyResults;
class StudyWatch;

/// Studies: an experiment at many settings and seeds, or one of the papers'. What is to be trained stands at the left (above,
/// where there is no room), what comes out at the right, while it is trained by `disentangle sweep` or by whoever else.
class StudiesPanel : public QWidget {
    Q_OBJECT
public:
    /// `document` must outlive the panel. `seconds`: what a run takes here, as far as it is known; called on another
    /// thread. `folder`: where studies are kept.
    StudiesPanel(ExperimentDocument* document, RunSeconds seconds, const QString& folder, QWidget* parent = nullptr);

    /// The study of a folder, however it came about. Not while another is being trained, which is said.
    void open(const QString& folder);
    /// The study of this panel and the runner that trains it, for another panel in the place of this one.
    struct InHand {
        StudyProcess* process;
        QString folder;  ///< empty: none is open
    };
    /// Gives the runner away; the panel is to be deleted then.
    InHand handOver();
    void takeOver(const InHand& former);
    StudyEditor* editor() const { return m_editor; }
    StudyResults* results() const { return m_results; }
    StudyProcess* process() const { return m_process; }
    StudyWatch* watch() const { return m_watch; }
    QPushButton* runButton() const { return m_run; }
    QPushButton* stopButton() const { return m_stop; }
    /// "3 of 8 runs done, 1 failed, 2 running", and what went wrong.
    QString status() const;
    QString message() const;
    /// All that is shown is read and computed.
    bool isSettled() const;

public Q_SLOTS:
    /// Trains what is not done of the study in the form.
    void start();
    void stop();

Q_SIGNALS:
    /// Run files to be seen in the observatory.
    void openWanted(const QStringList& files);
    /// For the status bar, for so long.
    void notice(const QString& text, int milliseconds);
    /// Something that was asked for could not be done.
    void problem(const QString& text);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void takeState();
    void takeRecord();
    void takePlan();
    void refresh();
    QString progressWords() const;
    std::int64_t stepsTaken() const;

    StudyEditor* m_editor;
    StudyResults* m_results;
    StudyProcess* m_process;
    StudyWatch* m_watch;
    QPushButton *m_run, *m_stop;
    QProgressBar* m_progress;
    QLabel *m_status, *m_message;
    QBoxLayout* m_columns;
    QScrollArea* m_scroll;
    QString m_said;     ///< the problem of the folder, which is said once
    QString m_opening;  ///< a folder that was asked for and is not yet read
    QElapsedTimer m_since;
    std::int64_t m_firstSteps = -1;  ///< taken when the training was started; -1 before that is known
};

}  // namespace disentangle
