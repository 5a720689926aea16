// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/studies/study_process.h"

#include "ui/base/log.h"
#include "ui/engine/engine_process.h"
#include "ui/language/translated.h"

#include <QFile>

namespace disentangle {
namespace {

constexpr qsizetype mostKept = 8192;  // of what it says, from the end
constexpr int checkpointsMs = 10000;  // for the checkpoints when the studio closes
constexpr int endingMs = 2000;

void keep(QByteArray& kept, const QByteArray& more)
{
    kept += more;
    if (kept.size() > mostKept)
        kept = kept.right(mostKept);
}

/// Its last sentence, without the name of the program in front.
QString lastSentence(const QByteArray& errors)
{
    const QStringList lines = QString::fromLocal8Bit(errors).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    QString line = lines.isEmpty() ? QString() : lines.last().trimmed();
    const QString prefix = QStringLiteral("disentangle: ");
    return line.startsWith(prefix) ? line.mid(prefix.size()) : line;
}

}  // namespace

StudyProcess::StudyProcess(QObject* parent) : QObject(parent) {}

StudyProcess::~StudyProcess()
{
    if (!m_process || m_process->state() == QProcess::NotRunning)
        return;
    m_process->disconnect(this);
    m_process->terminate();
    if (m_process->waitForFinished(checkpointsMs))
        return;
    // Runs end with their runner, whose input to them is closed.
    m_process->kill();
    m_process->waitForFinished(endingMs);
}

void StudyProcess::start(const StudyOrder& order)
{
    if (isActive())
        return;
    m_message.clear();
    m_output.clear();
    m_errors.clear();
    QString file;
    if (order.kind == StudyOrder::Kind::axes) {
        m_folder = std::make_unique<QTemporaryDir>();
        file = m_folder->filePath(QStringLiteral("experiment.json"));
        QFile written(file);
        const QByteArray text = order.experiment.toUtf8();
        if (!m_folder->isValid() || !written.open(QIODevice::WriteOnly) || written.write(text) != text.size()) {
            end(tr("The experiment cannot be written for the runner: %1.").arg(written.errorString()));
            return;
        }
    }
    m_process = std::make_unique<QProcess>();
    connect(m_process.get(), &QProcess::readyReadStandardOutput, this,
            [this] { keep(m_output, m_process->readAllStandardOutput()); });
    connect(m_process.get(), &QProcess::readyReadStandardError, this,
            [this] { keep(m_errors, m_process->readAllStandardError()); });
    connect(m_process.get(), &QProcess::finished, this, &StudyProcess::takeEnd);
    connect(m_process.get(), &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            end(tr("%1 cannot be started. Is it installed beside the studio?").arg(m_process->program()));
    });
    const QStringList arguments = argumentsOf(order, file);
    qCInfo(logEngine).noquote() << "study:" << arguments.join(QLatin1Char(' '));
    setState(State::running);
    m_process->start(EngineProcess::program(), arguments);
    m_process->closeWriteChannel();
}

void StudyProcess::stop()
{
    if (!isActive())
        return;
    m_process->terminate();
    setState(State::stopping);
}

void StudyProcess::takeEnd(int exitCode, QProcess::ExitStatus status)
{
    keep(m_output, m_process->readAllStandardOutput());
    keep(m_errors, m_process->readAllStandardError());
    const bool told = m_state == State::stopping;
    // Its last line counts runs, unless something kept it from training.
    const bool counted = m_output.contains("\"runs\"");
    QString message;
    if (status == QProcess::CrashExit && !told)
        message =
            tr("The runner was ended by signal %1. What its runs recorded is safe; Continue goes on.").arg(exitCode);
    else if (exitCode != 0 && !counted && !told)
        message = translated(lastSentence(m_errors).toStdString());
    end(message);
}

void StudyProcess::end(const QString& message)
{
    m_message = message;
    m_folder.reset();
    setState(State::idle);
}

void StudyProcess::setState(State state)
{
    m_state = state;
    Q_EMIT stateChanged(state);
}

}  // namespace disentangle
