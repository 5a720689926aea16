// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/welcome/examples.h"

#include "core/experiment/experiment.h"
#include "core/experiment/presets/scene_presets.h"
#include "core/experiment/task_graph.h"
#include "core/experiment/presets/task_presets.h"
#include "core/graph/presets.h"
#include "ui/language/language.h"
#include "ui/language/translated.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QSaveFile>
#include <QStandardPaths>

#include <algorithm>

namespace disentangle {
namespace {

struct Examples {
    Q_DECLARE_TR_FUNCTIONS(Examples)
};

std::vector<Example> allExamples()
{
    std::vector<Example> all;
    const auto qt = [](const std::string& text) { return QString::fromStdString(text); };
    for (const GraphPreset& preset : graph_presets())
        all.push_back({qt(preset.name), translated(preset.group), translated(preset.description), preset.graph});
    std::ranges::stable_partition(all, [](const Example& one) { return one.group == translated("Worked examples"); });
    for (const ScenePreset& preset : scene_presets())
        all.push_back({qt(preset.name), Examples::tr("Scenes"), translated(preset.description),
                       graph_preset(preset.graph).graph});
    for (const TaskPreset& preset : task_presets())
        all.push_back({qt(preset.name), Examples::tr("Tasks"), translated(preset.description),
                       task_graph(preset_experiment(preset.name).own.get<TasksSpec>())});
    return all;
}

}  // namespace

const std::vector<Example>& examples()
{
    static QString language;
    static std::vector<Example> all;
    if (all.empty() || language != usedLanguage()) {
        language = usedLanguage();
        all = allExamples();
    }
    return all;
}

QString runOfPreset(const QString& preset, const QStringList& paths)
{
    QFileInfo newest;
    for (const QString& path : paths) {
        const QFileInfo file(path);
        const QString name = file.completeBaseName();
        // The studio calls a run "ActionDiag, seed 1, ...", and the command line "ActionDiag.run".
        if ((name == preset || name.startsWith(preset + QLatin1Char(','))) && file.exists() &&
            (newest.filePath().isEmpty() || file.lastModified() > newest.lastModified()))
            newest = file;
    }
    return newest.filePath();
}

QString recordedRun(const QString& preset)
{
    QFile built(QStringLiteral(":/runs/%1.run").arg(preset));
    if (!built.open(QIODevice::ReadOnly))
        return {};
    const QDir folder(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) + QStringLiteral("/examples"));
    const QString path = folder.filePath(preset + QStringLiteral(".run"));
    if (QFile::exists(path))
        return path;  // with the bookmarks and names that were given to it
    QSaveFile file(path);
    if (!folder.mkpath(QStringLiteral(".")) || !file.open(QIODevice::WriteOnly))
        return {};
    file.write(built.readAll());
    return file.commit() ? path : QString();
}

}  // namespace disentangle
