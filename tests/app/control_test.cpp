// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/disentangle/control.h"
#include "core/base/error.h"
#include "core/record/catalogue.h"
#include "core/record/run_file.h"
#include "tests/app/process.h"
#include "tests/app/small_experiment.h"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

using namespace disentangle;
using namespace disentangle::test;
using nlohmann::json;

namespace {

std::string error_of(const std::string& line)
{
    json id;
    try {
        parse_command(line, 3, id);
    } catch (const InputError& error) {
        return error.what();
    }
    return "";
}

// The largest rate allowed: the unmixing matrix grows tenfold with every step until it overflows.
constexpr double ruinous_rate = 10;

/// An engine under control, with its output line by line.
class Engine {
public:
    explicit Engine(const std::filesystem::path& folder, std::vector<std::string> more = {"--paused"})
        : program_(with(std::move(more)), folder)
    {
    }

    json next()
    {
        const std::string line = program_.read_line();
        REQUIRE_FALSE(line.empty());
        return json::parse(line);
    }
    /// The next line that is an answer.
    json answer()
    {
        for (;;)
            if (json line = next(); line.contains("ok"))
                return line;
    }
    json event(const std::string& name)
    {
        for (;;)
            if (json line = next(); line.value("event", "") == name)
                return line;
    }
    void send(const json& command) { program_.send(command.dump()); }
    void send_text(const std::string& line) { program_.send(line); }
    json ask(const json& command)
    {
        send(command);
        return answer();
    }
    Program& program() { return program_; }

private:
    static std::vector<std::string> with(std::vector<std::string> more)
    {
        std::vector<std::string> arguments{"train", "small.json", "--out", "X.run", "--control"};
        arguments.insert(arguments.end(), more.begin(), more.end());
        return arguments;
    }
    Program program_;
};

}  // namespace

TEST_CASE("commands are read with their numbers, and faults are named")
{
    json id;
    CHECK(parse_command(R"({"do": "step", "count": 5, "id": [1, "a"]})", 3, id).count == 5);
    CHECK(id == json{1, "a"});
    CHECK(parse_command(R"({"do": "step"})", 3, id).count == 1);
    CHECK(parse_command(R"({"do": "decode", "z": [[1, 2, 3], [4, 5, 6]]})", 3, id).z.size() == 6);
    CHECK(parse_command(R"({"do": "set", "key": "rate", "value": 0.1})", 3, id).value == 0.1);

    CHECK(parse_command(R"({"do": "pace", "steps_per_second": 2.5, "evaluate_every": 3})", 3, id).steps_per_second ==
          2.5);
    CHECK(parse_command(R"({"do": "pace", "steps_per_second": null})", 3, id).steps_per_second == std::nullopt);
    CHECK(parse_command(R"({"do": "decode", "z": [[1, 2, 3]], "step": 0})", 3, id).at_step == 0);

    CHECK(error_of("pause").find("one JSON object per line") != std::string::npos);
    CHECK(error_of("[]").find("one JSON object per line") != std::string::npos);
    CHECK(error_of("{}").find("\"do\"") != std::string::npos);
    CHECK(error_of(R"({"do": 3})").find("\"do\"") != std::string::npos);
    CHECK(error_of(R"({"do": "paus"})").find("did you mean 'pause'?") != std::string::npos);
    CHECK(error_of(R"({"do": "pause", "count": 3})").find("unknown key 'count'") != std::string::npos);
    CHECK(error_of(R"({"do": "step", "count": 0})").find("expected an integer of at least 1") != std::string::npos);
    CHECK(error_of(R"({"do": "step", "count": 1.5})").find("found 1.5") != std::string::npos);
    CHECK(error_of(R"({"do": "step", "count": 1e300})").find("step: count") != std::string::npos);
    CHECK(error_of(R"({"do": "set", "key": "rate"})").find("\"value\"") != std::string::npos);
    CHECK(error_of(R"({"do": "pace", "steps_per_second": 0})").find("at least 0.001") != std::string::npos);
    CHECK(error_of(R"({"do": "pace", "steps_per_second": "fast"})").find("found \"fast\"") != std::string::npos);
    CHECK(error_of(R"({"do": "pace", "evaluate_every": 0})").find("evaluate_every: found 0") != std::string::npos);
    CHECK(error_of(R"({"do": "decode"})").find("decode: z") != std::string::npos);
    CHECK(error_of(R"({"do": "decode", "z": [[1, 2]]})").find("vector 1: expected a list of 3 numbers") !=
          std::string::npos);
    CHECK(error_of(R"({"do": "decode", "z": [[1, 2, "x"]]})").find("found \"x\"") != std::string::npos);
    CHECK(error_of(R"({"do": "decode", "z": [[1, 2, 1e39]]})").find("finite") != std::string::npos);
}

