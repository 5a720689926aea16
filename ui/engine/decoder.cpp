// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/engine/decoder.h"

#include "ui/engine/engine_process.h"
#include "ui/engine/json_rows.h"
#include "ui/language/translated.h"
#include "ui/observe/run/run_model.h"

#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>

#include <utility>

namespace disentangle {
Decoder::Decoder(EngineProcess* engine, QObject* parent) : QObject(parent), m_engine(engine)
{
    connect(engine, &EngineProcess::decoded, this, [this](int request, const Vectors& x, qint64 step) {
        if (!m_reader && request == m_asked)
            answer(x, step);
    });
    connect(engine, &EngineProcess::decodeRefused, this, [this](int request, const QString& text) {
        if (!m_reader && request == m_asked)
            refuse(text);
    });
    connect(engine, &EngineProcess::stateChanged, this, [this](EngineProcess::State state) {
        // The engine has ended, and whatever it was asked with it: the file that it left is asked instead.
        if (state == EngineProcess::State::idle && (m_asked != 0 || m_wanted) && !m_reader) {
            m_asked = 0;
            if (!m_wanted)
                m_wanted = m_sent;
            next();
        }
    });
}

Decoder::~Decoder()
{
    if (!m_reader)
        return;
    // The reader ends within milliseconds when its input is closed; one that hangs must not keep the program from ending.
    constexpr int patience = 500;  // ms
    m_reader->disconnect(this);
    m_reader->closeWriteChannel();
    if (!m_reader->waitForFinished(patience))
        m_reader->kill();
}

void Decoder::setRun(RunModel* run)
{
    if (run == m_run)
        return;
    m_run = run;
    const bool waiting = m_asked != 0 || m_wanted;
    m_wanted.reset();
    m_sent.reset();
    m_asked = 0;
    stopReader();
    if (waiting)
        Q_EMIT unavailable(tr("Another run is shown."));
}

void Decoder::request(const QList<std::vector<float>>& z)
{
    m_wanted.emplace(z.begin(), z.end());
    if (m_asked == 0)
        next();
}

bool Decoder::trainsTheRun() const
{
    const auto state = m_engine->state();
    const bool speaks = state == EngineProcess::State::running || state == EngineProcess::State::paused;
    return speaks && m_run->step() == m_run->data()->lastStep() &&
           QFileInfo(m_engine->runPath()) == QFileInfo(m_run->path());
}

void Decoder::next()
{
    if (!m_wanted)
        return;
    if (!m_run || m_run->step() < 0) {
        refuse(tr("There is no evaluated step of a run to decode by."));
        return;
    }
    if (trainsTheRun()) {
        stopReader();
        m_asked = m_engine->decode(*m_wanted);
        if (m_asked == 0)
            return;  // it is just ending; asked again when it has
    } else if (m_reader || startReader()) {
        m_asked = ++m_lastId;
        const QJsonObject command{{QStringLiteral("do"), QStringLiteral("decode")},
                                  {QStringLiteral("id"), m_asked},
                                  {QStringLiteral("step"), m_run->step()},
                                  {QStringLiteral("z"), jsonOf(*m_wanted)}};
        m_reader->write(QJsonDocument(command).toJson(QJsonDocument::Compact) + '\n');
    }
    if (m_asked != 0)
        m_sent = std::exchange(m_wanted, std::nullopt);
}

bool Decoder::startReader()
{
    m_reader = std::make_unique<QProcess>();
    connect(m_reader.get(), &QProcess::readyReadStandardOutput, this, &Decoder::takeLines);
    connect(m_reader.get(), &QProcess::finished, this, &Decoder::takeEnd);
    connect(m_reader.get(), &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            takeEnd();
    });
    m_reader->start(EngineProcess::program(), {QStringLiteral("decode"), m_run->path()});
    return m_reader != nullptr;
}

void Decoder::takeLines()
{
    while (m_reader && m_reader->canReadLine()) {
        const QJsonObject line = QJsonDocument::fromJson(m_reader->readLine()).object();
        if (m_asked == 0 || line.value(QLatin1String("id")).toInt() != m_asked)
            continue;
        if (!line.value(QLatin1String("ok")).toBool()) {
            refuse(translated(line.value(QLatin1String("error")).toString().toStdString()));
            continue;
        }
        answer(rowsOf(line.value(QLatin1String("x"))), line.value(QLatin1String("step")).toInteger());
    }
}

void Decoder::takeEnd()
{
    if (!m_reader)
        return;
    QString words = QString::fromLocal8Bit(m_reader->readAllStandardError()).trimmed();
    if (words.isEmpty())
        words = tr("%1 has ended without an answer: %2").arg(EngineProcess::program(), m_reader->errorString());
    m_reader.release()->deleteLater();
    refuse(words.remove(QStringLiteral("disentangle: ")));
}

void Decoder::answer(const Vectors& x, qint64 step)
{
    m_asked = 0;
    Q_EMIT decoded(x, step);
    next();
}

void Decoder::refuse(const QString& reason)
{
    m_asked = 0;
    m_wanted.reset();
    Q_EMIT unavailable(reason);
}

void Decoder::stopReader()
{
    if (!m_reader)
        return;
    m_reader->disconnect(this);
    m_reader->closeWriteChannel();
    QProcess* leaving = m_reader.release();
    // The reader ends when its input is closed. The window does not wait for that; the end of the program does.
    if (leaving->state() == QProcess::NotRunning) {
        leaving->deleteLater();
        return;
    }
    QObject::connect(leaving, &QProcess::finished, leaving, &QObject::deleteLater);
    leaving->setParent(m_engine);
}

}  // namespace disentangle
