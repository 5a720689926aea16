#pragma once

#include <QList>
#include <QString>

#include <cstdint>

namespace disentangle {

/// Where runs of the studio are kept: "runs" in the user's data folder. Made when a run is started.
QString runFolder();

/// A path in runFolder() that does not exist yet: the experiment's name, without characters a file system may refuse,
/// and the local time.
QString newRunPath(const QString& experimentName);

/// A run that ended before its last step without being told to stop: the studio was closed, or the machine, the engine
/// or the studio went down.
struct UnfinishedRun {
    QString path;
    QString name;            ///< of its experiment
    std::int64_t step = 0;   ///< its newest checkpoint, from which it can go on
    std::int64_t steps = 0;  ///< of the whole run
};

/// The unfinished runs of a folder, newest first; files that cannot be read are left out. Reads every run file in it:
/// call it on a thread other than the GUI's.
QList<UnfinishedRun> findUnfinishedRuns(const QString& folder);

}  // namespace disentangle