TEST_CASE(
    "a line nested too deeply to be answered is refused, and what an error repeats of a line is short and printable")
{
    const std::string deep = std::string(200'000, '[') + std::string(200'000, ']');
    CHECK(error_of(R"({"do": "pause", "id": )" + deep + "}").find("at most 64 levels") != std::string::npos);
    CHECK(error_of(R"({"do": "pa\nuse"})") == "unknown command 'pa?use', did you mean 'pause'?");
    CHECK(error_of(R"({"do": "step", "count": ")" + std::string(1000, 'x') + "\"}").size() < 200);
}

TEST_CASE("a paused engine evaluates step 0 and then does what it is told, one command after the other")
{
    const TemporaryFolder folder;
    folder.write("small.json", small_experiment());
    Engine engine(folder.path());
    const json started = engine.event("started");
    CHECK(started["run"] == "X.run");
    CHECK(started["step"] == 0);
    CHECK(started["steps"] == 300);
    CHECK(started["backend"] == "fused");
    CHECK(started["threads"].is_number_integer());
    CHECK(started["bound_from_truth"] == true);
    CHECK(engine.event("state") == json{{"event", "state"}, {"state", "paused"}, {"step", 0}});
    const json evaluated = engine.event("evaluated");
    CHECK(evaluated["step"] == 0);
    CHECK(evaluated["mcc"].is_number());

    CHECK(engine.ask({{"do", "step"}, {"count", 3}, {"id", 7}}) ==
          json{{"id", 7}, {"ok", true}, {"do", "step"}, {"step", 0}});
    CHECK(engine.event("state")["state"] == "running");
    CHECK(engine.event("evaluated")["step"] == 3);
    CHECK(engine.event("state") == json{{"event", "state"}, {"state", "paused"}, {"step", 3}});
    CHECK(engine.ask({{"do", "pause"}})["step"] == 3);

    engine.send({{"do", "evaluate"}});
    CHECK(engine.event("evaluated")["step"] == 50);  // evaluate_every
    CHECK(engine.event("state")["state"] == "paused");

    CHECK(engine.ask({{"do", "set"}, {"key", "beta_Ga"}, {"value", 5}, {"id", "b"}})["ok"] == true);
    const json refused = engine.ask({{"do", "set"}, {"key", "width"}, {"value", 5}, {"id", "c"}});
    CHECK(refused["ok"] == false);
    CHECK(refused["id"] == "c");
    CHECK(refused["error"].get<std::string>().find("width") != std::string::npos);
    CHECK(engine.ask({{"do", "set"}, {"key", "beta_Ga"}, {"value", "many"}})["ok"] == false);
    CHECK(engine.ask({{"do", "set"}, {"key", "penalty"}, {"value", 0.5}})["error"] ==
          "set: 'sparsity.penalty' does nothing here; it acts when sparsity.search is penalty, expected one that acts: "
          "beta_Ga, multiplier_rate, rate, muon_rate, unmix_rate, schedule_end, dual_restarts, mask_rate, mask_limit, "
          "temperature, temperature_end, hard_masks, warm_up, hold, final_fraction, evaluate_every, checkpoint_every");

    const json decoded = engine.ask({{"do", "decode"}, {"z", {{0, 0, 0}, {1, 0, 0}}}});
    REQUIRE(decoded["x"].size() == 2);
    CHECK(decoded["x"][0].size() == 5);  // d_x
    CHECK(decoded["x"][0] != decoded["x"][1]);

    CHECK(engine.ask({{"do", "checkpoint"}})["ok"] == true);
    CHECK(RunReader(folder.path() / "X.run").checkpoint()->step == 50);
    engine.send_text("what?");
    CHECK(engine.answer()["ok"] == false);

    engine.send({{"do", "resume"}});
    CHECK(engine.event("state")["state"] == "running");
    const json finished = engine.event("finished");
    CHECK(finished["reason"] == "steps");
    CHECK(finished["result"]["steps"] == 300);
    CHECK(finished["result"]["bound_from_truth"] == false);
    CHECK(finished["result"]["bound_Ga"] == 5);
    CHECK(engine.program().finish().exit_code == 0);

    std::vector<std::string> changes;
    for (const Event& event : RunReader(folder.path() / "X.run").events())
        if (event.kind == "set")
            changes.push_back(event.text);
    REQUIRE(changes.size() == 1);
    CHECK(json::parse(changes[0]) == json{{"key", "beta_Ga"}, {"value", 5}});
}

