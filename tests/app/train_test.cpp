// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/record/run_file.h"
#include "tests/app/curves.h"
#include "tests/app/process.h"
#include "tests/app/small_experiment.h"

#include <algorithm>
#include <csignal>
#include <doctest/doctest.h>
#include <nlohmann/json.hpp>
#include <regex>
#include <sys/resource.h>

using namespace disentangle;
using namespace disentangle::test;
using nlohmann::json;

namespace {

json last_line(const std::string& text)
{
    const auto end = text.find_last_not_of('\n');
    const auto start = text.rfind('\n', end);
    return json::parse(text.substr(start == std::string::npos ? 0 : start + 1));
}

std::vector<std::string> kinds_of_events(const std::filesystem::path& run)
{
    std::vector<std::string> kinds;
    for (const Event& event : RunReader(run).events())
        kinds.push_back(event.kind);
    return kinds;
}

/// Reads events until one of that name comes; fails at the end of the output.
json wait_for(Program& program, const std::string& event)
{
    for (;;) {
        const std::string line = program.read_line();
        REQUIRE_FALSE(line.empty());
        const json object = json::parse(line);
        if (object.value("event", "") == event)
            return object;
    }
}

}  // namespace

TEST_CASE("train leaves a run and ends with one line of JSON that holds the scores")
{
    const TemporaryFolder folder;
    folder.write("small.json", small_experiment());
    const Outcome outcome = run({"train", "small.json", "--out", "X.run", "--json", "--threads", "1", "--goal",
                                 "mcc>=0", "--goal", "mcc>=1.5,shd=0"},
                                folder.path());
    CAPTURE(outcome.err);
    REQUIRE(outcome.exit_code == 0);
    CHECK(folder.names() == std::vector<std::string>{"X.run", "small.json"});
    const json result = last_line(outcome.out);
    CHECK(result["steps"] == 300);
    CHECK(result["seconds"].get<double>() > 0);
    CHECK(result["threads"] == 1);
    CHECK(result["backend"] == "fused");
    for (const char* key : {"mcc", "r", "r_con", "shd_Ga", "edges_Ga"}) {
        CAPTURE(key);
        CHECK(result[key].is_number());
    }
    CHECK(result["shd_Gz"].is_null());
    CHECK(result["edges_Gz"].is_null());
    REQUIRE(result["reached"].size() == 2);
    CHECK(result["reached"][0]["goal"] == "mcc>=0");
    CHECK(result["reached"][0]["step"] == 0);
    CHECK(result["reached"][0]["seconds"].get<double>() <= result["seconds"].get<double>());
    CHECK(result["reached"][1] == json{{"goal", "mcc>=1.5,shd=0"}, {"step", nullptr}, {"seconds", nullptr}});

    const RunReader reader(folder.path() / "X.run");
    CHECK(reader.experiment_text().find("small") != std::string::npos);
    // evaluate_every is 50: steps 0, 50, ..., 300.
    CHECK(reader.steps() == std::vector<std::int64_t>{0, 50, 100, 150, 200, 250, 300});
    CHECK(reader.metric_at("mcc", 300) == result["mcc"].get<double>());
    CHECK(reader.snapshot("probability_Ga", 300).has_value());
    CHECK(reader.snapshot("correlation", 300).has_value());
    CHECK(reader.checkpoint()->step == 300);
    CHECK(kinds_of_events(folder.path() / "X.run") ==
          std::vector<std::string>{"start", "note", "note", "note", "finish"});
}

TEST_CASE("without --out, runs are named after the experiment and never overwritten")
{
    const TemporaryFolder folder;
    folder.write("small.json", small_experiment("\"steps\": 1"));
    for (int i = 0; i < 2; ++i)
        REQUIRE(run({"train", "small.json", "--quiet"}, folder.path()).exit_code == 0);
    REQUIRE(run({"train", "small.json", "--quiet", "--seed", "8"}, folder.path()).exit_code == 0);
    CHECK(folder.names() ==
          std::vector<std::string>{"small-seed3-2.run", "small-seed3.run", "small-seed8.run", "small.json"});
    CHECK(RunReader(folder.path() / "small-seed8.run").experiment().seed == 8);
    const Outcome forced =
        run({"train", "small.json", "--out", "small-seed3.run", "--force", "--set", "training.steps=2", "--quiet"},
            folder.path());
    CHECK(forced.exit_code == 0);
    CHECK(RunReader(folder.path() / "small-seed3.run").experiment().training.steps == 2);
}

