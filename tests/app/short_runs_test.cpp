// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/file.h"
#include "core/record/catalogue.h"
#include "core/record/run_file.h"
#include "tests/app/process.h"

#include <cmath>
#include <cstdlib>
#include <doctest/doctest.h>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>

using namespace disentangle;
using namespace disentangle::test;
using nlohmann::json;

namespace {

/// What decides which kernels run, and so how sums are rounded: the processor with its instruction sets.
std::string processor()
{
    std::ifstream file("/proc/cpuinfo");
    std::map<std::string, std::string> said;
    for (std::string line; std::getline(file, line);)
        if (const std::size_t colon = line.find(':'); colon != std::string::npos) {
            const std::string name = line.substr(0, line.find_last_not_of("\t :", colon) + 1);
            said.try_emplace(name, colon + 2 <= line.size() ? line.substr(colon + 2) : "");
        }
    return said["vendor_id"] + ' ' + said["cpu family"] + ' ' + said["model"] + ' ' + said["stepping"] + ' ' +
           said["flags"];
}

// Sums are rounded as the compiler orders them: the numbers are those of the optimised build. A debug or sanitized one takes
// minutes for them, and other tests run every line of it.
#if defined(NDEBUG)
constexpr bool optimised = true;
#else
constexpr bool optimised = false;
#endif
#if defined(__clang__)
constexpr bool same_compiler = false;
#else
constexpr bool same_compiler = true;
#endif

constexpr const char* golden_file = DISENTANGLE_GOLDEN_DIR "/short_runs.json";

/// All that a run records but how long it took: [[step, value], ...] for each metric.
json recorded(const RunReader& run)
{
    json metrics = json::object();
    for (const MetricInfo& info : metric_table()) {
        if (info.name == metric::seconds || info.name == metric::steps_per_second)
            continue;
        json points = json::array();
        for (const Sample& sample : run.metric(std::string(info.name)))
            points.push_back({sample.step, sample.value});
        if (!points.empty())
            metrics[info.name] = std::move(points);
    }
    return metrics;
}

/// A line for each metric, so that a difference can be read.
std::string in_lines(const json& golden)
{
    std::string text = "{\"processor\": " + golden["processor"].dump() + ",\n \"runs\": [\n";
    std::string between_runs;
    for (const json& run : golden["runs"]) {
        text += between_runs + "{\"name\": " + run["name"].dump() + ", \"arguments\": " + run["arguments"].dump() +
                ", \"metrics\": {";
        std::string between = "\n ";
        for (const auto& [name, points] : run["metrics"].items()) {
            text += between + json(name).dump() + ": " + points.dump();
            between = ",\n ";
        }
        text += "}}";
        between_runs = ",\n";
    }
    return text + "\n]}\n";
}

}  // namespace

// A change that is not about how training goes must leave golden/short_runs.json as it is. One that is records it anew: run
// this test with DISENTANGLE_UPDATE_RESOURCES=1. Where another processor rounds differently, only what was recorded and when
// must agree, and scores roughly.
TEST_CASE("short runs record the numbers that they always recorded" * doctest::skip(!optimised))
{
    json golden = json::parse(read_file(golden_file));
    const bool update = std::getenv("DISENTANGLE_UPDATE_RESOURCES") != nullptr;
    const bool same =
        same_compiler && golden["processor"] == processor() && std::getenv("OPENBLAS_CORETYPE") == nullptr;
    if (!same)
        MESSAGE("another processor or compiler than the numbers come from: they are not compared bit by bit");
    for (json& run : golden["runs"]) {
        CAPTURE(run["name"]);
        const TemporaryFolder folder;
        std::vector<std::string> arguments{"train", "--quiet", "--out", "X.run"};
        for (const std::string argument : run["arguments"])
            arguments.push_back(argument);
        const Outcome outcome = disentangle::test::run(arguments, folder.path());
        CAPTURE(outcome.err);
        REQUIRE(outcome.exit_code == 0);
        const RunReader reader(folder.path() / "X.run");
        if (update) {
            run["metrics"] = recorded(reader);
            continue;
        }
        for (const auto& [name, points] : run["metrics"].items()) {
            CAPTURE(name);
            const std::vector<Sample> curve = reader.metric(name);
            REQUIRE(curve.size() == points.size());
            for (std::size_t k = 0; k < curve.size(); ++k) {
                CHECK(curve[k].step == points[k][0].get<std::int64_t>());
                const double value = points[k][1];
                if (same)
                    CHECK(curve[k].value == value);
                else if (name == "mcc" || name == "r")
                    CHECK(std::abs(curve[k].value - value) < 0.2);
            }
        }
    }
    if (update) {
        golden["processor"] = processor();
        write_file_atomically(golden_file, in_lines(golden));
    }
}