TEST_CASE("pausing, stepping and evaluating in between changes no number")
{
    const TemporaryFolder folder;
    folder.write("small.json", small_experiment());
    REQUIRE(run({"train", "small.json", "--out", "plain.run", "--quiet"}, folder.path()).exit_code == 0);
    Engine engine(folder.path());
    engine.event("evaluated");
    for (const int count : {1, 7, 42, 100}) {  // 50 and 150 are scheduled evaluations as well
        engine.send({{"do", "step"}, {"count", count}});
        while (engine.event("state")["state"] != "paused") {
        }
    }
    engine.send({{"do", "checkpoint"}});
    engine.send({{"do", "resume"}});
    engine.event("finished");
    REQUIRE(engine.program().finish().exit_code == 0);
    const RunReader plain(folder.path() / "plain.run"), steered(folder.path() / "X.run");
    for (const std::int64_t step : plain.steps()) {
        for (const char* name : {"mcc", "r", "loss", "expected_edges_Ga"}) {
            CAPTURE(step);
            CAPTURE(name);
            CHECK(plain.metric_at(name, step) == steered.metric_at(name, step));
        }
    }
    CHECK(steered.steps() == std::vector<std::int64_t>{0, 1, 8, 50, 100, 150, 200, 250, 300});
}

TEST_CASE("stop evaluates, checkpoints, finishes the file and exits with 0")
{
    const TemporaryFolder folder;
    folder.write("small.json", small_experiment("\"steps\": 100000000"));
    Engine engine(folder.path(), {});
    CHECK(engine.event("progress")["steps_per_second"].is_number());
    engine.send({{"do", "stop"}, {"id", 1}});
    CHECK(engine.answer()["ok"] == true);
    const json finished = engine.event("finished");
    CHECK(finished["reason"] == "stop");
    CHECK(finished["result"]["evaluated"] == finished["result"]["steps"]);
    CHECK(engine.program().finish().exit_code == 0);
    const RunReader reader(folder.path() / "X.run");
    CHECK(reader.checkpoint()->step == finished["result"]["steps"].get<std::int64_t>());
    CHECK(reader.events().back().kind == "stop");
    CHECK(folder.names() == std::vector<std::string>{"X.run", "small.json"});
}

TEST_CASE("when standard input closes the engine checkpoints and ends, running or paused")
{
    for (const bool paused : {false, true}) {
        CAPTURE(paused);
        const TemporaryFolder folder;
        folder.write("small.json", small_experiment("\"steps\": 100000000"));
        Engine engine(folder.path(), paused ? std::vector<std::string>{"--paused"} : std::vector<std::string>{});
        engine.event("evaluated");
        engine.program().close_input();
        CHECK(engine.event("finished")["reason"] == "interrupt");
        CHECK(engine.program().finish().exit_code == 1);
        const RunReader reader(folder.path() / "X.run");
        CHECK(reader.checkpoint().has_value());
        CHECK(reader.events().back().kind == "interrupt");
    }
}

TEST_CASE("slow motion evaluates more often, and what the run plans to evaluate stays the same to the last bit")
{
    const TemporaryFolder folder;
    folder.write("small.json", small_experiment());
    REQUIRE(run({"train", "small.json", "--out", "plain.run", "--quiet"}, folder.path()).exit_code == 0);
    Engine engine(folder.path());
    engine.event("evaluated");
    CHECK(engine.ask({{"do", "pace"}, {"steps_per_second", 1000}, {"evaluate_every", 20}})["ok"] == true);
    engine.send({{"do", "resume"}});
    while (engine.event("evaluated")["step"] < 120) {
    }
    engine.send({{"do", "pace"}});
    engine.event("finished");
    REQUIRE(engine.program().finish().exit_code == 0);
    const RunReader plain(folder.path() / "plain.run"), slow(folder.path() / "X.run");
    for (const std::int64_t step : plain.steps()) {
        for (const std::string& name : plain.metric_names()) {
            if (name != "seconds" && name != "steps_per_second") {
                CAPTURE(step);
                CAPTURE(name);
                CHECK(plain.metric_at(name, step) == slow.metric_at(name, step));
            }
        }
    }
    const std::vector<std::int64_t> steps = slow.steps();
    for (const std::int64_t step : {20, 40, 50, 60, 80, 100, 120, 150, 300})
        CHECK(std::find(steps.begin(), steps.end(), step) != steps.end());
}