TEST_CASE("a run stands for its experiment, to be judged, changed and trained anew")
{
    const TemporaryFolder folder;
    folder.write("small.json", small_experiment());
    REQUIRE(run({"train", "small.json", "--set", "world.noise=0.02", "--out", "first.run"}, folder.path()).exit_code ==
            0);
    CHECK(json_of({"verdict", "first.run", "--json"}, folder) == json_of({"verdict", "small.json", "--json"}, folder));
    REQUIRE(run({"train", "first.run", "--seed", "7", "--out", "again.run"}, folder.path()).exit_code == 0);
    Experiment expected = RunReader(folder.path() / "first.run").experiment();
    CHECK(expected.world.noise == 0.02);
    expected.seed = 7;
    CHECK(RunReader(folder.path() / "again.run").experiment() == expected);
    // Nothing is no run.
    folder.write("empty.run", "");
    const Outcome outcome = run({"verdict", "empty.run"}, folder.path());
    CHECK(outcome.exit_code == 2);
    CHECK(outcome.err.find("empty.run") != std::string::npos);
}

TEST_CASE("the same experiment on the same threads gives the same numbers")
{
    const TemporaryFolder folder;
    folder.write("small.json", small_experiment());
    for (const char* out : {"a.run", "b.run"})
        REQUIRE(run({"train", "small.json", "--out", out, "--threads", "2", "--quiet"}, folder.path()).exit_code == 0);
    CHECK(curves(folder.path() / "a.run") == curves(folder.path() / "b.run"));
}

TEST_CASE("a run that was killed goes on from its checkpoint and ends as if it had never been")
{
    const TemporaryFolder folder;
    folder.write("small.json", small_experiment());
    REQUIRE(run({"train", "small.json", "--out", "whole.run", "--quiet"}, folder.path()).exit_code == 0);

    Program engine({"train", "small.json", "--out", "killed.run", "--control"}, folder.path());
    while (wait_for(engine, "evaluated")["step"] < 150) {
    }
    engine.kill(SIGKILL);
    CHECK(engine.finish().signal == SIGKILL);
    CHECK(run({"show", "killed.run"}, folder.path()).exit_code == 0);

    const Outcome resumed = run({"resume", "killed.run", "--json"}, folder.path());
    CAPTURE(resumed.err);
    CHECK(resumed.exit_code == 0);
    CHECK(last_line(resumed.out)["steps"] == 300);
    CHECK(curves(folder.path() / "killed.run") == curves(folder.path() / "whole.run"));
    CHECK(kinds_of_events(folder.path() / "killed.run") ==
          std::vector<std::string>{"start", "note", "resume", "note", "finish"});
}

TEST_CASE("SIGTERM leaves a checkpoint, says how to go on, and the rest equals an uninterrupted run")
{
    const TemporaryFolder folder;
    folder.write("small.json", small_experiment("\"steps\": 1500"));
    REQUIRE(run({"train", "small.json", "--out", "whole.run", "--quiet"}, folder.path()).exit_code == 0);

    // A pause fixes the moment of the signal, because progress is known through the file alone.
    Program engine({"train", "small.json", "--out", "X.run", "--control", "--paused"}, folder.path());
    wait_for(engine, "evaluated");
    engine.send(R"({"do": "step", "count": 70})");
    wait_for(engine, "evaluated");  // step 50
    CHECK(wait_for(engine, "evaluated")["step"] == 70);
    engine.kill(SIGTERM);
    const json finished = wait_for(engine, "finished");
    CHECK(finished["reason"] == "interrupt");
    CHECK(finished["result"]["steps"] == 70);
    CHECK(engine.finish().exit_code == 1);
    CHECK(RunReader(folder.path() / "X.run").checkpoint()->step == 70);
    CHECK(kinds_of_events(folder.path() / "X.run").back() == "interrupt");

    const Outcome resumed = run({"resume", "X.run", "--quiet"}, folder.path());
    CAPTURE(resumed.err);
    CHECK(resumed.exit_code == 0);
    const auto whole = curves(folder.path() / "whole.run"), parts = curves(folder.path() / "X.run");
    for (const auto& [name, curve] : whole) {
        CAPTURE(name);
        for (const auto& sample : curve)
            CHECK(std::find(parts.at(name).begin(), parts.at(name).end(), sample) != parts.at(name).end());
    }
}

