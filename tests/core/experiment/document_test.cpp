// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/file.h"
#include "core/base/random.h"
#include "core/experiment/defaults.h"
#include "core/graph/presets.h"
#include "support.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>

using namespace disentangle;
using namespace disentangle::testing;
using nlohmann::json;

namespace {

json::json_pointer pointer_to(std::string key)
{
    std::ranges::replace(key, '.', '/');
    return json::json_pointer("/" + key);
}

/// A value that a parameter may have, drawn at random; the ends of its range as often as anything between.
json random_value(const Parameter& parameter, Random& random)
{
    using Type = Parameter::Type;
    const double u = random.below(4) == 0 ? 1 : random.uniform();
    const double number = parameter.range.minimum + u * (parameter.range.maximum - parameter.range.minimum);
    switch (parameter.type) {
    case Type::integer: return static_cast<std::int64_t>(number);
    case Type::number: return number;
    case Type::nullable_number: return nullptr;
    case Type::boolean: return random.below(2) == 1;
    case Type::choice: return parameter.choices[random.below(parameter.choices.size())];
    case Type::text: return "caf\xC3\xA9 \"" + std::to_string(random()) + "\"\n\\";
    }
    return nullptr;
}

}  // namespace

TEST_CASE("a written document is read back as it was, for every preset and all settings")
{
    for (const GraphPreset& preset : graph_presets()) {
        for (const char* settings : {"auto", "recipe", "paper"}) {
            CAPTURE(preset.name);
            const Experiment e = preset_experiment(preset.name, settings);
            CHECK(e.settings == settings);
            CHECK(e.name == preset.name);
            const std::string text = format_experiment(e);
            CHECK(parse_experiment(text, "e.json") == e);
            CHECK(experiment_from_json(to_json(e), "e.json") == e);
            CHECK(format_experiment(parse_experiment(text, "e.json")) == text);
        }
    }
}

TEST_CASE("a written document is read back as it was, for any values")
{
    for (std::uint64_t round = 0; round < 300; ++round) {
        CAPTURE(round);
        Random random(7, "values", round);
        json document = to_json(preset_experiment(round % 2 == 0 ? "Example4" : "TreeRobotBall"));
        for (const Parameter& parameter : parameters())
            document[pointer_to(parameter.key)] = random_value(parameter, random);
        // Requirements between keys are not what is tested here.
        document["world"]["d_x"] = 3 + random.below(1000);
        document["world"]["violations"]["fold"] = random.below(4);
        document["world"]["rows"] = {{"train", 2000000}, {"validation", 10}, {"test", 100000000}};
        document["sparsity"]["mask_limit"] = 50 + random.uniform();
        for (const char* demanding : {"sparse_multitask", "slow_vae", "pcl"})
            if (document["estimator"]["kind"] == demanding)
                document["estimator"]["kind"] = "mechanism_sparsity";
        // A document has the keys of its own kinds alone.
        Experiment kinds;
        kinds.estimator_kind = document["estimator"]["kind"];
        kinds.data_kind = document["world"]["kind"];
        for (const Parameter& parameter : parameters())
            if (!parameter.is_of(kinds))
                document[pointer_to(parameter.key).parent_pointer()].erase(pointer_to(parameter.key).back());
        for (const char* section : {"sparsity", "estimator/transition", "world/scene", "data/scene", "data/mixing",
                                    "data/support", "data/weights", "data", "world/violations"})
            if (const json::json_pointer place(std::string("/") + section);
                document.contains(place) && document[place].empty())
                document[place.parent_pointer()].erase(place.back());
        const Experiment e = experiment_from_json(document, "e.json");
        CHECK(parse_experiment(format_experiment(e), "e.json") == e);
        for (const Parameter& parameter : parameters())
            if (parameter.is_of(e))
                CHECK(with_value(e, parameter.key, value_of(e, parameter.key)) == e);
    }
}

