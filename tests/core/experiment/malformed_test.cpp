// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/random.h"
#include "support.h"

#include <vector>

using namespace disentangle;
using namespace disentangle::testing;

namespace {

/// A document that is wrong in one thing, and the whole message that says so.
struct Malformed {
    std::string text, message;
};

constexpr const char* value = "a value: a number, text in double quotes, true, false, null, a list or an object";

}  // namespace

TEST_CASE("text that is no JSON is reported with line, column, what was found and what was expected")
{
    const std::vector<Malformed> cases{
        {"", "e.json: is empty, expected a JSON document"},
        {" \n\t ", "e.json: is empty, expected a JSON document"},
        {"{", "e.json: line 1, column 2: the document ends, expected a key in double quotes"},
        {"{\n  \"seed\": 1,\n}",
         "e.json: line 3, column 1: found '}' after a comma, expected a key in double quotes, or no comma"},
        {"[1, 2,]",
         std::string("e.json: line 1, column 7: found ']' after a comma, expected ") + value + ", or no comma"},
        {"{\"seed\" 1}", "e.json: line 1, column 9: found '1', expected ':' between a key and its value"},
        {"{\"seed\": 1 \"name\": 2}", "e.json: line 1, column 12: found '\"name\"', expected ',' or '}'"},
        {"{'seed': 1}", "e.json: line 1, column 2: found ''', expected a key in double quotes"},
        {"{seed: 1}", "e.json: line 1, column 2: found 'seed', expected a key in double quotes"},
        {"{\"seed\": one}", std::string("e.json: line 1, column 10: found 'one', expected ") + value},
        {"{\"seed\": True}", std::string("e.json: line 1, column 10: found 'True', expected ") + value},
        {"{\"seed\": NaN}", std::string("e.json: line 1, column 10: found 'NaN', expected ") + value},
        {"{\"seed\": +1}", std::string("e.json: line 1, column 10: found '+1', expected ") + value},
        {"{\"seed\": .5}", std::string("e.json: line 1, column 10: found '.5', expected ") + value},
        {"{\"seed\": 1.}", "e.json: line 1, column 10: found '1.', expected a number such as -1.5 or 2e-3"},
        {"{\"seed\": -}", "e.json: line 1, column 10: found '-', expected a number such as -1.5 or 2e-3"},
        {"{\"seed\": 01}", "e.json: line 1, column 10: found '01', expected ',' or '}'"},
        {"{\"seed\": 1e999}", "e.json: line 1, column 10: found '1e999', expected a number that fits 64 bits"},
        {"{\"seed\": 1 // training\n}",
         "e.json: line 1, column 12: found '/', expected ',' or '}' (JSON has no comments)"},
        {"# settings\n{}",
         std::string("e.json: line 1, column 1: found '#', expected ") + value + " (JSON has no comments)"},
        {"{} {}", "e.json: line 1, column 4: found '{', expected nothing more after the document"},
        {"{\"name\": \"\xC3\xA9\xC3\xA9\" x}", "e.json: line 1, column 15: found 'x', expected ',' or '}'"},
        {std::string("{\"seed\": \0 1}", 13),
         "e.json: line 1, column 10: found a zero byte, expected JSON text in UTF-8"},
    };
    for (const auto& [text, message] : cases)
        CHECK(parse_error_of(text) == message);
    for (const auto& [text, what] :
         {std::pair<const char*, const char*>{"{\"name\": \"open",
                                              "a text that is not closed, expected '\"' at its end"},
          {"{\"name\": \"a\nb\"}", "a line break or another control character in a text, expected \\n, \\t or "},
          {"{\"name\": \"\\q\"}", "a backslash that stands before none of the marks it may, expected \\\\ for"},
          {"{\"name\": \"\xFF\"}", "a byte that is no UTF-8, expected text in UTF-8: save the file in that encoding"},
          {"{\"name\": \"\\ud800\"}", "half of a character"}})
        CHECK_MESSAGE(parse_error_of(text).find(what) != std::string::npos, parse_error_of(text));
    CHECK(parse_error_of(std::string(1000, '[')) ==
          "e.json: found objects and arrays within each other, expected at most 64 levels");
}

