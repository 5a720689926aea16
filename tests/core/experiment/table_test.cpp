// SPDX-License-Identifier: GPL-3.0-or-later
// Experiments on data of the user's own: the section "data" of kind "table".
#include "core/data/table/spec.h"
#include "core/experiment/data/table.h"
#include "core/experiment/make_data.h"
#include "core/experiment/kinds.h"
#include "core/experiment/promise.h"
#include "support.h"

#include <filesystem>
#include <fstream>

using namespace disentangle;
using namespace disentangle::testing;
using nlohmann::json;

namespace {

namespace fs = std::filesystem;

/// A folder with x.csv (40 rows of p, q, r), a.csv (dose, time of no use) and z.csv (two latents), removed in the end.
class Folder {
public:
    Folder() : path_(fs::temp_directory_path() / "disentangle-table-document")
    {
        fs::remove_all(path_);
        fs::create_directories(path_);
        std::ofstream x(path_ / "x.csv"), a(path_ / "a.csv"), z(path_ / "z.csv");
        x << "p,q,r\n";
        a << "dose\n";
        z << "heat,light\n";
        for (int i = 0; i < 40; ++i) {
            x << i << ',' << i * i % 17 << ',' << i / 20 << '\n';
            a << i % 3 << '\n';
            z << i % 5 << ',' << i % 7 << '\n';
        }
    }
    ~Folder() { fs::remove_all(path_); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    std::string document() const { return (path_ / "e.json").string(); }
    Experiment read(const std::string& data, const std::string& more = {}) const
    {
        return parse_experiment(R"({"data": {"kind": "table", )" + data + "}" + more + "}", document());
    }
    std::string error(const std::string& data) const
    {
        return error_of([&] { read(data); });
    }
    const fs::path& path() const { return path_; }

private:
    fs::path path_;
};

const char* const with_actions = R"("x": "x.csv", "a": "a.csv", "latents": 2)";

}  // namespace

TEST_CASE("a document on own data knows their sizes and names, and writes them down")
{
    const Folder folder;
    const Experiment e = folder.read(with_actions);
    CHECK(e.data_kind == "table");
    const DataSizes sizes = sizes_of(e);
    CHECK(sizes.d_z == 2);
    CHECK(sizes.d_x == 3);
    CHECK(sizes.d_a == 1);
    CHECK(sizes.actions);
    CHECK_FALSE(sizes.time);
    CHECK(sizes.train_rows == 32);
    CHECK(sizes.test_rows == 4);
    CHECK(e.training.batch == 32);
    CHECK(e.training.evaluation_rows == 4);
    const Variables variables = variables_of(e);
    CHECK(variables.latents == std::vector<std::string>{"z1", "z2"});
    CHECK(variables.actions == std::vector<std::string>{"dose"});
    CHECK(variables.observed_name(2) == "r");
    CHECK(variables.graph == nullptr);
    CHECK(variables.has_graph(false));
    CHECK_FALSE(variables.has_graph(true));
    CHECK_FALSE(promise_of(e).mcc.ceiling.has_value());
    CHECK(variables_of(e).graph == nullptr);
    CHECK(make_data(e, 1).source->rows(Split::train) == 32);
}

TEST_CASE("a complete document reads back the same where the files are gone, as a run must")
{
    Experiment e;
    std::string text, moved;
    {
        const Folder folder;
        e = folder.read(with_actions, R"(, "seed": 4)");
        text = format_experiment(e);
    }
    CHECK(parse_experiment(text, "somewhere/else.run (experiment)") == e);
    CHECK_THROWS_AS(make_data(e, 1), InputError);
    const json document = json::parse(text);
    CHECK(document["data"]["found"]["train"] == 32);
    CHECK(document["data"]["x"] == "x.csv");
    CHECK(document["data"]["z"] == nullptr);
    CHECK_FALSE(document.contains("world"));
}

TEST_CASE("files are looked for in the document's folder, and beside a run that was moved with them")
{
    const Folder folder;
    Experiment e = folder.read(with_actions);
    CHECK(fs::path(e.own.get<TableSpec>().folder) == fs::absolute(folder.path()).lexically_normal());
    // A run that is named from its own folder finds them where its document says.
    CHECK(experiment_from_json(to_json(e), "a.run (experiment)") == e);
    json document = to_json(e);
    document["data"]["folder"] = "/nowhere/at/all";
    const Experiment moved = experiment_from_json(document, (folder.path() / "m.run").string());
    CHECK(fs::path(moved.own.get<TableSpec>().folder) == fs::absolute(folder.path()).lexically_normal());
}

TEST_CASE("true latents and a true graph give names and the number of latents")
{
    const Folder folder;
    const Experiment known = folder.read(R"("x": "x.csv", "a": "a.csv", "z": "z.csv")");
    CHECK(variables_of(known).latents == std::vector<std::string>{"heat", "light"});
    CHECK(variables_of(known).graph == nullptr);
    const Experiment graph =
        folder.read(R"("x": "x.csv", "a": "a.csv", "graph": {"latents": ["u", "v"], "Ga": [[1], [0]]})");
    REQUIRE(variables_of(graph).graph != nullptr);
    CHECK(variables_of(graph).latents == std::vector<std::string>{"u", "v"});
    CHECK(sizes_of(graph).d_z == 2);
    CHECK(promise_of(graph).summary == promise_of(variables_of(graph).graph).summary);
    CHECK(parse_experiment(format_experiment(graph), folder.document()) == graph);
}

TEST_CASE("the true graph may be a file, whose names say the order and whose errors are those of that file")
{
    const Folder folder;
    const auto write = [&](const char* name, const std::string& text) { std::ofstream(folder.path() / name) << text; };
    write("Ga.csv", "1\n0\n");
    const std::string data = R"("x": "x.csv", "a": "a.csv", "latents": 2, "graph": )";
    const Experiment plain = folder.read(data + R"("Ga.csv")");
    const CausalGraph graph = plain.own.get<TableSpec>().graph.value();
    CHECK(graph.Ga->to_rows() == std::vector<std::vector<int>>{{1}, {0}});
    CHECK_FALSE(graph.Gz.has_value());
    CHECK(graph.actions == std::vector<std::string>{"dose"});
    // The run's own document holds the graph: it opens without the file.
    CHECK(parse_experiment(format_experiment(plain), folder.document()).own.get<TableSpec>().graph == graph);
    CHECK(folder.read(data + R"({"Ga": "Ga.csv"})").own.get<TableSpec>().graph == graph);

    write("g.json", R"({"latents": ["light", "heat"], "actions": ["dose"], "Ga": [[1], [0]], "Gz": null})");
    const Experiment named = folder.read(R"("x": "x.csv", "a": "a.csv", "z": "z.csv", "graph": "g.json")");
    CHECK(named.own.get<TableSpec>().graph->latents == std::vector<std::string>{"heat", "light"});
    CHECK(named.own.get<TableSpec>().graph->Ga->to_rows() == std::vector<std::vector<int>>{{0}, {1}});

    CHECK(folder.error(data + R"("none.csv")").find("none.csv") != std::string::npos);
    write("words.csv", "yes\nno\n");
    CHECK(folder.error(data + R"("words.csv")").find("words.csv") != std::string::npos);
    write("wide.csv", "1,0,1\n0,1,0\n");
    CHECK(folder.error(data + R"("wide.csv")").find("data.graph.Ga: has 3 actions") != std::string::npos);
    CHECK(folder.error(data + R"({"Ga": "Ga.csv", "Gw": "Ga.csv"})").find("data.graph.Gw: unknown key 'Gw'") !=
          std::string::npos);
    CHECK(folder.error(data + "7").find("data.graph: found 7") != std::string::npos);
    write("square.csv", "1,0\n0,1\n");
    std::ofstream both(folder.path() / "b.csv");
    both << "dose,heat\n";
    for (int i = 0; i < 40; ++i)
        both << i % 3 << ',' << i % 4 << '\n';
    both.close();
    CHECK(folder.error(R"("x": "x.csv", "a": "b.csv", "order": "episodes", "latents": 2, "graph": "square.csv")")
              .find("square.csv: one matrix without names, which may be Ga or Gz") != std::string::npos);
}

TEST_CASE("nothing of such an experiment takes its bound from a truth that nobody knows")
{
    const Folder folder;
    for (const char* settings : {"auto", "recipe", "paper"}) {
        const Experiment e = folder.read(with_actions, std::string(R"(, "settings": ")") + settings + '"');
        CHECK(e.sparsity.bound_from == BoundFrom::data);
        CHECK(bound_Ga(e).source == Bound::Source::data);
        CHECK(e.estimator.transition.shared_width > 0);  // which the search for it needs
    }
}

TEST_CASE("columns are chosen by names and numbers, of one file for all parts")
{
    const Folder folder;
    const Experiment e = folder.read(
        R"("x": {"file": "x.csv", "columns": ["p", 3]}, "a": {"columns": "q"}, "actions": "categories", "latents": 1)");
    CHECK(variables_of(e).observed == std::vector<std::string>{"p", "r"});
    CHECK(variables_of(e).actions.front() == "q=0");
    CHECK(parse_experiment(format_experiment(e), folder.document()) == e);
    const Experiment episodes = folder.read(R"("x": "x.csv", "episode": "r", "order": "episodes", "latents": 1)");
    CHECK(variables_of(episodes).observed == std::vector<std::string>{"p", "q"});
    CHECK(sizes_of(episodes).time);
}

TEST_CASE("what does not fit is said by its key")
{
    const Folder folder;
    const std::string document = folder.document();
    CHECK(
        folder.error(R"("a": "a.csv")") ==
        document +
            ": data.x: found nothing, expected the name of a file of observations (CSV, TSV, NPY, NPZ or HDF5) or of a folder of pictures");
    CHECK(folder.error(R"("x": "x.csv", "latents": 4)") ==
          document + ": data.latents: found 4, expected at most the number of columns of x, 3 (line 1)");
    CHECK(folder.error(R"("x": {"file": "x.csv", "colums": ["p"]})") ==
          document + ": data.x.colums: unknown key 'colums', expected file, columns or key (line 1)");
    CHECK(folder.error(R"("x": "x.csv", "a": 3)") ==
          document + ": data.a: found 3, expected the name of a file, or {\"file\": ..., \"columns\": [...], "
                     "\"key\": ...} (line 1)");
    CHECK(folder.error(R"("x": "x.csv", "episode": "p")") ==
          document + ": data.order: found 'rows', expected episodes, as data.episode is given");
    CHECK(folder.error(R"("x": "x.csv", "a": "a.csv", "graph": {"Ga": [[1], [0], [0], [1]]}, "latents": 3)") ==
          document + ": data.graph: has 4 latents, expected data.latents, 3 (line 1)");
    CHECK(folder.error(R"("x": "x.csv", "graph": {"Gz": [[1]]}, "latents": 1)") ==
          document +
              ": data.graph.Gz: is there, but the rows have no time, expected null, or another data.order (line 1)");
    CHECK(folder.error(R"("x": "y.csv")").find("y.csv: there is no such file") != std::string::npos);
}

TEST_CASE("a document can be read without its files, to say what is wrong with them")
{
    const json document = json::parse(R"({"data": {"kind": "table", "x": {"file": "gone.csv", "columns": ["p"]},
                                                   "missing": "drop", "latents": 2}})");
    const TableSpec spec = table_spec_in(document, "here/e.json");
    CHECK(spec.missing == MissingValues::drop);
    CHECK(spec.x.columns == std::vector<ColumnChoice>{{"p", 0}});
    const auto section = table_section(spec);
    CHECK(section["kind"] == "table");
    CHECK(section["missing"] == "drop");
    CHECK_FALSE(section.contains("order"));
    CHECK_THROWS_AS(table_spec_in(json::parse(R"({"world": {}})"), "e.json"), InputError);
}

TEST_CASE("another estimator keeps the data")
{
    const Folder folder;
    json document = to_json(folder.read(with_actions));
    const std::vector<std::string> changes{"estimator.kind=beta_vae"};
    const Experiment e = experiment_from_json(with_overrides(document, changes), folder.document());
    CHECK(e.estimator_kind == "beta_vae");
    CHECK(sizes_of(e).d_z == 2);
}
