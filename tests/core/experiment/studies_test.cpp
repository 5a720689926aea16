// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/tasks/spec.h"
#include "core/experiment/estimators/sparse_multitask.h"
#include "core/experiment/studies.h"
#include "core/graph/adjacency.h"
#include "tests/core/experiment/support.h"

#include <algorithm>
#include <array>
#include <doctest/doctest.h>
#include <set>

using namespace disentangle;
using namespace disentangle::testing;

namespace {

constexpr std::array<std::uint64_t, 2> two_seeds{0, 3};

const StudyPoint& point_of(const Study& study, const std::string& panel, const std::string& series,
                           const std::string& label = {})
{
    const auto found = std::ranges::find_if(study.points, [&](const StudyPoint& point) {
        return point.panel == panel && point.series == series && point.label == label;
    });
    REQUIRE(found != study.points.end());
    return *found;
}

}  // namespace

TEST_CASE("every study is made of experiments, each run with a name of its own, points in order and seeds fastest")
{
    for (const Study& study : studies()) {
        CAPTURE(study.name);
        const std::vector<SweepRun> runs = runs_of(study, two_seeds);
        REQUIRE(runs.size() == 2 * study.points.size());
        std::set<std::string> names;
        for (std::size_t i = 0; i < runs.size(); ++i) {
            CHECK(names.insert(runs[i].name).second);
            CHECK(runs[i].cell == i / 2);
            CHECK(runs[i].seed == two_seeds[i % 2]);
            CHECK(runs[i].experiment.seed == runs[i].seed);
            CHECK(runs[i].values.size() == keys_of(study).size());
        }
    }
}

TEST_CASE("a point's settings reach its runs")
{
    const std::array<std::uint64_t, 1> seed{0};
    for (const SweepRun& run : runs_of(study_named("bounds:TimeNonDiag"), seed)) {
        CHECK(run.experiment.sparsity.search == GraphSearch::masks);
        CHECK(run.experiment.sparsity.beta_Gz == std::stod(run.values[2]));
        CHECK_FALSE(run.experiment.sparsity.beta_Ga.has_value());
        CHECK(run.experiment.world.graph.Gz->edges() == 55);
    }
    const std::vector<SweepRun> baselines = runs_of(study_named("baselines:TimeBlockDiag"), seed);
    std::vector<std::string> kinds;
    for (const SweepRun& run : baselines)
        kinds.push_back(run.experiment.estimator_kind);
    CHECK(kinds ==
          std::vector<std::string>{"random", "beta_tcvae", "slow_vae", "pcl", "mechanism_sparsity", "supervised"});
    const std::vector<std::string> changes{"training.steps=17"};
    for (const SweepRun& run : runs_of(study_named("violations"), seed, changes))
        CHECK(run.experiment.training.steps == 17);
}

TEST_CASE(
    "studies of tasks turn one dial of a world of tasks, or break one assumption, and are scored on uniform factors")
{
    const std::array<std::uint64_t, 1> seed{0};
    for (const char* name : {"tasks-penalty", "tasks-correlation", "tasks-noise", "tasks-assumptions"}) {
        CAPTURE(name);
        CHECK(study_named(name).of_tasks);
        for (const SweepRun& run : runs_of(study_named(name), seed)) {
            CHECK(run.experiment.data_kind == "tasks");
            CHECK(run.experiment.estimator_kind == "sparse_multitask");
        }
    }
    for (const SweepRun& run : runs_of(study_named("tasks-penalty:correlation 0.9"), seed)) {
        CHECK(run.experiment.own.get<TasksSpec>().correlation == 0.9);
        CHECK(run.experiment.own.get<MultitaskSpec>().ratio == std::stod(run.values[2]));
    }
    for (const SweepRun& run : runs_of(study_named("tasks-correlation"), seed))
        CHECK(run.experiment.own.get<TasksSpec>().correlation == std::stod(run.values[2]));
    for (const SweepRun& run : runs_of(study_named("tasks-assumptions:blocks of 3 (A7)"), seed))
        CHECK(run.experiment.own.get<TasksSpec>().support == SupportLaw::blocks);
}

TEST_CASE("published numbers stand beside the points that they are of")
{
    // The released logs: ActionNonDiag with a bound of 20 edges, MCC .998, SHD .4.
    const StudyPoint bounded = point_of(study_named("bounds"), "ActionNonDiag", "bounded", "20");
    CHECK(bounded.published.mcc == PublishedScore{.998, {}});
    CHECK(bounded.published.shd == PublishedScore{.4, {}});
    CHECK_FALSE(point_of(study_named("bounds"), "ActionNonDiag", "bounded", "40").published.mcc.mean.has_value());
    // PCL in TimeBlockDiag: .741 +- .023, R_con .865 +- .016.
    const StudyPoint pcl = point_of(study_named("baselines"), "TimeBlockDiag", "PCL");
    CHECK(pcl.published.mcc == PublishedScore{.741, .023});
    CHECK(pcl.published.r_con == PublishedScore{.865, .016});
    CHECK(point_of(study_named("violations"), "ActionNonDiag linear", "edges known").published.mcc.mean == .86);
}

TEST_CASE("random graphs are others for each seed, of the density asked for")
{
    const std::vector<SweepRun> runs = runs_of(study_named("random-graphs:time"), two_seeds);
    CHECK(runs[0].experiment.world.graph.Gz.has_value());
    CHECK_FALSE(runs[0].experiment.world.graph.Ga.has_value());
    CHECK_FALSE(*runs[0].experiment.world.graph.Gz == *runs[1].experiment.world.graph.Gz);
    CHECK(runs[0].experiment.world.graph.Gz->edges() < runs[8].experiment.world.graph.Gz->edges());
}

TEST_CASE("quick is the same in an eighth of the steps, and is not held against published numbers")
{
    const std::array<std::uint64_t, 1> seed{0};
    const Study whole = study_named("bounds:ActionDiag"), brief = quick(whole);
    CHECK(brief.points.size() < whole.points.size());
    CHECK(runs_of(brief, seed).front().experiment.training.steps ==
          runs_of(whole, seed).front().experiment.training.steps / 8);
    for (const StudyPoint& point : brief.points)
        CHECK_FALSE(point.published.mcc.mean.has_value());
}

TEST_CASE("a study or a world of it that there is not is refused with the closest")
{
    CHECK(error_of([] { study_named("violatoins"); }).find("did you mean 'violations'?") != std::string::npos);
    CHECK(error_of([] { study_named("bounds:ActionDiagg"); }).find("did you mean 'ActionDiag'?") != std::string::npos);
    CHECK(study_named("bounds:ActionDiag").name == "bounds-ActionDiag");
}
