// SPDX-License-Identifier: GPL-3.0-or-later
// Parameters of the baseline random: the encoder alone.
#include "core/experiment/kinds.h"

namespace disentangle {
namespace {

ParameterTable random_encoder_table()
{
    return layers_table();
}

/// Its one step is all that it takes.
void use_random_encoder_defaults(Experiment& e, const DataSizes& sizes)
{
    use_baseline_defaults(e, sizes);
    e.training.steps = 1;
    e.training.evaluate_every = 1;
}

}  // namespace

const EstimatorParameters random_encoder{"random", random_encoder_table, [](Experiment&) {},
                                         use_random_encoder_defaults, [](const Experiment&, const std::string&) {}};

}  // namespace disentangle
