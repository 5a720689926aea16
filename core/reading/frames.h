// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/facts.h"
#include "core/experiment/variables.h"
#include "core/reading/points.h"

#include <optional>
#include <vector>

namespace disentangle {

/// How a run turns x into frames, where x are scores of frames' components.
struct RunFrames {
    Shape shape;
    FloatTable components;  ///< the mean frame, then what a unit of each number of x adds; lives as long as the moment

    int pixels() const { return shape.size(); }
    /// Of x (n x d_x): n x pixels() between 0, black, and 1, in the order of Shape.
    std::vector<float> frames(const FloatTable& x) const;
};

/// Absent where x are no scores, or where the moment lacks kind::components.
std::optional<RunFrames> frames_of(const Moment& moment, const Variables& variables);

}  // namespace disentangle
