// SPDX-License-Identifier: GPL-3.0-or-later
// The verb sweep, with real processes and real signals.
#include "core/reading/sweep.h"
#include "core/record/run_file.h"
#include "tests/app/curves.h"
#include "tests/app/process.h"

#include <csignal>
#include <doctest/doctest.h>
#include <filesystem>
#include <functional>
#include <nlohmann/json.hpp>
#include <optional>

using namespace disentangle;
using namespace disentangle::test;
using nlohmann::json;
namespace fs = std::filesystem;

namespace {

/// Two latents, trained in a few hundredths of a second for each hundred steps.
std::string tiny_experiment(int steps)
{
    return R"({"name": "tiny", "settings": "recipe",
 "world": {"graph": {"Ga": [[1, 0], [0, 1]], "Gz": null}, "d_x": 3,
           "rows": {"train": 2000, "validation": 300, "test": 500}},
 "estimator": {"width": 8, "transition": {"width": 4}},
 "training": {"batch": 32, "evaluate_every": 50, "checkpoint_every": 50, "evaluation_rows": 500, "steps": )" +
           std::to_string(steps) + "}}\n";
}

std::vector<std::string> sweep_into(const std::string& folder, std::vector<std::string> more = {})
{
    std::vector<std::string> command{"sweep",   "tiny.json", "--axis", "training.rate=0.001,0.002",
                                     "--seeds", "0:1",       "--out",  folder};
    command.insert(command.end(), more.begin(), more.end());
    return command;
}

std::vector<json> json_lines(const std::string& text)
{
    std::vector<json> lines;
    for (std::size_t start = 0, end; (end = text.find('\n', start)) != std::string::npos; start = end + 1)
        lines.push_back(json::parse(text.substr(start, end - start)));
    return lines;
}

json counts(int runs, int done, int failed)
{
    return {{"runs", runs}, {"done", done}, {"failed", failed}};
}

std::int64_t steps_taken(const SweepIndex& index)
{
    std::int64_t steps = 0;
    for (const SweptRun& run : standing_of(index).runs)
        steps += run.step;
    return steps;
}

/// Asks again and again, without a pause, as long as the program runs that is to bring it about.
void wait_until(const Program& program, const std::function<bool()>& holds)
{
    while (!holds())
        REQUIRE_FALSE(program.has_ended());
}

/// Processes of runs that have lost their sweep need a moment to find out, and hold their runs until then.
void wait_for_orphans(const SweepIndex& index, const std::vector<std::string>& runs)
{
    const auto held = [&](const std::string& name) { return is_recording(index.run_file(name)); };
    while (std::ranges::any_of(runs, held)) {
    }
}

void check_same_runs(const fs::path& one, const fs::path& other)
{
    const SweepPlan plan = SweepIndex(one).read();
    CHECK(plan.runs.size() == SweepIndex(other).read().runs.size());
    for (const IndexedRun& run : plan.runs) {
        CAPTURE(run.name);
        const fs::path file = SweepIndex(one).run_file(run.name), same = SweepIndex(other).run_file(run.name);
        CHECK(curves(file) == curves(same));
        CHECK(RunReader(file).checkpoint()->step == RunReader(same).checkpoint()->step);
        CHECK(RunReader(file).checkpoint()->data == RunReader(same).checkpoint()->data);
    }
}

}  // namespace

