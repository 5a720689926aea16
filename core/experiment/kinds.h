// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/entry.h"
#include "core/experiment/variables.h"

#include <filesystem>
#include <span>
#include <string>
#include <string_view>

namespace disentangle {

struct Data;

/// What the defaults of an estimator may know of the data: sizes, and nothing of what is to be found.
struct DataSizes {
    int d_z = 0;           ///< latents
    int d_x = 0;           ///< observed dimensions
    bool actions = false;  ///< there are actions
    bool time = false;     ///< rows are pairs of time steps
    int train_rows = 0, test_rows = 0;
    int d_a = 0;      ///< actions
    int points = 0;   ///< rows a task; 0 without tasks
    int classes = 0;  ///< of a task's target; 0 where that is a number
};

/// A key that holds more than one value, such as the graph.
struct Structure {
    std::string_view name;  ///< its key inside the section of its kind
    /// `value` is null when the document has no such key; `place` is its key path. Throws InputError.
    void (*read)(Experiment& experiment, const nlohmann::json* value, const std::string& file,
                 const std::string& place);
    nlohmann::ordered_json (*write)(const Experiment& experiment);
    nlohmann::json (*schema)();
    bool required = false;
};

/// A kind of data: its own keys of the document, all in one section, what they are when they are absent, and the data that
/// they describe. A new kind is one of these and its row in data.inc.
struct DataParameters {
    std::string_view name;     ///< "synthetic"
    std::string_view section;  ///< "world" or "data"; the key "kind" in it tells kinds of one section apart
    std::span<const Structure> structures;
    ParameterTable (*table)();
    /// Sets every parameter of the table to its default; the structures have been read.
    void (*use_defaults)(Experiment& experiment);
    DataSizes (*sizes)(const Experiment& experiment);
    /// Requirements between its keys. Throws InputError in the name of `file`.
    void (*require_consistent)(const Experiment& experiment, const std::string& file);
    /// The data themselves. Takes seconds at most: what takes longer is left to Source::prepare() and fill(). `threads` >= 1
    /// changes speed only. Throws InputError for an experiment, or a file that it names, that cannot be used.
    Data (*make)(const Experiment& experiment, int threads);
    /// Names, and the true graph where it is known; absent: names as z1, a1, and no graph.
    Variables (*variables)(const Experiment& experiment) = nullptr;
    /// Called when all its keys have been read: notes what must be looked up, such as the sizes of files. Absent: nothing
    /// must. Throws InputError.
    void (*look_up)(Experiment& experiment, const std::string& file) = nullptr;
    /// Names its files from `folder`; from the folder of the first of them where that is empty, so that the same files make
    /// the same experiment wherever its document is. Absent: it has none.
    void (*name_files_from)(Experiment& experiment, const std::filesystem::path& folder) = nullptr;
};

/// A kind of estimator: its own keys, and what they are when they are absent. Kinds may share keys, which then are made by
/// the same function, and all of this but the name. A new kind is a row in estimators.inc.
struct EstimatorParameters {
    std::string_view name;  ///< "mechanism_sparsity"
    ParameterTable (*table)();
    /// Sets what leads (see ParameterEntry) by the settings, and the rest by the settings and by what leads.
    void (*use_leading_defaults)(Experiment& experiment);
    void (*use_defaults)(Experiment& experiment, const DataSizes& sizes);
    void (*require_consistent)(const Experiment& experiment, const std::string& file);
    bool searches_graph = false;        ///< by the settings in sparsity.*; may be given the true graph by name (Oracle)
    bool learns_from_truth = false;     ///< is given the true latents of the rows that it learns from
    std::string_view description = {};  ///< the remaining cells of its row in docs/scores.md
};

/// Whether the data are drawn from a world: experiment.world then holds their graph, their mechanism and their rows,
/// however they are observed.
bool has_world(const Experiment& experiment);

/// Of the experiment's data, by its kind.
DataSizes sizes_of(const Experiment& experiment);
/// The experiment with its files named from the folder of the first of them, where it has any.
Experiment with_files_named(Experiment experiment);
/// The document as it is saved at `path`: its files named from there.
std::string format_document(Experiment experiment, const std::filesystem::path& path);

// The kinds there are.
#define DISENTANGLE_DATA(kind) extern const DataParameters kind;
#include "core/experiment/data.inc"
#define DISENTANGLE_ESTIMATOR(name, parameters, description) extern const EstimatorParameters parameters;
#include "core/experiment/estimators.inc"

/// Name, settings and seed.
ParameterTable common_table();
/// The section "training", which every estimator has.
ParameterTable training_table();
/// Encoder and decoder, for the estimators that have such networks: a part of "estimator".
ParameterTable network_table();
/// The part of it that says how many layers there are, how wide they are and how they start.
ParameterTable layers_table();
/// That, with where the variances of posterior and decoder start.
ParameterTable gaussian_networks_table();

/// Networks as wide as those of mechanism_sparsity, so that methods can be compared, and 10,000 steps.
void use_baseline_defaults(Experiment& experiment, const DataSizes& sizes);

/// Whole numbers without ".0" and without an exponent, as people write them.
std::string number_in_words(double value);

/// InputError unless `holds`: "FILE: KEY: found VALUE, expected ...".
void require_value(bool holds, const std::string& file, const char* key, const nlohmann::json& found,
                   const std::string& expected);

}  // namespace disentangle
