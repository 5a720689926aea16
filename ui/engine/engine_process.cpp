// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/engine/engine_process.h"

#include "ui/base/log.h"
#include "ui/engine/json_rows.h"
#include "ui/language/translated.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QStandardPaths>
#include <cmath>
#include <csignal>

namespace disentangle {
namespace {

constexpr qint64 sliceMs = 4;                      // of parsing between two turns of the event loop
constexpr qsizetype mostOutput = 4 * 1024 * 1024;  // unread; beyond it the engine outruns us and the oldest is dropped
constexpr qsizetype mostErrors = 4096;             // kept of standard error, from its end
constexpr int mostWarnings = 100;
constexpr int mostErrorLines = 4;
constexpr qint64 progressMs = 100;
constexpr int graceMs = 8000;  // for the checkpoint when the studio closes
constexpr int terminationMs = 2000;
constexpr int listenMs = 1000;
constexpr qint64 overdueMs = 5000;     // longer than any step or evaluation should take
constexpr double viewsPerSecond = 10;  // evaluations in slow motion: enough to look like motion

/// Whether a signal has stopped a process (its state is the letter after the name in parentheses, proc(5)).
bool isSuspended(qint64 process)
{
    QFile file(QStringLiteral("/proc/%1/stat").arg(process));
    if (!file.open(QIODevice::ReadOnly))
        return false;
    const QByteArray line = file.readAll();
    const char state = line.mid(line.lastIndexOf(')') + 2, 1).append(' ').front();
    return state == 'T' || state == 't';
}

QString signalSentence(int number)
{
    switch (number) {
    case 6: return EngineProcess::tr("The engine aborted itself (signal 6).");
    case 9: return EngineProcess::tr("The engine was killed (signal 9): by somebody, or because memory ran out.");
    case 11: return EngineProcess::tr("The engine crashed (signal 11).");
    case 15: return EngineProcess::tr("The engine was ended from outside (signal 15).");
    default: return EngineProcess::tr("The engine was ended by signal %1.").arg(number);
    }
}

QString lastLines(const QByteArray& text)
{
    QStringList lines = QString::fromLocal8Bit(text).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    if (lines.size() > mostErrorLines)
        lines = lines.last(mostErrorLines);
    return lines.join(QLatin1Char('\n')).trimmed();
}

}  // namespace

EngineProcess::EngineProcess(QObject* parent) : QObject(parent)
{
    m_listening.setInterval(listenMs);
    connect(&m_listening, &QTimer::timeout, this, &EngineProcess::listen);
}

EngineProcess::~EngineProcess()
{
    if (!m_process || m_process->state() == QProcess::NotRunning)
        return;
    m_process->disconnect(this);
    // Closing the input interrupts the run rather than stopping it, so that recovery is offered at the next start.
    m_process->closeWriteChannel();
    if (m_process->waitForFinished(graceMs))
        return;
    m_process->terminate();
    if (m_process->waitForFinished(terminationMs))
        return;
    m_process->kill();
    m_process->waitForFinished(terminationMs);
}

QString EngineProcess::program()
{
    const QString told = qEnvironmentVariable("DISENTANGLE_ENGINE");
    if (!told.isEmpty())
        return told;
    const QString beside = QDir(QCoreApplication::applicationDirPath()).filePath(QStringLiteral("disentangle"));
    if (QFileInfo(beside).isExecutable())
        return beside;
    const QString installed = QStandardPaths::findExecutable(QStringLiteral("disentangle"));
    return installed.isEmpty() ? beside : installed;
}

void EngineProcess::start(const QString& experimentText, const QString& runPath, bool paused)
{
    if (isActive())
        return;
    m_runPath = runPath;
    m_folder = std::make_unique<QTemporaryDir>();
    if (!m_folder->isValid())  // where there is no folder for temporary files, the run's own can be written to
        m_folder = std::make_unique<QTemporaryDir>(QFileInfo(runPath).path() + QStringLiteral("/.starting-XXXXXX"));
    QFile file(m_folder->filePath(QStringLiteral("experiment.json")));
    const QByteArray text = experimentText.toUtf8();
    if (!m_folder->isValid() || !file.open(QIODevice::WriteOnly) || file.write(text) != text.size() || !file.flush()) {
        const QString reason = m_folder->isValid() ? file.errorString() : m_folder->errorString();
        m_canContinue = false;
        end(tr("The experiment could not be written to a temporary file: %1").arg(reason), true);
        return;
    }
    file.close();
    QStringList arguments{QStringLiteral("train"), file.fileName(), QStringLiteral("--out"), runPath,
                          QStringLiteral("--control")};
    if (paused)
        arguments.append(QStringLiteral("--paused"));
    launch(arguments);
}

void EngineProcess::resumeRun(const QString& runPath, bool paused)
{
    if (isActive())
        return;
    m_runPath = runPath;
    QStringList arguments{QStringLiteral("resume"), runPath, QStringLiteral("--control")};
    if (paused)
        arguments.append(QStringLiteral("--paused"));
    launch(arguments);
}

void EngineProcess::launch(const QStringList& arguments)
{
    m_message.clear();
    m_reason.clear();
    m_error.clear();
    m_output.clear();
    m_errors.clear();
    m_parsed = 0;
    m_step = m_steps = 0;
    m_warnings = m_stops = 0;
    m_begun = m_canContinue = m_failed = m_silent = false;
    m_asked.clear();
    m_sinceProgress.invalidate();
    m_sinceHeard.start();
    m_listening.start();
    if (m_process)
        m_process.release()->deleteLater();  // this may be called from one of its signals
    m_process = std::make_unique<QProcess>(this);
    connect(m_process.get(), &QProcess::readyReadStandardOutput, this, &EngineProcess::takeOutput);
    connect(m_process.get(), &QProcess::readyReadStandardError, this, &EngineProcess::takeErrors);
    connect(m_process.get(), &QProcess::finished, this, &EngineProcess::processEnded);
    connect(m_process.get(), &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)  // everything else ends in finished()
            end(tr("The engine %1 could not be started: %2").arg(program(), m_process->errorString()), true);
    });
    setState(State::starting);
    qCInfo(logEngine).noquote() << "starting" << program() << arguments.join(QLatin1Char(' '));
    m_process->start(program(), arguments);
}

