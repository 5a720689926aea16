// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/file.h"
#include "core/experiment/defaults.h"
#include "core/graph/presets.h"
#include "support.h"
#include "tests/table_in_document.h"

#include <algorithm>

using namespace disentangle;
using namespace disentangle::testing;
using nlohmann::json;

namespace {

std::vector<std::string> live_keys_of(const Experiment& e)
{
    std::vector<std::string> keys;
    for (const Parameter* parameter : live_parameters(e))
        keys.push_back(parameter->key);
    return keys;
}

bool applies(const Experiment& e, const char* key)
{
    return find_parameter(key)->applies(e);
}

Experiment searched_by(GraphSearch search)
{
    return with_edit(preset_experiment("TreeRobotBall"), "sparsity.search", names_of(search)[static_cast<int>(search)]);
}

}  // namespace

TEST_CASE("under the search that draws no masks nothing of masks acts")
{
    const Experiment e = preset_experiment("ActionDiag");
    for (const char* key : {"sparsity.penalty", "sparsity.multiplier_rate", "sparsity.mask_rate",
                            "sparsity.schedule_end", "sparsity.dual_restarts", "sparsity.temperature",
                            "sparsity.mask_limit", "sparsity.mask_initial", "sparsity.beta_Gz"}) {
        CAPTURE(key);
        CHECK_FALSE(applies(e, key));
    }
    for (const char* key : {"sparsity.beta_Ga", "sparsity.unmasked_share", "sparsity.bound_from", "training.hold",
                            "training.refine_factor", "estimator.bend", "estimator.transition.shared_width"}) {
        CAPTURE(key);
        CHECK(applies(e, key));
    }
    CHECK(find_parameter("sparsity.penalty")->why_idle(e) ==
          "does nothing here; it acts when sparsity.search is penalty");
}

TEST_CASE("each search of the graph has its own parameters")
{
    struct Row {
        GraphSearch search;
        bool masks, bounded, penalty, rotation;
    };
    using enum GraphSearch;
    for (const Row& row : {Row{GraphSearch::masks, true, true, false, false}, Row{rotate, false, true, false, true},
                           Row{penalty, true, false, true, false}, Row{frozen, false, false, false, false},
                           Row{truth, false, false, false, false}}) {
        const Experiment e = searched_by(row.search);
        CAPTURE(value_of(e, "sparsity.search"));
        for (const char* key : {"sparsity.mask_rate", "sparsity.mask_limit", "sparsity.mask_initial",
                                "sparsity.temperature", "sparsity.schedule_end"})
            CHECK(applies(e, key) == row.masks);
        for (const char* key : {"sparsity.multiplier_rate", "sparsity.dual_restarts"})
            CHECK(applies(e, key) == (row.masks && row.bounded));
        for (const char* key : {"sparsity.beta_Ga", "sparsity.beta_Gz", "sparsity.bound_from"})
            CHECK(applies(e, key) == row.bounded);
        CHECK(applies(e, "sparsity.penalty") == row.penalty);
        for (const char* key : {"sparsity.unmasked_share", "training.refine_factor", "estimator.bend"})
            CHECK(applies(e, key) == row.rotation);
    }
}

TEST_CASE("a parameter that another one switches off says what would switch it on")
{
    Experiment e = preset_experiment("ActionDiag", "paper");
    CHECK_FALSE(applies(e, "training.muon_rate"));
    CHECK_FALSE(applies(e, "training.unmix_rate"));
    CHECK(find_parameter("training.muon_rate")->why_idle(e) ==
          "does nothing here; it acts when training.optimiser is muon");
    e.world.variance = VarianceKind::history;
    CHECK_FALSE(applies(e, "world.mechanism.latent_variance"));
    CHECK_FALSE(applies(preset_experiment("TimeDiag"), "world.mechanism.action_range"));
    // With time the encoder stays as it is once the graph is found: nothing is left to hold.
    CHECK_FALSE(applies(preset_experiment("TimeDiag"), "training.hold"));
    CHECK(applies(preset_experiment("TimeDiag", "recipe"), "training.hold"));
}

TEST_CASE("only what acts may be changed while training, what one often changes first")
{
    CHECK(live_keys_of(preset_experiment("ActionDiag")) ==
          std::vector<std::string>{"sparsity.beta_Ga", "training.rate", "training.muon_rate", "training.unmix_rate",
                                   "training.warm_up", "training.hold", "training.final_fraction",
                                   "training.evaluate_every", "training.checkpoint_every"});
    CHECK(live_keys_of(preset_experiment("TimeDiag", "paper")) ==
          std::vector<std::string>{"sparsity.beta_Gz", "sparsity.multiplier_rate", "training.rate",
                                   "sparsity.schedule_end", "sparsity.dual_restarts", "sparsity.mask_rate",
                                   "sparsity.mask_limit", "sparsity.temperature", "sparsity.temperature_end",
                                   "sparsity.hard_masks", "training.warm_up", "training.hold",
                                   "training.final_fraction", "training.evaluate_every", "training.checkpoint_every"});
}

TEST_CASE("a change while training is named in full or by its last word, and refused where it would do nothing")
{
    const Experiment e = preset_experiment("ActionDiag");
    CHECK(require_live_parameter(e, "rate").key == "training.rate");
    CHECK(require_live_parameter(e, "training.rate").key == "training.rate");
    const std::string which =
        "beta_Ga, rate, muon_rate, unmix_rate, warm_up, hold, final_fraction, evaluate_every, checkpoint_every";
    CHECK(
        error_of([&] { require_live_parameter(e, "penalty"); }) ==
        "set: 'sparsity.penalty' does nothing here; it acts when sparsity.search is penalty, expected one that acts: " +
            which);
    for (const char* key : {"steps", "training.steps", "world.noise", "quux", ""})
        CHECK(error_of([&] { require_live_parameter(e, key); }) ==
              "set: the key '" + std::string(key) + "', expected one that can change while training: " + which);
}

