// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/npz.h"
#include "core/base/table.h"
#include "tests/app/process.h"
#include "tests/app/small_experiment.h"

#include <algorithm>
#include <doctest/doctest.h>
#include <nlohmann/json.hpp>
#include <sys/resource.h>

using namespace disentangle;
using namespace disentangle::test;
using nlohmann::json;

namespace {

/// A run X.run under the true graph, and the 1000 rows that it was scored on as x.npy, z.npy and a.npy; for all tests, which
/// only read them.
const TemporaryFolder& trained()
{
    static const TemporaryFolder folder;
    if (folder.names().empty()) {
        folder.write("small.json", small_experiment());
        for (const std::vector<std::string>& command : std::vector<std::vector<std::string>>{
                 {"train", "small.json", "--out", "X.run", "--set", "sparsity.search=truth", "--quiet"},
                 {"generate", "small.json", "--out", ".", "--rows", "1000", "--split", "test", "--force"}})
            REQUIRE(run(command, folder.path()).exit_code == 0);
    }
    return folder;
}

std::string path_of(const char* name)
{
    return trained().path() / name;
}

Table table(const TemporaryFolder& folder, const std::string& name)
{
    return read_table(folder.path() / name);
}

std::string csv_row(const std::string& number, int count)
{
    std::string row;
    for (int i = 0; i < count; ++i)
        row += (i > 0 ? "," : "") + number;
    return row + '\n';
}

}  // namespace

TEST_CASE("encode writes the latents of a file, and says of which step")
{
    const TemporaryFolder folder;
    const json answer =
        json_of({"encode", path_of("X.run"), "--x", path_of("x.npy"), "--to", "z.npy", "--json"}, folder);
    CHECK(answer["to"] == "z.npy");
    CHECK(answer["step"] == 300);
    CHECK(answer["rows"] == 1000);
    CHECK(answer["steps"] == 1);
    CHECK(answer["d_z"] == 3);
    // They are the latents that the run was scored by.
    const json scores = json_of({"metrics", "--z", path_of("z.npy"), "--z-hat", "z.npy", "--json"}, folder);
    const json shown = json_of({"show", path_of("X.run"), "--json"}, folder);
    CHECK(scores["mcc"].get<double>() == doctest::Approx(shown["metrics"]["mcc"].get<double>()).epsilon(1e-6));
    CHECK(scores["assignment"] == shown["assignment"]);
    CHECK(folder.names() == std::vector<std::string>{"z.npy"});
}

TEST_CASE("encode gives the same numbers for CSV, with a header or without, and for NPY")
{
    const TemporaryFolder folder;
    Table x = read_table(path_of("x.npy"));
    folder.write("bare.csv", format_csv(x));
    x.columns = {"left", "right", "up", "down", "time"};
    folder.write("named.csv", format_csv(x));
    for (const std::string& name : {path_of("x.npy"), std::string("bare.csv"), std::string("named.csv")})
        json_of(
            {"encode", path_of("X.run"), "--x", name, "--to", name.ends_with(".npy") ? "z.npy" : "z-" + name, "--json"},
            folder);
    CHECK(table(folder, "z-bare.csv").values == table(folder, "z.npy").values);
    CHECK(table(folder, "z-named.csv").values == table(folder, "z.npy").values);
    CHECK(table(folder, "z-bare.csv").columns == std::vector<std::string>{"z_hat1", "z_hat2", "z_hat3"});
}

TEST_CASE("decode gives of a file what it gives line by line")
{
    const TemporaryFolder folder;
    json_of({"encode", path_of("X.run"), "--x", path_of("x.npy"), "--to", "z.npy", "--json"}, folder);
    const json answer = json_of({"decode", path_of("X.run"), "--z", "z.npy", "--to", "x_hat.npy", "--json"}, folder);
    CHECK(answer["d_x"] == 5);
    CHECK(answer["step"] == 300);
    const Table z = table(folder, "z.npy"), x_hat = table(folder, "x_hat.npy");
    constexpr Eigen::Index compared = 50;
    json rows = json::array();
    for (Eigen::Index i = 0; i < compared; ++i)
        rows.push_back({z.values(i, 0), z.values(i, 1), z.values(i, 2)});
    Program program({"decode", path_of("X.run")}, folder.path());
    program.read_line();
    program.send(json{{"do", "decode"}, {"z", rows}}.dump());
    const json lines = json::parse(program.read_line());
    REQUIRE(lines["ok"] == true);
    for (Eigen::Index i = 0; i < compared; ++i)
        for (Eigen::Index j = 0; j < 5; ++j)
            CHECK(lines["x"][static_cast<std::size_t>(i)][static_cast<std::size_t>(j)].get<float>() ==
                  static_cast<float>(x_hat.values(i, j)));
    CHECK(program.finish().exit_code == 0);
    // And it is the way back: x is closer to what was decoded than to its mean, of variance 1.
    CHECK((x_hat.values - read_table(path_of("x.npy")).values).array().square().mean() < 0.5);
}

