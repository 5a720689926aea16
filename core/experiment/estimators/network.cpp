// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/kinds.h"

#include <algorithm>
#include <initializer_list>

namespace disentangle {

namespace {

/// The entries of `table` with these keys, in its order.
ParameterTable those_of(ParameterTable table, std::initializer_list<std::string_view> keys)
{
    std::erase_if(
        table, [&](const ParameterEntry& entry) { return std::ranges::find(keys, entry.parameter.key) == keys.end(); });
    return table;
}

}  // namespace

ParameterTable layers_table()
{
    return those_of(network_table(), {"estimator.hidden_layers", "estimator.width", "estimator.initialisation"});
}

ParameterTable gaussian_networks_table()
{
    return those_of(network_table(), {"estimator.hidden_layers", "estimator.width", "estimator.initialisation",
                                      "estimator.posterior_raw", "estimator.decoder_log_variance"});
}

void use_baseline_defaults(Experiment& experiment, const DataSizes& sizes)
{
    experiment.estimator.width = std::clamp(64 + 16 * (sizes.d_z / 5), 96, 256);
    experiment.estimator.posterior = Posterior::amortised;
    experiment.training.steps = 10000;
    experiment.training.evaluate_every = 250;
}

ParameterTable network_table()
{
    return {
        entry("estimator.hidden_layers", "Hidden layers", DISENTANGLE_AT(estimator.hidden_layers), {1, 32}, "layers",
              "Hidden layers of the encoder, and of the decoder.", source::recipe),
        entry("estimator.width", "Width", DISENTANGLE_AT(estimator.width), {1, 4096}, "units",
              "Width of the hidden layers of encoder and decoder.", source::recipe),
        entry("estimator.initialisation", "Initialisation", DISENTANGLE_AT(estimator.initialisation), any_value, "",
              "Initial weights of encoder and decoder: orthogonal with gains that keep the signal's size, or uniform "
              "within one over the square root of the inputs.",
              source::recipe),
        entry("estimator.posterior", "Posterior", DISENTANGLE_AT(estimator.posterior), any_value, "",
              "Variance of the approximate posterior: one per latent for all rows (shared), or one per row from the "
              "encoder (amortised).",
              source::paper),
        entry("estimator.posterior_raw", "Initial posterior", DISENTANGLE_AT(estimator.posterior_raw), {-50, 50}, "",
              "Initial value q of the posterior; its variance is log(1 + exp q) + 1e-4.", source::recipe),
        entry("estimator.variances", "Variances", DISENTANGLE_AT(estimator.variances), any_value, "",
              "How the variances of decoder and transition are fitted: as moving averages of their closed form, or by "
              "gradient. With history the transition also gives the variance of each latent, from the same parents as "
              "its mean; the others are moving averages.",
              source::recipe),
        entry("estimator.decoder_log_variance", "Decoder log variance", DISENTANGLE_AT(estimator.decoder_log_variance),
              {-50, 10}, "log of squared x units", "Initial logarithm of the decoder's variance.", source::released),
    };
}

}  // namespace disentangle
