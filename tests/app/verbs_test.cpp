// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/file.h"
#include "core/base/table.h"
#include "core/record/run_file.h"
#include "tests/app/process.h"
#include "tests/app/small_experiment.h"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

using namespace disentangle;
using namespace disentangle::test;
using nlohmann::json;

TEST_CASE("presets lists every preset and prints each as a complete experiment that verdict accepts")
{
    const TemporaryFolder folder;
    const json list = json_of({"presets", "--json"}, folder);
    CHECK(list.size() >= 16);  // docs/theory.md (e) names eight data sets, six examples, a variant, a triple
    for (const json& preset : list) {
        const std::string name = preset["name"];
        CAPTURE(name);
        const json experiment = json_of({"presets", name, "--json"}, folder);
        const bool tasks = preset["group"] == "Tasks";
        const char* section = tasks ? "data" : "world";
        for (const char* key : {"seed", section, "training"})
            CHECK(experiment.contains(key));
        CHECK(experiment[section].contains("seed"));
        CHECK(experiment[section]["mixing"].contains("seed"));
        for (const char* matrix : {"Ga", "Gz"})
            CHECK((tasks || experiment["world"]["graph"].contains(matrix)));
        CHECK(experiment["training"].contains("steps"));
        const std::string file = folder.write(name + ".json", experiment.dump());
        CHECK(json_of({"verdict", file, "--json"}, folder) == json_of({"verdict", name, "--json"}, folder));
    }
}

TEST_CASE("presets knows the paper's own settings")
{
    const TemporaryFolder folder;
    const json paper = json_of({"presets", "paper", "--json"}, folder);
    CHECK(paper["settings"] == "paper");
    CHECK(paper["training"]["steps"] == 300000);  // Lachapelle et al. 2024; docs/recipe.md
    CHECK(json_of({"presets", "TimeDiag", "--settings", "paper", "--json"}, folder)["training"]["batch"] == 1024);
}

TEST_CASE("a verdict of a graph file says once how the graph was read")
{
    const TemporaryFolder folder;
    folder.write("graph.dot", "digraph { push -> z1 }");
    const Outcome outcome = run({"verdict", "graph.dot"}, folder.path());
    CHECK(outcome.exit_code == 0);
    CHECK(outcome.err == "graph.dot: taken for actions, for no edge enters them: 'push'\n");
}

TEST_CASE("a verdict has the keys and names that programs rely on")
{
    const TemporaryFolder folder;
    // docs/theory.md (e), Example 3: one action on the second of three latents leaves the others mixed.
    const json verdict = json_of({"verdict", "Example3", "--json"}, folder);
    CHECK(verdict["permitted"] == json{{1, 1, 1}, {0, 1, 0}, {1, 1, 1}});
    CHECK(verdict["complete"] == false);
    CHECK(verdict["criterion"] == false);
    REQUIRE(verdict["latents"].size() == 3);
    CHECK(verdict["latents"][1]["name"] == "z2");
    CHECK(verdict["latents"][1]["recovered"] == true);
    CHECK(verdict["latents"][0]["absorbs"] == json{"z2", "z3"});
    CHECK(verdict["latents"][0]["reason"].is_string());
    REQUIRE(verdict["influence"]["action"].size() == 1);
    CHECK(verdict["influence"]["action"][0]["action"] == "a1");
    CHECK(verdict["influence"]["action"][0]["rank"] == 1);
    CHECK(verdict["influence"]["action"][0]["needed"] == 1);
    // docs/theory.md (d): 55 of 55 for TimeNonDiag, in exponential-family form.
    const json time = json_of({"verdict", "TimeNonDiag", "--json"}, folder)["influence"]["time"];
    CHECK(time["rank"] == 55);
    CHECK(time["needed"] == 55);
    CHECK(time["form"].is_string());
}

TEST_CASE("a verdict takes bare matrices, and the mechanism whose influence is asked for")
{
    const TemporaryFolder folder;
    folder.write("Ga.csv", "1,0\n1,1\n0,1\n");
    folder.write("Gz.csv", "1,0,0\n0,1,0\n0,0,1\n");
    const json sin = json_of({"verdict", "--ga", "Ga.csv", "--gz", "Gz.csv", "--json"}, folder);
    CHECK(sin["permitted"] == json{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}});
    CHECK(sin["influence"]["mechanism"] == "sin");
    CHECK(sin["influence"]["action"][0]["rank"] == 2);
    // A linear mechanism has constant derivatives: rank 1 where two children need 2 (docs/theory.md (d)).
    const json linear = json_of({"verdict", "--ga", "Ga.csv", "--mechanism", "linear", "--json"}, folder);
    CHECK(linear["influence"]["action"][0]["rank"] == 1);
    CHECK(linear["influence"]["action"][0]["needed"] == 2);
}

