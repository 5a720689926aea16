// SPDX-License-Identifier: GPL-3.0-or-later
// Experiments on the user's own files, from the files to the figure.
#include "core/base/table.h"
#include "core/metrics/metrics.h"
#include "core/record/run_file.h"
#include "tests/app/curves.h"
#include "tests/app/process.h"
#include "tests/app/small_experiment.h"

#include <csignal>
#include <doctest/doctest.h>
#include <filesystem>
#include <nlohmann/json.hpp>

using namespace disentangle;
using namespace disentangle::test;
using nlohmann::json;

namespace {

/// What trains in about a second on `data`, the members of its section.
std::string own_experiment(const std::string& data)
{
    return R"({"name": "own", "settings": "recipe", "seed": 3, "data": {"kind": "table", )" + data + R"(},
               "estimator": {"width": 16, "transition": {"width": 8}},
               "training": {"batch": 32, "evaluate_every": 100, "checkpoint_every": 100, "steps": 400}})";
}

/// A folder with 1500 rows of a small world: all.csv with the columns x1 to x5 in units of their own, dose1 to dose3 and
/// the true latents z1 to z3; and experiments on it, blind.json without the latents and known.json with them. For all
/// tests, which only read them.
const TemporaryFolder& own_data()
{
    static const TemporaryFolder folder;
    if (!folder.names().empty())
        return folder;
    folder.write("small.json", small_experiment());
    REQUIRE(run({"generate", "small.json", "--out", ".", "--rows", "1500", "--force"}, folder.path()).exit_code == 0);
    const Table x = read_table(folder.path() / "x.npy"), a = read_table(folder.path() / "a.npy"),
                z = read_table(folder.path() / "z.npy");
    Table all;
    all.values.resize(1500, 11);
    all.values << (100 * x.values).array() + 7, a.values, z.values;
    all.columns = {"x1", "x2", "x3", "x4", "x5", "dose1", "dose2", "dose3", "z1", "z2", "z3"};
    folder.write("all.csv", format_csv(all));
    const std::string columns = R"("x": {"file": "all.csv", "columns": ["x1", "x2", "x3", "x4", "x5"]},
                                   "a": {"columns": ["dose1", "dose2", "dose3"]}, "latents": 3)";
    folder.write("blind.json", own_experiment(columns));
    folder.write("known.json", own_experiment(columns + R"(, "z": {"columns": ["z1", "z2", "z3"]})"));
    for (const char* name : {"blind", "known"})
        REQUIRE(
            run({"train", std::string(name) + ".json", "--out", std::string(name) + ".run", "--quiet"}, folder.path())
                .exit_code == 0);
    return folder;
}

std::string own_path(const char* name)
{
    return own_data().path() / name;
}

}  // namespace

TEST_CASE("own data are trained on, and scored by held-out rows where no truth is known")
{
    const TemporaryFolder folder;
    const json blind = json_of({"train", own_path("blind.json"), "--out", "b.run", "--json"}, folder);
    CHECK(blind["mcc"] == nullptr);
    CHECK(blind["shd"] == nullptr);
    CHECK(blind["edges_Ga"].is_number_integer());
    CHECK(blind["edges_Gz"] == nullptr);
    REQUIRE(blind["held_out"].is_number());
    CHECK(blind["held_out_no_graph"] < blind["held_out"]);
    CHECK(blind["held_out_permuted"] < blind["held_out"]);
    CHECK(blind["held_out_all_edges"].is_number());
    CHECK(blind["bound_from_truth"] == false);

    // The latents change no number that was there without them.
    const json known = json_of({"train", own_path("known.json"), "--out", "k.run", "--json"}, folder);
    CHECK(known["mcc"].is_number());
    CHECK(known["shd"] == nullptr);  // the graph is still not known
    CHECK(known["held_out"] == blind["held_out"]);
    CHECK(known["edges_Ga"] == blind["edges_Ga"]);
    const Outcome words = run({"train", own_path("blind.json"), "--out", "w.run"}, folder.path());
    CHECK(words.out.find("the true graph is not known") != std::string::npos);
    CHECK(words.out.find("nats a row") != std::string::npos);
    CHECK(words.err.find(
              "Rows were shared out by a shuffle: 1200 rows to train on, 150 to validate and 150 to test on.") !=
          std::string::npos);
}