TEST_CASE("an override that changes nothing is warned about, by the experiment that all of them lead to")
{
    const auto warnings = [](std::vector<std::string> overrides) {
        const Experiment e =
            experiment_from_json(with_overrides(preset_document("ActionDiag"), overrides), "ActionDiag");
        return idle_overrides(e, overrides);
    };
    CHECK(warnings({"sparsity.penalty=0.1", "training.rate=0.001"}) ==
          std::vector<std::string>{
              "--set sparsity.penalty=0.1: does nothing here; it acts when sparsity.search is penalty"});
    CHECK(warnings({"sparsity.penalty=0.1", "sparsity.search=penalty"}).empty());
    CHECK(warnings({"world.graph.Ga=[[1]]", "world.graph.latents=[\"z\"]", "world.graph.actions=[\"a\"]"}).empty());
}

TEST_CASE("a bound that is null is named by where it comes from in this experiment")
{
    const auto words = [](const Experiment& e, const char* key) { return value_in_words(e, key, value_of(e, key)); };
    const Experiment unknown = preset_experiment("ActionDiag");
    CHECK(words(unknown, "sparsity.beta_Ga") == "from the data");
    CHECK(words(unknown, "sparsity.beta_Gz") == "no Gz");
    CHECK(words(preset_experiment("ActionDiag", "recipe"), "sparsity.beta_Ga") == "10, from the true graph");
    // Whatever the present value is, the words are those of the one asked about.
    CHECK(value_in_words(with_value(unknown, "sparsity.beta_Ga", 12), "sparsity.beta_Ga", nullptr) == "from the data");
    CHECK(words(with_value(unknown, "sparsity.beta_Ga", 12), "sparsity.beta_Ga") == "12");
    CHECK(words(unknown, "estimator.unmix") == "on");
    CHECK(words(unknown, "sparsity.search") == "rotate");
}

TEST_CASE("an experiment made by hand uses nothing of the true graph")
{
    const Experiment e;
    CHECK(e.settings == "auto");
    CHECK(e.sparsity.search == preset_experiment("ActionDiag").sparsity.search);
    CHECK(e.sparsity.bound_from == BoundFrom::data);
}

TEST_CASE("what uses the true graph says so in the log")
{
    const auto says_so = [](const Experiment& e) {
        return choices_in_words(e).find("which a practitioner would not know") != std::string::npos;
    };
    CHECK_FALSE(says_so(preset_experiment("ActionNonDiag")));
    CHECK(says_so(preset_experiment("ActionNonDiag", "recipe")));
    CHECK(says_so(searched_by(GraphSearch::truth)));
}

TEST_CASE("what was at its default follows an edit, what was set stays")
{
    const Experiment wide = with_value(preset_experiment("ActionNonDiag"), "estimator.width", 77);
    for (const char* settings : {"recipe", "paper", "auto"}) {
        const Experiment changed = with_edit(wide, "settings", settings);
        CHECK(changed == with_value(preset_experiment("ActionNonDiag", settings), "estimator.width", 77));
        // And back: nothing is left of where it has been.
        CHECK(with_edit(changed, "settings", "auto") == wide);
    }
    const Experiment few = with_edit(wide, "world.rows.train", 100);
    CHECK(few.training.batch == 100);
    CHECK(with_edit(few, "world.rows.train", 800000) == wide);
    CHECK(error_of([&] { with_edit(with_value(wide, "training.batch", 500), "world.rows.train", 100); }) ==
          "training.batch: found 500, expected at most world.rows.train, 100");
}

TEST_CASE("defaults follow another graph, and what it makes impossible goes")
{
    Experiment e = with_value(preset_experiment("TreeRobotBall"), "sparsity.beta_Gz", 4);
    e = with_graph(e, make_graph(Adjacency::identity(30), std::nullopt));
    Experiment expected = default_experiment("auto", default_world(make_graph(Adjacency::identity(30), std::nullopt)));
    expected.name = e.name;
    expected.world.mechanism = e.world.mechanism;
    CHECK(e == expected);
}

TEST_CASE("the protocol's description says which parameters may be set, and when each acts")
{
    // Rows in the document's order; keys that act at the same time share one.
    std::vector<std::pair<std::string, std::string>> rows;
    for (const Parameter& parameter : parameters()) {
        if (parameter.live == Parameter::Live::no)
            continue;
        std::string when;
        for (const std::string& kind : parameter.kinds)
            when += (when.empty() ? "estimator.kind is " : " or ") + kind;
        if (!parameter.acts_when.empty())
            when += (when.empty() ? "" : ", and ") + parameter.acts_when;
        if (when.empty())
            when = "always";
        const std::string key = "`" + parameter.key + "`";
        const auto row = std::ranges::find(rows, when, &std::pair<std::string, std::string>::second);
        if (row == rows.end())
            rows.emplace_back(key, when);
        else
            row->first += ", " + key;
    }
    std::string table;
    for (const auto& [keys, when] : rows)
        table += "| " + keys + " | " + when + " |\n";
    check_table("app/disentangle/PROTOCOL.md", "## What may be set", table);
}