TEST_CASE("a document that is wrong is reported with file, key path, what was found and what was expected")
{
    const std::string seeds = "expected an integer from 0 to 9007199254740991";
    const std::vector<Malformed> cases{
        // The whole
        {"5",
         "e.json: found 5, expected an object with the keys format, name, settings, seed, world, estimator, sparsity, training"},
        {"[]",
         "e.json: found an array, expected an object with the keys format, name, settings, seed, world, estimator, sparsity, training"},
        {"{}", "e.json: world.graph: found nothing, expected an object with Ga, Gz or both"},
        {"{\"world\": {}}", "e.json: world.graph: found nothing, expected an object with Ga, Gz or both"},
        {"{\"world\": 5}",
         "e.json: world: found 5, expected an object with the keys graph, kind, mechanism, violations, mixing, d_x, noise, seed, rows (line 1)"},
        // Format
        {document_with("\"format\": 4"),
         "e.json: format: found 4, expected at most 3; it was written by a newer version of this program, update the program to open it (line 1)"},
        {document_with("\"format\": 0"), "e.json: format: found 0, expected 1 to 3 (line 1)"},
        {document_with("\"format\": \"1\""), "e.json: format: found '1', expected 1 to 3 (line 1)"},
        {document_with("\"format\": null"), "e.json: format: found null, expected 1 to 3 (line 1)"},
        // Types
        {document_with("\"seed\": \"many\""), "e.json: seed: found 'many', " + seeds + " (line 1)"},
        {document_with("\"seed\": null"), "e.json: seed: found null, " + seeds + " (line 1)"},
        {document_with("\"seed\": true"), "e.json: seed: found true, " + seeds + " (line 1)"},
        {document_with("\"seed\": [1]"), "e.json: seed: found an array, " + seeds + " (line 1)"},
        {document_with("\"name\": 5"), "e.json: name: found 5, expected text of at most 200 characters (line 1)"},
        {document_with("\"training\": {\"steps\": 10.5}"),
         "e.json: training.steps: found 10.5, expected an integer from 1 to 100000000 (line 1)"},
        {document_with("\"training\": {\"rate\": \"0.1\"}"),
         "e.json: training.rate: found '0.1', expected a number above 0 and at most 10 (line 1)"},
        {document_with("\"training\": []"),
         "e.json: training: found an array, expected an object with the keys steps, batch, optimiser, rate, muon_rate, unmix_rate, warm_up, hold, refine_factor, final_fraction, evaluate_every, evaluation_rows, checkpoint_every (line 1)"},
        {document_with("\"estimator\": {\"unmix\": 1}"),
         "e.json: estimator.unmix: found 1, expected true or false (line 1)"},
        {document_with("\"estimator\": {\"transition\": 3}"),
         "e.json: estimator.transition: found 3, expected an object with the keys hidden_layers, width, activation, shared_width, series, skip, hidden_bias, initialisation (line 1)"},
        {document_with("\"sparsity\": {\"beta_Ga\": \"truth\"}"),
         "e.json: sparsity.beta_Ga: found 'truth', expected a number from 0 to 4096, or null (line 1)"},
        {world_with("\"mixing\": \"network\""),
         "e.json: world.mixing: found 'network', expected an object with the keys kind, seed, negative_slope (line 1)"},
        // Ranges
        {document_with("\"seed\": -1"), "e.json: seed: found -1, " + seeds + " (line 1)"},
        {document_with("\"seed\": 9007199254740992"), "e.json: seed: found 9007199254740992, " + seeds + " (line 1)"},
        {document_with("\"seed\": 1e300"), "e.json: seed: found 1e+300, " + seeds + " (line 1)"},
        {world_with("\"seed\": -5"), "e.json: world.seed: found -5, " + seeds + " (line 1)"},
        {world_with("\"mixing\": {\"seed\": 0.5}"), "e.json: world.mixing.seed: found 0.5, " + seeds + " (line 1)"},
        {document_with("\"training\": {\"steps\": 0}"),
         "e.json: training.steps: found 0, expected an integer from 1 to 100000000 (line 1)"},
        {document_with("\"training\": {\"hold\": 1.5}"),
         "e.json: training.hold: found 1.5, expected a number from 0 to 1 (line 1)"},
        {document_with("\"training\": {\"rate\": 0}"),
         "e.json: training.rate: found 0, expected a number above 0 and at most 10 (line 1)"},
        {document_with("\"sparsity\": {\"temperature\": 0}"),
         "e.json: sparsity.temperature: found 0, expected a number above 0 and at most 100 (line 1)"},
        {document_with("\"estimator\": {\"width\": 5000}"),
         "e.json: estimator.width: found 5000, expected an integer from 1 to 4096 (line 1)"},
        {world_with("\"noise\": -0.1"), "e.json: world.noise: found -0.1, expected a number from 0 to 10 (line 1)"},
        {world_with("\"mixing\": {\"negative_slope\": 0}"),
         "e.json: world.mixing.negative_slope: found 0, expected a number above 0 and at most 1 (line 1)"},
        {world_with("\"rows\": {\"test\": 0}"),
         "e.json: world.rows.test: found 0, expected an integer from 1 to 100000000 (line 1)"},
        {document_with("\"name\": \"" + std::string(201, 'x') + "\""),
         "e.json: name: found '" + std::string(40, 'x') + "...', expected text of at most 200 characters (line 1)"},
        // Choices
        {document_with("\"settings\": \"receipe\""),
         "e.json: settings: found 'receipe', expected one of 'auto', 'recipe', 'paper'; did you mean 'recipe'? (line 1)"},
        {document_with("\"training\": {\"optimiser\": \"sgd\"}"),
         "e.json: training.optimiser: found 'sgd', expected one of 'muon', 'adam' (line 1)"},
        {document_with("\"sparsity\": {\"search\": \"Masks\"}"),
         "e.json: sparsity.search: found 'Masks', expected one of 'masks', 'rotate', 'penalty', 'frozen', 'truth'; did you mean 'masks'? (line 1)"},
        {world_with("\"mechanism\": {\"kind\": \"quadratic\"}"),
         "e.json: world.mechanism.kind: found 'quadratic', expected one of 'sin', 'diagonal_sin', 'sigmoid', 'norm', 'linear' (line 1)"},
        // Unknown keys
        {document_with("\"estimator\": {\"transition\": {\"widht\": 3}}"),
         "e.json: estimator.transition.widht: unknown key 'widht', did you mean 'width'? (line 1)"},
        {document_with("\"steps\": 3"), "e.json: steps: unknown key 'steps', did you mean 'training.steps'? (line 1)"},
        {document_with("\"training.steps\": 3"),
         "e.json: training.steps: unknown key 'training.steps', did you mean 'training.steps'? (line 1)"},
        {document_with("\"trainning\": {}"),
         "e.json: trainning: unknown key 'trainning', did you mean 'training'? (line 1)"},
        {document_with("\"quux\": {}"),
         "e.json: quux: unknown key 'quux', expected one of format, name, settings, seed, world, estimator, sparsity, training (line 1)"},
        {document_with("\"\": 1"),
         "e.json: unknown key '', expected one of format, name, settings, seed, world, estimator, sparsity, training"},
        {world_with("\"rows\": {\"training\": 10}"),
         "e.json: world.rows.training: unknown key 'training', did you mean 'train'? (line 1)"},
        {R"({"world": {"graph": {"GA": [[1]]}}})", "e.json: world.graph.GA: unknown key, did you mean 'Ga'? (line 1)"},
        // Keys given twice
        {"{\"seed\": 1,\n \"seed\": 2}",
         "e.json: seed: the key is given in line 1 and again in line 2, expected one value"},
        {document_with("\"training\": {\"steps\": 1,\n\n\"batch\": 2, \"steps\": 1}"),
         "e.json: training.steps: the key is given in line 1 and again in line 3, expected one value"},
        // The graph
        {R"({"world": {"graph": null}})",
         "e.json: world.graph: found null, expected an object with Ga, Gz, latents and actions (line 1)"},
        {R"({"world": {"graph": {}}})",
         "e.json: world.graph: has neither Ga nor Gz, expected at least one of them (line 1)"},
        {R"({"world": {"graph": {"Ga": null, "Gz": null}}})",
         "e.json: world.graph: has neither Ga nor Gz, expected at least one of them (line 1)"},
        {R"({"world": {"graph": {"Ga": [[1, 0], [1]]}}})",
         "e.json: world.graph.Ga: row 2 has 1 entry, expected 2 (line 1)"},
        {R"({"world": {"graph": {"Ga": [[1, 2]]}}})",
         "e.json: world.graph.Ga: row 1, column 2 is 2, expected 0 or 1 (line 1)"},
        {R"({"world": {"graph": {"Ga": []}}})",
         "e.json: world.graph.Ga: has no entries, expected 1 to 64 rows and columns (line 1)"},
        {"{\"world\": {\"graph\": {\n\"Gz\": [[1, 0]]}}}",
         "e.json: world.graph.Gz: has 2 columns, expected 1, one for each latent (line 2)"},
        {R"({"world": {"graph": {"latents": ["x", "x"], "Gz": [[1, 0], [0, 1]]}}})",
         "e.json: world.graph.latents: names 1 and 2 are both 'x', expected different names (line 1)"},
        // Keys that disagree
        {world_with("\"d_x\": 1"), "e.json: world.d_x: found 1, expected at least the number of latents, 2 (line 1)"},
        {world_with("\"d_x\": 2000"), "e.json: world.d_x: found 2000, expected an integer from 1 to 1024 (line 1)"},
        {document_with("\"sparsity\": {\"beta_Gz\": 3}"),
         "e.json: sparsity.beta_Gz: found 3.0, expected null: these data have no time steps (line 1)"},
        {R"({"world": {"graph": {"Gz": [[1]]}}, "sparsity": {"beta_Ga": 1}})",
         "e.json: sparsity.beta_Ga: found 1.0, expected null: these data have no actions (line 1)"},
        {document_with("\"sparsity\": {\"mask_limit\": 2}"),
         "e.json: sparsity.mask_limit: found 2.0, expected at least the size of sparsity.mask_initial, 5 (line 1)"},
        {R"({"world": {"graph": {"Gz": [[1]]}, "rows": {"train": 100}}, "training": {"batch": 101}})",
         "e.json: training.batch: found 101, expected at most world.rows.train, 100 (line 1)"},
        {R"({"world": {"graph": {"Gz": [[1]]}, "rows": {"test": 100}}, "training": {"evaluation_rows": 101}})",
         "e.json: training.evaluation_rows: found 101, expected at most world.rows.test, 100 (line 1)"},
    };
    CHECK(cases.size() >= 50);
    for (const auto& [text, message] : cases)
        CHECK(parse_error_of(text) == message);
}

TEST_CASE("every beginning of a document is an error, none a crash")
{
    const std::string text = format_experiment(preset_experiment("TreeRobotBall"));
    const std::size_t end = text.rfind('}');
    for (std::size_t length = 0; length <= end; ++length) {
        const std::string message = parse_error_of(text.substr(0, length));
        REQUIRE(message.starts_with("e.json: "));
    }
    CHECK(parse_error_of(text.substr(0, end + 1)) == "no error");
}

TEST_CASE("changed bytes give a document or an error that names the file")
{
    const std::string text = format_experiment(preset_experiment("Example4"));
    for (std::uint64_t round = 0; round < 5000; ++round) {
        CAPTURE(round);
        Random random(1, "changed bytes", round);
        std::string changed = text;
        for (std::uint64_t i = random.below(4); i < 4; ++i)
            changed[random.below(changed.size())] = static_cast<char>(random());
        const std::string message = parse_error_of(changed);
        REQUIRE((message == "no error" || message.starts_with("e.json: ")));
    }
}
