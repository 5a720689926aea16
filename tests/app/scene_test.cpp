// SPDX-License-Identifier: GPL-3.0-or-later
// Frames on their way through the command line.
#include "core/base/file.h"
#include "core/base/npz.h"
#include "tests/app/process.h"

#include <cmath>
#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

using namespace disentangle;
using namespace disentangle::test;
using nlohmann::json;

namespace {

constexpr const char* scene_document = R"({
  "name": "tiny",
  "seed": 3,
  "world": {
    "kind": "scene",
    "graph": {"Ga": [[1, 0, 0], [0, 1, 0], [0, 0, 1]], "Gz": null},
    "mechanism": {"kind": "diagonal_sin"},
    "scene": {"picture": "tree_robot_ball", "size": 16},
    "rows": {"train": 4000, "validation": 500, "test": 1000}
  },
  "training": {"steps": 400, "batch": 256, "evaluate_every": 200, "evaluation_rows": 1000}
})";

/// A run T.run, and the rows that it was scored on as x.npy, z.npy and a.npy; for all tests, which only read them.
const TemporaryFolder& trained_on_frames()
{
    static const TemporaryFolder folder;
    if (folder.names().empty()) {
        folder.write("tiny.json", scene_document);
        for (const std::vector<std::string>& command : std::vector<std::vector<std::string>>{
                 {"train", "tiny.json", "--out", "T.run", "--threads", "1", "--quiet"},
                 {"generate", "tiny.json", "--out", ".", "--rows", "300", "--split", "test", "--force"}})
            REQUIRE(run(command, folder.path()).exit_code == 0);
    }
    return folder;
}

NpyArray array_in(const std::string& name)
{
    return parse_npy_array(trained_on_frames().read(name), name);
}

}  // namespace

TEST_CASE("generate writes frames as bytes, rows x height x width x channels")
{
    const NpyArray x = array_in("x.npy");
    CHECK(x.bytes);
    CHECK(x.shape == std::vector<std::size_t>{300, 16, 16, 3});
    // The sky is above and the ground below: more blue than red, and the other way round.
    CHECK(x.values[2] > x.values[0] + 50);
    CHECK(x.values[16 * 15 * 3] > x.values[16 * 15 * 3 + 2] + 20);
    CHECK(array_in("z.npy").shape == std::vector<std::size_t>{300, 3});
    CHECK(array_in("a.npy").shape == std::vector<std::size_t>{300, 3});
}

TEST_CASE("frames are encoded as they are given, and decoded into frames that look like them")
{
    const TemporaryFolder& folder = trained_on_frames();
    json_of({"encode", "T.run", "--x", "x.npy", "--to", "z_hat.npy", "--json"}, folder);
    const json scores = json_of({"metrics", "--z", "z.npy", "--z-hat", "z_hat.npy", "--json"}, folder);
    CHECK(scores["mcc"].get<double>() > 0.8);
    json_of({"decode", "T.run", "--z", "z_hat.npy", "--to", "x_hat.npy", "--json"}, folder);
    const NpyArray x = array_in("x.npy"), x_hat = array_in("x_hat.npy");
    CHECK(x_hat.shape == x.shape);
    CHECK(x_hat.bytes);
    double error = 0;
    for (std::size_t i = 0; i < x.values.size(); ++i)
        error += std::pow(static_cast<double>(x.values[i] - x_hat.values[i]), 2);
    CHECK(std::sqrt(error / static_cast<double>(x.values.size())) < 20);  // of 255
}

TEST_CASE("what is no array of such frames is refused with both shapes")
{
    const TemporaryFolder& folder = trained_on_frames();
    const Outcome outcome = run({"encode", "T.run", "--x", "z.npy", "--to", "w.npy"}, folder.path());
    CHECK(outcome.exit_code == 2);
    CHECK(outcome.err.find("z.npy: holds a table of 3 columns, expected frames of 16 x 16 pixels in colour, rows x "
                           "height x width x channels, or a folder of pictures") != std::string::npos);
    CHECK(run({"decode", "T.run", "--z", "z.npy", "--to", "x.csv"}, folder.path()).exit_code == 2);
}

TEST_CASE("frames are also written as pictures, one a file")
{
    const TemporaryFolder folder;
    const json answer =
        json_of({"generate", "SceneActionTime", "--out", "frames", "--format", "png", "--rows", "2", "--json"}, folder);
    CHECK(answer["height"] == 32);
    CHECK(answer["files"].size() == 7);
    CHECK(answer["files"][0] == "frames/x-000001-1.png");
    CHECK(folder.read("frames/x-000002-2.png").starts_with("\x89PNG\r\n"));
    CHECK(run({"generate", "SceneActionTime", "--out", "csv", "--format", "csv"}, folder.path()).exit_code == 2);
    CHECK(run({"generate", "ActionDiag", "--out", "png", "--format", "png"}, folder.path()).exit_code == 2);
}

TEST_CASE("weights say how frames become what the networks take")
{
    const TemporaryFolder& folder = trained_on_frames();
    json_of({"weights", "T.run", "--to", "w.npz", "--json"}, folder);
    const std::string bytes = folder.read("w.npz");
    const Table components = parse_npz(bytes, "components", "w.npz"), mean = parse_npz(bytes, "x_mean", "w.npz"),
                scale = parse_npz(bytes, "components_scale", "w.npz");
    CHECK(components.values.cols() == 768);
    CHECK(mean.values.rows() == 768);
    CHECK(components.values.row(0).norm() == doctest::Approx(scale.values(0, 0)).epsilon(1e-4));
}

TEST_CASE("the traversals of a scene are drawn as its frames")
{
    const TemporaryFolder& folder = trained_on_frames();
    REQUIRE(run({"figure", "traversals", "--run", "T.run", "--to", "t.svg"}, folder.path()).exit_code == 0);
    const std::string svg = folder.read("t.svg");
    std::size_t images = 0;
    for (std::size_t at = svg.find("<image"); at != std::string::npos; at = svg.find("<image", at + 1))
        ++images;
    CHECK(images == 3 * 2 * 5);  // of nine recorded, as many as can be made out
    CHECK(svg.find("data:image/png;base64,iVBORw0KGgo") != std::string::npos);
}