TEST_CASE("a document holds every parameter, the graph and its format")
{
    const Experiment experiment = preset_experiment("TreeRobotBall");
    const json document = to_json(experiment);
    CHECK(document["format"] == 3);
    for (const Parameter& parameter : parameters()) {
        CAPTURE(parameter.key);
        CHECK(document.contains(pointer_to(parameter.key)) == parameter.is_of(experiment));
    }
    // The keys that other programs rely on.
    for (const char* path :
         {"/seed", "/world/seed", "/world/mixing/seed", "/world/graph/Ga", "/world/graph/Gz", "/training/steps"})
        CHECK(document.contains(json::json_pointer(path)));
    CHECK(to_json(preset_experiment("ActionDiag"))["world"]["graph"]["Gz"].is_null());
    CHECK(to_json(preset_experiment("TimeDiag"))["world"]["graph"]["Ga"].is_null());
}

TEST_CASE("a written document has its keys in order and a matrix row per line")
{
    const std::string text = format_experiment(preset_experiment("TreeRobotBall"));
    CHECK(text.starts_with(
        "{\n  \"format\": 3,\n  \"name\": \"TreeRobotBall\",\n  \"settings\": \"auto\",\n  \"seed\": 0,\n"
        "  \"world\": {\n    \"kind\": \"synthetic\",\n    \"graph\": {\n      \"latents\": ["));
    CHECK(text.find("      \"Gz\": [\n        [1, 0, 0],\n        [1, 1, 0],\n        [1, 1, 1]\n      ]\n") !=
          std::string::npos);
    CHECK(text.ends_with("}\n"));
}

TEST_CASE("a short document gets every default")
{
    const Experiment e = parse_experiment(R"({"world": {"graph": {"Ga": [[1, 0], [0, 1]]}}})", "e.json");
    CHECK(e.settings == "auto");
    CHECK(e.seed == 0);
    CHECK(e.world.graph.latents == std::vector<std::string>{"z1", "z2"});
    CHECK(e.world.d_x == 20);
    CHECK(e.world.train == 800000);
    CHECK(e.training.steps == 12000);
    CHECK(e.training.evaluation_rows == 20000);
}

TEST_CASE("a short run, too, learns its latents before its graph is searched")
{
    Experiment e = preset_experiment("ActionDiag");
    CHECK(unmasked_steps(e, 30000) == 1500);
    CHECK(unmasked_steps(e, 6000) == 1000);
    CHECK(unmasked_steps(e, 600) == 200);
    e.sparsity.unmasked_share = 0.9;
    CHECK(unmasked_steps(e, 600) == 540);
}

TEST_CASE("numbers may be written as people write them")
{
    const Experiment e =
        parse_experiment(document_with(R"("training": {"steps": 5e3, "rate": 1}, "seed": 7.0)"), "e.json");
    CHECK(e.training.steps == 5000);
    CHECK(e.training.rate == 1);
    CHECK(e.seed == 7);
    CHECK(parse_experiment(document_with("\"seed\": 9007199254740991"), "e.json").seed == 9007199254740991ULL);
}

TEST_CASE("the recipe's schedule follows the graph")
{
    // docs/recipe.md, section 2.
    struct Row {
        const char* preset;
        int width, steps;
        double hold, schedule_end, unmix_rate;
        TransitionInit init;
    };
    using enum TransitionInit;
    for (const Row& row :
         {Row{"ActionDiag", 16, 4000, .3, .3, .01, he}, Row{"ActionNonDiag", 32, 5000, .4, .45, .01, spread},
          Row{"ActionBlockDiag", 32, 4000, .4, .4, .01, spread},
          Row{"ActionBlockNonDiag", 32, 4000, .4, .4, .01, spread}, Row{"TimeDiag", 16, 12000, .2, .2, .02, he},
          Row{"TimeNonDiag", 32, 9000, .2, .2, .02, spread}, Row{"TimeBlockDiag", 32, 9000, .2, .2, .02, spread},
          Row{"TreeRobotBall", 32, 10000, .3, .3, .02, spread}}) {
        CAPTURE(row.preset);
        const Experiment e = preset_experiment(row.preset, "recipe");
        CHECK(e.estimator.transition.width == row.width);
        CHECK(e.estimator.transition.initialisation == row.init);
        CHECK(e.training.steps == row.steps);
        CHECK(e.training.hold == row.hold);
        CHECK(e.training.unmix_rate == row.unmix_rate);
        CHECK(e.sparsity.schedule_end == row.schedule_end);
    }
}

