// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/sweep.h"
#include "tests/core/experiment/support.h"

#include <doctest/doctest.h>
#include <set>

using namespace disentangle;
using namespace disentangle::testing;

namespace {

Sweep small_sweep()
{
    return {nlohmann::json::parse(document_with("\"name\": \"small\", \"seed\": 7")),
            "small.json",
            {{"training.rate", {"0.001", "0.002"}}, {"world.seed", {"1", "2", "3"}}},
            {0, 5}};
}

std::vector<std::string> names_of(const std::vector<SweepRun>& runs)
{
    std::vector<std::string> names;
    for (const SweepRun& run : runs)
        names.push_back(run.name);
    return names;
}

std::string error_of_sweep(std::vector<SweepAxis> axes, std::vector<std::uint64_t> seeds = {0})
{
    Sweep sweep = small_sweep();
    sweep.axes = std::move(axes);
    sweep.seeds = std::move(seeds);
    return error_of([&] { runs_of(sweep); });
}

}  // namespace

TEST_CASE("an axis is a list of values, of ranges whose ends belong to them, or of both")
{
    CHECK(parse_axis("training.rate=5,10,20") == SweepAxis{"training.rate", {"5", "10", "20"}});
    CHECK(parse_axis("world.mixing.seed=1:5") == SweepAxis{"world.mixing.seed", {"1", "2", "3", "4", "5"}});
    CHECK(parse_axis("world.noise=0:0.3:0.1").values == std::vector<std::string>{"0", "0.1", "0.2", "0.3"});
    CHECK(parse_axis("a.b=0,4:6,10").values == std::vector<std::string>{"0", "4", "5", "6", "10"});
    CHECK(parse_axis("estimator.kind=ivae,random").values == std::vector<std::string>{"ivae", "random"});
    // A matrix is one value, whatever commas it holds.
    CHECK(parse_axis("world.graph.Ga=[[1, 0], [0, 1]],[[1, 1], [0, 1]]").values ==
          std::vector<std::string>{"[[1, 0], [0, 1]]", "[[1, 1], [0, 1]]"});
}

TEST_CASE("what is no axis is refused with what was found and what is expected")
{
    const auto error = [](const std::string& text) { return error_of([&] { parse_axis(text); }); };
    CHECK(error("training.rate") == "--axis training.rate: found 'training.rate', expected KEY=VALUE,VALUE,... or "
                                    "KEY=FIRST:LAST, as in sparsity.beta_Ga=5,10,20");
    CHECK(error("=5").find("found '=5'") != std::string::npos);
    CHECK(error("a=").find("found no value") != std::string::npos);
    CHECK(error("a=1,,2").find("found an empty value") != std::string::npos);
    CHECK(error("a=1:3,2").find("found '2' twice") != std::string::npos);
    CHECK(error("a=5:1").find("that goes upwards") != std::string::npos);
    CHECK(error("a=1:2:0").find("that goes upwards") != std::string::npos);
    CHECK(error("a=0:1e9").find("at most 20000") != std::string::npos);
}

TEST_CASE("seeds are a range, a list, or how many")
{
    using Seeds = std::vector<std::uint64_t>;
    CHECK(parse_seeds("0:4") == Seeds{0, 1, 2, 3, 4});
    CHECK(parse_seeds("5") == Seeds{0, 1, 2, 3, 4});
    CHECK(parse_seeds("3,7,11") == Seeds{3, 7, 11});
    CHECK(parse_seeds("4:4") == Seeds{4});
    for (const char* text : {"", "0", "-1:2", "1.5", "one", "1,1", "9007199254740992,1"}) {
        CAPTURE(text);
        CHECK(error_of([&] { parse_seeds(text); }).starts_with("--seeds: found"));
    }
}

