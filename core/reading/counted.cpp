// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/counted.h"

#include <algorithm>

namespace disentangle {

Snapshot counted_correlation(const Entanglement& entanglement)
{
    Snapshot counted = entanglement.correlation;
    if (!entanglement.can_judge() || !entanglement.true_correlation)
        return counted;
    for (std::size_t i = 0; i < counted.data.size(); ++i)
        if (!is_permitted(double{entanglement.permitted->data[i]}))
            counted.data[i] = std::max(0.0F, counted.data[i] - entanglement.true_correlation->data[i]);
    return counted;
}

bool shares_correlation(const Entanglement& entanglement)
{
    const Snapshot counted = counted_correlation(entanglement);
    for (std::size_t i = 0; i < counted.data.size(); ++i)
        if (static_cast<double>(entanglement.correlation.data[i] - counted.data[i]) > forbidden_above)
            return true;
    return false;
}

}  // namespace disentangle