TEST_CASE(
    "what of a graph comes out again is said of resampled rows by the run itself, and of other seeds by stability")
{
    const TemporaryFolder folder;
    const std::string own = own_path("blind.run");
    REQUIRE(
        run({"train", own_path("blind.json"), "--seed", "4", "--out", "4.run", "--quiet"}, folder.path()).exit_code ==
        0);
    const json run_itself = json_of({"show", own, "--json"}, folder);
    const Outcome outcome = run({"stability", own, "4.run", "--resamples", "40", "--json"}, folder.path());
    CAPTURE(outcome.err);
    REQUIRE(outcome.exit_code == 0);
    const json said = json::parse(outcome.out);
    CHECK(said["stability_Ga"] == run_itself["stability_Ga"]);
    CHECK(said["stability_latents"] == run_itself["stability_latents"]);
    // As many edges in each resample as the run has.
    double edges = 0, stable = 0;
    for (std::size_t i = 0; i < said["learned_Ga"].size(); ++i)
        for (std::size_t j = 0; j < said["learned_Ga"][i].size(); ++j) {
            edges += said["learned_Ga"][i][j].get<double>();
            stable += said["stability_Ga"][i][j].get<double>();
        }
    CHECK(stable == doctest::Approx(edges));
    for (const auto& [action, moved] : run_itself["moves"].items())
        edges -= static_cast<double>(moved.size());
    CHECK(edges == 0);
    REQUIRE(said["runs"].size() == 1);
    CHECK(said["runs"][0]["run"] == "4.run");
    CHECK(said["runs"][0]["correlation"] > 0.3);
    for (const json& row : said["agreement_Ga"])
        for (const json& share : row)
            CHECK((share == 0.0 || share == 0.5 || share == 1.0));
    CHECK(run({"stability", own, "none.run"}, folder.path()).exit_code == 2);
    const Outcome words = run({"stability", own, "4.run"}, folder.path());
    CHECK(words.out.find("Kept are encoder and number of edges.") != std::string::npos);
}

TEST_CASE("a killed run of own data goes on, from anywhere, and ends as if it had never been")
{
    const TemporaryFolder folder;
    Program engine({"train", own_path("blind.json"), "--out", "killed.run", "--control"}, folder.path());
    for (std::string line = engine.read_line(); !line.empty(); line = engine.read_line())
        if (const json event = json::parse(line); event["event"] == "evaluated" && event["step"] >= 200)
            break;
    engine.kill(SIGKILL);
    CHECK(engine.finish().signal == SIGKILL);
    const Outcome resumed = run({"resume", "killed.run", "--quiet"}, folder.path());
    CAPTURE(resumed.err);
    CHECK(resumed.exit_code == 0);
    CHECK(curves(folder.path() / "killed.run") == curves(own_path("blind.run")));
}

TEST_CASE("encode takes x in the units of the file, and decode gives it back in them")
{
    const TemporaryFolder folder;
    const Table all = read_table(own_path("all.csv"));
    Table x;
    x.values = all.values.leftCols(5);
    folder.write("x.csv", format_csv(x));
    json_of({"encode", own_path("known.run"), "--x", "x.csv", "--to", "z.csv", "--json"}, folder);
    const Eigen::MatrixXd z_hat = read_table(folder.path() / "z.csv").values, z = all.values.rightCols(3);
    const double recorded = RunReader(own_path("known.run")).metric_at(metric::mcc, 400).value();
    CHECK(score(z, z_hat, nullptr).mcc == doctest::Approx(recorded).epsilon(0.05));
    json_of({"decode", own_path("known.run"), "--z", "z.csv", "--to", "back.csv", "--json"}, folder);
    const Eigen::MatrixXd back = read_table(folder.path() / "back.csv").values;
    const Eigen::RowVectorXd mean = x.values.colwise().mean();
    const double error = (back - x.values).squaredNorm(), spread = (x.values.rowwise() - mean).squaredNorm();
    CHECK(error < 0.3 * spread);
    // The file that was trained on does as it is: its columns are found by name.
    json_of({"encode", own_path("known.run"), "--x", own_path("all.csv"), "--to", "same.csv", "--json"}, folder);
    CHECK(read_table(folder.path() / "same.csv").values == z_hat);
    json_of({"weights", own_path("known.run"), "--to", "w.npz", "--json"}, folder);
}

