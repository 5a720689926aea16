#include "ui/document/recovery_files.h"

#include "core/base/file.h"

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

std::filesystem::path asPath(const QString& path)
{
    return std::filesystem::path(path.toStdU16String());
}

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
std::optional<LeftWork> readNote(const QFileInfo& note)
{
    QFile file(note.filePath());
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QJsonObject object = QJsonDocument::fromJson(file.readAll()).object();
    LeftWork left;
    left.id = note.completeBaseName();
    left.document = object.value(documentKey).toString();
    left.recovery = object.value(recoveryKey).toString();
    return left.recovery.isEmpty() ? std::nullopt : std::optional(left);
}

}  // namespace

QList<LeftWork> findLeftWork(const QString& folder)
{
    QList<LeftWork> found;
    for (const QFileInfo& note : QDir(folder).entryInfoList({QLatin1Char('*') + noteEnding}, QDir::Files)) {
        auto lock = lockOf(folder, note.completeBaseName());
        if (!lock->tryLock(0))
            continue;  // its studio is open
        auto left = readNote(note);
        const bool kept = left && QFileInfo::exists(left->recovery);
        if (!kept) {
            QFile::remove(note.filePath());
            continue;
        }
        left->lock = std::move(lock);
        left->when = QFileInfo(left->recovery).lastModified();
        left->name = QFileInfo(left->document).fileName();
        try {
            const std::string text = read_file(asPath(left->recovery));
            const Experiment experiment = parse_experiment(text, left->recovery.toStdString());
            left->text = QString::fromStdString(text);
            if (left->name.isEmpty())
                left->name = QString::fromStdString(experiment.name);
            if (!left->document.isEmpty() && experimentIn(left->document) == experiment) {
                removeLeftWork(*left);
                continue;
            }
        } catch (const std::exception& error) {
            left->problem = QString::fromUtf8(error.what());
        }
        found.append(*left);
    }
    std::sort(found.begin(), found.end(), [](const LeftWork& a, const LeftWork& b) { return a.when > b.when; });
    return found;
}

void removeLeftWork(const LeftWork& left)
{
    QFile::remove(left.recovery);
    QFile::remove(QFileInfo(left.lock->fileName()).path() + QLatin1Char('/') + left.id + noteEnding);
    left.lock->unlock();
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
        return QString::fromUtf8(error.what());
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

void RecoveryFiles::adopt(const LeftWork& left)
{
    remove();
    m_id = left.id;
    m_lock = left.lock;
    m_recovery = left.recovery;
    m_document = left.document;
}

}  // namespace disentangle
