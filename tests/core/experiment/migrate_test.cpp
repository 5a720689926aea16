// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/file.h"
#include "core/experiment/document/migrate.h"
#include "support.h"

using namespace disentangle;
using namespace disentangle::testing;
using nlohmann::json;

// What version 1 of the document looked like, as the program wrote it then: `presets NAME --settings SETTINGS --json`, and
// a run. They must never be written anew.

namespace {

std::filesystem::path fixture(const char* name)
{
    return std::filesystem::path(DISENTANGLE_FIXTURES_DIR) / "format1" / name;
}

}  // namespace

TEST_CASE("an experiment of format 1 is the experiment that it was")
{
    struct Row {
        const char *file, *preset, *settings;
    };
    for (const Row& row :
         {Row{"TreeRobotBall-auto.json", "TreeRobotBall", "auto"}, Row{"TimeDiag-paper.json", "TimeDiag", "paper"},
          Row{"Example4-recipe.json", "Example4", "recipe"}}) {
        CAPTURE(row.file);
        const json old = json::parse(read_file(fixture(row.file)));
        CHECK(old["format"] == 1);
        const Experiment e = load_experiment(fixture(row.file));
        Experiment expected = preset_experiment(row.preset, row.settings);
        expected.estimator.transition.series = 0;  // there was none, and a run's parameters have no place for one
        expected = with_value(expected, "estimator.linear_start", false);  // and one start, at random
        expected = with_value(expected, "estimator.starts", 1);
        expected.training.steps = old["training"]["steps"];  // few latents had longer runs
        if (expected.settings == "auto")
            expected.training.optimiser = OptimiserKind::muon;  // and Muon, too
        CHECK(e == expected);
        CHECK(e.estimator_kind == "mechanism_sparsity");
        // Every value is what it was; what is new says what was always so.
        json now = to_json(e);
        CHECK(now["format"] == 3);
        now["format"] = 1;
        now["estimator"].erase("kind");
        CHECK(now["world"]["kind"] == "synthetic");
        now["world"].erase("kind");
        for (const auto& dial : now["world"]["violations"])
            CHECK(dial == 0);
        now["world"].erase("violations");
        CHECK(now["sparsity"]["hard_masks"] == false);
        CHECK(now["sparsity"]["temperature_end"].is_null());
        CHECK(now["estimator"]["transition"]["series"] == 0);
        now["estimator"]["transition"].erase("series");
        CHECK(now["estimator"]["linear_start"] == false);
        now["estimator"].erase("linear_start");
        CHECK(now["estimator"]["starts"] == 1);
        now["estimator"].erase("starts");
        CHECK(now["estimator"]["start_without_decoder"] == 0);
        now["estimator"].erase("start_without_decoder");
        CHECK(now["estimator"]["start_harmonics"] == 0);
        now["estimator"].erase("start_harmonics");
        now["sparsity"].erase("hard_masks");
        now["sparsity"].erase("temperature_end");
        CHECK(now == old);
    }
}

TEST_CASE("a run of before keeps its start where a new one would start without a decoder")
{
    json document = to_json(preset_experiment("SpritesActionDiag"));
    CHECK(document["estimator"]["start_without_decoder"] == 0.6);
    document["estimator"].erase("start_without_decoder");
    document["estimator"].erase("start_harmonics");
    CHECK(to_json(parse_experiment(document.dump(), "e.json"))["estimator"]["start_without_decoder"] == 0);
}

TEST_CASE("a document without a format is of the first")
{
    const Experiment e = parse_experiment(R"({"world": {"graph": {"Ga": [[1]]}}})", "e.json");
    CHECK(e == parse_experiment(R"({"format": 1, "world": {"graph": {"Ga": [[1]]}}})", "e.json"));
    CHECK(e == parse_experiment(R"({"format": 2, "world": {"graph": {"Ga": [[1]]}}})", "e.json"));
}

TEST_CASE("a migrated document has the newest format and keeps what it said")
{
    JsonDocument document{{{"estimator", {{"width", 3}}}}, "e.json", {}};
    migrate(document);
    CHECK(document.json == json{{"format", 3}, {"estimator", {{"kind", "mechanism_sparsity"}, {"width", 3}}}});
    JsonDocument wrong{{{"format", 1}, {"estimator", 5}}, "e.json", {}};
    migrate(wrong);
    CHECK(wrong.json == json{{"format", 3}, {"estimator", 5}});
}

TEST_CASE("a complete document of format 2 has no series, one that leaves sizes open has today's")
{
    const auto series = [](const char* estimator) {
        return parse_experiment(std::string(R"({"format": 2, "world": {"graph": {"Ga": [[1]]}}, "estimator": )") +
                                    estimator + "}",
                                "e.json")
            .estimator.transition.series;
    };
    CHECK(series(R"({"transition": {"shared_width": 256}})") == 0);
    CHECK(series(R"({"transition": {"shared_width": 256, "series": 5}})") == 5);
    CHECK(series(R"({"transition": {"width": 64}})") == preset_experiment("ActionDiag").estimator.transition.series);
    CHECK(series(R"({})") > 0);
}

TEST_CASE("a renamed key takes its value and its line along")
{
    JsonDocument document = parse_json_document("{\"a\": {\n\"b\": 7}, \"c\": 1}", "e.json");
    rename_key(document, "a.b", "a.d.e");
    rename_key(document, "a.x", "a.y");
    CHECK(document.json == json{{"a", {{"d", {{"e", 7}}}}}, {"c", 1}});
    CHECK(document.lines.at("a.d.e") == 2);
}
