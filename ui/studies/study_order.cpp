// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/studies/study_order.h"

#include "core/base/error.h"
#include "core/base/failure.h"
#include "core/experiment/studies.h"
#include "core/reading/sweep.h"
#include "ui/document/file_path.h"
#include "ui/language/translated.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <algorithm>
#include <map>

namespace disentangle {
namespace {

constexpr std::size_t mostPriced = 60;  // cells whose cost is looked up; that of the others is like theirs

QString orderText(const char* text)
{
    return QCoreApplication::translate("disentangle", text);
}

/// Fills keys and runs. Throws InputError; `plan.wrongAxis` then names the axis that was read last.
void planAxes(const StudyOrder& order, StudyPlan& plan)
{
    Sweep sweep{nlohmann::json::parse(order.experiment.toStdString()), "experiment", {}, {}};
    for (std::size_t k = 0; k < order.axes.size(); ++k) {
        plan.wrongAxis = static_cast<int>(k);
        sweep.axes.push_back(parse_axis(order.axes[k]));
        plan.keys.push_back(sweep.axes.back().key);
        // By itself first, so that what is wrong with it is said beside it.
        Sweep alone = sweep;
        alone.axes = {sweep.axes.back()};
        alone.seeds = {0};
        runs_of(alone);
    }
    plan.wrongAxis = -1;
    sweep.seeds = parse_seeds(order.seeds.toStdString(), orderText("Seeds").toStdString());
    plan.runs = runs_of(sweep);
    for (const SweepAxis& axis : sweep.axes) {
        const Parameter* parameter = find_parameter(axis.key);
        const auto acts = [parameter](const SweepRun& run) { return parameter->applies(run.experiment); };
        const bool idle = parameter != nullptr && std::ranges::none_of(plan.runs, acts);
        plan.idle.push_back(idle ? translated(parameter->why_idle(plan.runs.front().experiment)) : QString());
    }
}

void planPreset(const StudyOrder& order, StudyPlan& plan)
{
    const Study whole = study_named(order.study.toStdString());
    const Study study = order.quick ? quick(whole) : whole;
    std::vector<std::uint64_t> seeds = parse_seeds(order.seeds.toStdString(), orderText("Seeds").toStdString());
    if (order.quick)
        seeds.resize(std::min(seeds.size(), quick_seeds));
    plan.keys = keys_of(study);
    plan.runs = runs_of(study, seeds);
}

/// What every run takes, from some of them.
std::optional<double> secondsOf(const std::vector<SweepRun>& runs, const RunSeconds& seconds)
{
    const std::size_t stride = std::max<std::size_t>(1, runs.size() / mostPriced);
    double sum = 0;
    std::size_t priced = 0;
    for (std::size_t number = 0; number < runs.size(); number += stride) {
        const std::optional<double> each = seconds(runs[number].experiment);
        if (!each)
            return std::nullopt;
        sum += *each;
        ++priced;
    }
    return priced > 0 ? std::optional(sum / static_cast<double>(priced) * static_cast<double>(runs.size()))
                      : std::nullopt;
}

/// As SweepIndex::plan() will see it.
void lookIntoFolder(const StudyOrder& order, StudyPlan& plan)
{
    const SweepIndex index(asPath(order.folder));
    if (order.folder.isEmpty() || !index.exists())
        return;
    const SweepStanding standing = standing_of(index);
    plan.begun = true;
    plan.done = standing.count(SweptState::done);
    if (order.kind == StudyOrder::Kind::begun)
        return;
    std::map<std::string, std::string> experiments;
    for (const SweepRun& run : plan.runs)
        experiments[run.name] = format_experiment(run.experiment);
    plan.otherFolder =
        standing.plan.keys != plan.keys || std::ranges::any_of(standing.plan.runs, [&](const IndexedRun& run) {
            const auto found = experiments.find(run.name);
            return found == experiments.end() || found->second != run.experiment;
        });
}

}  // namespace

QString countedRuns(std::size_t count)
{
    return count == 1 ? orderText("1 run") : orderText("%1 runs").arg(count);
}

QStringList argumentsOf(const StudyOrder& order, const QString& experimentFile)
{
    const QString folder = QFileInfo(order.folder).absoluteFilePath();
    QStringList arguments;
    switch (order.kind) {
    case StudyOrder::Kind::axes:
        arguments << QStringLiteral("sweep") << experimentFile;
        for (const std::string& axis : order.axes)
            arguments << QStringLiteral("--axis") << QString::fromStdString(axis);
        arguments << QStringLiteral("--seeds") << order.seeds << QStringLiteral("--out") << folder;
        break;
    case StudyOrder::Kind::preset:
        // Its runs stand in a folder of the study's name beside its figures and tables.
        arguments << QStringLiteral("reproduce") << order.study << QStringLiteral("--seeds") << order.seeds
                  << QStringLiteral("--out") << QFileInfo(folder).path();
        if (order.quick)
            arguments << QStringLiteral("--quick");
        break;
    case StudyOrder::Kind::begun: arguments << QStringLiteral("sweep") << QStringLiteral("--out") << folder; break;
    }
    return arguments << QStringLiteral("--jobs") << QString::number(order.jobs) << QStringLiteral("--json");
}

StudyPlan planOf(const StudyOrder& order, const RunSeconds& seconds)
{
    StudyPlan plan;
    try {
        if (order.kind == StudyOrder::Kind::axes)
            planAxes(order, plan);
        else if (order.kind == StudyOrder::Kind::preset)
            planPreset(order, plan);
        for (const SweepRun& run : plan.runs) {
            plan.cells = std::max(plan.cells, run.cell + 1);
            plan.longest = std::max(plan.longest, run.experiment.training.steps);
        }
        if (order.folder.isEmpty())
            throw InputError(orderText("There is no folder for the runs. Choose one.").toStdString());
        plan.seconds = secondsOf(plan.runs, seconds);
        lookIntoFolder(order, plan);
        if (plan.otherFolder)
            plan.problem = orderText("The folder holds another study. Choose another folder, or open it as it is.");
    } catch (const std::exception& error) {
        plan.problem = translated(failure_in_words(error));
        plan.runs.clear();
    }
    return plan;
}

}  // namespace disentangle
