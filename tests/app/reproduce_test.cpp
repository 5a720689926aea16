// SPDX-License-Identifier: GPL-3.0-or-later
// The verb reproduce, on runs of a few steps.
#include "app/disentangle/reproduce/computed.h"
#include "app/disentangle/reproduce/learned_graphs.h"
#include "app/disentangle/reproduce/outcome.h"
#include "app/disentangle/reproduce/study_files.h"
#include "core/record/run_file.h"
#include "tests/app/process.h"

#include <array>
#include <cmath>
#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

using namespace disentangle;
using namespace disentangle::test;
using nlohmann::json;

namespace {

/// So small that a run takes half a second, most of it to draw the data.
std::vector<std::string> briefly(std::vector<std::string> command)
{
    for (const char* change :
         {"training.steps=10", "training.batch=32", "training.evaluate_every=10", "training.evaluation_rows=300",
          "world.rows.train=1000", "world.rows.validation=300", "world.rows.test=300"})
        command.insert(command.end(), {"--set", change});
    return command;
}

Study one_point(std::optional<double> published, std::optional<double> error)
{
    Study study{"one", "One point", "nobody", "bound", StudyForm::curves, false, false, {}};
    study.points.push_back({"w", "m", "10", 10, "ActionDiag", "recipe", {}, false, {{published, error}, {}, {}}});
    return study;
}

}  // namespace

TEST_CASE("differences are in standard errors of ours, and of the published mean where that is known")
{
    const std::vector<double> values{0.4, 0.6};  // mean .5, standard error .1
    const Spread ours = spread_of(values);
    CHECK(difference_in_errors(ours, {0.3, {}}) == doctest::Approx(2));
    CHECK(difference_in_errors(ours, {0.3, 0.1}) == doctest::Approx(0.2 / std::hypot(0.1, 0.1)));
    CHECK_FALSE(difference_in_errors(ours, {{}, 0.1}).has_value());
    CHECK_FALSE(difference_in_errors({}, {0.3, 0.1}).has_value());
    const std::vector<double> alone{0.4};
    CHECK_FALSE(difference_in_errors(spread_of(alone), {0.3, {}}).has_value());
    CHECK(difference_in_errors(spread_of(alone), {0.3, 0.1}) == doctest::Approx(1));
}

TEST_CASE("a table has each point's scores beside the published ones")
{
    const std::vector<double> values{0.25, 0.75};
    StudyOutcome outcome{one_point(0.3, 0.1), {}, 2, 2, 0, 8, {}};
    PointOutcome point;
    point.point = &outcome.study.points.front();
    point.runs = 2;
    point.mcc = spread_of(values);
    point.seconds = spread_of(std::vector<double>{4, 4});
    outcome.points.push_back(point);
    CHECK(csv_of(outcome).find("\nw,m,10,2,2,0.5,0.25,0.3,0.1,") != std::string::npos);
    CHECK(markdown_of(outcome).find("| w | m | 10 | 2/2 | 0.500 ± 0.250 | 0.300 ± 0.100 | +0.7 |") !=
          std::string::npos);
    const json object = disentangle::json_of(outcome)["points"][0];
    CHECK(object["mcc"]["mean"] == 0.5);
    CHECK(object["mcc"]["published"] == 0.3);
    CHECK(object["shd"]["mean"].is_null());
    const figure::Figure drawing = drawing_of(outcome);
    REQUIRE(drawing.views.size() == 1);
    const auto& panel = std::get<figure::LinePanel>(drawing.views[0].panels[0]);
    CHECK(panel.x.places == std::vector<std::pair<double, std::string>>{{10, "10"}});
    CHECK(panel.series[0].points[0].y == 0.5);
    CHECK(panel.series[0].spread == std::vector<double>{0.25});
}