TEST_CASE("the paper's settings are those of its released code")
{
    const Experiment e = preset_experiment("paper");
    CHECK(e == [] {
        Experiment named = preset_experiment("ActionDiag", "paper");
        named.name = "paper";
        return named;
    }());
    // docs/theory.md (f) and docs/recipe.md.
    CHECK(e.estimator.hidden_layers == 6);
    CHECK(e.estimator.width == 512);
    CHECK(e.estimator.transition.hidden_layers == 5);
    CHECK(e.estimator.transition.width == 512);
    CHECK(e.estimator.posterior == Posterior::amortised);
    CHECK(e.estimator.decoder_log_variance == -10);
    CHECK(e.estimator.prior_log_variance == doctest::Approx(std::log(1e-4)));
    CHECK(e.sparsity.dual_restarts);
    CHECK(e.sparsity.schedule_end * e.training.steps == 150000);
    CHECK(e.training.steps == 300000);
    CHECK(e.training.batch == 1024);
    CHECK(e.training.optimiser == OptimiserKind::adam);
    CHECK(e.training.rate == 5e-4);
    CHECK(e.world.d_x == 20);
    CHECK(e.world.latent_variance == 1e-4);
    CHECK(e.world.noise == 0.01);
}

TEST_CASE("twenty observed dimensions, or two for each latent when there are more than ten")
{
    const auto d_x = [](int d_z) {
        Experiment e;
        return experiment_from_json({{"world", {{"graph", {{"Gz", Adjacency::identity(d_z).to_rows()}}}}}}, "")
            .world.d_x;
    };
    CHECK(d_x(1) == 20);
    CHECK(d_x(10) == 20);
    CHECK(d_x(11) == 22);
    CHECK(d_x(64) == 128);
}

TEST_CASE("no default asks for more rows than the world has")
{
    const Experiment e = parse_experiment(world_with(R"("rows": {"train": 100, "test": 50})"), "e.json");
    CHECK(e.training.batch == 100);
    CHECK(e.training.evaluation_rows == 50);
}

TEST_CASE("a default is what the document would get without the key")
{
    for (const char* settings : {"auto", "recipe", "paper"}) {
        const Experiment e = preset_experiment("ActionNonDiag", settings);
        const json whole = to_json(e);
        for (const Parameter& parameter : parameters()) {
            if (parameter.key == "settings" || parameter.key == "name" || parameter.key == "world.mechanism.kind" ||
                !parameter.is_of(e))
                continue;
            CAPTURE(parameter.key);
            CHECK(default_value(e, parameter.key) == value_of(e, parameter.key));
            const json::json_pointer path = pointer_to(parameter.key);
            json without = whole;
            without[path.parent_pointer()].erase(path.back());
            CHECK(experiment_from_json(without, "") == e);
        }
        CHECK(default_value(e, "settings") == "auto");
        CHECK(default_value(e, "name") == "");
        CHECK(default_value(e, "world.mechanism.kind") == "sin");
    }
}

TEST_CASE("one value is changed, checked, and nothing else")
{
    const Experiment e = preset_experiment("ActionDiag");
    const Experiment changed = with_value(e, "training.steps", 17);
    CHECK(changed.training.steps == 17);
    CHECK(with_value(changed, "training.steps", e.training.steps) == e);
    CHECK(with_value(e, "sparsity.beta_Ga", 12.5).sparsity.beta_Ga == 12.5);
    CHECK(error_of([&] { with_value(e, "training.steps", "many"); }) ==
          "training.steps: found 'many', expected an integer from 1 to 100000000");
    CHECK(error_of([&] { with_value(e, "training.stepz", 5); }) ==
          "training.stepz: unknown key, did you mean training.steps?");
    CHECK(error_of([&] { with_value(e, "world.d_x", 9); }) ==
          "world.d_x: found 9, expected at least the number of latents, 10");
    CHECK(error_of([&] { with_value(e, "training.rate", std::nan("")); }) ==
          "training.rate: found a number that is not finite, expected a number above 0 and at most 10");
    CHECK(error_of([&] { value_of(e, "quux"); }) == "quux: unknown key");
}

