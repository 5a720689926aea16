// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/base/file.h"
#include "core/base/json.h"
#include "core/base/table.h"
#include "core/graph/graph_file.h"
#include "core/graph/text_formats.h"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>
#include <unistd.h>

using namespace disentangle;

namespace {

std::string error_of(const std::string& text)
{
    try {
        graph_from_json(parse_json(text, "experiment.json"), "experiment.json", "world.graph");
    } catch (const InputError& error) {
        return error.what();
    }
    return "no error";
}

CausalGraph small_graph()
{
    CausalGraph graph = make_graph(Adjacency::from_rows({{1}, {0}}), Adjacency::identity(2));
    graph.latents = {"tree", "robot"};
    graph.actions = {"move"};
    return graph;
}

}  // namespace

TEST_CASE("a graph without names gets z1 z2 ... and a1 a2 ...")
{
    const CausalGraph graph = make_graph(Adjacency(3, 2), std::nullopt);
    CHECK(graph.latents == std::vector<std::string>{"z1", "z2", "z3"});
    CHECK(graph.actions == std::vector<std::string>{"a1", "a2"});
    CHECK(graph.d_z() == 3);
    CHECK(graph.d_a() == 2);
    CHECK(make_graph(std::nullopt, Adjacency(3, 3)).actions.empty());
}

TEST_CASE("the smallest and the largest graph are graphs")
{
    CHECK(make_graph(Adjacency(1, 1), std::nullopt).d_z() == 1);
    CHECK(make_graph(Adjacency(64, 64), Adjacency(64, 64)).d_a() == 64);
    CHECK(make_graph(Adjacency(1, 64), Adjacency(1, 1)).d_a() == 64);
}

TEST_CASE("matrices that do not fit are errors")
{
    CHECK_THROWS_WITH_AS(make_graph(std::nullopt, std::nullopt), "has neither Ga nor Gz, expected at least one of them",
                         InputError);
    CHECK_THROWS_WITH_AS(make_graph(Adjacency(5, 2), Adjacency(4, 4)),
                         "Ga: has 5 rows, expected 4, one for each latent", InputError);
    CHECK_THROWS_WITH_AS(make_graph(std::nullopt, Adjacency(4, 3)),
                         "Gz: has 3 columns, expected 4, one for each latent", InputError);
    CHECK_THROWS_WITH_AS(make_graph(std::nullopt, Adjacency()), "Gz: has no entries, expected 1 to 64 rows and columns",
                         InputError);
    CHECK_THROWS_WITH_AS(make_graph(Adjacency(3, 0), std::nullopt),
                         "Ga: has no entries, expected 1 to 64 rows and columns", InputError);
}

TEST_CASE("names that cannot be told apart are errors")
{
    CausalGraph graph = small_graph();
    graph.latents = {"tree", "tree"};
    CHECK_THROWS_WITH_AS(validate(graph, "e.json"),
                         "e.json: world.graph.latents: names 1 and 2 are both 'tree', expected different names",
                         InputError);
    graph.latents = {"tree", ""};
    CHECK_THROWS_WITH_AS(validate(graph), "world.graph.latents: name 2 is empty, expected at least one character",
                         InputError);
    graph.latents = {"a\nb", "c"};
    CHECK_THROWS_AS(validate(graph), InputError);
    graph.latents = {"tree"};
    CHECK_THROWS_WITH_AS(validate(graph), "world.graph.Ga: has 2 rows, expected 1, one for each latent", InputError);
    graph = small_graph();
    graph.actions = {"move", "stay"};
    CHECK_THROWS_WITH_AS(validate(graph), "world.graph.Ga: has 1 column, expected 2, one for each action", InputError);
    graph = small_graph();
    graph.Ga.reset();
    CHECK_THROWS_WITH_AS(validate(graph), "world.graph.actions: has 1 name but Ga is absent, expected none",
                         InputError);
    graph = small_graph();
    graph.latents.clear();
    CHECK_THROWS_WITH_AS(validate(graph), "world.graph.latents: has 0 names, expected 1 to 64", InputError);
}

TEST_CASE("an action and a latent may share a name")
{
    CausalGraph graph = small_graph();
    graph.actions = {"tree"};
    CHECK_NOTHROW(validate(graph));
}