TEST_CASE("a run in words tells how to resume when it is interrupted")
{
    const TemporaryFolder folder;
    folder.write("small.json", small_experiment("\"steps\": 100000000"));
    Program engine({"train", "small.json", "--out", "X.run"}, folder.path());
    // There is a checkpoint once the first evaluation is there; before that a signal ends the program at once.
    for (bool ready = false; !ready;) {
        try {
            ready = RunReader(folder.path() / "X.run").checkpoint().has_value();
        } catch (const std::exception&) {
            // not yet a run
        }
    }
    engine.kill(SIGINT);
    const Outcome outcome = engine.finish();
    CHECK(outcome.exit_code == 1);
    CHECK(outcome.err.find("Interrupted after step") != std::string::npos);
    CHECK(outcome.err.find("disentangle resume X.run") != std::string::npos);
}

TEST_CASE("a run of the first version goes on, whatever changes it records")
{
    const TemporaryFolder folder;
    // It stopped at step 24 of 40, after changes of which two did nothing.
    std::filesystem::copy_file(std::filesystem::path(DISENTANGLE_FIXTURES_DIR) / "format1" / "tiny.run",
                               folder.path() / "tiny.run");
    const Outcome resumed = run({"resume", "tiny.run", "--quiet"}, folder.path());
    CHECK(resumed.exit_code == 0);
    CHECK(RunReader(folder.path() / "tiny.run").last_step() == 40);
}

TEST_CASE("an override that does nothing is warned about on standard error, and obeyed")
{
    const TemporaryFolder folder;
    const std::string set = "sparsity.penalty=0.5";
    const Outcome outcome = run({"verdict", "ActionDiag", "--json", "--set", set}, folder.path());
    CHECK(outcome.exit_code == 0);
    CHECK(outcome.err.find("warning: --set sparsity.penalty=0.5: does nothing here; it acts when sparsity.search is "
                           "penalty\n") != std::string::npos);
    CHECK(run({"verdict", "ActionDiag", "--json", "--set", "world.noise=0.5"}, folder.path()).err.empty());
}

TEST_CASE("a finished run is not trained again, unless it is to be extended")
{
    const TemporaryFolder folder;
    folder.write("small.json", small_experiment());
    REQUIRE(run({"train", "small.json", "--out", "X.run", "--quiet"}, folder.path()).exit_code == 0);
    const std::string before = folder.read("X.run");
    const Outcome again = run({"resume", "X.run", "--json", "--goal", "mcc>=0"}, folder.path());
    CHECK(again.exit_code == 0);
    CHECK(again.err.find("has finished all its 300 steps") != std::string::npos);
    CHECK(last_line(again.out)["steps"] == 300);
    CHECK(last_line(again.out)["reached"][0]["step"] == 0);
    CHECK(folder.read("X.run") == before);

    CHECK(run({"resume", "X.run", "--steps", "200"}, folder.path()).exit_code == 2);
    const Outcome extended = run({"resume", "X.run", "--steps", "400", "--json"}, folder.path());
    CAPTURE(extended.err);
    CHECK(extended.exit_code == 0);
    CHECK(last_line(extended.out)["steps"] == 400);
    CHECK(RunReader(folder.path() / "X.run").last_step() == 400);
    CHECK(run({"show", "X.run", "--step", "399"}, folder.path()).exit_code == 0);
    const Outcome beyond = run({"show", "X.run", "--step", "401"}, folder.path());
    CHECK(beyond.exit_code == 2);
    CHECK(beyond.err.find("step 401") != std::string::npos);
    // The extension is remembered.
    CHECK(run({"resume", "X.run", "--json"}, folder.path()).err.find("finished all its 400 steps") !=
          std::string::npos);
}

