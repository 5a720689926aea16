// SPDX-License-Identifier: GPL-3.0-or-later
// Parameters of the baseline pca_ica: none, for its layers are linear.
#include "core/experiment/kinds.h"

namespace disentangle {
namespace {

ParameterTable pca_ica_table()
{
    return {};
}

/// Its one step is all that it takes.
void use_pca_ica_defaults(Experiment& e, const DataSizes& sizes)
{
    use_baseline_defaults(e, sizes);
    e.training.steps = 1;
    e.training.evaluate_every = 1;
}

}  // namespace

const EstimatorParameters pca_ica{"pca_ica", pca_ica_table, [](Experiment&) {}, use_pca_ica_defaults,
                                  [](const Experiment&, const std::string&) {}};

}  // namespace disentangle
