// SPDX-License-Identifier: GPL-3.0-or-later
// The user's own tasks: a table in two shapes, from the files to features for new rows.
#include "core/base/table.h"
#include "core/metrics/metrics.h"
#include "core/record/run_file.h"
#include "tests/app/curves.h"
#include "tests/app/process.h"

#include <cmath>
#include <doctest/doctest.h>
#include <filesystem>
#include <limits>
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>
#include <vector>

using namespace disentangle;
using namespace disentangle::test;
using nlohmann::json;

namespace {

constexpr int tasks = 150, points = 40;
const std::vector<std::string> world{"Tasks6",
                                     "--set",
                                     "data.latents=3",
                                     "--set",
                                     "data.d_x=8",
                                     "--set",
                                     "data.rows=5000",
                                     "--set",
                                     "data.stream=false",
                                     "--set",
                                     "data.tasks=" + std::to_string(tasks),
                                     "--set",
                                     "data.points=" + std::to_string(points)};
const std::vector<std::string> training{"--set", "training.steps=400",         "--set", "estimator.width=32",
                                        "--set", "estimator.first_look=100",   "--set", "training.evaluation_rows=600",
                                        "--set", "training.evaluate_every=200"};

std::vector<std::string> joined(std::vector<std::string> first, const std::vector<std::string>& then)
{
    first.insert(first.end(), then.begin(), then.end());
    return first;
}

/// A folder with the points of a small world of tasks: x.csv, z.csv, y.csv and task.csv as generate writes them, in units
/// of their own; the same as one long table, long.csv, and with a column of y for each task, wide.csv.
const TemporaryFolder& own_tasks()
{
    static const TemporaryFolder folder;
    if (!folder.names().empty())
        return folder;
    const Outcome outcome =
        run(joined(joined({"generate"}, world), {"--out", ".", "--format", "csv", "--force"}), folder.path());
    CAPTURE(outcome.err);
    REQUIRE(outcome.exit_code == 0);
    const Table x = read_table(folder.path() / "x.csv"), y = read_table(folder.path() / "y.csv"),
                task = read_table(folder.path() / "task.csv");
    const auto rows = x.values.rows();
    REQUIRE(rows == tasks * points);
    Table all;
    all.columns = {"task", "x1", "x2", "x3", "x4", "x5", "x6", "x7", "x8", "y"};
    all.values.resize(rows, 10);
    all.values << task.values, (100 * x.values).array() + 7, (10 * y.values).array() - 30;
    folder.write("long.csv", format_csv(all));
    std::string wide = "x1,x2,x3,x4,x5,x6,x7,x8";
    for (int t = 1; t <= tasks; ++t)
        wide += ",y" + std::to_string(t);
    const std::string text = folder.read("long.csv");
    std::istringstream lines(text);
    std::string line;
    std::getline(lines, line);
    while (std::getline(lines, line)) {
        const std::size_t first = line.find(','), last = line.rfind(',');
        const int own = std::stoi(line.substr(0, first));
        wide += '\n' + line.substr(first + 1, last - first - 1);
        for (int t = 1; t <= tasks; ++t)
            wide += ',' + (t == own ? line.substr(last + 1) : "");
    }
    folder.write("wide.csv", wide + '\n');
    return folder;
}

std::string own(const char* name)
{
    return (own_tasks().path() / name).string();
}

/// An experiment on files, as `data --to` writes it, trained.
json trained(const std::vector<std::string>& files, const std::string& name, const TemporaryFolder& folder,
             const std::vector<std::string>& settings = training)
{
    const Outcome made = run(joined(joined({"data"}, files), {"--to", name + ".json"}), folder.path());
    CAPTURE(made.err);
    REQUIRE(made.exit_code == 0);
    return json_of(
        joined({"train", name + ".json", "--out", name + ".run", "--threads", "1", "--json", "--quiet"}, settings),
        folder);
}

}  // namespace