TEST_CASE("an engine that waits for its next step in slow motion obeys at once")
{
    const TemporaryFolder folder;
    folder.write("small.json", small_experiment());
    Engine engine(folder.path());
    engine.event("evaluated");
    // One step in a thousand seconds: only a command can end the wait within the test's time.
    engine.ask({{"do", "pace"}, {"steps_per_second", 0.001}});
    engine.send({{"do", "resume"}});
    CHECK(engine.event("state")["state"] == "running");
    CHECK(engine.ask({{"do", "set"}, {"key", "beta_Ga"}, {"value", 4}})["ok"] == true);
    CHECK(engine.ask({{"do", "pause"}})["step"] == 0);
    CHECK(engine.ask({{"do", "step"}})["ok"] == true);
    CHECK(engine.ask({{"do", "pace"}})["ok"] == true);
    CHECK(engine.event("evaluated")["step"] == 1);
    engine.send({{"do", "stop"}});
    CHECK(engine.event("finished")["reason"] == "stop");
}

TEST_CASE("a change that ruins a run is undone by going on from the checkpoint before it")
{
    const TemporaryFolder folder;
    folder.write("small.json", small_experiment());
    Engine engine(folder.path());
    engine.event("evaluated");
    engine.send({{"do", "step"}, {"count", 30}});
    while (engine.event("state")["state"] != "paused") {
    }
    const json refused = engine.ask({{"do", "set"}, {"key", "rate"}, {"value", 1e30}});
    CHECK(refused["ok"] == false);
    CHECK(refused["error"].get<std::string>().find("training.rate") != std::string::npos);
    REQUIRE(engine.ask({{"do", "set"}, {"key", "unmix_rate"}, {"value", ruinous_rate}})["ok"] == true);
    engine.send({{"do", "resume"}});
    const json error = engine.event("error");
    CHECK(error["text"].get<std::string>().find("not a finite number") != std::string::npos);
    CHECK(engine.program().finish().exit_code == 1);
    const std::filesystem::path path = folder.path() / "X.run";
    CHECK(RunReader(path).checkpoint(30)->step == 30);
    CHECK(RunReader(path).events().back().kind == "error");
    CHECK(cause_of(RunReader(path).events().back()) == ErrorCause::not_finite);

    const Outcome resumed = run({"resume", "X.run", "--quiet"}, folder.path());
    CHECK(resumed.exit_code == 0);
    const std::vector<Event> events = RunReader(path).events();
    CHECK(std::any_of(events.begin(), events.end(), [](const Event& event) {
        return event.kind == "note" && event.text.find("unmix_rate = 10") != std::string::npos;
    }));
    CHECK(RunReader(path).last_step() == 300);
}

TEST_CASE("a run is decoded by its checkpoints as the engine itself decodes")
{
    const TemporaryFolder folder;
    folder.write("small.json", small_experiment());
    Engine engine(folder.path());
    engine.event("evaluated");
    engine.send({{"do", "step"}, {"count", 40}});
    while (engine.event("state")["state"] != "paused") {
    }
    REQUIRE(engine.ask({{"do", "checkpoint"}})["ok"] == true);
    const json z{{0, 0, 0}, {1, -0.5, 2}};
    const json live = engine.ask({{"do", "decode"}, {"z", z}});

    Program decoder({"decode", "X.run"}, folder.path());
    CHECK(json::parse(decoder.read_line()) == json{{"event", "started"}, {"run", "X.run"}, {"step", 40}});
    const auto ask = [&](const json& command) {
        decoder.send(command.dump());
        return json::parse(decoder.read_line());
    };
    const json answer = ask({{"do", "decode"}, {"id", 5}, {"z", z}});
    CHECK(answer == json{{"id", 5}, {"ok", true}, {"do", "decode"}, {"step", 40}, {"x", live["x"]}});
    CHECK(ask({{"do", "decode"}, {"z", z}, {"step", 41}})["x"] == live["x"]);

    // It sees what the engine has added, and says what is not kept.
    REQUIRE(engine.ask({{"do", "step"}, {"count", 5}})["ok"] == true);
    while (engine.event("state")["state"] != "paused") {
    }
    REQUIRE(engine.ask({{"do", "checkpoint"}})["ok"] == true);
    const json later = ask({{"do", "decode"}, {"z", z}});
    CHECK(later["step"] == 45);
    CHECK(later["x"] != live["x"]);
    CHECK(ask({{"do", "decode"}, {"z", z}, {"step", 44}})["x"] == live["x"]);
    const json gone = ask({{"do", "decode"}, {"z", z}, {"step", 3}});
    CHECK(gone["ok"] == false);
    CHECK(gone["error"].get<std::string>().find("step 3 was not kept") != std::string::npos);
    CHECK(ask({{"do", "pause"}})["ok"] == false);
    CHECK(ask({{"do", "decode"}, {"z", {{1, 2}}}})["ok"] == false);
    CHECK(decoder.finish().exit_code == 0);
}
