// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/studies/study_order.h"

#include <QByteArray>
#include <QObject>
#include <QProcess>
#include <QTemporaryDir>

#include <memory>

namespace disentangle {

/// The runner of studies, `disentangle sweep` or `reproduce`, as a child process. What it trains is in the folder; here is
/// only whether it goes on, and why it could not. All methods return at once, and none throws.
class StudyProcess : public QObject {
    Q_OBJECT
public:
    enum class State { idle, running, stopping };
    Q_ENUM(State)

    explicit StudyProcess(QObject* parent = nullptr);
    /// Stops it and waits a few seconds for the checkpoints of its runs before it is ended.
    ~StudyProcess() override;

    /// Does nothing unless idle.
    void start(const StudyOrder& order);
    /// Its runs leave checkpoints and end. A second call ends them at once.
    void stop();
    State state() const { return m_state; }
    bool isActive() const { return m_state != State::idle; }
    /// Why it trained nothing, or not what it was to, in a sentence; empty when it was told to stop, and where what has
    /// failed is single runs, which the folder tells of.
    const QString& message() const { return m_message; }

Q_SIGNALS:
    void stateChanged(StudyProcess::State state);

private:
    void takeEnd(int exitCode, QProcess::ExitStatus status);
    void end(const QString& message);
    void setState(State state);

    std::unique_ptr<QProcess> m_process;
    std::unique_ptr<QTemporaryDir> m_folder;  ///< holds the experiment while it runs
    State m_state = State::idle;
    QString m_message;
    QByteArray m_output, m_errors;  ///< the ends of both
};

}  // namespace disentangle