TEST_CASE("learned graphs are drawn beside the true one as the share of runs that have each edge")
{
    const TemporaryFolder folder;
    Study study = one_point({}, {});
    study.points.front().preset = "Example2";
    study.points.front().changes = {"training.steps=10"};
    const std::vector<std::uint64_t> seeds{0, 1};
    const std::vector<SweepRun> runs = runs_of(study, seeds);
    SweepIndex index(folder.path());
    index.plan(keys_of(study), runs, 1);
    REQUIRE(runs[0].experiment.world.graph.Ga == Adjacency::identity(3));
    // True latent 0 is learned as the second, 1 as the third, 2 as the first. The second run takes one edge for another.
    const std::array learned{std::vector<float>{0, 0, 1, 1, 0, 0, 0, 1, 0},
                             std::vector<float>{0, 0, 0, 1, 1, 0, 0, 1, 0}};
    for (std::size_t k = 0; k < runs.size(); ++k) {
        RunWriter writer = RunWriter::create(index.run_file(runs[k].name), runs[k].experiment);
        writer.metric(10, metric::mcc, 1);
        writer.snapshot(10, kind::probability_Ga, {3, 3, learned[k]});
        writer.snapshot(10, kind::assignment, {1, 3, {1, 2, 0}});
        writer.event(10, EventKind::finish, "Finished all 10 steps");
    }
    const figure::Figure drawing = graphs_drawing_of(outcome_of(study, index), index);
    REQUIRE(drawing.views.size() == 1);
    REQUIRE(drawing.views[0].panels.size() == 2);
    const auto& truth = std::get<figure::MatrixPanel>(drawing.views[0].panels[0]);
    CHECK(truth.values == Eigen::MatrixXd::Identity(3, 3));
    const auto& share = std::get<figure::MatrixPanel>(drawing.views[0].panels[1]);
    Eigen::MatrixXd expected(3, 3);
    expected << 1, 0.5, 0, 0, 1, 0, 0, 0, 0.5;
    CHECK(share.values == expected);
    CHECK(share.marks[8] == Mark::missing);
    CHECK(share.marks[1] == Mark::none);  // half of the runs are not most
    CHECK(share.title.ends_with("SHD 1"));

    // Of a method that searches no graph, and of runs that are not done, there is nothing to draw.
    const TemporaryFolder other;
    SweepIndex waiting(other.path());
    waiting.plan(keys_of(study), runs, 1);
    CHECK(graphs_drawing_of(outcome_of(study, waiting), waiting).views.empty());
}

TEST_CASE("few shots are drawn as a row for each share, with the curves named once above each column")
{
    FewShotStudy study;
    study.ratios = {0, 0.25};
    std::vector<FewShotCell> cells;  // accuracy tells which cell it is
    for (const FewShotLearner learner : {FewShotLearner{0}, FewShotLearner{1}})
        for (const double share : study.shares)
            for (const int shots : study.shots)
                for (const double turn : study.turns) {
                    const double accuracy = 0.001 * static_cast<double>(cells.size());
                    cells.push_back({learner, share, turn, shots, {{0.5, {accuracy, accuracy}, {1, 0.5}}}});
                }
    const figure::Figure drawing = few_shots_drawing(cells, study);
    REQUIRE(drawing.views.size() == 12);
    CHECK(drawing.columns == 4);
    const auto panel = [&](std::size_t k) { return std::get<figure::LinePanel>(drawing.views[k].panels[0]); };
    CHECK(panel(0).title == "SVM, 5 %, 5 shots");
    CHECK(panel(3).title == "Logistic, 5 %, 20 shots");
    CHECK(panel(3).series[0].name == "MCC 0.50");
    CHECK(panel(3).series[1].points[1].x == 0.25);
    CHECK(panel(3).series[1].points[1].y == doctest::Approx(0.029));
    CHECK(panel(4).title == "SVM, 20 %, 5 shots");
    CHECK(panel(4).series[0].name.empty());
    CHECK(panel(4).series[2].points[0].y == doctest::Approx(0.010));
    const std::string text = drawn_as("svg", drawing);
    CHECK(text.find("Logistic, 80 %, 20 shots") != std::string::npos);
}

TEST_CASE("reproduce lists what there is, with the runs that it takes")
{
    const TemporaryFolder folder;
    const json list = test::json_of({"reproduce", "--list", "--json"}, folder);
    std::vector<std::string> names;
    for (const json& study : list)
        names.push_back(study["name"]);
    for (const char* name : {"figure1", "worlds", "bounds", "baselines", "random-graphs", "violations", "lab",
                             "tasks-penalty", "tasks-correlation", "tasks-noise", "tasks-assumptions"})
        CHECK(std::ranges::find(names, name) != names.end());
    CHECK(run({"reproduce", "--list"}, folder.path()).out.find("bounds ") != std::string::npos);
    CHECK(run({"reproduce", "--list"}, folder.path()).out.find("\ntasks-correlation ") != std::string::npos);
}