TEST_CASE("a sweep leaves a run for every cell and seed, an index, a table, and counts as its last line")
{
    const TemporaryFolder folder;
    folder.write("tiny.json", tiny_experiment(100));
    const Outcome outcome = run(sweep_into("swept", {"--json"}), folder.path());
    CAPTURE(outcome.err);
    CHECK(outcome.exit_code == 0);
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(folder.path() / "swept"))
        names.push_back(entry.path().filename());
    std::ranges::sort(names);
    CHECK(names == std::vector<std::string>{"rate-0.001-seed0.run", "rate-0.001-seed1.run", "rate-0.002-seed0.run",
                                            "rate-0.002-seed1.run", "sweep.index"});
    const std::vector<json> lines = json_lines(outcome.out);
    REQUIRE(lines.size() == 3);
    CHECK(lines[0]["cell"] == json{{"training.rate", 0.001}});
    CHECK(lines[1]["cell"] == json{{"training.rate", 0.002}});
    CHECK(lines[2] == counts(4, 4, 0));
    // Mean and standard error of two: half their sum, half their difference.
    const auto mcc = [&](const std::string& name) {
        return *RunReader(folder.path() / "swept" / name).metric_at("mcc", 100);
    };
    const double first = mcc("rate-0.002-seed0.run"), second = mcc("rate-0.002-seed1.run");
    CHECK(lines[1]["scores"]["mcc"]["mean"].get<double>() == doctest::Approx((first + second) / 2));
    CHECK(lines[1]["scores"]["mcc"]["error"].get<double>() == doctest::Approx(std::abs(first - second) / 2));
    CHECK(lines[1]["scores"]["mcc"]["count"] == 2);

    // A run of a sweep is a run like any other.
    REQUIRE(run({"train", "tiny.json", "--set", "training.rate=0.002", "--seed", "1", "--threads", "1", "--quiet",
                 "--out", "alone.run"},
                folder.path())
                .exit_code == 0);
    CHECK(curves(folder.path() / "alone.run") == curves(folder.path() / "swept/rate-0.002-seed1.run"));

    // What is done is left as it is.
    const std::string before = folder.read("swept/rate-0.001-seed0.run");
    const Outcome again = run({"sweep", "--out", "swept"}, folder.path());
    CHECK(again.exit_code == 0);
    CHECK(again.out.find("0.001   2/2") != std::string::npos);
    CHECK(folder.read("swept/rate-0.001-seed0.run") == before);
    const Outcome status = run({"sweep", "status", "swept", "--json"}, folder.path());
    CHECK(status.exit_code == 0);
    CHECK(status.out == outcome.out);
}

TEST_CASE("a sweep that is killed three times and begun again equals one that was not")
{
    const TemporaryFolder folder;
    folder.write("tiny.json", tiny_experiment(2000));
    REQUIRE(run(sweep_into("whole"), folder.path()).exit_code == 0);
    // The last run is held by somebody else, so that no sweep can be over before it is killed.
    REQUIRE(run(sweep_into("parts", {"--list"}), folder.path()).exit_code == 0);
    const SweepIndex index(folder.path() / "parts");
    std::optional<RunWriter> holder = RunWriter::reopen(index.run_file("rate-0.002-seed1"), -1);
    for (const std::int64_t steps : {100, 2100, 4500}) {
        Program sweep(sweep_into("parts", {"--jobs", "2"}), folder.path());
        wait_until(sweep, [&] { return steps_taken(index) >= steps; });
        // Once with all its runs, as by a machine that is reset; else they find out by themselves that it is gone.
        const std::vector<pid_t> children = steps == 2100 ? sweep.children() : std::vector<pid_t>{};
        sweep.kill(SIGKILL);
        for (const pid_t child : children)
            ::kill(child, SIGKILL);
        CHECK(sweep.finish().signal == SIGKILL);
        wait_for_orphans(index, {"rate-0.001-seed0", "rate-0.001-seed1", "rate-0.002-seed0"});
    }
    holder.reset();
    const Outcome outcome = run(sweep_into("parts", {"--json"}), folder.path());
    CAPTURE(outcome.err);
    CHECK(outcome.exit_code == 0);
    CHECK(json_lines(outcome.out).back() == counts(4, 4, 0));
    check_same_runs(folder.path() / "whole", folder.path() / "parts");
}