TEST_CASE("a run that ends without what it was to stop at says so")
{
    const TemporaryFolder folder;
    folder.write("small.json", small_experiment("\"steps\": 20"));
    const Outcome outcome = run({"train", "small.json", "--out", "X.run", "--stop-when", "mcc>=1"}, folder.path());
    CHECK(outcome.exit_code == 0);
    CHECK(outcome.err.find("No evaluation met mcc>=1.") != std::string::npos);
}

TEST_CASE("a shorter end is taken, and what that changes is said")
{
    const TemporaryFolder folder;
    folder.write("small.json", small_experiment());
    REQUIRE(
        run({"train", "small.json", "--out", "X.run", "--quiet", "--stop-when", "mcc>=0"}, folder.path()).exit_code ==
        0);
    const Outcome outcome = run({"resume", "X.run", "--steps", "200", "--json"}, folder.path());
    CHECK(last_line(outcome.out)["steps"] == 200);
    CHECK(outcome.err.find("had planned 300 steps") != std::string::npos);
    // The steps planned by an earlier resume count.
    REQUIRE(run({"resume", "X.run", "--steps", "400", "--quiet", "--stop-when", "mcc>=0"}, folder.path()).exit_code ==
            0);
    const Outcome again = run({"resume", "X.run", "--steps", "350"}, folder.path());
    CHECK(again.err.find("had planned 400 steps") != std::string::npos);
}

TEST_CASE("a limit on the size of files fails like a full disk, with a sentence")
{
    const TemporaryFolder folder;
    folder.write("small.json", small_experiment());
    rlimit before{};
    REQUIRE(::getrlimit(RLIMIT_FSIZE, &before) == 0);
    const rlimit tight{20000, before.rlim_max};
    REQUIRE(::setrlimit(RLIMIT_FSIZE, &tight) == 0);
    const Outcome outcome = run({"train", "small.json", "--out", "X.run"}, folder.path());
    ::setrlimit(RLIMIT_FSIZE, &before);
    CHECK(outcome.signal == 0);
    CHECK(outcome.exit_code == 1);
    CHECK(outcome.err.find("X.run") != std::string::npos);
}

TEST_CASE("--stop-when ends the run at the first evaluation that meets it")
{
    const TemporaryFolder folder;
    folder.write("small.json", small_experiment());
    const Outcome outcome =
        run({"train", "small.json", "--out", "X.run", "--json", "--stop-when", "mcc>=0"}, folder.path());
    CHECK(outcome.exit_code == 0);
    const json result = last_line(outcome.out);
    CHECK(result["steps"] == 0);
    CHECK(result["reason"] == "goal");
    CHECK(result["stop_when"]["step"] == 0);
    CHECK(result["reached"].empty());
    // The run can be resumed.
    CHECK(last_line(run({"resume", "X.run", "--json"}, folder.path()).out)["steps"] == 300);
}

TEST_CASE(
    "of several starts the one that held-out rows are likeliest under is kept, and the log says what was compared")
{
    const TemporaryFolder folder;
    folder.write("small.json", small_experiment());
    std::vector<double> losses;
    for (const char* seed : {"5", "6", "7"}) {
        const std::string name = std::string("alone") + seed + ".run";
        REQUIRE(run({"train", "small.json", "--seed", seed, "--threads", "1", "--quiet", "--out", name}, folder.path())
                    .exit_code == 0);
        losses.push_back(*RunReader(folder.path() / name).metric_at("loss", 300));
    }
    const auto best = static_cast<std::size_t>(std::ranges::min_element(losses) - losses.begin());
    const json result = json_of({"train", "small.json", "--seed", "5", "--starts", "3", "--threads", "1", "--quiet",
                                 "--json", "--out", "X.run"},
                                folder);
    CHECK(result["run"] == "X.run");
    CHECK(result["seed"] == 5 + best);
    REQUIRE(result["starts"].size() == 3);
    for (std::size_t k = 0; k < 3; ++k) {
        CHECK(result["starts"][k]["seed"] == 5 + k);
        CHECK(result["starts"][k]["loss"] == losses[k]);
        CHECK(result["starts"][k]["kept"] == (k == best));
    }
    CHECK(result["mcc"] == result["starts"][best]["mcc"]);
    CHECK(curves(folder.path() / "X.run") == curves(folder.path() / ("alone" + std::to_string(5 + best) + ".run")));
    CHECK(folder.names() == std::vector<std::string>{"X.run", "alone5.run", "alone6.run", "alone7.run", "small.json"});
    const std::vector<Event> events = RunReader(folder.path() / "X.run").events();
    CHECK(std::ranges::any_of(events, [&](const Event& event) {
        return event.text.find("Seed " + std::to_string(5 + best) + " was kept.") != std::string::npos;
    }));
    // It is a run as any other: finished, and one that can be extended.
    CHECK(run({"resume", "X.run", "--quiet"}, folder.path()).exit_code == 0);
    CHECK(run({"resume", "X.run", "--steps", "310", "--quiet"}, folder.path()).exit_code == 0);
}

