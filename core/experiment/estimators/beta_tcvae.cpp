// SPDX-License-Identifier: GPL-3.0-or-later
// Parameters of the baseline beta_tcvae.
#include "core/experiment/estimators/beta_tcvae.h"

#include "core/experiment/kinds.h"

namespace disentangle {
namespace {

/// The weight has a key of its own: estimator.beta weighs the whole KL divergence.
ParameterTable beta_tcvae_table()
{
    ParameterTable table = network_table();
    table.push_back(entry("estimator.beta_tc", "Beta of total correlation",
                          DISENTANGLE_AT(own.template get<BetaTcvaeSpec>().beta), {0, 1e6}, "",
                          "Weight of the total correlation of the latents. At 1 this is the plain VAE; more asks for "
                          "independent latents without asking them to carry less.",
                          "Chen et al. 2018, arXiv 1802.04942, beta-TCVAE")
                        .live(Parameter::Live::often));
    return table;
}

/// Networks as wide as those of mechanism_sparsity, so that the two can be compared; the weight that Lachapelle et al. 2024
/// chose without the truth in three of their four worlds.
void use_beta_tcvae_defaults(Experiment& e, const DataSizes& sizes)
{
    e.own.get<BetaTcvaeSpec>() = {};
    use_baseline_defaults(e, sizes);
}

}  // namespace

const EstimatorParameters beta_tcvae{"beta_tcvae", beta_tcvae_table, [](Experiment&) {}, use_beta_tcvae_defaults,
                                     [](const Experiment&, const std::string&) {}};

}  // namespace disentangle
