// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/promise.h"

#include "core/experiment/kinds.h"
#include "core/experiment/variables.h"

namespace disentangle {

Promise promise_of(const Experiment& experiment)
{
    if (experiment.estimator_kind != mechanism_sparsity.name)
        return no_promise("the estimator " + experiment.estimator_kind + " does not look for a sparse graph");
    return promise_of(variables_of(experiment).graph);
}

}  // namespace disentangle
