// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/sweep.h"

#include <QString>
#include <QStringList>

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace disentangle {

/// What a study is to train, as its form has it and as the command line takes it.
struct StudyOrder {
    enum class Kind {
        axes,    ///< an experiment at every combination of values: `disentangle sweep`
        preset,  ///< a study of the papers: `disentangle reproduce`
        begun    ///< what stands in the folder goes on: `disentangle sweep --out`
    };
    Kind kind = Kind::axes;
    QString experiment;             ///< its document, of `axes`
    std::vector<std::string> axes;  ///< "key=values"
    QString study;                  ///< name of a preset, "bounds" or "bounds:ActionDiag"
    bool quick = false;             ///< of a preset
    QString seeds = QStringLiteral("0:4");
    QString folder;  ///< of the index; that of a preset has its name
    int jobs = 1;
    bool operator==(const StudyOrder&) const = default;
};

/// The words behind "disentangle". `experimentFile` holds the order's experiment.
QStringList argumentsOf(const StudyOrder& order, const QString& experimentFile);

/// What an order comes to.
struct StudyPlan {
    std::vector<std::string> keys;
    std::vector<SweepRun> runs;
    std::size_t cells = 0;
    int longest = 0;  ///< steps of the longest run
    std::optional<double>
        seconds;                ///< that all runs take one after the other; absent while nothing like them was measured
    QString problem;            ///< why it is none, in a sentence; empty: it is one
    int wrongAxis = -1;         ///< the one that the problem is of; -1: none, or all
    std::vector<QString> idle;  ///< for each axis why it changes nothing; empty where it acts
    /// What stands in the folder: runs of it that are done, or why it cannot be used.
    std::size_t done = 0;
    bool begun = false;
    bool otherFolder = false;  ///< the folder holds another study
};

/// "1 run", "12 runs".
QString countedRuns(std::size_t count);

/// Seconds that a run takes on this machine, as far as that is known.
using RunSeconds = std::function<std::optional<double>(const Experiment&)>;

/// Names no file and trains nothing; may take a second where there are thousands of runs. Never throws.
StudyPlan planOf(const StudyOrder& order, const RunSeconds& seconds);

}  // namespace disentangle