TEST_CASE("an encoder that looks at actions takes them in the units of the file, by the names of their columns")
{
    const TemporaryFolder folder;
    // The same doses in other units: standardised they are the same, and so is what is learned.
    Table all = read_table(own_path("all.csv"));
    folder.write("given.csv", format_csv(all));
    all.values.middleCols(5, 3) = 1000 * all.values.middleCols(5, 3).array() - 4;
    folder.write("scaled.csv", format_csv(all));
    std::vector<Eigen::MatrixXd> encoded;
    for (const std::string name : {"given", "scaled"}) {
        folder.write(name + ".json", R"({"name": "own", "data": {"kind": "table",
            "x": {"file": ")" + name + R"(.csv", "columns": ["x1", "x2", "x3", "x4", "x5"]},
            "a": {"columns": ["dose1", "dose2", "dose3"]}, "latents": 3},
            "estimator": {"kind": "ivae", "width": 16}, "training": {"batch": 32, "steps": 40, "evaluate_every": 40}})");
        REQUIRE(run({"train", name + ".json", "--out", name + ".run", "--quiet"}, folder.path()).exit_code == 0);
        json_of({"encode", name + ".run", "--x", name + ".csv", "--actions", name + ".csv", "--to", "z.csv", "--json"},
                folder);
        encoded.push_back(read_table(folder.path() / "z.csv").values);
    }
    REQUIRE(encoded[0].rows() == 1500);
    CHECK((encoded[0] - encoded[1]).cwiseAbs().maxCoeff() < 0.01 * encoded[0].cwiseAbs().maxCoeff());
    // Columns in another order, and without names.
    Table reversed;
    reversed.values = all.values.middleCols(5, 3).rowwise().reverse();
    reversed.columns = {"dose3", "dose2", "dose1"};
    folder.write("reversed.csv", format_csv(reversed));
    json_of({"encode", "scaled.run", "--x", "scaled.csv", "--actions", "reversed.csv", "--to", "z.csv", "--json"},
            folder);
    CHECK(read_table(folder.path() / "z.csv").values == encoded[1]);
}

TEST_CASE("categories are told apart by encode as they were when they were learned from")
{
    const TemporaryFolder folder;
    const Table all = read_table(own_path("all.csv"));
    std::string text = "x1,x2,x3,drug\n";
    for (Eigen::Index row = 0; row < 300; ++row) {
        for (Eigen::Index c = 0; c < 3; ++c)
            text += std::to_string(all.values(row, c)) + ",";
        text += row % 3 == 0 ? "aspirin\n" : "placebo\n";
    }
    folder.write("drugs.csv", text);
    folder.write("drugs.json", R"({"data": {"kind": "table", "actions": "categories", "latents": 2,
        "x": {"file": "drugs.csv", "columns": ["x1", "x2", "x3"]}, "a": {"columns": ["drug"]}},
        "estimator": {"kind": "ivae", "width": 8}, "training": {"batch": 32, "steps": 10}})");
    REQUIRE(run({"train", "drugs.json", "--out", "d.run", "--quiet"}, folder.path()).exit_code == 0);
    json_of({"encode", "d.run", "--x", "drugs.csv", "--actions", "drugs.csv", "--to", "z.csv", "--json"}, folder);
    const Table z = read_table(folder.path() / "z.csv");
    CHECK(z.values.rows() == 300);
    folder.write("other.csv", "medicine\naspirin\n");
    const Outcome other =
        run({"encode", "d.run", "--x", "drugs.csv", "--actions", "other.csv", "--to", "z.csv"}, folder.path());
    CHECK(other.exit_code == 2);
    CHECK(other.err.find("has no column 'drug'") != std::string::npos);
}

