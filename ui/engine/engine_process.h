// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QElapsedTimer>
#include <QHash>
#include <QJsonObject>
#include <QJsonValue>
#include <QObject>
#include <QProcess>
#include <QString>
#include <QTemporaryDir>
#include <QTimer>
#include <memory>
#include <vector>

namespace disentangle {

/// The training engine as a child process, driven by app/disentangle/PROTOCOL.md. It steers and reports; the
/// results are in the run file. All methods return at once, and none throws. The program is `disentangle` beside this
/// one, or what the environment variable DISENTANGLE_ENGINE names.
class EngineProcess : public QObject {
    Q_OBJECT
public:
    enum class State {
        idle,      ///< no process: never started, ended, or died (see message())
        starting,  ///< draws data and builds the model
        running,
        paused,
        stopping  ///< told to stop; writes its checkpoint
    };
    Q_ENUM(State)

    explicit EngineProcess(QObject* parent = nullptr);
    /// Stops the engine and waits a few seconds for its checkpoint before it is ended.
    ~EngineProcess() override;

    /// Trains `experimentText` (JSON) into the run file `runPath`. Does nothing unless idle.
    void start(const QString& experimentText, const QString& runPath, bool paused = false);
    /// Goes on from the last checkpoint of a run. Does nothing unless idle.
    void resumeRun(const QString& runPath, bool paused = false);

    State state() const { return m_state; }
    bool isActive() const { return m_state != State::idle; }
    /// The run that is written, or was written last; empty before the first.
    const QString& runPath() const { return m_runPath; }
    /// The most steps per second that are taken; 0 for full speed.
    double pace() const { return m_pace; }
    qint64 processId() const { return m_process ? m_process->processId() : 0; }
    qint64 step() const { return m_step; }
    /// Steps of the whole run, 0 while unknown.
    qint64 steps() const { return m_steps; }
    /// Whether the engine ended before all steps were taken, so that resumeRun(runPath()) can continue.
    bool canContinue() const { return m_canContinue; }
    /// Why the engine ended, in a sentence; empty while it is active or was never started.
    const QString& message() const { return m_message; }
    /// Whether it ended by a failure: an error it reported, a crash, or a program that could not be started.
    bool hasFailed() const { return m_failed; }

    /// Where the engine is looked for.
    static QString program();

public Q_SLOTS:
    void pause();
    void resume();
    /// `count` steps from a pause, then pauses again.
    void takeSteps(int count = 1);
    /// On to the next scheduled evaluation, then pauses.
    void toNextEvaluation();
    /// Asks the engine to write a checkpoint and end. A second call does not wait for what it is doing: it sends a signal
    /// that the engine can still answer with a checkpoint (SIGTERM). A third call kills it.
    void stop();
    /// Writes a checkpoint now.
    void checkpoint();
    /// Changes a parameter of the run from the next step on; answered by changed() or changeRefused().
    void set(const QString& key, const QJsonValue& value);
    /// Slow motion: at most this many steps per second, evaluated often enough for every view to move; 0 for full speed.
    /// Applies to this run and those started later.
    void setPace(double stepsPerSecond);
    /// Decodes n latent vectors with the model as it is now. Answered by decoded() or decodeRefused() with the number
    /// returned here. That number is 0, and no answer comes, unless the engine has started and is not stopping.
    int decode(const std::vector<std::vector<float>>& z);
    /// Lets an engine that was suspended from outside go on (SIGCONT).
    void wake();
    /// Ends the process at once, whatever it does; what was recorded stays.
    void kill();

    /// Why another value of a parameter would do nothing from here on in the run that is trained; empty where it acts.
    QString whyIdle(const QString& key) const { return m_idle.value(key).toString(); }

Q_SIGNALS:
    /// Emitted also when the engine pauses again at another step.
    void stateChanged(EngineProcess::State state);
    /// Data and model are ready; the run file exists and can be opened from now on.
    void started(const QString& runPath);
    /// At most ten times a second; speed and eta (in seconds) are negative while unknown.
    void progress(qint64 step, double stepsPerSecond, double eta);
    void evaluated(qint64 step);
    void warning(const QString& text);
    /// A command was refused, other than a change or a decoding.
    void refused(const QString& text);
    void changed(const QString& key, const QJsonValue& value, qint64 step);
    /// whyIdle() of some key may be another.
    void idleChanged();
    void changeRefused(const QString& key, const QString& text);
    void decoded(int request, const std::vector<std::vector<float>>& x, qint64 step);
    void decodeRefused(int request, const QString& text);
    void paceChanged(double stepsPerSecond);
    /// Once a second while something is overdue; `suspended`: a signal has stopped the process. 0 s: it speaks again.
    void silent(int seconds, bool suspended);
    /// It ended as it should; reason: "steps", "stop", "goal" or "interrupt".
    void finished(const QString& reason);
    /// It ended by itself, or could not be started: a plain sentence with the last words of its standard error.
    void failed(const QString& text);

private:
    void launch(const QStringList& arguments);
    void send(QJsonObject command);
    void sendPace();
    void takeAnswer(const QJsonObject& answer);
    void listen();
    void setState(State state);
    void takeOutput();
    void takeErrors();
    void parse();
    bool takeNextLine();
    void takeLine(const QByteArray& line);
    void takeEvent(const QJsonObject& event);
    void takeProgress(const QJsonObject& event);
    void warn(const QString& text);
    void processEnded(int exitCode, QProcess::ExitStatus status);
    void end(const QString& message, bool failure);

    std::unique_ptr<QProcess> m_process;
    std::unique_ptr<QTemporaryDir> m_folder;  ///< holds the experiment's text while the engine runs
    State m_state = State::idle;
    QString m_runPath;
    QJsonObject m_idle;
    QString m_message;
    QString m_reason;     ///< of the "finished" event, until the process has ended
    QString m_error;      ///< of the "error" event, until the process has ended
    QByteArray m_output;  ///< received, not yet parsed
    qsizetype m_parsed = 0;
    QByteArray m_errors;  ///< the end of its standard error
    QElapsedTimer m_sinceProgress;
    QElapsedTimer m_sinceHeard;
    QTimer m_listening;               ///< once a second while it is active
    QHash<int, QJsonObject> m_asked;  ///< commands not yet answered, by id
    int m_lastId = 0;
    double m_pace = 0;
    qint64 m_step = 0;
    qint64 m_steps = 0;
    int m_warnings = 0;
    int m_stops = 0;
    bool m_parsing = false;  ///< a slice of parsing is scheduled
    bool m_begun = false;    ///< the engine has said that it started
    bool m_canContinue = false;
    bool m_failed = false;
    bool m_silent = false;
};

}  // namespace disentangle