void EngineProcess::send(QJsonObject command)
{
    if (!m_process || m_process->state() == QProcess::NotRunning)
        return;
    if (m_asked.isEmpty() && m_state == State::paused)
        m_sinceHeard.start();  // a paused engine is silent until it is asked something
    command.insert(QStringLiteral("id"), ++m_lastId);
    m_asked.insert(m_lastId, command);
    const QByteArray line = QJsonDocument(command).toJson(QJsonDocument::Compact);
    qCDebug(logEngine).noquote() << "<" << line;
    m_process->write(line + '\n');
}

void EngineProcess::pause()
{
    if (isActive())
        send({{QStringLiteral("do"), QStringLiteral("pause")}});
}

void EngineProcess::resume()
{
    if (isActive())
        send({{QStringLiteral("do"), QStringLiteral("resume")}});
}

void EngineProcess::takeSteps(int count)
{
    if (isActive())
        send({{QStringLiteral("do"), QStringLiteral("step")}, {QStringLiteral("count"), count}});
}

void EngineProcess::toNextEvaluation()
{
    if (isActive())
        send({{QStringLiteral("do"), QStringLiteral("evaluate")}});
}

void EngineProcess::checkpoint()
{
    if (isActive())
        send({{QStringLiteral("do"), QStringLiteral("checkpoint")}});
}

void EngineProcess::set(const QString& key, const QJsonValue& value)
{
    if (isActive())
        send({{QStringLiteral("do"), QStringLiteral("set")},
              {QStringLiteral("key"), key},
              {QStringLiteral("value"), value}});
}

void EngineProcess::setPace(double stepsPerSecond)
{
    if (stepsPerSecond == m_pace)
        return;
    m_pace = stepsPerSecond;
    if (m_begun)
        sendPace();
    Q_EMIT paceChanged(stepsPerSecond);
}

void EngineProcess::sendPace()
{
    QJsonObject command{{QStringLiteral("do"), QStringLiteral("pace")}};
    if (m_pace > 0) {
        command.insert(QStringLiteral("steps_per_second"), m_pace);
        command.insert(QStringLiteral("evaluate_every"), std::max(1, static_cast<int>(m_pace / viewsPerSecond)));
    }
    send(command);
}

int EngineProcess::decode(const std::vector<std::vector<float>>& z)
{
    if (!m_begun || m_state == State::idle || m_state == State::stopping)
        return 0;
    send({{QStringLiteral("do"), QStringLiteral("decode")}, {QStringLiteral("z"), jsonOf(z)}});
    return m_lastId;
}

