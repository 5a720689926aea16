// SPDX-License-Identifier: GPL-3.0-or-later
// Tasks on the command line: verdict, training, reference values, the paper's figure.
#include "core/base/file.h"
#include "tests/app/process.h"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <cmath>

using namespace disentangle;
using namespace disentangle::test;
using nlohmann::json;

TEST_CASE("the verdict of tasks has the keys that programs rely on, and sees which assumption a world breaks")
{
    const TemporaryFolder folder;
    const json blocks = json_of({"verdict", "TasksBlocks", "--json"}, folder);
    for (const char* number : {"3", "4", "5", "6"})
        CHECK(blocks["assumptions"][number]["holds"] == true);
    CHECK(blocks["assumptions"]["7"]["holds"] == false);
    CHECK(blocks["permitted"][0] == json{1, 1, 0, 0, 0, 0});
    CHECK(blocks["permitted"][5] == json{0, 0, 0, 0, 1, 1});
    CHECK(blocks["degree"] == "partial");
    CHECK(blocks["help"]["recovered"] == 3);

    const json classes = json_of({"verdict", "TasksClasses", "--json"}, folder);
    CHECK(classes["assumptions"]["3"]["holds"] == false);
    CHECK(classes["assumptions"]["7"]["holds"] == true);
    const json finite = json_of(
        {"verdict", "Tasks6", "--json", "--set", "data.support.law=windows", "--set", "data.weights.law=finite"},
        folder);
    CHECK(finite["assumptions"]["6"]["holds"] == false);
    const json same = json_of({"verdict", "Tasks6", "--json", "--set", "data.correlation=1"}, folder);
    CHECK(same["assumptions"]["4"]["holds"] == false);
    const json given = json_of({"verdict", "Tasks6", "--json", "--set", "data.latents=3", "--set",
                                "data.support.law=given", "--set", "data.supports=[[1, 2], [2, 3]]"},
                               folder);
    CHECK(given["permitted"] == json{{1, 1, 0}, {0, 1, 0}, {0, 1, 1}});
}

TEST_CASE("a run of tasks prints its scores, has goals on each, and resumes")
{
    const TemporaryFolder folder;
    const std::vector<std::string> small{"--set", "data.latents=3",     "--set", "data.mixing.kind=linear",
                                         "--set", "data.rows=5000",     "--set", "training.steps=120",
                                         "--set", "estimator.width=16", "--set", "estimator.first_look=40"};
    std::vector<std::string> train{"train",     "Tasks6",
                                   "--out",     "a.run",
                                   "--json",    "--quiet",
                                   "--threads", "1",
                                   "--goal",    "mcc_uniform>=0.5,r_uniform>=0.5",
                                   "--goal",    "dci_disentanglement>=0.1,forbidden<=1",
                                   "--goal",    "loss<=10"};
    train.insert(train.end(), small.begin(), small.end());
    const json result = json_of(train, folder);
    for (const char* metric : {"mcc", "r", "mcc_uniform", "r_uniform", "dci_disentanglement", "forbidden"}) {
        CAPTURE(metric);
        CHECK(result[metric].is_number());
    }
    CHECK(result["mcc_uniform"] > 0.95);
    for (const json& goal : result["reached"])
        CHECK(goal["step"].is_number());

    const json shown = json_of({"show", "a.run", "--json"}, folder);
    CHECK(shown["promise"]["mcc"]["ceiling"] == 1);
    CHECK(shown["promise"]["latents"][2]["alone"] == true);
    CHECK(shown["latent_table"].size() == 3);
    CHECK(shown["latent_table"][0]["promised"] == "alone");
    CHECK(shown["metrics"]["features_used"] > 0);
    const Outcome words = run({"show", "a.run"}, folder.path());
    CHECK(words.out.find("MCC, R_con and R can reach 1") != std::string::npos);
    CHECK(words.out.find("influence") == std::string::npos);
}

TEST_CASE("a world of tasks has the points that are asked for, and nobody says that this does nothing")
{
    const TemporaryFolder folder;
    const Outcome outcome =
        run({"train", "Tasks6", "--out", "a.run", "--set", "data.points=30", "--set", "data.latents=3", "--set",
             "data.rows=5000", "--set", "training.steps=2", "--threads", "1"},
            folder.path());
    CHECK(outcome.exit_code == 0);
    CHECK(outcome.err.find("does nothing here") == std::string::npos);
}

TEST_CASE("theory promises less to a method without sparse predictors")
{
    const TemporaryFolder folder;
    json_of({"train", "TasksBlocks", "--out", "a.run", "--json", "--quiet", "--set", "training.steps=2", "--set",
             "data.rows=2000", "--set", "estimator.method=ridge"},
            folder);
    const json shown = json_of({"show", "a.run", "--json"}, folder);
    CHECK(shown["promise"]["r"]["ceiling"] == 1);
    CHECK(shown["promise"]["r_con"]["ceiling"].is_null());
    CHECK(shown["latent_table"].empty());
    const json verdict = json_of({"verdict", "TasksBlocks", "--json"}, folder);
    CHECK(verdict["promise"]["mcc"]["ceiling"].is_null());
    CHECK(verdict["promise"]["r_con"]["ceiling"] == 1);
}