TEST_CASE("starts replace no file unless they are told to, and cannot be steered")
{
    const TemporaryFolder folder;
    folder.write("small.json", small_experiment());
    folder.write("X-start2.run", "");
    const std::vector<std::string> arguments{"train", "small.json", "--starts", "2", "--quiet", "--out", "X.run"};
    const Outcome refused = run(arguments, folder.path());
    CHECK(refused.exit_code == 2);
    CHECK(refused.err.find("X-start2.run") != std::string::npos);
    std::vector<std::string> forced = arguments;
    forced.push_back("--force");
    CHECK(run(forced, folder.path()).exit_code == 0);
    CHECK(run(forced, folder.path()).exit_code == 0);
    CHECK(folder.names() == std::vector<std::string>{"X.run", "small.json"});
    forced.push_back("--control");
    const Outcome steered = run(forced, folder.path());
    CHECK(steered.exit_code == 2);
    CHECK(steered.err.find("--starts 2 cannot be combined with --control") != std::string::npos);
}

TEST_CASE("a run cannot be written by two engines at once")
{
    const TemporaryFolder folder;
    folder.write("small.json", small_experiment("\"steps\": 100000000"));
    Program engine({"train", "small.json", "--out", "X.run", "--control", "--paused"}, folder.path());
    wait_for(engine, "evaluated");
    const Outcome second = run({"resume", "X.run"}, folder.path());
    CHECK(second.exit_code == 2);
    CHECK(second.err.find("X.run") != std::string::npos);
    engine.send(R"({"do": "stop"})");
    CHECK(engine.finish().exit_code == 0);
}

TEST_CASE("show says what theory promises of a run's scores, and why nothing of MCC where latents stay mixed")
{
    const TemporaryFolder folder;
    RunWriter::create(folder.path() / "mixed.run", preset_experiment("Example7"));
    // docs/theory.md (e), Example 7: z1 comes apart, z2 and z3 do not.
    const std::string words = run({"show", "mixed.run"}, folder.path()).out;
    CHECK(words.find("In theory R_con and R can reach 1; nothing is promised of MCC, because z2") != std::string::npos);
    const json mixed = json::parse(run({"show", "mixed.run", "--json"}, folder.path()).out)["promise"];
    CHECK(mixed["mcc"]["ceiling"].is_null());
    CHECK(mixed["mcc"]["reason"].get<std::string>().find("z2 and z3 stay mixed") != std::string::npos);
    CHECK(mixed["r_con"]["ceiling"] == 1);
    CHECK(mixed["latents"][0]["alone"] == true);
    CHECK(mixed["latents"][1]["mixed_with"] == json{"z3"});

    RunWriter::create(folder.path() / "apart.run", preset_experiment("ActionDiag"));
    CHECK(run({"show", "apart.run"}, folder.path()).out.find("In theory MCC, R_con and R can reach 1: every latent") !=
          std::string::npos);

    // A mechanism that does not depend on its parents: the words are those of the verb verdict.
    Experiment lacking = preset_experiment("Example4");
    lacking.world.violations.influence = 1;
    RunWriter::create(folder.path() / "lacking.run", lacking);
    const json shown = json::parse(run({"show", "lacking.run", "--json"}, folder.path()).out)["promise"];
    CHECK(shown == json::parse(run({"verdict", "lacking.run", "--json"}, folder.path()).out)["promise"]);
    CHECK(shown["summary"].get<std::string>().find("influence falls short for action a1") != std::string::npos);
    CHECK(shown["r_con"]["ceiling"].is_null());

    CHECK(json::parse(run({"show", "apart.run", "--json"}, folder.path()).out)["promise"]["mcc"]["ceiling"] == 1);
}