void EngineProcess::wake()
{
    if (processId() > 0)
        ::kill(static_cast<pid_t>(processId()), SIGCONT);
}

void EngineProcess::kill()
{
    if (!isActive())
        return;
    m_stops = std::max(m_stops, 2);
    setState(State::stopping);
    m_process->kill();
}

void EngineProcess::listen()
{
    const bool owes = m_state == State::running || m_state == State::stopping || !m_asked.isEmpty();
    const bool suspended = m_sinceHeard.elapsed() >= overdueMs && isSuspended(processId());
    const bool overdue = suspended || (owes && m_state != State::starting && m_sinceHeard.elapsed() >= overdueMs);
    if (overdue || m_silent) {
        m_silent = overdue;
        Q_EMIT silent(overdue ? static_cast<int>(m_sinceHeard.elapsed() / 1000) : 0, suspended);
    }
}

void EngineProcess::stop()
{
    if (!isActive())
        return;
    switch (m_stops++) {
    case 0:
        send({{QStringLiteral("do"), QStringLiteral("stop")}});
        setState(State::stopping);
        break;
    case 1: m_process->terminate(); break;
    default: m_process->kill(); break;
    }
}

void EngineProcess::setState(State state)
{
    if (m_state == State::stopping && state != State::idle)
        return;
    m_state = state;
    Q_EMIT stateChanged(state);
}

void EngineProcess::takeOutput()
{
    if (m_parsed > m_output.size() / 2) {
        m_output.remove(0, m_parsed);
        m_parsed = 0;
    }
    m_sinceHeard.start();
    if (m_silent)
        listen();
    m_output += m_process->readAllStandardOutput();
    if (m_output.size() - m_parsed > mostOutput) {
        m_output = m_output.last(mostOutput / 16);
        m_parsed = std::max<qsizetype>(0, m_output.indexOf('\n') + 1);
        warn(tr("The engine speaks faster than it can be understood; part of what it said was skipped."));
    }
    if (!m_parsing)
        parse();
}

void EngineProcess::takeErrors()
{
    const QByteArray errors = m_process->readAllStandardError();
    if (!errors.isEmpty())
        qCInfo(logEngine).noquote() << "standard error:" << errors.trimmed();
    m_errors += errors;
    if (m_errors.size() > mostErrors)
        m_errors = m_errors.last(mostErrors);
}

void EngineProcess::parse()
{
    QElapsedTimer slice;
    slice.start();
    m_parsing = false;
    while (takeNextLine())
        if (slice.elapsed() >= sliceMs) {
            m_parsing = true;
            QTimer::singleShot(0, this, &EngineProcess::parse);
            return;
        }
}

bool EngineProcess::takeNextLine()
{
    const qsizetype end = m_output.indexOf('\n', m_parsed);
    if (end < 0) {
        m_output.remove(0, m_parsed);
        m_parsed = 0;
        return false;
    }
    const QByteArray line = m_output.mid(m_parsed, end - m_parsed).trimmed();
    m_parsed = end + 1;
    if (line.isEmpty())
        return true;
    qCDebug(logEngine).noquote() << ">" << line;
    takeLine(line);
    return true;
}

void EngineProcess::takeLine(const QByteArray& line)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(line, &error);
    if (!document.isObject()) {
        constexpr qsizetype shown = 80;
        warn(tr("The engine said something that is no JSON object: %1").arg(QString::fromUtf8(line.left(shown))));
        return;
    }
    const QJsonObject object = document.object();
    if (object.contains(QLatin1String("event")))
        takeEvent(object);
    else
        takeAnswer(object);
}

void EngineProcess::takeAnswer(const QJsonObject& answer)
{
    const int id = answer.value(QLatin1String("id")).toInt();
    const QJsonObject command = m_asked.take(id);
    const QString what = command.value(QLatin1String("do")).toString();
    const bool done = answer.value(QLatin1String("ok")).toBool(true);
    const QString error = translated(answer.value(QLatin1String("error")).toString().toStdString());
    const qint64 step = answer.value(QLatin1String("step")).toInteger();
    if (what == QLatin1String("set")) {
        const QString key = command.value(QLatin1String("key")).toString();
        if (done)
            Q_EMIT changed(key, command.value(QLatin1String("value")), step);
        else
            Q_EMIT changeRefused(key, error);
    } else if (what == QLatin1String("decode")) {
        if (done)
            Q_EMIT decoded(id, rowsOf(answer.value(QLatin1String("x"))), step);
        else
            Q_EMIT decodeRefused(id, error);
    } else if (!done) {
        Q_EMIT refused(error);
    }
}

