// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/recovery_files.h"

#include "core/base/failure.h"
#include "core/base/file.h"
#include "ui/document/file_path.h"
#include "ui/language/translated.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLockFile>
#include <QUuid>

#include <algorithm>
#include <exception>
#include <utility>

namespace disentangle {
namespace {

const QString noteEnding = QStringLiteral(".session");
const QString documentKey = QStringLiteral("document");
const QString recoveryKey = QStringLiteral("recovery");

std::shared_ptr<QLockFile> lockOf(const QString& folder, const QString& id)
{
    auto lock = std::make_shared<QLockFile>(folder + QLatin1Char('/') + id + QStringLiteral(".lock"));
    // A session may live for weeks: its lock is stale when its process is gone, however old it is.
    lock->setStaleLockTime(0);
    return lock;
}

std::optional<Experiment> experimentIn(const QString& path)
{
    try {
        return load_experiment(asPath(path));
    } catch (const std::exception&) {
        return {};
    }
}

/// What a note says, without a lock; nothing when the note is not one.
std::optional<RecoverableExperiment> readNote(const QFileInfo& note)
{
    QFile file(note.filePath());
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QJsonObject object = QJsonDocument::fromJson(file.readAll()).object();
    RecoverableExperiment recoverable;
    recoverable.id = note.completeBaseName();
    recoverable.document = object.value(documentKey).toString();
    recoverable.recovery = object.value(recoveryKey).toString();
    return recoverable.recovery.isEmpty() ? std::nullopt : std::optional(recoverable);
}

}  // namespace

QList<RecoverableExperiment> findRecoverableExperiments(const QString& folder)
{
    QList<RecoverableExperiment> found;
    for (const QFileInfo& note : QDir(folder).entryInfoList({QLatin1Char('*') + noteEnding}, QDir::Files)) {
        auto lock = lockOf(folder, note.completeBaseName());
        if (!lock->tryLock(0))
            continue;  // its studio is open
        auto recoverable = readNote(note);
        const bool kept = recoverable && QFileInfo::exists(recoverable->recovery);
        if (!kept) {
            QFile::remove(note.filePath());
            continue;
        }
        recoverable->lock = std::move(lock);
        recoverable->when = QFileInfo(recoverable->recovery).lastModified();
        recoverable->name = QFileInfo(recoverable->document).fileName();
        try {
            const std::string text = read_file(asPath(recoverable->recovery));
            const Experiment experiment = parse_experiment(text, recoverable->recovery.toStdString());
            recoverable->text = QString::fromStdString(text);
            if (recoverable->name.isEmpty())
                recoverable->name = QString::fromStdString(experiment.name);
            if (!recoverable->document.isEmpty() && experimentIn(recoverable->document) == experiment) {
                removeRecovery(*recoverable);
                continue;
            }
        } catch (const std::exception& error) {
            recoverable->problem = translated(failure_in_words(error));
        }
        found.append(*recoverable);
    }
    std::sort(found.begin(), found.end(),
              [](const RecoverableExperiment& a, const RecoverableExperiment& b) { return a.when > b.when; });
    return found;
}

void removeRecovery(const RecoverableExperiment& recoverable)
{
    QFile::remove(recoverable.recovery);
    QFile::remove(QFileInfo(recoverable.lock->fileName()).path() + QLatin1Char('/') + recoverable.id + noteEnding);
    recoverable.lock->unlock();
}

RecoveryFiles::RecoveryFiles(const QString& folder)
    : m_folder(folder), m_id(QUuid::createUuid().toString(QUuid::Id128).left(12))
{
}

RecoveryFiles::~RecoveryFiles() = default;

QString RecoveryFiles::note() const
{
    return m_folder + QLatin1Char('/') + m_id + noteEnding;
}

QString RecoveryFiles::lockSession()
{
    if (m_lock)
        return {};
    QDir().mkpath(m_folder);
    auto lock = lockOf(m_folder, m_id);
    if (!lock->tryLock(0))
        return QCoreApplication::translate("RecoveryFiles", "%1: cannot be locked")
            .arg(QDir::toNativeSeparators(m_folder));
    m_lock = std::move(lock);
    return {};
}

QString RecoveryFiles::write(const Experiment& experiment, const QString& document)
{
    if (const QString wrong = lockSession(); !wrong.isEmpty())
        return wrong;
    const std::string text = format_experiment(experiment);
    const QString inFolder = m_folder + QLatin1Char('/') + m_id + QStringLiteral(".unsaved");
    const QFileInfo its(document);
    QString recovery = document.isEmpty()
                           ? inFolder
                           : QStringLiteral("%1/.%2.%3.unsaved").arg(its.absolutePath(), its.fileName(), m_id);
    try {
        try {
            write_file_atomically(asPath(recovery), text);
        } catch (const std::exception&) {
            if (recovery == inFolder)
                throw;
            // A document that can be read need not lie where can be written.
            recovery = inFolder;
            write_file_atomically(asPath(recovery), text);
        }
        if (recovery != m_recovery || document != m_document) {
            const QJsonObject object{{documentKey, document}, {recoveryKey, recovery}};
            write_file_atomically(asPath(note()), QJsonDocument(object).toJson().toStdString());
            if (!m_recovery.isEmpty() && m_recovery != recovery)
                QFile::remove(m_recovery);
            m_recovery = recovery;
            m_document = document;
        }
    } catch (const std::exception& error) {
        return translated(failure_in_words(error));
    }
    return {};
}

void RecoveryFiles::remove()
{
    if (m_recovery.isEmpty())
        return;
    QFile::remove(m_recovery);
    QFile::remove(note());
    m_recovery.clear();
    m_document.clear();
}

void RecoveryFiles::adopt(const RecoverableExperiment& recoverable)
{
    remove();
    m_id = recoverable.id;
    m_lock = recoverable.lock;
    m_recovery = recoverable.recovery;
    m_document = recoverable.document;
}

}  // namespace disentangle
