// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reading/mark.h"
#include "core/reading/matching.h"

#include <optional>
#include <vector>

namespace disentangle {

/// A dependence that theory forbids is marked above this: below, it is within what a finite sample and an imperfect fit
/// leave.
inline constexpr double forbidden_above = 0.1;

/// Whether an entry of a recorded pattern (kind::permitted, 1 or 0) permits a dependence.
constexpr bool is_permitted(double entry)
{
    return entry >= 0.5;
}

/// How learned latents (columns, in the order of the true ones they match; in learned order without a matching) depend
/// on the true ones (rows), beside what theory permits. All d_z x d_z.
struct Entanglement {
    std::optional<Matching> matching;
    Snapshot correlation;                      ///< |Pearson|
    std::optional<Snapshot> coefficients;      ///< of true on learned latents, of unit variance
    std::optional<Snapshot> permitted;         ///< 1 where the learned latent may depend on the true one
    std::optional<Snapshot> true_correlation;  ///< |Pearson| of the true latents with each other
    /// Correlations that theory forbids: of factors with common causes only what exceeds theirs with each other, which
    /// they have however well they come apart. Row by row; empty without a matching or a pattern.
    std::vector<Mark> correlation_marks;
    std::vector<Mark> coefficient_marks;  ///< the same of |coefficients|, with nothing allowed for
    int forbidden = 0;                    ///< pairs that theory forbids

    bool can_judge() const { return matching && permitted; }
};
/// Absent when no correlation with true latents was recorded by then.
std::optional<Entanglement> entanglement_at(const Moment& moment, int latents);

int count_of(const std::vector<Mark>& marks, Mark mark);

}  // namespace disentangle
