// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/source.h"
#include "core/experiment/catalogue.h"
#include "core/experiment/defaults.h"
#include "support.h"
#include "tests/table_in_document.h"

#include <array>

using namespace disentangle;
using namespace disentangle::testing;
using nlohmann::json;
using nlohmann::ordered_json;

// Two kinds that the program does not have, each as a file of its own would bring it: data that are measured rather than
// drawn, and an estimator with one parameter of its own beside the networks.

namespace {

struct MeasuredSpec {
    std::vector<double> values;
    bool centred = true;
    bool operator==(const MeasuredSpec&) const = default;
};

void read_values(Experiment& e, const json* value, const std::string& file, const std::string& place)
{
    if (value == nullptr || !value->is_array())
        throw InputError(file, place, value ? "found " + describe(*value) : "found nothing", "a list of numbers");
    value->get_to(e.own.get<MeasuredSpec>().values);
}

ordered_json write_values(const Experiment& e)
{
    return e.own.get<MeasuredSpec>().values;
}

json values_schema()
{
    return {{"type", "array"}};
}

constexpr std::array measured_structures{Structure{"values", read_values, write_values, values_schema, true}};

const DataParameters measured_data{
    "measured",
    "data",
    measured_structures,
    [] {
        return ParameterTable{entry("data.centred", "Centred", DISENTANGLE_AT(own.template get<MeasuredSpec>().centred),
                                    any_value, "", "Whether the mean is taken off.", "this test")};
    },
    [](Experiment& e) { e.own.get<MeasuredSpec>().centred = true; },
    [](const Experiment& e) {
        const int rows = static_cast<int>(e.own.get<MeasuredSpec>().values.size());
        return DataSizes{2, 1, false, false, rows, rows};
    },
    [](const Experiment&, const std::string&) {},
    [](const Experiment&, int) { return Data{}; }};

struct RidgeSpec {
    double weight = 1;
    bool operator==(const RidgeSpec&) const = default;
};

const EstimatorParameters ridge{
    "ridge",
    [] {
        ParameterTable table = network_table();
        table.push_back(entry("estimator.weight", "Weight", DISENTANGLE_AT(own.template get<RidgeSpec>().weight),
                              above(0, 10), "", "How much large values cost.", "this test"));
        return table;
    },
    [](Experiment&) {},
    [](Experiment& e, const DataSizes& sizes) {
        e.own.get<RidgeSpec>().weight = e.settings == "paper" ? 2 : 0.5 * sizes.d_z;
        e.training.steps = 70;
    },
    [](const Experiment&, const std::string&) {}};

const Catalogue& more()
{
    static const Catalogue all({&synthetic_data, &measured_data}, {&mechanism_sparsity, &ridge});
    return all;
}

Experiment read(const char* text)
{
    return read_experiment(json::parse(text), "e.json", more());
}

std::string read_error(const char* text)
{
    return error_of([&] { read(text); });
}

}  // namespace

TEST_CASE("other kinds of data have the section data and keys of their own")
{
    const Experiment e = read(R"({"data": {"kind": "measured", "values": [1, 2, 4]}, "estimator": {"kind": "ridge"}})");
    CHECK(e.data_kind == "measured");
    CHECK(e.own.get<MeasuredSpec>() == MeasuredSpec{{1, 2, 4}, true});
    CHECK(e.training.batch == 3);
    const ordered_json written = write_experiment(e, more());
    CHECK(written["data"].dump() == R"({"kind":"measured","values":[1.0,2.0,4.0],"centred":true})");
    CHECK_FALSE(written.contains("world"));
    CHECK(read_experiment(written, "", more()) == e);
    CHECK(read(R"({"data": {"kind": "measured", "values": [], "centred": false}, "estimator": {"kind": "ridge"}})")
              .own.get<MeasuredSpec>()
              .centred == false);
}

