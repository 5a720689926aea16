// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/oracle.h"

#include "core/base/error.h"
#include "core/experiment/experiment.h"

namespace disentangle {

Oracle oracle_for(const Experiment& experiment, const CausalGraph* truth)
{
    const SparsitySpec& sparsity = experiment.sparsity;
    Oracle oracle;
    if (sparsity.search == GraphSearch::truth) {
        if (truth == nullptr)
            throw InputError("", "sparsity.search", "found truth, but the true graph of these data is not known",
                             "another search");
        oracle.graph = *truth;
    }
    if (sparsity.bound_from == BoundFrom::truth && truth != nullptr) {
        if (truth->Ga)
            oracle.edges_Ga = truth->Ga->edges();
        if (truth->Gz)
            oracle.edges_Gz = truth->Gz->edges();
    }
    return oracle;
}

}  // namespace disentangle
