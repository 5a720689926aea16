// SPDX-License-Identifier: GPL-3.0-or-later
// Parameters of the baseline ivae.
#include "core/experiment/estimators/ivae.h"

#include "core/experiment/kinds.h"

namespace disentangle {
namespace {

ParameterTable ivae_table()
{
    ParameterTable table = gaussian_networks_table();
    table.push_back(entry("estimator.prior_hidden_layers", "Prior's hidden layers",
                          DISENTANGLE_AT(own.template get<IvaeSpec>().prior_hidden_layers), {1, 32}, "layers",
                          "Hidden layers of the network that gives the prior's mean and variance from the actions.",
                          source::released));
    table.push_back(entry("estimator.prior_width", "Prior's width",
                          DISENTANGLE_AT(own.template get<IvaeSpec>().prior_width), {1, 4096}, "units",
                          "Width of those layers.", source::released));
    return table;
}

void use_ivae_defaults(Experiment& e, const DataSizes& sizes)
{
    e.own.get<IvaeSpec>() = {};
    use_baseline_defaults(e, sizes);
}

void require_consistent_ivae(const Experiment& e, const std::string& file)
{
    require_value(sizes_of(e).actions, file, "estimator.kind", e.estimator_kind,
                  "another kind: the prior of ivae follows from actions, and these data have none");
}

}  // namespace

const EstimatorParameters ivae{"ivae", ivae_table, [](Experiment&) {}, use_ivae_defaults, require_consistent_ivae};

}  // namespace disentangle