TEST_CASE("--step takes the newest checkpoint up to there, and says which")
{
    const TemporaryFolder folder;
    const std::vector<std::string> encode{"encode", path_of("X.run"), "--x", trained().path() / "x.npy"};
    const auto at = [&](const std::string& step, const std::string& to) {
        std::vector<std::string> command = encode;
        command.insert(command.end(), {"--to", to, "--step", step, "--json"});
        return json_of(command, folder)["step"];
    };
    // The run wrote checkpoints at 100, 200 and 300, and kept two.
    CHECK(at("300", "300.npy") == 300);
    CHECK(at("299", "299.npy") == 200);
    CHECK(table(folder, "299.npy").values != table(folder, "300.npy").values);
    std::vector<std::string> command = encode;
    command.insert(command.end(), {"--to", "z.npy", "--step", "150"});
    const Outcome gone = run(command, folder.path());
    CHECK(gone.exit_code == 2);
    CHECK(gone.err.find("the model of step 150 was not kept") != std::string::npos);
    CHECK(json_of({"weights", path_of("X.run"), "--to", "w.npz", "--step", "250", "--json"}, folder)["step"] == 200);
}

TEST_CASE("with time, pairs of rows are encoded as pairs")
{
    const TemporaryFolder folder;
    std::string experiment = small_experiment();
    const std::string without = "\"Gz\": null";
    experiment.replace(experiment.find(without), without.size(), "\"Gz\": [[1, 0, 0], [0, 1, 0], [0, 0, 1]]");
    folder.write("time.json", experiment);
    REQUIRE(
        run({"train", "time.json", "--out", "T.run", "--quiet", "--stop-when", "mcc>=0"}, folder.path()).exit_code ==
        0);
    REQUIRE(run({"generate", "time.json", "--out", ".", "--rows", "20", "--force"}, folder.path()).exit_code == 0);
    REQUIRE(run({"generate", "time.json", "--out", ".", "--rows", "20", "--format", "csv", "--force"}, folder.path())
                .exit_code == 0);
    const json pairs = json_of({"encode", "T.run", "--x", "x.npy", "--to", "pairs.npy", "--json"}, folder);
    CHECK(pairs["rows"] == 20);
    CHECK(pairs["steps"] == 2);
    CHECK(table(folder, "pairs.npy").steps == 2);
    // CSV has no third dimension: the same rows, one after the other.
    const json rows = json_of({"encode", "T.run", "--x", "x.csv", "--to", "rows.npy", "--json"}, folder);
    CHECK(rows["rows"] == 40);
    CHECK(table(folder, "pairs.npy").values == table(folder, "rows.npy").values);
    CHECK(json_of({"decode", "T.run", "--z", "pairs.npy", "--to", "back.npy", "--json"}, folder)["steps"] == 2);
}