TEST_CASE("runs come with the first axis turning slowest and the seeds fastest, and are named by what they vary")
{
    const std::vector<SweepRun> runs = runs_of(small_sweep());
    CHECK(names_of(runs) == std::vector<std::string>{"rate-0.001_world.seed-1-seed0", "rate-0.001_world.seed-1-seed5",
                                                     "rate-0.001_world.seed-2-seed0", "rate-0.001_world.seed-2-seed5",
                                                     "rate-0.001_world.seed-3-seed0", "rate-0.001_world.seed-3-seed5",
                                                     "rate-0.002_world.seed-1-seed0", "rate-0.002_world.seed-1-seed5",
                                                     "rate-0.002_world.seed-2-seed0", "rate-0.002_world.seed-2-seed5",
                                                     "rate-0.002_world.seed-3-seed0", "rate-0.002_world.seed-3-seed5"});
    for (std::size_t i = 0; i < runs.size(); ++i) {
        CHECK(runs[i].cell == i / 2);
        CHECK(runs[i].experiment.seed == runs[i].seed);
        CHECK(runs[i].experiment.training.rate == (i < 6 ? 0.001 : 0.002));
        CHECK(runs[i].experiment.world.seed == 1 + i / 2 % 3);
        CHECK(runs[i].values == std::vector<std::string>{i < 6 ? "0.001" : "0.002", std::to_string(1 + i / 2 % 3)});
    }
    CHECK(cell_in_words({"training.rate", "world.seed"}, runs.back().values) == "rate 0.002, world.seed 3");
}

TEST_CASE("more values and seeds leave the names and the experiments of the others as they are")
{
    Sweep larger = small_sweep();
    larger.axes[0].values = {"0.0005", "0.001", "0.002"};
    larger.seeds = {0, 1, 5};
    const std::vector<SweepRun> before = runs_of(small_sweep()), after = runs_of(larger);
    for (const SweepRun& run : before) {
        const auto same = std::ranges::find(after, run.name, &SweepRun::name);
        REQUIRE(same != after.end());
        CHECK(same->experiment == run.experiment);
    }
}

TEST_CASE("defaults that follow from an axis follow it")
{
    Sweep sweep = small_sweep();
    sweep.axes = {{"estimator.kind", {"mechanism_sparsity", "random"}}};
    sweep.seeds = {0};
    const std::vector<SweepRun> runs = runs_of(sweep);
    CHECK(runs[1].experiment ==
          experiment_from_json(
              nlohmann::json::parse(document_with(R"("name": "small", "seed": 0, "estimator": {"kind": "random"})")),
              ""));
    CHECK(runs[0].experiment.training.steps != runs[1].experiment.training.steps);
}

TEST_CASE("without axes there is one cell, and names say the seed alone")
{
    Sweep sweep = small_sweep();
    sweep.axes.clear();
    CHECK(names_of(runs_of(sweep)) == std::vector<std::string>{"seed0", "seed5"});
    CHECK(cell_in_words({}, {}) == "all");
}

TEST_CASE("values that are no names for files are numbered, and every run has a name of its own")
{
    Sweep sweep = small_sweep();
    sweep.axes = {{"world.graph.Ga", {"[[1, 0], [0, 1]]", "[[1, 1], [0, 1]]"}},
                  {"world.mixing.seed", {"1"}},
                  {"world.seed", {"1"}}};
    sweep.seeds = {0};
    // Of keys with the same last word as many words as tell them apart, from each other and from the seed of training.
    CHECK(names_of(runs_of(sweep)) == std::vector<std::string>{"Ga-no1_mixing.seed-1_world.seed-1-seed0",
                                                               "Ga-no2_mixing.seed-1_world.seed-1-seed0"});
    sweep.axes = {{"name", {"a/b", "a_b", "c d"}}};
    const std::vector<std::string> names = names_of(runs_of(sweep));
    CHECK(names == std::vector<std::string>{"name-no1-seed0", "name-a_b-seed0", "name-no3-seed0"});
}

TEST_CASE("what makes no experiment is refused in the words of --axis")
{
    CHECK(error_of_sweep({{"training.ratee", {"1"}}}) ==
          "--axis training.ratee=1: unknown key, did you mean training.rate?");
    CHECK(
        error_of_sweep({{"training.rate", {"0.1", "11"}}}).starts_with("--axis training.rate=11: found 11, expected"));
    CHECK(error_of_sweep({{"world.d_x", {"3", "1"}}}).find("small.json, d_x 1: world.d_x: found 1") == 0);
    CHECK(error_of_sweep({{"seed", {"1"}}}).find("--seeds for it") != std::string::npos);
    CHECK(error_of_sweep({{"training.rate", {"0.1"}}, {"training.rate", {"0.2"}}}).find("found the key twice") !=
          std::string::npos);
    CHECK(error_of_sweep({}, {}).starts_with("--seeds: found none"));
    const std::vector<std::string> many = parse_axis("world.seed=1:20000").values;
    CHECK(error_of_sweep({{"world.seed", many}}, {0, 1}).find("found more than 20000 runs") != std::string::npos);
}
