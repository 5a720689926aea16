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
    if (sparsity.bound_from != BoundFrom::truth)
        return oracle;
    const bool bounded = sparsity.search == GraphSearch::masks || sparsity.search == GraphSearch::rotate;
    if (truth == nullptr && bounded)
        throw InputError("", "sparsity.bound_from", "found truth, but the true graph of these data is not known",
                         "data");
    if (truth != nullptr && truth->Ga)
        oracle.edges_Ga = truth->Ga->edges();
    if (truth != nullptr && truth->Gz)
        oracle.edges_Gz = truth->Gz->edges();
    return oracle;
}

}  // namespace disentangle