TEST_CASE("a verdict says what theory promises of the scores, as far as influence suffices")
{
    const TemporaryFolder folder;
    const json mixed = json_of({"verdict", "ActionBlockDiag", "--json"}, folder)["promise"];
    CHECK(mixed["mcc"]["ceiling"].is_null());
    CHECK(mixed["r_con"]["ceiling"] == 1);
    CHECK(mixed["r"]["ceiling"] == 1);
    CHECK(mixed["latents"][0]["mixed_with"] == json{"z2"});
    CHECK(json_of({"verdict", "ActionNonDiag", "--json"}, folder)["promise"]["mcc"]["ceiling"] == 1);

    const Outcome text = run({"verdict", "ActionBlockDiag"}, folder.path());
    CHECK(text.out.find("What theory promises of the scores\n"
                        "  - Nothing is promised of MCC: no latent comes apart from all others") != std::string::npos);
    CHECK(text.out.find("  + R_con can reach 1: ") != std::string::npos);

    const json linear = json_of({"verdict", "ActionNonDiag", "--mechanism", "linear", "--json"}, folder)["promise"];
    for (const char* score : {"mcc", "r_con", "r"})
        CHECK(linear[score]["ceiling"].is_null());
}

TEST_CASE("metrics has the keys that programs rely on, as far as the inputs allow")
{
    const TemporaryFolder folder;
    const json golden = json::parse(read_file(DISENTANGLE_GOLDEN_DIR "/metrics.json"))[1];
    const auto csv = [&](const char* key) {
        std::string text;
        for (const json& row : golden[key]) {
            const std::string list = row.dump();
            text += list.substr(1, list.size() - 2) + '\n';
        }
        return folder.write(std::string(key) + ".csv", text);
    };
    const json bare = json_of({"metrics", "--z", csv("z"), "--z-hat", csv("z_hat"), "--json"}, folder);
    CHECK(bare["mcc"].get<double>() == doctest::Approx(golden["mcc"].get<double>()).epsilon(1e-9));
    CHECK(bare["r"].get<double>() == doctest::Approx(golden["r"].get<double>()).epsilon(1e-9));
    CHECK(bare["assignment"] == golden["assignment"]);
    CHECK_FALSE(bare.contains("r_con"));
    CHECK_FALSE(bare.contains("shd_Ga"));
    const json full = json_of({"metrics", "--z", "z.csv", "--z-hat", "z_hat.csv", "--ga", csv("Ga"), "--gz", csv("Gz"),
                               "--learned-ga", csv("learned_Ga"), "--learned-gz", csv("learned_Gz"), "--json"},
                              folder);
    CHECK(full["r_con"].get<double>() == doctest::Approx(golden["r_con"].get<double>()).epsilon(1e-9));
    CHECK(full["permitted"] == golden["permitted"]);
    CHECK(full["shd_Ga"] == golden["shd_Ga"]);
    CHECK(full["shd_Gz"] == golden["shd_Gz"]);
}

TEST_CASE("metrics gives the scores of other work by the keys and to the values of the reference file")
{
    const TemporaryFolder folder;
    const json golden = json::parse(read_file(DISENTANGLE_GOLDEN_DIR "/scores.json"))["cases"][1];
    const auto write = [&](const char* key) {
        std::string text;
        for (const json& row : golden[key]) {
            const std::string list = row.dump();
            text += list.substr(1, list.size() - 2) + '\n';
        }
        folder.write(std::string(key) + ".csv", text);
    };
    write("z");
    write("z_hat");
    const json scores = json_of({"metrics", "--z", "z.csv", "--z-hat", "z_hat.csv", "--json"}, folder);
    for (const char* key :
         {"mig", "sap", "modularity", "explicitness", "r2_mean_diagonal", "r2_mean_max_off_diagonal", "mcc_spearman"}) {
        CAPTURE(key);
        CHECK(std::abs(scores[key].get<double>() - golden[key].get<double>()) < 1e-9);
    }
    CHECK(std::abs(scores["dci"]["disentanglement"].get<double>() -
                   golden["dci_ols"]["disentanglement"].get<double>()) < 1e-9);
    CHECK(std::abs(scores["infomec"]["infom"].get<double>() - golden["infomec"]["infom"].get<double>()) < 1e-9);
    CHECK(std::abs(scores["r2_matrix"][2][0].get<double>() - golden["r2_matrix"][2][0].get<double>()) < 1e-9);
    const Outcome text = run({"metrics", "--z", "z.csv", "--z-hat", "z_hat.csv"}, folder.path());
    CHECK(text.out.find("InfoM") != std::string::npos);

    // Only one factor changes: what compares factors has nothing to say.
    folder.write("one.csv", "1.5,2\n1.5,3\n1.5,5\n");
    const json one = json_of({"metrics", "--z", "one.csv", "--z-hat", "one.csv", "--json"}, folder);
    CHECK(one["dci"].is_null());
    CHECK(one["mcc_spearman"].is_null());
}