TEST_CASE("a table written from a world of tasks gives features as good as the world's own run")
{
    const TemporaryFolder folder;
    const json theirs = json_of(
        joined(joined({"train"}, world), joined(training, {"--out", "w.run", "--threads", "1", "--json", "--quiet"})),
        folder);
    REQUIRE(theirs["mcc"] > 0.98);

    const json ours = trained({own("long.csv")}, "long", folder, joined(training, {"--set", "data.latents=3"}));
    CHECK(ours["mcc"] == nullptr);  // nothing is known of z
    CHECK(ours["mcc_uniform"] == nullptr);
    CHECK(ours["held_out"] == nullptr);  // a bound that is another method's
    CHECK(ours["task_error"] < 0.1);     // noise of 10 % of the signal's norm is .01 of the power
    CHECK(ours["features_used"] > 1);
    CHECK(ours["features_used"] < 2.2);  // of three, each needed with chances of one half, and one at least: 1.71

    CHECK(run({"show", "long.run"}, folder.path()).out.find("which latents the tasks need is not known") !=
          std::string::npos);
    const Outcome figure = run({"figure", "tasks+penalty", "--run", "long.run", "--to", "tasks.csv"}, folder.path());
    CHECK(figure.out.find("true") == std::string::npos);

    // Features of new rows, without their targets, against what the world knows of them.
    const Outcome generated =
        run(joined(joined({"generate"}, world), {"--out", "new", "--format", "csv", "--split", "test"}), folder.path());
    REQUIRE(generated.exit_code == 0);
    Table x = read_table(folder.path() / "new/x.csv");
    x.values = ((100 * x.values).array() + 7).matrix();
    x.columns = {"x1", "x2", "x3", "x4", "x5", "x6", "x7", "x8"};
    folder.write("new.csv", format_csv(x));
    const Outcome encoded = run({"encode", "long.run", "--x", "new.csv", "--to", "z_hat.csv"}, folder.path());
    CAPTURE(encoded.err);
    REQUIRE(encoded.exit_code == 0);
    const Table z = read_table(folder.path() / "new/z.csv"), z_hat = read_table(folder.path() / "z_hat.csv");
    const double mcc = score(z.values, z_hat.values).mcc;
    CHECK(mcc > theirs["mcc"].get<double>() - 0.01);

    // With z beside them the run scores itself, on the rows of its own held-out tasks, and learns the same.
    const json known = trained({own("x.csv"), own("y.csv"), own("task.csv"), own("z.csv")}, "known", folder);
    CHECK(known["mcc"] > theirs["mcc"].get<double>() - 0.01);
    CHECK_FALSE(curves(folder.path() / "known.run").contains("supports_wrong"));  // what tasks need stays unknown
}

TEST_CASE("both shapes of a table of tasks give the same numbers, in every method")
{
    const TemporaryFolder folder;
    for (const char* method : {"two_stage", "joint", "bilevel", "ridge", "ridge_ica"}) {
        CAPTURE(method);
        const std::vector<std::string> settings{"--set", "estimator.method=" + std::string(method),
                                                "--set", "training.steps=60",
                                                "--set", "training.evaluate_every=30",
                                                "--set", "estimator.width=16",
                                                "--set", "data.latents=3"};
        const std::string name(method);
        trained({own("long.csv")}, "long-" + name, folder, settings);
        trained({own("wide.csv")}, "wide-" + name, folder, settings);
        const auto numbers = curves(folder.path() / ("long-" + name + ".run"));
        CHECK(numbers.at("task_error").size() >= 3);
        const auto& loss = numbers.at("loss");
        CHECK(loss.front().first == 0);
        CHECK(loss.back().first == 60);
        CHECK(loss.back().second < loss.front().second);
        CHECK(numbers == curves(folder.path() / ("wide-" + name + ".run")));
    }
}

