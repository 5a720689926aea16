// SPDX-License-Identifier: GPL-3.0-or-later
// Experiments on the user's own pictures, as arrays and as folders, from the files to the page.
#include "core/base/npz.h"
#include "core/base/table.h"
#include "core/metrics/metrics.h"
#include "core/record/run_file.h"
#include "tests/app/process.h"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

using namespace disentangle;
using namespace disentangle::test;
using nlohmann::json;

namespace {

constexpr const char* small_scene = R"({
  "name": "tiny",
  "seed": 5,
  "world": {
    "kind": "scene",
    "graph": {"Ga": [[1, 0, 0], [0, 1, 0], [0, 0, 1]], "Gz": null},
    "mechanism": {"kind": "diagonal_sin"},
    "scene": {"picture": "tree_robot_ball", "size": 16},
    "rows": {"train": 2000, "validation": 500, "test": 500}
  }
})";

std::string own_document(const std::string& x)
{
    return R"({"name": "own", "seed": 2, "data": {"kind": "table", "x": ")" + x +
           R"(", "a": "pictures/a.npy", "latents": 3}, "training": {"steps": 400, "batch": 256, "evaluate_every": 200}})";
}

/// The same 1,500 rows as array/x.npy and as pictures/x-000001.png, ..., with a and z beside them; and experiments on each.
const TemporaryFolder& own_frames()
{
    static const TemporaryFolder folder;
    if (!folder.names().empty())
        return folder;
    folder.write("tiny.json", small_scene);
    for (const char* format : {"npy", "png"})
        REQUIRE(run({"generate", "tiny.json", "--out", std::string(format) == "npy" ? "array" : "pictures", "--format",
                     format, "--rows", "1500"},
                    folder.path())
                    .exit_code == 0);
    folder.write("array.json", own_document("array/x.npy"));
    folder.write("pictures.json", own_document("pictures"));
    for (const std::string name : {"array", "pictures"})
        REQUIRE(run({"train", name + ".json", "--out", name + ".run", "--threads", "1", "--quiet"}, folder.path())
                    .exit_code == 0);
    return folder;
}

Eigen::MatrixXd table_in(const std::string& name)
{
    return read_table(own_frames().path() / name).values;
}

}  // namespace

TEST_CASE("a folder of pictures and an array of the same frames are learned from alike, and encoded from either")
{
    const TemporaryFolder& folder = own_frames();
    json_of({"encode", "array.run", "--x", "array/x.npy", "--to", "z1.npy", "--json"}, folder);
    json_of({"encode", "array.run", "--x", "pictures", "--to", "z2.npy", "--json"}, folder);
    json_of({"encode", "pictures.run", "--x", "pictures", "--to", "z3.npy", "--json"}, folder);
    CHECK(table_in("z1.npy") == table_in("z2.npy"));
    CHECK(table_in("z1.npy") == table_in("z3.npy"));
    // Nobody said which latents there are: the scores are those of the file that nothing was learned from.
    CHECK(score(table_in("array/z.npy"), table_in("z1.npy"), nullptr).mcc > 0.8);
}

TEST_CASE("what is learned from own frames is decoded into bytes of their shape, and exported with its front end")
{
    const TemporaryFolder& folder = own_frames();
    json_of({"encode", "array.run", "--x", "array/x.npy", "--to", "z.npy", "--json"}, folder);
    json_of({"decode", "array.run", "--z", "z.npy", "--to", "back.npy", "--json"}, folder);
    const NpyArray x = parse_npy_array(folder.read("array/x.npy"), "x"),
                   back = parse_npy_array(folder.read("back.npy"), "back");
    CHECK(back.shape == x.shape);
    CHECK(back.bytes);
    double error = 0;
    for (std::size_t i = 0; i < x.values.size(); ++i)
        error += std::abs(static_cast<double>(x.values[i] - back.values[i]));
    CHECK(error / static_cast<double>(x.values.size()) < 12);  // of 255
    json_of({"weights", "array.run", "--to", "w.npz", "--json"}, folder);
    const std::vector<std::string> arrays = names_in_npz(folder.read("w.npz"), "w.npz");
    CHECK(std::ranges::find(arrays, "components") != arrays.end());
    CHECK(std::ranges::find(arrays, "white") != arrays.end());
    // Without the files the run is shown, decoded and drawn all the same.
    json_of({"figure", "traversals", "--run", "array.run", "--to", "t.svg", "--json"}, folder);
    CHECK(folder.read("t.svg").find("<image") != std::string::npos);
}

TEST_CASE("data says what pictures are, and what would be made of them")
{
    const TemporaryFolder& folder = own_frames();
    const json found = json_of({"data", "pictures", "--json"}, folder);
    CHECK(found["rows"] == 1500);
    CHECK(found["usable"] == true);
    CHECK(found["latents"] == 3);
    bool seen = false;
    for (const json& column : found["columns"])
        if (column["type"] == "frames") {
            seen = true;
            CHECK(column["role"] == "x");
            CHECK(column["shape"] == json{16, 16, 3});
        }
    CHECK(seen);
    const Outcome words = run({"data", "array/x.npy"}, folder.path());
    CHECK(words.out.find("1500 frames of 16 x 16 pixels in colour, from 0, black, to 255; role x") !=
          std::string::npos);
}

TEST_CASE("a picture that is broken ends training and encoding with its name")
{
    const TemporaryFolder folder;
    folder.write("tiny.json", small_scene);
    const Outcome generated =
        run({"generate", "tiny.json", "--out", "p", "--format", "png", "--rows", "40"}, folder.path());
    REQUIRE(generated.exit_code == 0);
    CHECK(generated.out == "p/x-000001.png\n... p/x-000040.png\np/z.npy\np/a.npy\np/experiment.json\n");
    const std::string whole = folder.read("p/x-000007.png");
    folder.write("p/x-000007.png", whole.substr(0, whole.size() / 2));
    folder.write("p.json", R"({"data": {"kind": "table", "x": "p", "latents": 3, "a": "p/a.npy"}})");
    for (const std::vector<std::string>& command :
         std::vector<std::vector<std::string>>{{"data", "p.json"}, {"train", "p.json", "--out", "p.run"}}) {
        const Outcome outcome = run(command, folder.path());
        CHECK(outcome.exit_code == 2);
        CHECK(outcome.err.find("x-000007.png: is cut short, expected a whole picture") != std::string::npos);
    }
    CHECK(run({"encode", (own_frames().path() / "array.run").string(), "--x", "p", "--to", "z.npy"}, folder.path())
              .err.find("x-000007.png: is cut short") != std::string::npos);
    const Outcome large = run({"encode", (own_frames().path() / "array.run").string(), "--x",
                               (own_frames().path() / "array/z.npy").string(), "--to", "z.npy"},
                              folder.path());
    CHECK(large.exit_code == 2);
    CHECK(large.err.find("holds a table of 3 columns, expected frames of 16 x 16 pixels in colour") !=
          std::string::npos);
}
