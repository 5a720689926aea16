// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/synthetic/world.h"
#include "core/experiment/own_specs.h"
#include "core/experiment/parameter.h"
#include "core/experiment/specs.h"

#include <array>
#include <cstdint>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace disentangle {

/// One experiment: with a seed, a build and a thread count it determines every number. Made by hand it is no complete one:
/// experiments come from preset_experiment(), parse_experiment() and default_experiment(), which fill in what follows
/// from the sizes of the data. Nothing in it uses the true graph unless it is told to.
struct Experiment {
    std::string name;               ///< shown in titles and file names
    std::string settings = "auto";  ///< which column of defaults fills absent keys: "auto", "recipe" or "paper"
    std::uint64_t seed = 0;         ///< training: initialisation, noise, masks
    std::string data_kind = "synthetic";
    WorldSpec world;  ///< of the data "synthetic"
    std::string estimator_kind = "mechanism_sparsity";
    EstimatorSpec estimator;
    SparsitySpec sparsity;  ///< of the estimator "mechanism_sparsity"
    TrainingSpec training;
    OwnSpecs own;  ///< of all other kinds
    bool operator==(const Experiment&) const = default;
};

/// The version of the document that is written. What earlier versions wrote is read too: document/migrate.h.
inline constexpr int experiment_format = 3;

/// Parses a document. Absent keys get the defaults of `settings` (which may depend on the data: action and time data
/// have different schedules). Throws InputError naming file, key path, value found, what was expected and the line;
/// unknown keys are errors with the closest known key.
Experiment parse_experiment(const std::string& text, const std::string& file);
Experiment load_experiment(const std::filesystem::path& path);
Experiment experiment_from_json(const nlohmann::json& document, const std::string& file);

/// The complete document: "format": 3, every key of its kinds present. parse(to_json(e)) == e.
nlohmann::json to_json(const Experiment& experiment);
/// to_json as text, indented, matrices one row per line, ending in a newline. Deterministic.
std::string format_experiment(const Experiment& experiment);

/// A preset of core/graph (by name) with its world and the defaults of `settings`. "paper" is ActionDiag with settings
/// "paper". Throws InputError with a suggestion for an unknown name.
Experiment preset_experiment(const std::string& preset, const std::string& settings = "auto");

/// Applies "key=value" overrides (as given to --set) to a document before defaults are filled in, so that a changed
/// world or settings changes the defaults that follow from it. Another estimator.kind takes with it what only the kind
/// before had. Values are JSON, or bare words for text and choices.
/// Throws InputError("--set training.stepz=5: unknown key, did you mean training.steps?").
nlohmann::json with_overrides(nlohmann::json document, std::span<const std::string> overrides);
/// What of such overrides changes nothing in the experiment they have led to, a sentence each.
std::vector<std::string> idle_overrides(const Experiment& experiment, std::span<const std::string> overrides);
/// The minimal document of a preset (name, settings, world), to be completed by with_overrides and experiment_from_json.
nlohmann::json preset_document(const std::string& preset, const std::string& settings = "auto");

/// What its runs are called: its name, with the method where it is not the one that such data are there for ("Example4, beta
/// vae"): a run to compare with has the world's name too. Empty where it has no name.
std::string name_with_method(const Experiment& experiment);

/// What is trained and how, and where the bound comes from, in a few sentences: for a run's log.
std::string choices_in_words(const Experiment& experiment);

/// JSON Schema (2020-12) of the document.
nlohmann::json experiment_schema();

/// The bound on expected edges, and where it comes from. From the data it is not known before a run: 0 here.
struct Bound {
    enum class Source { given, truth, data };
    double beta = 0;
    Source source = Source::given;
    bool operator==(const Bound&) const = default;
};
/// "as given", "from the true graph" or "from the data".
constexpr std::string_view words_of(Bound::Source source)
{
    constexpr std::array<std::string_view, 3> words{"as given", "from the true graph", "from the data"};
    return words[static_cast<std::size_t>(source)];
}
/// Said behind whatever was read off the truth.
inline constexpr std::string_view unknown_in_practice = ", which a practitioner would not know";

/// Requires the graph in question to be present.
Bound bound_Ga(const Experiment& experiment);
Bound bound_Gz(const Experiment& experiment);

/// Steps without masks before a rotation is searched: sparsity.unmasked_share of `steps`, but no fewer than 1,000 or a
/// third of a short run. A search of a model that has not learned its latents finds no sparse graph.
std::int64_t unmasked_steps(const Experiment& experiment, std::int64_t steps);

}  // namespace disentangle