void EngineProcess::takeEvent(const QJsonObject& event)
{
    const QString kind = event.value(QLatin1String("event")).toString();
    if (event.contains(QLatin1String("step")))
        m_step = event.value(QLatin1String("step")).toInteger();
    if (kind == QLatin1String("progress")) {
        takeProgress(event);
    } else if (kind == QLatin1String("evaluated")) {
        Q_EMIT evaluated(m_step);
    } else if (kind == QLatin1String("started")) {
        m_begun = true;
        m_idle = {};
        m_steps = event.value(QLatin1String("steps")).toInteger();
        if (m_pace > 0)
            sendPace();
        Q_EMIT started(m_runPath);
    } else if (kind == QLatin1String("state")) {
        setState(event.value(QLatin1String("state")).toString() == QLatin1String("paused") ? State::paused
                                                                                           : State::running);
    } else if (kind == QLatin1String("idle")) {
        m_idle = event.value(QLatin1String("keys")).toObject();
        Q_EMIT idleChanged();
    } else if (kind == QLatin1String("warning")) {
        warn(translated(event.value(QLatin1String("text")).toString().toStdString()));
    } else if (kind == QLatin1String("error")) {
        m_error = event.value(QLatin1String("text")).toString();
    } else if (kind == QLatin1String("finished")) {
        m_reason = event.value(QLatin1String("reason")).toString();
    }
}

void EngineProcess::takeProgress(const QJsonObject& event)
{
    if (m_sinceProgress.isValid() && m_sinceProgress.elapsed() < progressMs)
        return;
    m_sinceProgress.start();
    Q_EMIT progress(m_step, event.value(QLatin1String("steps_per_second")).toDouble(-1),
                    event.value(QLatin1String("eta")).toDouble(-1));
}

void EngineProcess::warn(const QString& text)
{
    if (++m_warnings <= mostWarnings)
        Q_EMIT warning(text);
}

void EngineProcess::processEnded(int exitCode, QProcess::ExitStatus status)
{
    qCInfo(logEngine).noquote() << (status == QProcess::NormalExit ? "exited with" : "ended by signal") << exitCode;
    takeOutput();
    takeErrors();
    while (takeNextLine()) {
    }
    const bool complete = m_steps > 0 && m_step >= m_steps;
    m_canContinue = m_begun && !complete;
    const QString step = QLocale().toString(m_step);
    if (status == QProcess::NormalExit && !m_reason.isEmpty()) {
        end(complete || m_reason == QLatin1String("steps") ? tr("All %1 steps are done.").arg(step)
            : m_reason == QLatin1String("goal")            ? tr("Reached its goal at step %1.").arg(step)
            : m_reason == QLatin1String("interrupt")       ? tr("Interrupted at step %1.").arg(step)
                                                           : tr("Stopped at step %1.").arg(step),
            false);
        return;
    }
    if (m_stops > 1 && m_error.isEmpty()) {  // we have not let it say so
        m_reason = QStringLiteral("stop");
        end(tr("Ended at step %1 without waiting for its checkpoint.").arg(step), false);
        return;
    }
    QString sentence = translated(m_error.toStdString());
    if (sentence.isEmpty())
        sentence = status == QProcess::CrashExit ? signalSentence(exitCode)
                   : exitCode == 0               ? tr("The engine ended without saying why.")
                   : !m_begun                    ? tr("The engine refused to start (code %1).").arg(exitCode)
                                                 : tr("The engine ended with code %1.").arg(exitCode);
    // An engine killed from outside had no chance to explain: its last words were about something else.
    const bool killed = status == QProcess::CrashExit && exitCode == SIGKILL;
    const QString words = killed ? QString() : lastLines(m_errors);
    if (!words.isEmpty() && (m_error.isEmpty() || !words.contains(m_error)))
        sentence += QLatin1Char('\n') + words;
    end(sentence, true);
}

void EngineProcess::end(const QString& message, bool failure)
{
    qCInfo(logEngine).noquote() << (failure ? "failed:" : "done:") << message;
    m_message = message;
    m_failed = failure;
    m_folder.reset();
    m_listening.stop();
    m_asked.clear();
    m_begun = false;
    m_state = State::idle;
    Q_EMIT stateChanged(State::idle);
    if (failure)
        Q_EMIT failed(message);
    else
        Q_EMIT finished(m_reason);
}

}  // namespace disentangle