TEST_CASE("data says what would be made of tasks, in words and as JSON")
{
    const TemporaryFolder folder;
    const json found = json_of({"data", own("long.csv"), "--json"}, folder);
    CHECK(found["usable"] == true);
    CHECK(found["columns"][0]["role"] == "task");
    CHECK(found["columns"][1]["role"] == "x");
    CHECK(found["columns"][9]["role"] == "y");
    CHECK(found["order"] == "rows");
    CHECK(found["tasks"]["train"] == 120);
    CHECK(found["tasks"]["validation"] == 15);
    CHECK(found["tasks"]["test"] == 15);
    CHECK(found["tasks"]["fewest_points"] == points);
    CHECK(found["tasks"]["most_points"] == points);
    CHECK(found["tasks"]["told_by"] == "column");
    CHECK(found["split"]["train"] == 120 * points);
    const json wide = json_of({"data", own("wide.csv"), "--json"}, folder);
    CHECK(wide["tasks"]["told_by"] == "columns of y");
    CHECK(wide["tasks"]["train"] == 120);
    CHECK(wide["latents"] == found["latents"]);
    const std::string text = run({"data", own("long.csv")}, folder.path()).out;
    CHECK(text.find("Tasks: each value of the column of tasks is one, of 40 points") != std::string::npos);
    CHECK(text.find("by whole tasks") != std::string::npos);
    CHECK(json_of({"data", own("x.csv"), own("y.csv"), own("task.csv"), own("z.csv"), "--json"}, folder)["usable"] ==
          true);
}

TEST_CASE("tasks on frames of one's own, an array or a folder of pictures, are learned through their components")
{
    const TemporaryFolder folder;
    std::vector<std::string> scene{"TasksScene"};
    for (const char* setting : {"data.latents=3", "data.scene.size=16", "data.scene.colour=grey", "data.stream=false",
                                "data.tasks=150", "data.points=40", "data.rows=2000"})
        scene.insert(scene.end(), {"--set", setting});
    for (const char* format : {"npy", "png"}) {
        const Outcome made =
            run(joined(joined({"generate"}, scene), {"--out", format, "--format", format}), folder.path());
        CAPTURE(made.err);
        REQUIRE(made.exit_code == 0);
    }
    const std::vector<std::string> settings =
        joined(training, {"--set", "data.latents=3", "--set", "estimator.components=12"});
    const json array = trained({"npy/x.npy", "npy/y.npy", "npy/task.npy", "npy/z.npy"}, "array", folder, settings);
    CHECK(array["mcc"] > 0.95);
    CHECK(array["task_error"] < 0.1);
    const json found = json_of({"data", "array.json", "--json"}, folder);
    CHECK(found["usable"] == true);
    CHECK(found["tasks"]["train"] == 120);
    const json pictures = trained({"png", "npy/y.npy", "npy/task.npy", "npy/z.npy"}, "pictures", folder, settings);
    CHECK(pictures["mcc"] == array["mcc"]);
    CHECK(pictures["task_error"] == array["task_error"]);

    // Features of other frames, which belong to no task.
    REQUIRE(run(joined(joined({"generate"}, scene), {"--out", "new", "--split", "test"}), folder.path()).exit_code ==
            0);
    json_of({"encode", "array.run", "--x", "new/x.npy", "--to", "features.npy", "--json"}, folder);
    CHECK(score(read_table(folder.path() / "new/z.npy").values, read_table(folder.path() / "features.npy").values).mcc >
          0.95);
}

TEST_CASE("classes are taken for classes only when that is asked for")
{
    const TemporaryFolder folder;
    std::string table = "task,x1,x2,x3,x4,y\n";
    const json written =
        json_of({"generate", "TasksClasses", "--set", "data.latents=2", "--set", "data.d_x=4", "--set",
                 "data.classes=3", "--set", "data.rows=2000", "--out", ".", "--rows", "2000", "--json"},
                folder);
    CHECK(written["tasks"] == 40);
    const Table x = read_table(folder.path() / "x.npy"), y = read_table(folder.path() / "y.npy"),
                task = read_table(folder.path() / "task.npy");
    for (Eigen::Index i = 0; i < x.values.rows(); ++i) {
        table += "t" + std::to_string(static_cast<int>(task.values(i, 0)));
        for (Eigen::Index j = 0; j < 4; ++j)
            table += ',' + std::to_string(x.values(i, j));
        table +=
            std::string(",") + std::vector{"red", "green", "blue"}[static_cast<std::size_t>(y.values(i, 0))] + '\n';
    }
    folder.write("colours.csv", table);
    const json refused = json_of({"data", "colours.csv", "--json"}, folder);
    CHECK(refused["usable"] == false);
    CHECK(refused["problems"][0].get<std::string>().find("data.targets to classes") != std::string::npos);

    folder.write("colours.json", R"({"name": "colours", "estimator": {"kind": "sparse_multitask", "width": 16},
        "data": {"kind": "table", "x": {"file": "colours.csv", "columns": ["x1", "x2", "x3", "x4"]},
                 "y": {"columns": ["y"]}, "task": "task", "targets": "classes", "latents": 2},
        "training": {"steps": 100}})");
    const json result =
        json_of({"train", "colours.json", "--out", "c.run", "--threads", "1", "--json", "--quiet"}, folder);
    CHECK(result["task_error"] < std::log(3.0));  // better than guessing
    CHECK(json_of({"data", "colours.json", "--json"}, folder)["tasks"]["classes"] == json{"blue", "green", "red"});
}