TEST_CASE("selftest evaluates multi-task cases, and finds one that is wrong")
{
    const TemporaryFolder folder;
    const std::string golden = DISENTANGLE_GOLDEN_DIR "/multitask.json";
    const json report = json_of({"selftest", golden, "--json"}, folder);
    CHECK(report["ok"] == true);
    CHECK(report["files"][0]["format"] == "multitask");
    CHECK(report["files"][0]["quantities"].size() == 6);
    json wrong = json::parse(read_file(golden));
    wrong["group_lasso"][0]["W"][0][3] = 0.6;
    wrong["assumption7"][0]["holds"] = true;
    const std::string file = folder.write("wrong.json", wrong.dump());
    CHECK(run({"selftest", file}, folder.path()).exit_code == 1);
    // Least squares where nothing is penalised, and no feature from the largest lambda on: F'y/n = (1/2, 0).
    for (const auto& [lambda, weights, support] :
         {std::tuple{0.0, "[[1, 0]]", "[0]"}, std::tuple{0.5, "[[0, 0]]", "[]"}, std::tuple{0.7, "[[0, 0]]", "[]"}}) {
        const std::string edge = folder.write(
            "edge.json", R"({"group_lasso": [{"F": [[1, 0], [0, 1]], "Y": [[1], [0]], "lambda_max": 0.5, "lam": )" +
                             std::to_string(lambda) + R"(, "W": )" + weights + R"(, "support": )" + support + "}]}");
        CHECK(run({"selftest", edge}, folder.path()).exit_code == 0);
    }
    const std::string empty = folder.write("empty.json", R"({"group_lasso": []})");
    CHECK(run({"selftest", empty}, folder.path()).exit_code == 2);
}

TEST_CASE("figure 1 is computed and drawn by one command: ridge is the same on rotated features, lasso is not")
{
    const TemporaryFolder folder;
    const json figure = json_of({"reproduce", "figure1", "--data-sets", "2", "--json", "--to", "figure1.svg"}, folder);
    REQUIRE(figure["points"].size() == 18);
    CHECK(figure["largest_ridge_difference"] < 1e-4);
    CHECK(figure["largest_lasso_difference"] > 0.3);
    const json& sparse = figure["points"][1];  // 5 % of the features, 50 rows
    CHECK(sparse["share"] == 0.05);
    CHECK(sparse["n"] == 50);
    CHECK(sparse["lasso_disentangled"]["values"].size() == 2);
    CHECK(sparse["lasso_disentangled"]["mean"] > sparse["lasso_entangled"]["mean"].get<double>() + 0.3);
    CHECK(read_file(folder.path() / "figure1.svg").find("<svg") != std::string::npos);
    CHECK(run({"reproduce", "figure2"}, folder.path()).exit_code == 2);
}

TEST_CASE("reproduce rotation prints what it computed, and draws it")
{
    const TemporaryFolder folder;
    const json turned = json_of({"reproduce", "rotation", "--data-sets", "1", "--json", "--to", "turned.csv"}, folder);
    REQUIRE(turned["points"].size() == 3 * 6 * 11);
    const json &first = turned["points"][0], &last = turned["points"][10];
    CHECK(first["share"] == 0.05);
    CHECK(first["n"] == 25);
    CHECK(first["mcc"] == doctest::Approx(1));
    CHECK(first["lasso"]["coefficients"].size() == 100);
    CHECK(first["lasso"]["mean"].get<double>() > last["lasso"]["mean"].get<double>() + 0.2);
    CHECK(first["ridge"]["mean"].get<double>() == doctest::Approx(last["ridge"]["mean"].get<double>()).epsilon(1e-4));
    CHECK(folder.read("turned.csv").find("lasso_25") != std::string::npos);
}

TEST_CASE("factors that move the parts of a picture are found from tasks on frames")
{
    const TemporaryFolder folder;
    const json result = json_of({"train", "TasksScene", "--out", "a.run", "--json", "--quiet", "--threads", "1",
                                 "--set", "data.scene.size=16", "--set", "data.scene.colour=grey", "--set",
                                 "data.rows=5000", "--set", "estimator.components=24", "--set", "training.steps=301"},
                                folder);
    CHECK(result["mcc_uniform"].get<double>() > 0.95);
    CHECK(run({"figure", "traversals", "--run", "a.run", "--to", "a.svg"}, folder.path()).exit_code == 0);
    CHECK(folder.read("a.svg").find("no decoder") != std::string::npos);
}
