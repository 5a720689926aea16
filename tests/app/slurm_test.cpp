// SPDX-License-Identifier: GPL-3.0-or-later
// What is handed to a cluster, on a Slurm of one node. Where none can be started (it takes root, slurm-wlm and munge), the
// test says so and is skipped.
#include "core/reading/sweep.h"
#include "tests/app/curves.h"
#include "tests/app/process.h"

#include <cstdlib>
#include <doctest/doctest.h>
#include <nlohmann/json.hpp>
#include <unistd.h>

using namespace disentangle;
using namespace disentangle::test;

namespace {

class OneNodeSlurm {
public:
    OneNodeSlurm()
    {
        const Outcome outcome = run_tool({script, "start", folder_.path().string()}, folder_.path());
        started_ = outcome.exit_code == 0;
        why_ = outcome.err;
        if (started_)
            ::setenv("SLURM_CONF", (folder_.path() / "slurm.conf").c_str(), 1);
    }
    ~OneNodeSlurm()
    {
        run_tool({script, "stop", folder_.path().string()}, folder_.path());
        ::unsetenv("SLURM_CONF");
    }
    OneNodeSlurm(const OneNodeSlurm&) = delete;
    OneNodeSlurm& operator=(const OneNodeSlurm&) = delete;

    bool started() const { return started_; }
    const std::string& why_not() const { return why_; }

    /// Why it is of no use to try; empty where it may work.
    static std::string missing()
    {
        if (::geteuid() != 0)
            return "it takes root";
        const TemporaryFolder folder;
        for (const char* program : {"sbatch", "slurmctld", "slurmd", "munged", "mungekey"})
            if (run_tool({"sh", "-c", std::string("command -v ") + program}, folder.path()).exit_code != 0)
                return std::string("there is no ") + program + " (package slurm-wlm or munge)";
        return {};
    }

private:
    static constexpr const char* script = DISENTANGLE_SOURCE_DIR "/tests/app/one_node_slurm";
    TemporaryFolder folder_;
    bool started_ = false;
    std::string why_;
};

constexpr const char* tiny = R"({"name": "tiny", "settings": "recipe",
 "world": {"graph": {"Ga": [[1, 0], [0, 1]], "Gz": null}, "d_x": 3,
           "rows": {"train": 2000, "validation": 300, "test": 500}},
 "estimator": {"width": 8, "transition": {"width": 4}},
 "training": {"batch": 32, "evaluate_every": 50, "checkpoint_every": 50, "evaluation_rows": 500, "steps": 100}})";

}  // namespace

TEST_CASE("a sweep handed to Slurm equals one trained here, and is not handed over twice")
{
    if (const std::string missing = OneNodeSlurm::missing(); !missing.empty()) {
        MESSAGE("skipped: no Slurm of one node can be started here: ", missing);
        return;
    }
    const OneNodeSlurm slurm;
    if (!slurm.started()) {
        MESSAGE("skipped: no Slurm of one node can be started here: ", slurm.why_not());
        return;
    }
    const TemporaryFolder folder;
    folder.write("tiny.json", tiny);
    const auto sweep = [&](const std::string& into, std::vector<std::string> more) {
        std::vector<std::string> command{"sweep",   "tiny.json", "--axis", "training.rate=0.001,0.002",
                                         "--seeds", "2",         "--out",  into};
        command.insert(command.end(), more.begin(), more.end());
        return run(command, folder.path());
    };
    // A job that waits until it is released: the sweep is in hands already.
    const Outcome held = sweep("cluster", {"--slurm", "--hold", "--json"});
    CAPTURE(held.err);
    REQUIRE(held.exit_code == 0);
    CHECK(held.err.find("Submitted job ") != std::string::npos);
    CHECK(held.out.ends_with("{\"done\":0,\"failed\":0,\"runs\":4}\n"));
    const SweepIndex index(folder.path() / "cluster");
    const std::string job = index.read().job;
    const Outcome twice = sweep("cluster", {"--slurm"});
    CHECK(twice.exit_code == 2);
    CHECK(twice.err.find("job " + job + " is still at work on this sweep") != std::string::npos);
    REQUIRE(run_tool({"scancel", job}, folder.path()).exit_code == 0);

    // sbatch --wait returns when the job is over. Options may come as one word or several.
    const Outcome over = sweep("cluster", {"--slurm", "--wait --partition=debug", "--job-name=tiny"});
    CAPTURE(over.err);
    CHECK(over.exit_code == 0);
    const Outcome status = run({"sweep", "status", "cluster", "--json"}, folder.path());
    CHECK(status.out.ends_with("{\"done\":4,\"failed\":0,\"runs\":4}\n"));
    CHECK(index.read().runs[0].state == SweptState::done);  // status has brought the index up to date
    REQUIRE(sweep("here", {}).exit_code == 0);
    for (const IndexedRun& run : index.read().runs) {
        CAPTURE(run.name);
        CHECK(curves(index.run_file(run.name)) == curves(folder.path() / "here" / (run.name + ".run")));
    }
    CHECK(sweep("cluster", {"--slurm"}).err.find("nothing is submitted") != std::string::npos);
}

TEST_CASE("without Slurm, the words that would have submitted the sweep are said, and another way")
{
    const TemporaryFolder folder;
    folder.write("tiny.json", tiny);
    const std::string path = std::getenv("PATH");
    ::setenv("PATH", folder.path().c_str(), 1);  // nothing is found there
    const Outcome outcome = run({"sweep", "tiny.json", "--out", "cluster", "--slurm"}, folder.path());
    ::setenv("PATH", path.c_str(), 1);
    CHECK(outcome.exit_code == 1);
    CHECK(outcome.err.find("sbatch --parsable --array=0-0") != std::string::npos);
    CHECK(outcome.err.find("--list prints the commands") != std::string::npos);
}