TEST_CASE("a sweep that is asked to end leaves checkpoints, says how to go on, and leaves no run behind")
{
    const TemporaryFolder folder;
    folder.write("tiny.json", tiny_experiment(100000000));
    REQUIRE(run(sweep_into("swept", {"--list"}), folder.path()).exit_code == 0);
    const SweepIndex index(folder.path() / "swept");
    Program sweep(sweep_into("swept", {"--jobs", "2", "--json"}), folder.path());
    wait_until(sweep, [&] {
        const SweepStanding standing = standing_of(index);
        return standing.runs[0].step >= 50 && standing.runs[1].step >= 50;
    });
    sweep.kill(SIGTERM);
    const Outcome outcome = sweep.finish();
    CHECK(outcome.exit_code == 1);
    CHECK(outcome.err.find("The same command goes on from here") != std::string::npos);
    CHECK(json_lines(outcome.out).back() == counts(4, 0, 0));
    for (const char* name : {"rate-0.001-seed0", "rate-0.001-seed1"}) {
        CHECK_FALSE(is_recording(index.run_file(name)));
        CHECK(RunReader(index.run_file(name)).events().back().kind == "interrupt");
    }
    CHECK(standing_of(index).runs[0].state == SweptState::begun);
    CHECK(standing_of(index).runs[2].state == SweptState::waiting);
}

TEST_CASE("runs that fail are listed and stop no other, and the same command tries them once more")
{
    const TemporaryFolder folder;
    folder.write("tiny.json", tiny_experiment(100));
    fs::create_directories(folder.path() / "swept/rate-0.001-seed1.run");
    folder.write("swept/rate-0.002-seed0.run", "nonsense");
    const Outcome outcome = run(sweep_into("swept", {"--json"}), folder.path());
    CHECK(outcome.exit_code == 1);
    CHECK(json_lines(outcome.out).back() == counts(4, 2, 2));
    std::map<std::string, std::string> reasons;
    for (const json& line : json_lines(outcome.out))
        if (line.contains("run"))
            reasons[line["run"]] = line["reason"];
    REQUIRE(reasons.size() == 2);
    CHECK(reasons["rate-0.001-seed1"].find("is a folder") != std::string::npos);
    CHECK(reasons["rate-0.002-seed0"].find("is not a run") != std::string::npos);
    CHECK(outcome.err.find("tries the runs that failed once more") != std::string::npos);
    CHECK(run({"sweep", "status", "swept"}, folder.path()).out.find("rate-0.001-seed1 failed: ") != std::string::npos);

    fs::remove(folder.path() / "swept/rate-0.001-seed1.run");
    fs::remove(folder.path() / "swept/rate-0.002-seed0.run");
    const Outcome again = run(sweep_into("swept", {"--json"}), folder.path());
    CHECK(again.exit_code == 0);
    CHECK(json_lines(again.out).back() == counts(4, 4, 0));
}

TEST_CASE("a run whose process is killed has failed, says by which signal, and goes on from its checkpoint")
{
    const TemporaryFolder folder;
    folder.write("tiny.json", tiny_experiment(100000));
    const std::vector<std::string> command{"sweep", "tiny.json", "--out", "swept", "--json"};
    std::vector<std::string> list = command;
    list.back() = "--list";
    REQUIRE(run(list, folder.path()).exit_code == 0);
    const SweepIndex index(folder.path() / "swept");
    Program sweep(command, folder.path());
    wait_until(sweep, [&] { return steps_taken(index) >= 100; });
    const std::vector<pid_t> children = sweep.children();
    REQUIRE(children.size() == 1);
    ::kill(children.front(), SIGKILL);
    const Outcome outcome = sweep.finish();
    CHECK(outcome.exit_code == 1);
    CHECK(outcome.out.find("its process was ended by signal 9 (Killed)") != std::string::npos);
    CHECK(json_lines(outcome.out).back() == counts(1, 0, 1));
    const std::int64_t checkpoint = RunReader(index.run_file("seed0")).checkpoint()->step;
    CHECK(checkpoint >= 50);
    Program again(command, folder.path());
    wait_until(again, [&] { return steps_taken(index) > checkpoint + 100; });
    again.kill(SIGINT);
    CHECK(json_lines(again.finish().out).back() == counts(1, 0, 0));
}