TEST_CASE("a study of tasks is scored on factors that are uniform in the cube, by MCC, DCI and R")
{
    const TemporaryFolder folder;
    std::vector<std::string> command{"reproduce", "tasks-correlation", "--quick", "--seeds", "1",
                                     "--out",     "results",           "--json"};
    for (const char* change : {"data.latents=2", "data.d_x=4", "data.rows=2000", "estimator.width=8",
                               "training.steps=30", "training.evaluate_every=30", "training.evaluation_rows=500"})
        command.insert(command.end(), {"--set", change});
    const json study = json_of(command, folder)["studies"][0];
    CHECK(study["done"] == study["runs"]);
    REQUIRE(study["points"].size() == 9);
    for (const json& point : study["points"]) {
        for (const char* score : {"mcc", "dci", "r"})
            CHECK(point[score]["mean"].is_number());
        CHECK_FALSE(point.contains("shd"));
    }
    const std::string table = folder.read("results/tasks-correlation.csv");
    CHECK(table.find(",dci,dci_error,") != std::string::npos);
    CHECK(folder.read("results/tasks-correlation.md").find("| MCC | DCI | R |") != std::string::npos);
}

TEST_CASE("a study says before it begins how long it will take, and leaves figures, tables and runs")
{
    const TemporaryFolder folder;
    const std::vector<std::string> command =
        briefly({"reproduce", "bounds:ActionBlockDiag", "--quick", "--out", "results", "--json"});
    const Outcome outcome = run(command, folder.path());
    CAPTURE(outcome.err);
    REQUIRE(outcome.exit_code == 0);
    CHECK(outcome.err.find("takes about ") < outcome.err.find("[1 of "));
    const json study = json::parse(outcome.out)["studies"][0];
    CHECK(study["done"] == study["runs"]);
    CHECK(study["failed"] == 0);
    int chosen = 0;
    for (const json& point : study["points"]) {
        CHECK(point["done"] == 2);
        CHECK(point["mcc"]["mean"].is_number());
        CHECK(point["agreement"].is_number());
        chosen += point["chosen"] == true;
    }
    CHECK(chosen == 1);
    for (const char* name : {"bounds-ActionBlockDiag.svg", "bounds-ActionBlockDiag.tex", "bounds-ActionBlockDiag.csv",
                             "bounds-ActionBlockDiag.md", "bounds-ActionBlockDiag/sweep.index"}) {
        CAPTURE(name);
        CHECK_FALSE(folder.read(std::string("results/") + name).empty());
    }
    // What is done is not trained again.
    const std::string csv = folder.read("results/bounds-ActionBlockDiag.csv");
    const Outcome again = run(command, folder.path());
    CHECK(again.exit_code == 0);
    CHECK(again.err.find("takes about") == std::string::npos);
    CHECK(folder.read("results/bounds-ActionBlockDiag.csv") == csv);
}

TEST_CASE("what cannot be reproduced is refused before anything is made")
{
    const TemporaryFolder folder;
    const auto refused = [&](const std::vector<std::string>& arguments, const std::string& says) {
        const Outcome outcome = run(arguments, folder.path());
        CAPTURE(outcome.err);
        CHECK(outcome.exit_code == 2);
        CHECK(outcome.err.find(says) != std::string::npos);
        CHECK(folder.names().empty());
    };
    refused({"reproduce"}, "there is no name");
    refused({"reproduce", "worlds"}, "there is no --out FOLDER");
    refused({"reproduce", "wrolds", "--out", "x"}, "did you mean 'worlds'?");
    refused({"reproduce", "worlds", "--out", "x", "--partition=debug"}, "--partition=debug");
    refused({"reproduce", "worlds:ActionDiag", "--out", "x", "--set", "training.stepz=1"}, "did you mean");
}
