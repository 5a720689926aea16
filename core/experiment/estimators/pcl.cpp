// SPDX-License-Identifier: GPL-3.0-or-later
// Parameters of the baseline pcl.
#include "core/experiment/estimators/pcl.h"

#include "core/experiment/kinds.h"

namespace disentangle {
namespace {

ParameterTable pcl_table()
{
    constexpr const char* paper = "Hyvarinen & Morioka 2017 (AISTATS), permutation-contrastive learning";
    const auto networks = [](const Experiment& e) { return e.own.get<PclSpec>().regression == PclRegression::mlp; };
    ParameterTable table = layers_table();
    table.push_back(entry("estimator.regression", "Regression", DISENTANGLE_AT(own.template get<PclSpec>().regression),
                          any_value, "",
                          "What tells true pairs of steps from permuted ones by their latents: a network for each "
                          "latent (mlp), or a weighted absolute difference.",
                          paper));
    table.push_back(entry("estimator.regression_hidden_layers", "Regression's hidden layers",
                          DISENTANGLE_AT(own.template get<PclSpec>().regression_hidden_layers), {1, 32}, "layers",
                          "Hidden layers of each latent's network.", source::released)
                        .acts_when(networks, "estimator.regression is mlp"));
    table.push_back(entry("estimator.regression_width", "Regression's width",
                          DISENTANGLE_AT(own.template get<PclSpec>().regression_width), {1, 4096}, "units",
                          "Width of those layers.", source::released)
                        .acts_when(networks, "estimator.regression is mlp"));
    return table;
}

void use_pcl_defaults(Experiment& e, const DataSizes& sizes)
{
    e.own.get<PclSpec>() = {};
    use_baseline_defaults(e, sizes);
}

void require_consistent_pcl(const Experiment& e, const std::string& file)
{
    require_value(sizes_of(e).time, file, "estimator.kind", e.estimator_kind,
                  "another kind: pcl compares steps of time, and these data have none");
}

}  // namespace

const EstimatorParameters pcl{"pcl", pcl_table, [](Experiment&) {}, use_pcl_defaults, require_consistent_pcl};

}  // namespace disentangle