TEST_CASE("a bound that is not given comes from the truth only where the experiment says so")
{
    Experiment e = preset_experiment("ActionNonDiag", "recipe");
    CHECK(bound_Ga(e).beta == 20);
    CHECK(bound_Ga(e).source == Bound::Source::truth);
    e.sparsity.bound_from = BoundFrom::data;
    CHECK(bound_Ga(e).source == Bound::Source::data);
    e.sparsity.beta_Ga = 15;
    CHECK(bound_Ga(e).beta == 15);
    CHECK(bound_Ga(e).source == Bound::Source::given);
    CHECK_THROWS_AS(bound_Gz(e), Error);
    CHECK(bound_Gz(preset_experiment("TimeNonDiag", "recipe")).beta == 55);
    CHECK(bound_Gz(preset_experiment("TimeNonDiag")).source == Bound::Source::data);
}

TEST_CASE("the default settings follow from the sizes of the graphs and from nothing that they hold")
{
    for (const auto& [one, other] :
         {std::pair{"ActionDiag", "ActionNonDiag"}, std::pair{"TimeDiag", "TimeBlockNonDiag"}}) {
        const Experiment a = preset_experiment(one), b = preset_experiment(other);
        CHECK(a.estimator == b.estimator);
        CHECK(a.sparsity == b.sparsity);
        CHECK(a.training == b.training);
    }
}

TEST_CASE("the defaults follow the search of the graph")
{
    const Experiment masks = parse_experiment(document_with(R"("sparsity": {"search": "masks"})"), "e.json");
    CHECK(masks.sparsity.bound_from == BoundFrom::data);
    CHECK(masks.estimator.transition.activation == Activation::leaky);
    const Experiment rotate = parse_experiment(document_with(""), "e.json");
    CHECK(rotate.sparsity.search == GraphSearch::rotate);
    CHECK(rotate.estimator.transition.activation == Activation::sine);
    CHECK(rotate.estimator.transition.shared_width >= 256);
}

TEST_CASE("a run's log can say what is trained and whether the bound knows the truth")
{
    CHECK(choices_in_words(preset_experiment("ActionDiag")).find("Ga: from the data") != std::string::npos);
    CHECK(choices_in_words(preset_experiment("ActionDiag", "recipe")).find("10 edges, from the true graph") !=
          std::string::npos);
    Experiment given = preset_experiment("TimeDiag");
    given.sparsity.beta_Gz = 12;
    CHECK(choices_in_words(given).find("Gz: 12 edges, as given") != std::string::npos);
}

TEST_CASE("overrides are applied before the defaults that follow from them")
{
    const auto with = [](std::vector<std::string> overrides) {
        return experiment_from_json(with_overrides(preset_document("ActionDiag"), overrides), "ActionDiag");
    };
    CHECK(with({}) == preset_experiment("ActionDiag"));
    CHECK(with({"training.steps=7", "seed=3"}).training.steps == 7);
    CHECK(with({"settings=paper"}).training.steps == 300000);
    CHECK(with({"training.rate=.25", "world.noise=+1."}).training.rate == 0.25);
    CHECK(with({"world.graph={\"Ga\": [[1, 1], [0, 1]]}"}).estimator.transition.width == 64);
    CHECK(with({"world.graph.Gz=[[1]]", "world.graph.Ga=null", "world.graph.latents=[\"z\"]", "world.graph.actions=[]"})
              .training.steps == 8000);
    CHECK(with({"name=12"}).name == "12");
    CHECK(with({"name=\"a b\""}).name == "a b");
    CHECK(with({"name="}).name.empty());
    CHECK(with({"training.optimiser=adam"}).training.optimiser == OptimiserKind::adam);
    CHECK(with({"estimator.unmix=false"}).estimator.unmix == false);
    CHECK(with({"sparsity.beta_Ga=12", "sparsity.beta_Ga=null"}).sparsity.beta_Ga == std::nullopt);
    CHECK(with_overrides(json(nullptr), std::vector<std::string>{"training.steps=7"}) ==
          json{{"training", {{"steps", 7}}}});
}