TEST_CASE("what cannot be encoded is refused with file, place, what was found and what was expected")
{
    const TemporaryFolder folder;
    const std::string model = path_of("X.run");
    const auto refused = [&](const std::string& file, const std::string& says) {
        folder.write("z.csv", "kept");
        const Outcome outcome = run({"encode", model, "--x", file, "--to", "z.csv"}, folder.path());
        CAPTURE(outcome.err);
        CHECK(outcome.exit_code == 2);
        CHECK(outcome.out.empty());
        CHECK(outcome.err.find(says) != std::string::npos);
        CHECK(folder.read("z.csv") == "kept");
    };
    const std::vector<float> numbers(60, 1.5F);
    folder.write("narrow.npy", format_npy(numbers.data(), {15, 4}));
    folder.write("pairs.npy", format_npy(numbers.data(), {6, 2, 5}));
    folder.write("narrow.csv", csv_row("1", 4));
    folder.write("word.csv", csv_row("1", 5) + "1,2,three,4,5\n");
    folder.write("nan.csv", "a,b,c,d,e\n" + csv_row("nan", 5));
    folder.write("large.csv", csv_row("1", 5) + "1,1,1,1e300,1\n");
    folder.write("empty.csv", "");
    refused("narrow.npy", "narrow.npy: the numbers are 15 x 4, expected n x 5 (5 observed dimensions of ");
    refused("narrow.csv", "narrow.csv: the numbers are 1 x 4, expected n x 5");
    refused("pairs.npy", "pairs.npy: the numbers are 6 x 2 x 5, expected n x 5");
    refused("word.csv", "word.csv: line 2, column 3: found 'three', expected a number");
    refused("nan.csv", "nan.csv: line 2, column 1: found 'nan', expected a finite number");
    refused("large.csv", "large.csv: line 2, column 4: found 1e+300, expected a number that float32 can hold");
    refused("empty.csv", "empty.csv: is empty, expected at least one row of numbers");
    refused("missing.npy", "missing.npy: cannot be read: No such file or directory");
    folder.write("x.xlsx", "PK\x03\x04");
    refused(
        "x.xlsx",
        "x.xlsx: is a ZIP archive, as spreadsheets (.xlsx, .ods), .npz and PyTorch's .pt are, expected text or .npy: save the sheet as CSV");

    const Outcome no_run = run({"encode", "no.run", "--x", "narrow.csv", "--to", "z.csv"}, folder.path());
    CHECK(no_run.exit_code == 2);
    CHECK(no_run.err.find("no.run") != std::string::npos);
    const Outcome latents = run({"decode", model, "--z", "narrow.csv", "--to", "z.csv"}, folder.path());
    CHECK(latents.exit_code == 2);
    CHECK(latents.err.find("narrow.csv: the numbers are 1 x 4, expected n x 3 (3 latents of ") != std::string::npos);
}

TEST_CASE("a result that cannot be written whole leaves what was there, and says why")
{
    const TemporaryFolder folder;
    const std::string model = path_of("X.run"), x = trained().path() / "x.npy";
    folder.write("z.csv", "kept");
    folder.write("w.npz", "kept");
    rlimit before{};
    REQUIRE(::getrlimit(RLIMIT_FSIZE, &before) == 0);
    const rlimit tight{500, before.rlim_max};
    REQUIRE(::setrlimit(RLIMIT_FSIZE, &tight) == 0);
    const Outcome encoded = run({"encode", model, "--x", x, "--to", "z.csv"}, folder.path());
    const Outcome weights = run({"weights", model, "--to", "w.npz"}, folder.path());
    ::setrlimit(RLIMIT_FSIZE, &before);
    CHECK(encoded.exit_code == 1);
    CHECK(encoded.err.find("z.csv: cannot be written: File too large") != std::string::npos);
    CHECK(weights.exit_code == 1);
    CHECK(weights.err.find("w.npz: cannot be written: File too large") != std::string::npos);
    CHECK(folder.read("z.csv") == "kept");
    CHECK(folder.read("w.npz") == "kept");
    CHECK(folder.names() == std::vector<std::string>{"w.npz", "z.csv"});
}

TEST_CASE("weights as NPZ hold every tensor under its name, and the learned graph")
{
    const TemporaryFolder folder;
    const json answer = json_of({"weights", path_of("X.run"), "--to", "w.npz", "--json"}, folder);
    const std::string bytes = folder.read("w.npz");
    const std::vector<std::string> names = names_in_npz(bytes, "w.npz");
    for (const auto& [name, shape] : answer["tensors"].items()) {
        CAPTURE(name);
        CHECK(std::count(names.begin(), names.end(), name) == 1);
        Eigen::Index numbers = 1;
        for (const json& size : shape)
            numbers *= size.get<Eigen::Index>();
        CHECK(parse_npz(bytes, name, "w.npz").values.size() == numbers);
    }
    CHECK(answer["tensors"]["encoder.linear0.weight"] == json{16, 5});
    CHECK(answer["transition"] == "own");
    CHECK(parse_npz(bytes, "Ga", "w.npz").values ==
          Eigen::MatrixXd::Identity(3, 3));  // the true graph of the experiment
}
