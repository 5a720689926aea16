// SPDX-License-Identifier: GPL-3.0-or-later
// Parameters of the baseline beta_vae.
#include "core/experiment/estimators/beta_vae.h"

#include "core/experiment/kinds.h"

namespace disentangle {
namespace {

ParameterTable beta_vae_table()
{
    ParameterTable table = network_table();
    table.push_back(entry("estimator.beta", "Beta", DISENTANGLE_AT(own.template get<BetaVaeSpec>().beta), {0, 1e6}, "",
                          "Weight of the KL divergence from independent normal latents. At 1 this is the plain VAE; "
                          "more buys latents that are independent and carry less, at the price of the reconstruction.",
                          "Higgins et al. 2017 (ICLR), beta-VAE")
                        .live(Parameter::Live::often));
    return table;
}

/// Networks as wide as those of mechanism_sparsity, so that the two can be compared; beta as in most of Higgins et al.
void use_beta_vae_defaults(Experiment& e, const DataSizes& sizes)
{
    e.own.get<BetaVaeSpec>() = {};
    use_baseline_defaults(e, sizes);
}

}  // namespace

const EstimatorParameters beta_vae{"beta_vae", beta_vae_table, [](Experiment&) {}, use_beta_vae_defaults,
                                   [](const Experiment&, const std::string&) {}};

}  // namespace disentangle
