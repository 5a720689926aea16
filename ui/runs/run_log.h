// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QWidget>

class QLabel;
class QPlainTextEdit;
class QPushButton;

namespace disentangle {

class RunModel;

/// Everything that the run which is shown has written into its log: how it was started, what was chosen for it, what a search
/// found, what was changed by hand, how it ended. It can be selected and copied; a double click on a line goes to its step.
class RunLog : public QWidget {
    Q_OBJECT
public:
    explicit RunLog(QWidget* parent = nullptr);
    /// Not owned; may be deleted at any time. nullptr for none.
    void setRun(RunModel* run);
    /// As it is copied: a line for each event, with its time and step.
    QString text() const;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void refresh();
    void keepNewest();
    void goToLine(int line);

    QPointer<RunModel> m_run;
    QLabel* m_of;
    QPlainTextEdit* m_text;
    QPushButton* m_copy;
    bool m_follows = true;  ///< the newest line stays in sight
};

}  // namespace disentangle