TEST_CASE("an override that is wrong is named as it was written")
{
    const auto error = [](const std::string& override_text) {
        return error_of(
            [&] { with_overrides(preset_document("ActionDiag"), std::vector<std::string>{override_text}); });
    };
    CHECK(error("training.stepz=5") == "--set training.stepz=5: unknown key, did you mean training.steps?");
    CHECK(error("steps=5") == "--set steps=5: unknown key, did you mean training.steps?");
    CHECK(error("quux=5") == "--set quux=5: unknown key");
    CHECK(error("training.steps") ==
          "--set training.steps: found 'training.steps', expected KEY=VALUE, as in training.steps=5000");
    CHECK(error("=5") == "--set =5: found '=5', expected KEY=VALUE, as in training.steps=5000");
    CHECK(error("training.steps=many") ==
          "--set training.steps=many: found 'many', expected an integer from 1 to 100000000");
    CHECK(error("training.optimiser=5") == "--set training.optimiser=5: found '5', expected one of 'muon', 'adam'");
    CHECK(
        error("training=5") ==
        "--set training=5: found a section, expected training. and one of its keys: steps, batch, optimiser, rate, muon_rate, "
        "unmix_rate, warm_up, hold, refine_factor, final_fraction, evaluate_every, evaluation_rows, checkpoint_every");
    CHECK(error_of([] {
              with_overrides({{"training", 5}}, std::vector<std::string>{"training.steps=7"});
          }) == "--set training.steps=7: training: found 5, expected an object");
}

TEST_CASE("an unknown preset or settings is refused with a suggestion")
{
    CHECK(error_of([] { preset_experiment("ActionDiga"); }) ==
          "unknown preset 'ActionDiga', did you mean 'ActionDiag'?");
    CHECK(error_of([] { preset_experiment("ActionDiag", "papier"); }) ==
          "settings: found 'papier', expected one of 'auto', 'recipe', 'paper'; did you mean 'paper'?");
    CHECK(preset_experiment("Paper") == preset_experiment("paper"));
}

TEST_CASE("every parameter says what it does, where it comes from and what it may be")
{
    std::set<std::string> keys;
    for (const Parameter& parameter : parameters()) {
        CAPTURE(parameter.key);
        CHECK(keys.insert(parameter.key).second);
        CHECK(find_parameter(parameter.key) == &parameter);
        CHECK(parameter.sentence.size() > 10);
        CHECK(parameter.sentence.ends_with("."));
        CHECK_FALSE(parameter.source.empty());
        CHECK_FALSE(parameter.label.empty());
        CHECK((parameter.acts == nullptr) == parameter.acts_when.empty());
        if (parameter.type == Parameter::Type::choice)
            CHECK_FALSE(parameter.choices.empty());
        else if (parameter.type != Parameter::Type::boolean)
            CHECK(parameter.range.minimum < parameter.range.maximum);
    }
    CHECK(find_parameter("training.stepz") == nullptr);
    CHECK(find_parameter("world.graph") == nullptr);
}

TEST_CASE("the ends of every range are allowed and what lies beyond is not")
{
    const Experiment e = preset_experiment("TreeRobotBall");
    for (const Parameter& parameter : parameters()) {
        if (parameter.type != Parameter::Type::integer && parameter.type != Parameter::Type::number)
            continue;
        CAPTURE(parameter.key);
        const auto message = [&](const json& value) { return error_of([&] { with_value(e, parameter.key, value); }); };
        // Other messages are about requirements between keys.
        const auto out_of_range = [&](const json& value) {
            return message(value).find(", expected an integer") != std::string::npos ||
                   message(value).find(", expected a number") != std::string::npos;
        };
        CHECK_FALSE(out_of_range(parameter.range.maximum));
        CHECK(out_of_range(parameter.range.minimum) == parameter.range.open_minimum);
        CHECK(out_of_range(std::nextafter(parameter.range.minimum, -1e300)));
        CHECK(out_of_range(parameter.range.maximum + std::max(1.0, parameter.range.maximum * 1e-15)));
    }
}

TEST_CASE("the schema in the resources is the one the parameters give")
{
    const std::filesystem::path path = std::filesystem::path(DISENTANGLE_GOLDEN_DIR).parent_path().parent_path() /
                                       "resources" / "experiment.schema.json";
    const std::string current = experiment_schema().dump(2) + "\n";
    if (std::getenv("DISENTANGLE_UPDATE_RESOURCES") != nullptr)
        write_file_atomically(path, current);
    INFO("run this test with DISENTANGLE_UPDATE_RESOURCES=1 to write the file anew");
    CHECK(read_file(path) == current);
}