TEST_CASE("metrics refuses a single row, and says which column cannot correlate")
{
    const TemporaryFolder folder;
    folder.write("one.csv", "1.5,2\n");
    folder.write("constant.csv", "1,.5\n1,3\n1,5\n");
    const Outcome one = run({"metrics", "--z", "one.csv", "--z-hat", "one.csv"}, folder.path());
    CHECK(one.exit_code == 2);
    CHECK(one.err.find("1 row, expected at least 2") != std::string::npos);
    const Outcome constant = run({"metrics", "--z", "constant.csv", "--z-hat", "constant.csv"}, folder.path());
    CHECK(constant.exit_code == 0);
    CHECK(constant.err.find("constant.csv: column 1 is constant") != std::string::npos);
}

TEST_CASE("metrics leaves an index out, says what it guessed, and obeys what is said of the tables")
{
    const TemporaryFolder folder;
    folder.write("bare.csv", "z1,z2\n.3,.1\n.2,.4\n.6,.7\n");
    folder.write("pandas.csv", ",z1,z2\n0,.3,.1\n1,.2,.4\n2,.6,.7\n");
    folder.write("unnamed.csv", "0,.3,.1\n1,.2,.4\n2,.6,.7\n");
    const json expected = json_of({"metrics", "--z", "bare.csv", "--z-hat", "bare.csv", "--json"}, folder);
    CHECK(expected["assignment"].size() == 2);
    const Outcome found = run({"metrics", "--z", "pandas.csv", "--z-hat", "bare.csv", "--json"}, folder.path());
    CHECK(json::parse(found.out) == expected);
    CHECK(found.err.find("pandas.csv: column 1 ('') is an index: left out") != std::string::npos);
    CHECK(json_of({"metrics", "--z", "unnamed.csv", "--z-hat", "unnamed.csv", "--index", "first", "--json"}, folder) ==
          expected);
    folder.write("german.csv", "3,25\n2,5\n6,75\n");
    const auto german = [&](const std::string& option, const std::string& value) {
        return json_of({"metrics", "--z", "german.csv", "--z-hat", "german.csv", option, value, "--json"},
                       folder)["assignment"]
            .size();
    };
    CHECK(german("--decimal", "comma") == 1);
    CHECK(german("--separator", "comma") == 2);
    CHECK(run({"metrics", "--z", "bare.csv", "--z-hat", "bare.csv", "--separator", "x"}, folder.path()).exit_code == 2);
}

TEST_CASE("generate writes x, z, a and the experiment, the same bytes each time, and other rows for another split")
{
    const TemporaryFolder folder;
    const std::string experiment = folder.write("small.json", small_experiment());
    const json written = json_of({"generate", experiment, "--out", "one", "--rows", "100", "--json"}, folder);
    CHECK(written["rows"] == 100);
    CHECK(written["files"] == json{"one/x.npy", "one/z.npy", "one/a.npy", "one/experiment.json"});
    json_of({"generate", experiment, "--out", "two/", "--rows", "100", "--json"}, folder);
    json_of({"generate", experiment, "--out", "test-", "--rows", "100", "--split", "test", "--json"}, folder);
    for (const char* name : {"x.npy", "z.npy", "a.npy"}) {
        CAPTURE(name);
        CHECK(folder.read(std::string("one/") + name) == folder.read(std::string("two/") + name));
        CHECK(folder.read(std::string("one/") + name) != folder.read(std::string("test-") + name));
    }
    CHECK(read_table(folder.path() / "one/x.npy").values.cols() == 5);
    CHECK(read_table(folder.path() / "one/z.npy").values.rows() == 100);

    // The experiment left beside the data generates the same data again.
    json_of({"generate", "one/experiment.json", "--out", "three", "--rows", "100", "--json"}, folder);
    CHECK(folder.read("one/x.npy") == folder.read("three/x.npy"));
}