TEST_CASE("show sums up a run in words, JSON, CSV and a figure that is the same each time")
{
    const TemporaryFolder folder;
    folder.write("small.json", small_experiment());
    REQUIRE(run({"train", "small.json", "--out", "X.run", "--quiet"}, folder.path()).exit_code == 0);
    const Outcome words = run({"show", "X.run"}, folder.path());
    CHECK(words.exit_code == 0);
    CHECK(words.out.find("Scores at step 300") != std::string::npos);
    CHECK(words.out.find("Learned Ga") != std::string::npos);

    const json at_100 = json::parse(run({"show", "X.run", "--step", "149", "--json"}, folder.path()).out);
    CHECK(at_100["step"] == 100);
    CHECK(at_100["metrics"]["mcc"] == *RunReader(folder.path() / "X.run").metric_at("mcc", 100));
    CHECK(at_100["probability_Ga"].size() == 3);
    CHECK(at_100["evidence_Ga"].is_null());  // masks alone say nothing of it
    REQUIRE(at_100["latent_table"].size() == 3);
    CHECK(at_100["latent_table"][2]["name"] == at_100["latents"][2]);
    CHECK(at_100["checkpoint"] == 300);

    const Outcome csv = run({"show", "X.run", "--metric", "mcc", "--metric", "shd", "--csv"}, folder.path());
    CHECK(csv.out.starts_with("step,mcc,shd\n0,"));

    for (const char* name : {"a.svg", "b.svg"})
        CHECK(run({"show", "X.run", "--figure", name}, folder.path()).exit_code == 0);
    const std::string figure = folder.read("a.svg");
    CHECK(figure == folder.read("b.svg"));
    for (const char* text :
         {">MCC<", ">SHD<", "structural Hamming distance", ">True G<", ">Learned Ĝ<", ">Permitted<", "</svg>"}) {
        CAPTURE(text);
        CHECK(figure.find(text) != std::string::npos);
    }
    CHECK(std::regex_search(figure, std::regex(">z<tspan[^>]*>3</tspan>")));  // z3, its number as an index
}

TEST_CASE("a figure is drawn from any step, as drawing, LaTeX or data, and its caption is the result")
{
    const TemporaryFolder folder;
    folder.write("small.json", small_experiment());
    REQUIRE(run({"train", "small.json", "--out", "X.run", "--quiet"}, folder.path()).exit_code == 0);
    const Outcome drawn =
        run({"figure", "scores+graphs", "--run", "X.run", "--step", "149", "--to", "f.svg"}, folder.path());
    CHECK(drawn.exit_code == 0);
    CHECK(drawn.out.starts_with("small, seed 3, step 100 of 300: MCC "));
    CHECK(folder.read("f.svg").find(">True G<") != std::string::npos);
    const Outcome tex = run({"figure", "scores", "--run", "X.run", "--to", "f.tex", "--json"}, folder.path());
    CHECK(json::parse(tex.out)["latex"].get<std::string>().starts_with("\\caption{small, seed 3, step 300: "));
    CHECK(folder.read("f.tex").find("\\begin{axis}") != std::string::npos);
    CHECK(run({"figure", "scores", "--run", "X.run", "--to", "f.csv"}, folder.path()).exit_code == 0);
    CHECK(folder.read("f.csv").starts_with("step,mcc,r_con,r,shd\n0,"));

    const auto refused = [&](const std::vector<std::string>& arguments, int code, const char* reason) {
        const Outcome outcome = run(arguments, folder.path());
        CHECK(outcome.exit_code == code);
        CHECK_MESSAGE(outcome.err.find(reason) != std::string::npos, outcome.err);
    };
    refused({"figure", "score", "--run", "X.run", "--to", "f.svg"}, 2, "did you mean 'scores'?");
    refused({"figure", "scores", "--run", "X.run", "--to", "f.pdf"}, 2, "expected .svg, .tex, .csv or .html");
    refused({"figure", "scores", "--run", "X.run", "--to", "f.svg", "--step", "301"}, 2, "beyond the last evaluation");
    refused({"figure", "scores", "--run", "none.run", "--to", "f.svg"}, 2, "none.run");
    refused({"figure", "scores", "--run", "X.run", "--to", "none/f.svg"}, 1, "none/f.svg: cannot be written");
}