TEST_CASE("an experiment learns from one kind of data")
{
    CHECK(read_error(R"({"world": {"graph": {"Ga": [[1]]}}, "data": {"kind": "measured", "values": []}})") ==
          "e.json: data: found beside world, expected one of the two");
    CHECK(read_error(R"({"data": {"values": []}})") == "e.json: data.kind: found nothing, expected one of 'measured'");
    CHECK(read_error(R"({"data": {"kind": "synthetic"}})") ==
          "e.json: data.kind: found 'synthetic', expected one of 'measured'");
    CHECK(read_error(R"({"data": {"kind": "measured"}})") ==
          "e.json: data.values: found nothing, expected a list of numbers");
    CHECK(read_error(R"({"data": {"kind": "measured", "values": [], "graph": 3}})") ==
          "e.json: data.graph: unknown key 'graph', expected one of values, kind, centred");
    CHECK(read_error("{}") == "e.json: world.graph: found nothing, expected an object with Ga, Gz or both");
    CHECK(error_of([] {
              experiment_from_json({{"data", 3}}, "e.json");
          }) == "e.json: data.kind: found nothing, expected one of 'table', 'tasks'");
}

TEST_CASE("an estimator has its own keys, the shared ones, and its own defaults")
{
    const Experiment e =
        read(R"({"world": {"graph": {"Ga": [[1], [1]]}}, "estimator": {"kind": "ridge", "width": 9}})");
    CHECK(e.own.get<RidgeSpec>().weight == 1);
    CHECK(e.estimator.width == 9);
    CHECK(e.training.steps == 70);
    const ordered_json written = write_experiment(e, more());
    CHECK_FALSE(written.contains("sparsity"));
    CHECK_FALSE(written["estimator"].contains("transition"));
    CHECK(read_experiment(written, "", more()) == e);
    CHECK(read(R"({"world": {"graph": {"Ga": [[1]]}}, "settings": "paper", "estimator": {"kind": "ridge"}})")
              .own.get<RidgeSpec>()
              .weight == 2);
}

TEST_CASE("a key of another kind is an error that says whose it is")
{
    CHECK(read_error(R"({"world": {"graph": {"Ga": [[1]]}}, "estimator": {"weight": 2}})")
              .starts_with("e.json: estimator.weight: belongs to ridge, expected one of kind, hidden_layers, width"));
    CHECK(read_error(R"({"world": {"graph": {"Ga": [[1]]}}, "estimator": {"kind": "ridge"}, "sparsity": {}})") ==
          "e.json: sparsity: belongs to mechanism_sparsity, expected one of format, name, settings, seed, world, "
          "estimator, training, as estimator.kind is ridge");
    CHECK(
        read_error(R"({"world": {"graph": {"Ga": [[1]]}}, "estimator": {"kind": "rigde"}})") ==
        "e.json: estimator.kind: found 'rigde', expected one of 'mechanism_sparsity', 'ridge'; did you mean 'ridge'?");
}

TEST_CASE("another kind of estimator keeps what both have and were given, and nothing else of the first")
{
    Experiment before = read(R"({"world": {"graph": {"Ga": [[1]]}}, "seed": 4,
                                 "estimator": {"width": 9, "bend": true}, "sparsity": {"penalty": 3}})");
    Experiment edited = before;
    edited.estimator_kind = "ridge";
    edited = followed(before, edited, more());
    Experiment expected = read(R"({"world": {"graph": {"Ga": [[1]]}}, "seed": 4,
                                   "estimator": {"kind": "ridge", "width": 9}})");
    CHECK(edited == expected);
}

TEST_CASE("own values are equal when every type's value is, set or not")
{
    OwnSpecs a, b;
    CHECK(a == b);
    a.get<RidgeSpec>();
    CHECK(a == b);
    a.get<RidgeSpec>().weight = 3;
    CHECK_FALSE(a == b);
    b = a;
    CHECK(a == b);
    b.get<RidgeSpec>().weight = 4;
    CHECK(a.get<RidgeSpec>().weight == 3);
}

TEST_CASE("the schema of several kinds asks for one section of data")
{
    const json schema = schema_of(more());
    CHECK(schema["oneOf"] == json{{{"required", {"world"}}}, {{"required", {"data"}}}});
    CHECK(schema["properties"]["data"]["required"] == json{"values"});
    CHECK(schema["properties"]["estimator"]["properties"]["kind"]["enum"] == json{"mechanism_sparsity", "ridge"});
}

TEST_CASE("the scores' document describes every estimator")
{
    std::string table;
    for (const EstimatorParameters* kind : catalogue().estimator_kinds())
        table += "| `" + std::string(kind->name) + "` | " + std::string(kind->description) + " |\n";
    check_table("docs/scores.md", "## Methods", table);
}