TEST_CASE("two sweeps of one folder share the work")
{
    const TemporaryFolder folder;
    folder.write("tiny.json", tiny_experiment(400));
    REQUIRE(run(sweep_into("whole"), folder.path()).exit_code == 0);
    REQUIRE(run(sweep_into("shared", {"--list"}), folder.path()).exit_code == 0);
    Program one(sweep_into("shared", {"--json"}), folder.path()),
        other(sweep_into("shared", {"--json"}), folder.path());
    const Outcome first = one.finish(), second = other.finish();
    CAPTURE(first.err);
    CAPTURE(second.err);
    CHECK(first.exit_code == 0);
    CHECK(second.exit_code == 0);
    CHECK(json_lines(first.out).back() == counts(4, 4, 0));
    CHECK(json_lines(second.out).back() == counts(4, 4, 0));
    check_same_runs(folder.path() / "whole", folder.path() / "shared");
}

TEST_CASE("--list prints a command for each run that is not done, which a shell or another scheduler takes")
{
    const TemporaryFolder folder;
    folder.write("tiny.json", tiny_experiment(100));
    // A name that a shell would take for several words.
    const Outcome listed = run(sweep_into("my sweep's", {"--list"}), folder.path());
    CHECK(listed.exit_code == 0);
    CHECK(std::ranges::count(listed.out, '\n') == 4);
    const SweepIndex index(folder.path() / "my sweep's");
    CHECK(standing_of(index).count(SweptState::waiting) == 4);
    const Outcome first = run_tool({"sh", "-c", listed.out.substr(0, listed.out.find('\n'))}, folder.path());
    CHECK(first.exit_code == 0);
    const Outcome rest = run({"sweep", "--out", "my sweep's", "--list"}, folder.path());
    CHECK(rest.out == listed.out.substr(listed.out.find('\n') + 1));
    CHECK(run_tool({"sh", "-c", rest.out}, folder.path()).exit_code == 0);
    CHECK(standing_of(index).count(SweptState::done) == 4);
    CHECK(run({"sweep", "--out", "my sweep's", "--list"}, folder.path()).out.empty());
}

TEST_CASE("a sweep that cannot be is refused before anything is made")
{
    const TemporaryFolder folder;
    folder.write("tiny.json", tiny_experiment(100));
    const auto refused = [&](std::vector<std::string> arguments, const std::string& says) {
        const Outcome outcome = run(arguments, folder.path());
        CAPTURE(says);
        CAPTURE(outcome.err);
        CHECK(outcome.exit_code == 2);
        CHECK(outcome.err.find(says) != std::string::npos);
        CHECK(outcome.out.empty());
        CHECK_FALSE(fs::exists(folder.path() / "x"));
    };
    refused({"sweep", "tiny.json"}, "--out is required");
    refused({"sweep", "--out", "x"}, "x: holds no sweep");
    refused({"sweep", "--out", "x", "--axis", "training.rate=0.1"}, "there is no experiment");
    refused(sweep_into("x", {"--axis", "training.stepz=5"}), "did you mean training.steps?");
    refused({"sweep", "tiny.json", "--seeds", "none", "--out", "x"}, "--seeds: found 'none'");
    refused(sweep_into("x", {"--jobs", "0"}), "--jobs");
    refused(sweep_into("x", {"--partition=debug"}), "--partition=debug");
    refused({"sweep", "status", "x"}, "x: holds no sweep");
    REQUIRE(run(sweep_into("y", {"--list"}), folder.path()).exit_code == 0);
    const Outcome other = run(sweep_into("y", {"--set", "training.steps=200"}), folder.path());
    CHECK(other.exit_code == 2);
    CHECK(other.err.find("belongs to another sweep") != std::string::npos);
}

TEST_CASE("an axis along which nothing changes is warned about")
{
    const TemporaryFolder folder;
    folder.write("tiny.json", tiny_experiment(10));
    const Outcome outcome =
        run({"sweep", "tiny.json", "--axis", "sparsity.penalty=0.1,0.2", "--out", "swept", "--list"}, folder.path());
    CHECK(outcome.exit_code == 0);
    CHECK(outcome.err.find("warning: --axis sparsity.penalty: does nothing here; it acts when sparsity.search is "
                           "penalty") != std::string::npos);
}