TEST_CASE("a full disk ends the run with a message that names the file and the reason")
{
    // /dev/full accepts no byte, so results written to it must not count as printed.
    const TemporaryFolder folder;
    const Outcome outcome =
        run_tool({"sh", "-c", DISENTANGLE_BIN_DIR "/disentangle presets > /dev/full"}, folder.path());
    CHECK(outcome.exit_code == 1);
    CHECK(outcome.err.find("No space left") != std::string::npos);

    // A limit on file sizes stands in for a full disk: the run starts and then outgrows it.
    folder.write("small.json", small_experiment());
    const Outcome cut =
        run_tool({"sh", "-c",
                  "trap '' XFSZ; ulimit -f 64; exec " DISENTANGLE_BIN_DIR "/disentangle train small.json --out X.run"},
                 folder.path());
    CHECK(cut.exit_code == 1);
    CHECK(cut.err.find("X.run") != std::string::npos);
}

TEST_CASE("a baseline trains, resumes and decodes as any estimator does, and has no graph")
{
    const TemporaryFolder folder;
    folder.write("small.json", small_experiment());
    const std::vector<std::string> train{"train",  "small.json",       "--set", "estimator.kind=beta_vae",
                                         "--set",  "estimator.beta=2", "--out", "X.run",
                                         "--json", "--threads",        "1"};
    const Outcome outcome = run(train, folder.path());
    CAPTURE(outcome.err);
    REQUIRE(outcome.exit_code == 0);
    const json result = last_line(outcome.out);
    CHECK(result["mcc"].is_number());
    for (const char* key : {"shd", "shd_Ga", "edges_Ga", "bound_Ga"})
        CHECK(result[key].is_null());

    REQUIRE(run({"resume", "X.run", "--steps", "350", "--quiet"}, folder.path()).exit_code == 0);
    CHECK(RunReader(folder.path() / "X.run").last_step() == 350);
    const Outcome decoded = run({"decode", "X.run"}, folder.path(),
                                R"({"do": "decode", "z": [[0, 0, 0]]})"
                                "\n");
    CHECK(decoded.exit_code == 0);
    CHECK(last_line(decoded.out)["x"][0].size() == 5);
    CHECK(run({"show", "X.run"}, folder.path()).exit_code == 0);
    const Outcome selected =
        run({"select", "small.json", "--set", "estimator.kind=beta_vae", "--out", "selection"}, folder.path());
    CHECK(selected.exit_code == 2);
    CHECK(selected.err.find("estimator.kind") != std::string::npos);
}

TEST_CASE("what cannot be steered any more is told when it comes to that, and refused")
{
    const TemporaryFolder folder;
    std::string experiment = small_experiment("\"steps\": 60");
    experiment.replace(experiment.find("recipe"), 6, "auto");  // which searches a rotation
    folder.write("small.json", experiment);
    Program program({"train", "small.json", "--out", "a.run", "--threads", "1", "--control", "--paused"},
                    folder.path());
    CHECK(wait_for(program, "idle")["keys"].empty());
    program.send(R"({"do": "resume"})");
    const json idle = wait_for(program, "idle")["keys"];
    CHECK(idle.contains("sparsity.beta_Ga"));
    CHECK(idle["sparsity.beta_Ga"].get<std::string>().starts_with("does nothing any more"));
    program.finish();
}
