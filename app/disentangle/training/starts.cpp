// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/disentangle/training/starts.h"

#include "app/disentangle/text.h"
#include "app/disentangle/verbs.h"
#include "core/base/error.h"
#include "core/base/place.h"
#include "core/record/catalogue.h"

#include <algorithm>
#include <cmath>
#include <iomanip>
#include <limits>
#include <nlohmann/json.hpp>
#include <sstream>

namespace disentangle {

namespace {

namespace fs = std::filesystem;
using nlohmann::json;

/// How one start ended.
struct Ended {
    std::uint64_t seed = 0;
    fs::path run;
    std::optional<Ending> reason;       ///< absent when it failed
    json result;                        ///< what --json would print of it
    std::optional<Evaluation> newest;   ///< its last evaluation
    std::optional<double> loss() const  ///< absent too where it is no number
    {
        const auto value = newest ? newest->metric(metric::loss) : std::nullopt;
        return value && std::isfinite(*value) ? value : std::nullopt;
    }
};

/// Tells of one start, and keeps its end to itself.
class ReportOfStart final : public Report {
public:
    ReportOfStart(Report& all, Ended& ended) : all_(all), ended_(ended) {}

    void progress(const Progress& progress) override { all_.progress(progress); }
    void evaluated(const Evaluation& evaluation) override
    {
        ended_.newest = evaluation;
        all_.evaluated(evaluation);
    }
    void note(std::string_view sentence) override { all_.note(sentence); }
    void warning(std::string_view sentence) override { all_.warning(sentence); }
    void error(std::string_view sentence) override { all_.error(sentence); }
    void finished(Ending reason, const json& result) override
    {
        ended_.reason = reason;
        ended_.result = result;
    }

private:
    Report& all_;
    Ended& ended_;
};

Ended train_one(const StartsPlan& plan, const fs::path& run, int number, Inbox& inbox, Report& report)
{
    Experiment experiment = plan.experiment;
    experiment.seed += static_cast<std::uint64_t>(number);
    Ended ended{experiment.seed, run, {}, {}, {}};
    ReportOfStart of_start(report, ended);
    report.note("Start " + std::to_string(number + 1) + " of " + std::to_string(plan.starts) + ", seed " +
                std::to_string(experiment.seed) + ":");
    SessionPlan session = plan.session;
    session.run = run;
    Trainer trainer(experiment, plan.options);
    if (plan.force)
        remove_run(run);
    RunWriter writer = RunWriter::create(run, experiment);
    Session(trainer, writer, inbox, of_start, std::move(session)).run();
    return ended;
}

std::string compared_in_words(const std::vector<Ended>& all, const Ended& best)
{
    std::ostringstream text;
    text << "The best of " << all.size() << " starts by held-out loss (seed: loss):" << std::setprecision(5);
    for (const Ended& ended : all) {
        text << (&ended == &all.front() ? " " : ", ") << ended.seed << ": ";
        if (const auto loss = ended.loss())
            text << *loss;
        else
            text << "failed";
    }
    text << ". Seed " << best.seed << " was kept.";
    return text.str();
}

json to_json(const std::vector<Ended>& all, const Ended& best)
{
    json starts = json::array();
    for (const Ended& ended : all) {
        const auto or_null = [&](std::optional<double> value) { return value ? json(*value) : json(nullptr); };
        json start{{"seed", ended.seed}, {"loss", or_null(ended.loss())}, {"kept", &ended == &best}};
        for (const std::string_view score : {metric::mcc, metric::r, metric::r_con, metric::shd})
            start[std::string(score)] = or_null(ended.newest ? ended.newest->metric(score) : std::nullopt);
        starts.push_back(std::move(start));
    }
    return starts;
}

}  // namespace

void remove_run(const fs::path& run)
{
    const fs::path file = behind_links(run);
    for (const char* part : {"", "-wal", "-shm", "-journal"})
        fs::remove(file.string() + part);
}

std::vector<fs::path> files_of_starts(const fs::path& run, int starts)
{
    std::vector<fs::path> files;
    for (int k = 1; k <= starts; ++k)
        files.push_back(run.parent_path() /
                        (run.stem().string() + "-start" + std::to_string(k) + run.extension().string()));
    return files;
}

int train_starts(const StartsPlan& plan, Inbox& inbox, Report& report)
{
    std::vector<Ended> all;
    const fs::path place = behind_links(plan.session.run);
    for (const fs::path& file : files_of_starts(place, plan.starts)) {
        all.push_back(train_one(plan, file, static_cast<int>(all.size()), inbox, report));
        if (all.back().reason == Ending::interrupt) {
            report.error("interrupted in start " + std::to_string(all.size()) + " of " + std::to_string(plan.starts) +
                         "; what was trained is in " + all.front().run.string() +
                         (all.size() > 1 ? " to " + all.back().run.string() : ""));
            return exit_failed;
        }
    }
    const auto by_loss = [](const Ended& ended) { return ended.loss().value_or(std::numeric_limits<double>::max()); };
    Ended& best = *std::ranges::min_element(all, {}, by_loss);
    if (!best.reason || !best.loss())
        return exit_failed;  // each has said why
    const std::string words = compared_in_words(all, best);
    {
        RunWriter writer = RunWriter::reopen(best.run, best.result["steps"]);
        writer.event(best.result["steps"], EventKind::note, words);
    }
    if (plan.force)
        remove_run(place);
    fs::rename(best.run, place);
    for (const Ended& ended : all)
        if (&ended != &best)
            remove_run(ended.run);
    report.note(words);
    json result = best.result;
    result["run"] = plan.session.run.string();
    result["seed"] = best.seed;
    result["starts"] = to_json(all, best);
    report.finished(*best.reason, result);
    return exit_done;
}

}  // namespace disentangle