TEST_CASE("a broken table of tasks is refused with file, column, row and what to do")
{
    const TemporaryFolder folder;
    std::string good = "task,x1,x2,x3,y\n";
    for (int row = 0; row < 60; ++row)
        good += std::string(1, static_cast<char>('a' + row / 20)) + ',' + std::to_string(std::sin(row)) + ',' +
                std::to_string(std::cos(3 * row)) + ',' + std::to_string(std::sin(2 * row)) + ',' +
                std::to_string(std::cos(row)) + '\n';
    const auto error_of = [&](const std::string& table, const std::string& data) {
        folder.write("t.csv", table);
        folder.write("t.json",
                     R"({"name": "t", "estimator": {"kind": "sparse_multitask"}, "data": {"kind": "table", )" + data +
                         "}}");
        const Outcome outcome = run({"train", "t.json", "--out", "t.run"}, folder.path());
        CHECK(outcome.exit_code == 2);
        return outcome.err;
    };
    const std::string usual =
        R"("x": {"file": "t.csv", "columns": ["x1", "x2", "x3"]}, "y": {"columns": ["y"]}, "task": "task", "latents": 2)";
    const auto says = [&](const std::string& table, const std::string& data, const std::vector<std::string>& parts) {
        const std::string error = error_of(table, data);
        for (const std::string& part : parts) {
            CAPTURE(error);
            CAPTURE(part);
            CHECK(error.find(part) != std::string::npos);
        }
    };
    says(good, R"("x": {"file": "t.csv", "columns": ["x1", "x2", "x3"]}, "y": {"columns": ["y"]}, "task": "tusk")",
         {"t.csv", "has no column 'tusk', did you mean 'task'?"});
    says(good + "d,1,2,3,4\n", usual, {"t.csv: column 'task', line 62: task 'd' has 1 row", "leave its rows out"});
    says(good + "c,1,2,3,\n", usual, {"t.csv: column 'y', line 62: is missing", "data.missing = drop"});
    says(good + "c,1,,3,4\n", usual, {"t.csv: column 'x2', line 62: is missing"});
    says(good + ",1,2,3,4\n", usual, {"t.csv: column 'task', line 62: names no task"});
    says(good + "c,1,2,3,high\n", usual, {"t.csv: column 'y', line 62: found 'high', expected a number", "classes"});
    says(good + "d,1,2,3,4\nd,2,3,4,4\nd,3,4,6,4\n", usual,
         {"t.csv: column 'task', line 62: task 'd' has the same y in all of its 3 rows"});
    says(good, usual + R"(, "order": "episodes")", {"t.csv: y are targets of tasks", "set data.order to rows"});
    says(good, R"("x": {"file": "t.csv", "columns": ["x1", "x2"]}, "task": "task")", {"there is no y", "data.y"});
    says(good, R"("x": {"file": "t.csv", "columns": ["x1", "x2"]}, "y": {"columns": ["x3", "y"]}, "task": "task")",
         {"t.csv: column 'y': is a second column of y", "leave data.task out"});
    says(good, usual + R"(, "points": 3)", {"data.latents", "found 2", "expected at most"});
    folder.write("y.csv", "y\n1\n2\n3\n");
    says(good, R"("x": {"file": "t.csv", "columns": ["x1", "x2", "x3"]}, "y": "y.csv", "task": "task")",
         {"y.csv: y has 3 rows, expected 60, as many as x"});
}
