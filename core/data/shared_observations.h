// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/source.h"

#include <memory>
#include <vector>

namespace disentangle {

/// Rows of which many show the same observation, as the points of tasks do: what is made of an observation can then be made
/// once for all of them.
class SharedObservations : public Source {
public:
    /// The observations alone, rows of the same splits, without actions and targets.
    virtual std::shared_ptr<const Source> observations() const = 0;
    /// Writes what fill() would, but for x; and says, for each row, which of the observations of the split it shows.
    virtual std::vector<std::int32_t> fill_but_x(Split split, std::span<const std::int32_t> rows,
                                                 Observations out) const = 0;
};

}  // namespace disentangle