TEST_CASE("generate writes the same numbers as CSV, two lines per row when there is time")
{
    const TemporaryFolder folder;
    json_of({"generate", "TimeDiag", "--out", "npy", "--rows", "7", "--json"}, folder);
    const json csv =
        json_of({"generate", "TimeDiag", "--out", "csv", "--rows", "7", "--format", "csv", "--json"}, folder);
    CHECK(csv["steps"] == 2);
    CHECK(csv["files"] == json{"csv/x.csv", "csv/z.csv", "csv/experiment.json"});
    const Table text = read_table(folder.path() / "csv/x.csv"), binary = read_table(folder.path() / "npy/x.npy");
    CHECK(text.values.rows() == 14);
    CHECK(text.values == binary.values);
    CHECK(text.columns.front() == "x1");
}

TEST_CASE("generate replaces no file unless told to")
{
    const TemporaryFolder folder;
    const std::string experiment = folder.write("small.json", small_experiment());
    json_of({"generate", experiment, "--out", "data", "--rows", "5", "--json"}, folder);
    const std::string before = folder.read("data/x.npy");
    const Outcome refused = run({"generate", experiment, "--out", "data", "--rows", "6"}, folder.path());
    CHECK(refused.exit_code == 2);
    CHECK(refused.err.find("data/x.npy exists already") != std::string::npos);
    CHECK(folder.read("data/x.npy") == before);
    json_of({"generate", experiment, "--out", "data", "--rows", "6", "--force", "--json"}, folder);
    CHECK(folder.read("data/x.npy") != before);
}

TEST_CASE("selftest passes on the reference values and names each quantity")
{
    const TemporaryFolder folder;
    const std::string golden = DISENTANGLE_GOLDEN_DIR;
    const json report =
        json_of({"selftest", golden + "/consistency.json", golden + "/metrics.json", golden + "/elbo.json",
                 golden + "/scores.json", golden + "/baselines.json", "--backend", "fused", "--json"},
                folder);
    CHECK(report["ok"] == true);
    REQUIRE(report["files"].size() == 5);
    for (const json& file : report["files"]) {
        CHECK_FALSE(file["quantities"].empty());
        for (const json& quantity : file["quantities"]) {
            CAPTURE(quantity.dump());
            CHECK(quantity["ok"] == true);
            CHECK(quantity["deviation"] <= quantity["tolerance"]);
        }
    }
}

TEST_CASE("selftest fails on values that are wrong, and says which")
{
    const TemporaryFolder folder;
    json metrics = json::parse(read_file(DISENTANGLE_GOLDEN_DIR "/metrics.json"));
    metrics[2]["r"] = metrics[2]["r"].get<double>() + 1e-8;  // ten times the tolerance
    folder.write("metrics.json", metrics.dump());
    const Outcome numbers = run({"selftest", "metrics.json"}, folder.path());
    CHECK(numbers.exit_code == 1);
    CHECK(numbers.out.find("BEYOND TOLERANCE, case 3") != std::string::npos);

    json consistency = json::parse(read_file(DISENTANGLE_GOLDEN_DIR "/consistency.json"));
    consistency[0]["permitted"][0][0] = 0;  // the diagonal is always permitted
    folder.write("consistency.json", consistency.dump());
    CHECK(run({"selftest", "consistency.json"}, folder.path()).exit_code == 1);

    json elbo = json::parse(read_file(DISENTANGLE_GOLDEN_DIR "/elbo.json"));
    auto& gradient = elbo[1]["gradients"]["encoder.linear1.weight"]["values"][0];
    gradient = gradient.get<double>() + 0.1;
    folder.write("elbo.json", elbo.dump());
    const Outcome gradients = run({"selftest", "elbo.json", "--backend", "fused"}, folder.path());
    CHECK(gradients.exit_code == 1);
    CHECK(gradients.out.find("case 2, encoder.linear1.weight") != std::string::npos);

    json scores = json::parse(read_file(DISENTANGLE_GOLDEN_DIR "/scores.json"));
    scores["cases"][7]["infomec_knn"] = scores["cases"][6]["infomec_knn"];  // where values repeat there is none
    folder.write("scores.json", scores.dump());
    const Outcome null = run({"selftest", "scores.json"}, folder.path());
    CHECK(null.exit_code == 1);
    CHECK(null.out.find("BEYOND TOLERANCE, cases, case 8") != std::string::npos);

    json baselines = json::parse(read_file(DISENTANGLE_GOLDEN_DIR "/baselines.json"));
    auto& slope = baselines[0]["gradients"]["prior.linear0.weight"]["values"][0];
    slope = slope.get<double>() + 1e-7;
    folder.write("baselines.json", baselines.dump());
    const Outcome slopes = run({"selftest", "baselines.json"}, folder.path());
    CHECK(slopes.exit_code == 1);
    CHECK(slopes.out.find("ivae double: gradients") != std::string::npos);
    CHECK(slopes.out.find("BEYOND TOLERANCE, case 1, prior.linear0.weight") != std::string::npos);
}