TEST_CASE("a graph written as JSON reads back equal")
{
    for (const CausalGraph& graph : {small_graph(), make_graph(std::nullopt, Adjacency::identity(64)),
                                     make_graph(Adjacency::full(1, 64), std::nullopt)})
        CHECK(graph_from_json(parse_json(to_json(graph).dump(), "g.json"), "g.json", "") == graph);
    CHECK(to_json(make_graph(std::nullopt, Adjacency::identity(1))).dump() ==
          R"({"Ga":null,"Gz":[[1]],"actions":[],"latents":["z1"]})");
}

TEST_CASE("names and matrices may be left out or null")
{
    const CausalGraph graph = graph_from_json(parse_json(R"({"Ga": [[1, 0], [1.0, 1]]})", ""), "", "");
    CHECK(graph == make_graph(Adjacency::from_rows({{1, 0}, {1, 1}}), std::nullopt));
    CHECK(graph_from_json(parse_json(R"({"Gz": [[1]], "Ga": null, "latents": null, "actions": null})", ""), "", "") ==
          make_graph(std::nullopt, Adjacency::identity(1)));
    CHECK(error_of(R"({"Ga": null})") ==
          "experiment.json: world.graph: has neither Ga nor Gz, expected at least one of them");
}

TEST_CASE("errors in JSON name file, place, what was found and what was expected")
{
    CHECK(error_of(R"({"Ga": [[1,0,0,0,0],[0,1,0,0,0],[0,0,1,0],[0,0,0,1,0],[0,0,0,0,1]]})") ==
          "experiment.json: world.graph.Ga: row 3 has 4 entries, expected 5");
    CHECK(error_of(R"({"Ga": [[1, 0.5]]})") ==
          "experiment.json: world.graph.Ga: row 1, column 2 is 0.5, expected 0 or 1");
    CHECK(error_of(R"({"Ga": [[1, "1"]]})") ==
          "experiment.json: world.graph.Ga: row 1, column 2 is a string, expected 0 or 1");
    CHECK(error_of(R"({"Ga": [[1, true]]})") ==
          "experiment.json: world.graph.Ga: row 1, column 2 is true, expected 0 or 1");
    CHECK(error_of(R"({"Ga": [1, 0]})") ==
          "experiment.json: world.graph.Ga: row 1 is a number, expected an array of 0 and 1");
    CHECK(error_of(R"({"Ga": "I"})") ==
          "experiment.json: world.graph.Ga: found a string, expected an array of rows of 0 and 1");
    CHECK(error_of(R"({"Gz": []})") ==
          "experiment.json: world.graph.Gz: has no entries, expected 1 to 64 rows and columns");
    CHECK(error_of(R"({"Gz": [[]]})") ==
          "experiment.json: world.graph.Gz: has no entries, expected 1 to 64 rows and columns");
    CHECK(error_of(R"([1])") ==
          "experiment.json: world.graph: found an array, expected an object with Ga, Gz, latents and actions");
    CHECK(error_of(R"({"Gz": [[1]], "latents": "z"})") ==
          "experiment.json: world.graph.latents: found a string, expected an array of names");
    CHECK(error_of(R"({"Gz": [[1]], "latents": [7]})") ==
          "experiment.json: world.graph.latents: name 1 is a number, expected a string");
    CHECK(error_of(R"({"Gz": [[1, 0], [0, 1]], "latents": ["x"]})") ==
          "experiment.json: world.graph.Gz: has 2 rows, expected 1, one for each latent");
    CHECK(error_of(R"({"Gz": [[1]], "actions": ["x"]})") ==
          "experiment.json: world.graph.actions: has 1 name but Ga is absent, expected none");
}

TEST_CASE("an unknown key is an error with a suggestion")
{
    CHECK(error_of(R"({"Gz": [[1]], "latent": ["x"]})") ==
          "experiment.json: world.graph.latent: unknown key, did you mean 'latents'?");
    CHECK(error_of(R"({"gz": [[1]]})") == "experiment.json: world.graph.gz: unknown key, did you mean 'Gz'?");
    CHECK(error_of(R"({"Gz": [[1]], "weights": 1})") ==
          "experiment.json: world.graph.weights: unknown key, expected Ga, Gz, latents or actions");
}

