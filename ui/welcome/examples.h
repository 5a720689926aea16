// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/graph/causal_graph.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace disentangle {

/// A preset as it is shown to choose from: graphs of the papers, scenes and families of tasks.
struct Example {
    QString name;         ///< of the preset
    QString group;        ///< "Worked examples", "Scenes", "Tasks"
    QString description;  ///< one sentence
    CausalGraph graph;    ///< its picture; of tasks which factors they need
};
/// All presets, those that papers work through by hand first.
const std::vector<Example>& examples();

/// The newest of the files whose name says that it is a run of the preset; empty where none is. `paths`: of run files, of
/// which some may be gone.
QString runOfPreset(const QString& preset, const QStringList& paths);

/// The run of the preset that comes with the program (resources/runs), as a file of the user's own, which is made where there
/// is none; empty where none comes with it, or no file can be made.
QString recordedRun(const QString& preset);

}  // namespace disentangle
