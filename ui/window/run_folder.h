// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

#include <cstdint>
#include <stop_token>

namespace disentangle {

/// Where runs of the studio are kept: "runs" in the user's data folder. Made when a run is started.
QString runFolder();

/// Where studies are kept, unless their folder is chosen: "studies" beside it. Not made here.
QString studyFolder();

/// A path in runFolder() that does not exist yet: the experiment's name, without characters a file system may refuse, the
/// seed, and the local time.
QString newRunPath(const QString& experimentName, std::uint64_t seed);

/// A run that ended before its last step without being told to stop: the studio was closed, or the machine, the engine
/// or the studio went down.
struct RecoverableRun {
    QString path;
    QString name;            ///< of its experiment
    std::int64_t step = 0;   ///< its newest checkpoint, from which it can go on
    std::int64_t steps = 0;  ///< of the whole run
};

/// The runs of a folder that can be gone on with, newest first; files that cannot be read are left out. Reads every run
/// file in it, until `stop` is requested: call it on a thread other than the GUI's.
QList<RecoverableRun> findRecoverableRuns(const QString& folder, const std::stop_token& stop = {});

}  // namespace disentangle
