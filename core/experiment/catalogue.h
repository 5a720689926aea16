// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/kinds.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace disentangle {

/// All parameters of all kinds, joined. The program has one, catalogue(); tests make others, with kinds of their own.
class Catalogue {
public:
    Catalogue(std::vector<const DataParameters*> data, std::vector<const EstimatorParameters*> estimators);

    /// In the document's order; a key that several kinds have is there once.
    const ParameterTable& entries() const { return entries_; }
    const std::vector<Parameter>& parameters() const { return parameters_; }
    const ParameterEntry* find(std::string_view key) const;
    /// Throws InputError for a key that is not there, with the closest that is.
    const ParameterEntry& require(std::string_view key) const;

    const std::vector<const DataParameters*>& data_kinds() const { return data_; }
    const std::vector<const EstimatorParameters*>& estimator_kinds() const { return estimators_; }
    const DataParameters& data_of(const Experiment& experiment) const;
    const EstimatorParameters& estimator_of(const Experiment& experiment) const;

    /// Whether a key belongs to the data, from whose sizes other defaults follow.
    bool is_of_data(const ParameterEntry& entry) const;

    /// Names that may stand inside a section ("" = the document, "world", "world.mixing"), in the document's order:
    /// parameters, sections, "format" and structures where they belong. Of the kinds of `experiment`; of every kind
    /// without one. Empty when there is no such section.
    std::vector<std::string> names_in_section(const std::string& section, const Experiment* experiment = nullptr) const;
    /// The same joined by commas, for errors.
    std::string listed(const std::string& section, const Experiment* experiment = nullptr) const;
    /// The key that somebody who wrote `name` may have meant, or "": a key that ends in it, or one spelt nearly so.
    std::string suggest_key(std::string_view name) const;

private:
    std::vector<const DataParameters*> data_;
    std::vector<const EstimatorParameters*> estimators_;
    ParameterTable entries_;
    std::vector<Parameter> parameters_;
};

/// That of the program.
const Catalogue& catalogue();

/// Why a value cannot be that of a parameter.
struct Mismatch {
    std::string found, expected;
};
/// What a parameter may be, in words: "an integer from 1 to 1024".
std::string expected_text(const Parameter& parameter);
std::optional<Mismatch> mismatch(const Parameter& parameter, const nlohmann::json& value);

/// A JSON value as an error shows it: text in quotes, numbers as they are, else what it is.
std::string describe(const nlohmann::json& value);

/// Requirements between several keys. Throws InputError in the name of `file`.
void require_consistent(const Experiment& experiment, const std::string& file, const Catalogue& all = catalogue());

// What experiment.h promises, by the kinds of another catalogue.
Experiment read_experiment(const nlohmann::json& document, const std::string& file, const Catalogue& all);
nlohmann::ordered_json write_experiment(const Experiment& experiment, const Catalogue& all);
nlohmann::json schema_of(const Catalogue& all);

}  // namespace disentangle
