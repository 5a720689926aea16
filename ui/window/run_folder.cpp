// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/run_folder.h"

#include "core/base/place.h"
#include "core/record/run_file.h"
#include "ui/base/log.h"
#include "ui/observe/run/run_data.h"

#include <QDateTime>
#include <QDir>
#include <QStandardPaths>

#include <exception>

namespace disentangle {

QString runFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) + QStringLiteral("/runs");
}

QString studyFolder()
{
    return QFileInfo(runFolder()).path() + QStringLiteral("/studies");
}

QString newRunPath(const QString& experimentName, std::uint64_t seed)
{
    const QString name = QString::fromStdString(file_name_for(experimentName.toStdString(), "experiment"));
    const QString time = QDateTime::currentDateTime().toString(QStringLiteral("yyyy-MM-dd HH-mm-ss"));
    const QString stem = QStringLiteral("%1/%2, seed %3, %4").arg(runFolder(), name, QString::number(seed), time);
    QString path = stem + QStringLiteral(".run");
    for (int number = 2; QFileInfo::exists(path); ++number)
        path = QStringLiteral("%1 (%2).run").arg(stem).arg(number);
    return path;
}

QList<RecoverableRun> findRecoverableRuns(const QString& folder, const std::stop_token& stop)
{
    QList<RecoverableRun> found;
    const QFileInfoList files = QDir(folder).entryInfoList({QStringLiteral("*.run")}, QDir::Files, QDir::Time);
    for (const QFileInfo& file : files) {
        if (stop.stop_requested())
            break;
        try {
            if (is_recording(file.filesystemAbsoluteFilePath()))
                continue;  // another studio or the command line is at it
            const RunReader reader(file.filesystemAbsoluteFilePath());
            const RunState state = stateAfter(reader.events());
            if (state != RunState::running && state != RunState::paused && state != RunState::interrupted)
                continue;
            const auto checkpoint = reader.checkpoint();
            const int steps = reader.experiment().training.steps;
            if (!checkpoint || checkpoint->step >= steps)
                continue;
            found.append(
                {file.absoluteFilePath(), QString::fromStdString(reader.experiment().name), checkpoint->step, steps});
        } catch (const std::exception& error) {
            // A file that is no run, or of a newer version, is not ours to offer; opening it says what is wrong.
            qCInfo(logRuns).noquote() << "not looked into:" << error.what();
        }
    }
    return found;
}

}  // namespace disentangle