TEST_CASE("a matrix written as CSV reads back equal")
{
    const Adjacency matrix = Adjacency::from_rows({{1, 0, 1}, {0, 0, 1}});
    CHECK(format_csv(matrix) == "1,0,1\n0,0,1\n");
    CHECK(parse_adjacency_csv(format_csv(matrix), "g.csv") == matrix);
    CHECK(parse_adjacency_csv("a1,a2\n# edges\n1.0,0\n", "g.csv") == Adjacency::from_rows({{1, 0}}));
}

TEST_CASE("errors in a CSV matrix name file, line and column")
{
    CHECK_THROWS_WITH_AS(parse_adjacency_csv("# by hand\n1,0\n\n0,2\n", "g.csv"),
                         "g.csv: line 4, column 2: found 2.0, expected 0 or 1", InputError);
    CHECK_THROWS_WITH_AS(parse_adjacency_csv("1,0\n1\n", "g.csv"),
                         "g.csv: line 2: has 1 entry, expected 2 as in line 1", InputError);
    CHECK_THROWS_WITH_AS(parse_adjacency_csv("", "g.csv"), "g.csv: is empty, expected at least one row of numbers",
                         InputError);
}

TEST_CASE("a matrix is read from CSV, NPY and JSON files alike, and of a whole graph alone")
{
    using Part = NamedMatrix::Part;
    const auto path = [](const std::string& ending) {
        return std::filesystem::temp_directory_path() / ("disentangle-matrix-" + std::to_string(::getpid()) + ending);
    };
    const Adjacency matrix = Adjacency::from_rows({{1, 0}, {1, 1}});
    const CausalGraph whole = make_graph(matrix, Adjacency::identity(2));
    const std::vector<float> data{1, 0, 1, 1};
    write_file_atomically(path(".csv"), "1,0\n1,1\n");
    write_file_atomically(path(".npy"), format_npy(data.data(), {2, 2}));
    write_file_atomically(path(".json"), "[[1, 0], [1, 1]]");
    write_file_atomically(path(".named.csv"), format_csv(whole));
    write_file_atomically(path(".graph.json"), to_json(whole).dump());
    write_file_atomically(path(".dot"), format_dot(whole));
    write_file_atomically(path(".dagitty"), format_dagitty(whole));
    write_file_atomically(path(".tex"), format_latex(whole));
    write_file_atomically(path(".py"), format_numpy(whole));
    for (const std::string ending :
         {".csv", ".npy", ".json", ".named.csv", ".graph.json", ".dot", ".dagitty", ".tex", ".py"}) {
        CAPTURE(ending);
        CHECK(with_matrix({}, path(ending), Part::Ga, {}).graph.Ga == matrix);
    }
    for (const std::string ending : {".named.csv", ".graph.json", ".dot", ".dagitty", ".tex", ".py"}) {
        CAPTURE(ending);
        CHECK(with_matrix({}, path(ending), Part::Gz, {}).graph.Gz == Adjacency::identity(2));
        if (ending != ".tex" && ending != ".py")
            CHECK(graph_alone(read_file(path(ending)), path(ending).string())->graph == whole);
    }
    CHECK(*with_matrix({}, path(".npy"), Part::Ga, true).graph.Ga == matrix.transposed());

    const std::vector<float> weights{1, 0.5F};
    write_file_atomically(path(".npy"), format_npy(weights.data(), {1, 2}));
    CHECK_THROWS_WITH_AS(read_graph_file(path(".npy")),
                         (path(".npy").string() + ": row 1, column 2: found 0.5, expected 0 or 1").c_str(), InputError);
    write_file_atomically(path(".dot"), "digraph { a -> z }");
    CHECK_THROWS_WITH_AS(
        with_matrix({}, path(".dot"), Part::Gz, {}),
        (path(".dot").string() + ": the graph has no Gz, expected a graph with factors at t-1").c_str(), InputError);
    write_file_atomically(path(".csv"), "Ga,a\nz,1\n");
    CHECK_THROWS_WITH_AS(with_matrix({}, path(".csv"), Part::Gz, {}),
                         (path(".csv").string() + ": the matrix is called Ga, expected Gz").c_str(), InputError);
    CHECK(!graph_alone("{\"world\": {\"graph\": {\"Gz\": [[1]]}}}", "e.json"));
    CHECK(!graph_alone("{}", "e.json"));
    for (const std::string ending :
         {".csv", ".npy", ".json", ".named.csv", ".graph.json", ".dot", ".dagitty", ".tex", ".py"})
        std::filesystem::remove(path(ending));
}