TEST_CASE("select ranks bounds by the agreement of models that differ in their seed, and goes on where it stopped")
{
    const TemporaryFolder folder;
    folder.write("small.json", small_experiment());
    const std::vector<std::string> command{"select", "small.json", "--beta-Ga", "3,9",   "--seeds",
                                           "2",      "--out",      "chosen",    "--json"};
    const Outcome outcome = run(command, folder.path());
    CAPTURE(outcome.err);
    CHECK(outcome.exit_code == 0);
    const json answer = json::parse(outcome.out);
    REQUIRE(answer["candidates"].size() == 2);
    for (const json& candidate : answer["candidates"]) {
        CHECK(candidate["runs"].size() == 2);
        CHECK(candidate["udr"].get<double>() > 0);
        CHECK(candidate["udr"].get<double>() <= 1);
        CHECK(candidate["beta_Gz"].is_null());
        for (const json& file : candidate["runs"])
            CHECK(RunReader(folder.path() / file.get<std::string>()).last_step() == 300);
    }
    // The best of those whose models kept an edge a latent.
    double best = 0;
    for (const json& candidate : answer["candidates"]) {
        CHECK(candidate["too_few_edges"] == (candidate["edges"] < 3));
        if (candidate["too_few_edges"] == false)
            best = std::max(best, candidate["udr"].get<double>());
    }
    CHECK(answer["selected"]["udr"] == best);

    // A run that is missing is made again, the others are taken as they are.
    const std::string lost = answer["candidates"][0]["runs"][1];
    std::filesystem::remove(folder.path() / lost);
    const auto kept =
        std::filesystem::last_write_time(folder.path() / answer["candidates"][0]["runs"][0].get<std::string>());
    const Outcome again = run(command, folder.path());
    CHECK(again.exit_code == 0);
    CHECK(again.out == outcome.out);
    CHECK(std::filesystem::last_write_time(folder.path() / answer["candidates"][0]["runs"][0].get<std::string>()) ==
          kept);
}

TEST_CASE("select refuses bounds that make no sense, and a folder that holds another selection")
{
    const TemporaryFolder folder;
    folder.write("small.json", small_experiment());
    const auto refused = [&](std::vector<std::string> arguments, const std::string& says) {
        const Outcome outcome = run(arguments, folder.path());
        CAPTURE(outcome.err);
        CHECK(outcome.exit_code == 2);
        CHECK(outcome.err.find(says) != std::string::npos);
        CHECK(outcome.out.empty());
    };
    refused({"select", "small.json"}, "--out");
    refused({"select", "small.json", "--out", "x", "--beta-Ga", "10"}, "bounds from 0 to 9");
    refused({"select", "small.json", "--out", "x", "--beta-Gz", "1"}, "--beta-Gz");
    refused({"select", "small.json", "--out", "x", "--seeds", "1"}, "--seeds");
    refused({"select", "small.json", "--out", "x", "--set", "sparsity.search=truth"}, "sparsity.search");
    REQUIRE(run({"select", "small.json", "--beta-Ga", "3", "--seeds", "2", "--out", "y"}, folder.path()).exit_code ==
            0);
    refused({"select", "small.json", "--beta-Ga", "3", "--seeds", "2", "--out", "y", "--set", "training.steps=200"},
            "the experiment");
}