TEST_CASE("the schema has every parameter with its range, and nothing else is allowed")
{
    const json schema = experiment_schema();
    CHECK(schema["$schema"] == "https://json-schema.org/draft/2020-12/schema");
    CHECK(schema["additionalProperties"] == false);
    for (const Parameter& parameter : parameters()) {
        CAPTURE(parameter.key);
        std::string path = "/properties/" + parameter.key;
        for (std::size_t dot; (dot = path.find('.')) != std::string::npos;)
            path.replace(dot, 1, "/properties/");
        REQUIRE(schema.contains(json::json_pointer(path)));
        const json& found = schema[json::json_pointer(path)];
        CHECK(found["description"].get<std::string>().starts_with(parameter.sentence));
        if (parameter.type == Parameter::Type::integer || parameter.type == Parameter::Type::number) {
            CHECK(found[parameter.range.open_minimum ? "exclusiveMinimum" : "minimum"] == parameter.range.minimum);
            CHECK(found["maximum"] == parameter.range.maximum);
        }
    }
}

namespace {

/// The JSON in the documents for people, each with the name of its document.
std::vector<std::pair<std::string, json>> examples_in_documents(const std::filesystem::path& root)
{
    std::vector<std::filesystem::path> documents{root / "README.md"};
    for (const auto& entry : std::filesystem::directory_iterator(root / "docs"))
        if (entry.path().extension() == ".md")
            documents.push_back(entry.path());
    std::vector<std::pair<std::string, json>> examples;
    constexpr std::string_view opening = "\n```json\n", closing = "\n```";
    for (const std::filesystem::path& document : documents) {
        const std::string text = read_file(document);
        for (std::size_t at = 0; (at = text.find(opening, at)) != std::string::npos;) {
            at += opening.size();
            const std::size_t end = text.find(closing, at);
            INFO(document.string());
            REQUIRE(end != std::string::npos);
            examples.emplace_back(document.filename().string(), json::parse(text.substr(at, end - at)));
            at = end;
        }
    }
    return examples;
}

/// Of arrays, archives or pictures in place of columns with names: tests/docs/own_data_test.py makes those files.
bool is_of_arrays(const json& example)
{
    return std::ranges::any_of(example.value("data", json::object()).items(),
                               [](const auto& part) {
                                   return part.value().is_object() && part.value().contains("file") &&
                                          (part.value().contains("key") || !part.value().contains("columns"));
                               }) ||
           example.value("data", json::object()).value("x", json()).is_string();
}

/// Writes the file of own data that an example speaks of: its columns, with numbers. Takes the dots out of its lists.
void write_data_of(json& example, const std::filesystem::path& folder)
{
    std::map<std::string, std::vector<std::string>> columns;
    for (auto& [role, value] : example["data"].items()) {
        if (!value.is_object() || !value.contains("columns"))
            continue;
        std::erase(value["columns"].get_ref<json::array_t&>(), json("..."));
        for (const json& column : value["columns"])
            columns[value["file"]].push_back(column);
    }
    for (const auto& [file, names] : columns) {
        std::ofstream out(folder / file);
        for (std::size_t k = 0; k < names.size(); ++k)
            out << (k > 0 ? "\t" : "") << names[k];
        for (int row = 0; row < 100; ++row)
            for (std::size_t k = 0; k < names.size(); ++k)
                out << (k > 0 ? '\t' : '\n') << (row * (static_cast<int>(k) + 3)) % 17;
        out << '\n';
    }
}

}  // namespace

TEST_CASE("every example of an experiment in the documents is read, and is of the present format")
{
    const auto folder = std::filesystem::temp_directory_path() / "disentangle-examples-of-documents";
    std::filesystem::create_directories(folder);
    auto examples = examples_in_documents(std::filesystem::path(DISENTANGLE_FIXTURES_DIR).parent_path().parent_path());
    CHECK(examples.size() >= 2);
    for (auto& [document, example] : examples) {
        CAPTURE(document);
        CHECK(example.value("format", experiment_format) == experiment_format);
        if (is_of_arrays(example))
            continue;
        if (example.contains("data"))
            write_data_of(example, folder);
        CHECK_NOTHROW(experiment_from_json(example, (folder / "example.json").string()));
    }
    std::filesystem::remove_all(folder);
}
