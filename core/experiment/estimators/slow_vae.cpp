// SPDX-License-Identifier: GPL-3.0-or-later
// Parameters of the baseline slow_vae.
#include "core/experiment/estimators/slow_vae.h"

#include "core/experiment/kinds.h"

namespace disentangle {
namespace {

ParameterTable slow_vae_table()
{
    const auto live = [](ParameterEntry added) { return std::move(added).live(Parameter::Live::often); };
    constexpr const char* paper = "Klindt et al. 2021, arXiv 2007.10930, SlowVAE";
    ParameterTable table = gaussian_networks_table();
    table.push_back(live(entry("estimator.slow_beta", "Beta", DISENTANGLE_AT(own.template get<SlowVaeSpec>().beta),
                               {0, 1e6}, "", "Weight of the divergence from independent normal latents.", paper)));
    table.push_back(
        live(entry("estimator.slow_gamma", "Gamma", DISENTANGLE_AT(own.template get<SlowVaeSpec>().gamma), {0, 1e6}, "",
                   "Weight of the divergence of each step's latents from a Laplace distribution about "
                   "those of the other step: what asks for sparse changes.",
                   paper)));
    table.push_back(live(entry(
        "estimator.slow_rate", "Rate", DISENTANGLE_AT(own.template get<SlowVaeSpec>().rate), above(0, 1e6),
        "per unit of z", "Rate of that Laplace distribution: the larger, the smaller the changes it expects.", paper)));
    return table;
}

/// Rate and gamma are those of the grid of Lachapelle et al. 2024 with the largest mean MCC.
void use_slow_vae_defaults(Experiment& e, const DataSizes& sizes)
{
    e.own.get<SlowVaeSpec>() = {};
    use_baseline_defaults(e, sizes);
}

void require_consistent_slow_vae(const Experiment& e, const std::string& file)
{
    require_value(sizes_of(e).time, file, "estimator.kind", e.estimator_kind,
                  "another kind: slow_vae compares steps of time, and these data have none");
}

}  // namespace

const EstimatorParameters slow_vae{"slow_vae", slow_vae_table, [](Experiment&) {}, use_slow_vae_defaults,
                                   require_consistent_slow_vae};

}  // namespace disentangle
