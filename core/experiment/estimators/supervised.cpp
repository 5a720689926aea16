// SPDX-License-Identifier: GPL-3.0-or-later
// Parameters of the baseline supervised: the encoder alone.
#include "core/experiment/kinds.h"

namespace disentangle {
namespace {

ParameterTable supervised_table()
{
    return layers_table();
}

void use_supervised_defaults(Experiment& e, const DataSizes& sizes)
{
    use_baseline_defaults(e, sizes);
}

}  // namespace

const EstimatorParameters supervised{"supervised",
                                     supervised_table,
                                     [](Experiment&) {},
                                     use_supervised_defaults,
                                     [](const Experiment&, const std::string&) {},
                                     /* searches_graph */ false,
                                     /* learns_from_truth */ true};

}  // namespace disentangle