TEST_CASE("a run without a truth is shown in learned order, and nothing is compared")
{
    const TemporaryFolder folder;
    const json shown = json_of({"show", own_path("blind.run"), "--json"}, folder);
    CHECK(shown["assignment"].empty());
    CHECK(shown["latents"] == json{"ẑ1", "ẑ2", "ẑ3"});
    CHECK(shown["actions"] == json{"dose1", "dose2", "dose3"});
    CHECK(shown["latent_table"] == json::array());
    CHECK(shown["learned_Ga"].size() == 3);
    CHECK(shown["probability_Ga"][0].size() == 3);
    CHECK(shown["learned_Gz"] == nullptr);
    CHECK(shown["correlation"] == nullptr);
    CHECK(shown["promise"]["mcc"]["ceiling"] == nullptr);
    CHECK_FALSE(shown["metrics"].contains("mcc"));
    const Outcome words = run({"show", own_path("blind.run")}, folder.path());
    CHECK(words.exit_code == 0);
    CHECK(words.out.find("Learned Ga, in learned order (1 learned)") != std::string::npos);
    CHECK(words.out.find("dose") != std::string::npos);
    CHECK(words.out.find("mcc") == std::string::npos);
    CHECK(words.out.find("held_out") != std::string::npos);
    CHECK(words.out.find("without a known graph") != std::string::npos);
    CHECK(words.out.find("Promised and reached") == std::string::npos);
    for (const char* view :
         {"scores", "latents", "graphs", "entanglement", "loss", "sparsity", "edges", "traversals", "data"}) {
        CAPTURE(view);
        const Outcome drawn =
            run({"figure", view, "--run", own_path("blind.run"), "--to", std::string(view) + ".svg"}, folder.path());
        CAPTURE(drawn.err);
        CHECK(drawn.exit_code == 0);
        CHECK(folder.read(std::string(view) + ".svg").find("True G") == std::string::npos);
    }
    CHECK(folder.read("graphs.svg").find("dose1") != std::string::npos);
    CHECK(folder.read("latents.svg").find("without a known graph") != std::string::npos);
}

TEST_CASE("data says what is in files, and writes an experiment that can be trained")
{
    const TemporaryFolder folder;
    const json answer = json_of({"data", own_path("all.csv"), "--to", "mine.json", "--json"}, folder);
    CHECK(answer["rows"] == 1500);
    CHECK(answer["problems"].empty());
    CHECK(answer["usable"] == true);
    REQUIRE(answer["columns"].size() == 11);
    CHECK(answer["columns"][0]["name"] == "x1");
    CHECK(answer["columns"][0]["type"] == "number");
    CHECK(answer["columns"][0]["missing"] == 0);
    CHECK(answer["columns"][0]["role"] == "x");
    CHECK(answer["columns"][5]["role"] == "a");
    CHECK(answer["columns"][10]["role"] == "z");
    CHECK(answer["spectrum"].size() == 5);
    const json of_document = json_of({"data", "mine.json", "--json"}, folder);
    for (std::size_t i = 0; i < answer["columns"].size(); ++i) {
        json column = of_document["columns"][i];
        CHECK(std::filesystem::equivalent(column["file"].get<std::string>(), own_path("all.csv")));
        column["file"] = answer["columns"][i]["file"];  // the document names it as seen from its own folder
        CHECK(column == answer["columns"][i]);
    }
    CHECK(run({"train", "mine.json", "--out", "m.run", "--quiet", "--set", "training.steps=2"}, folder.path())
              .exit_code == 0);
    const Outcome words = run({"data", own_path("all.csv")}, folder.path());
    CHECK(words.out.find("dose1   a") != std::string::npos);

    folder.write("broken.csv", "x1,x2,a\n1,,0\n2,3,1\n4,5,0\n6,7,1\n");
    const json broken = json_of({"data", "broken.csv", "--json"}, folder);
    CHECK(broken["usable"] == false);
    CHECK(broken["columns"][1]["missing"] == 1);
    CHECK(broken["problems"][0].get<std::string>().find("column 'x2', line 2: is missing") != std::string::npos);
    folder.write("ragged.csv", "x1,x2\n1,2\n3\n");
    const Outcome ragged = run({"data", "ragged.csv", "--json"}, folder.path());
    CHECK(ragged.exit_code == 2);
    CHECK(json::parse(ragged.out)["problems"][0].get<std::string>().find("line 3") != std::string::npos);
}
