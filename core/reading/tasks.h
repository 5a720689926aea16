// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reading/mark.h"
#include "core/reading/matching.h"

#include <array>
#include <optional>
#include <string_view>
#include <vector>

// What a run says of held-out tasks: which factors their predictors use, beside those that they need.
namespace disentangle {

/// Weights of held-out tasks, a row for each factor and a column for each task, factors in units of their deviations.
struct TaskWeights {
    std::optional<Matching> matching;
    Snapshot learned;               ///< d_z x tasks, in the order of the true factors they match, signs turned to agree
    std::optional<Snapshot> truth;  ///< of the same size
    std::vector<Mark> marks;        ///< of the learned ones: used and not needed, or needed and not used; row by row
    int wrong = 0;                  ///< marks
    double used = 0, needed = 0;    ///< factors of a task, mean
};
inline constexpr std::array task_weight_kinds{kind::assignment, kind::ols, kind::task_weights, kind::true_task_weights};
/// Absent when none were recorded by then.
std::optional<TaskWeights> task_weights_at(const Moment& moment, int latents);

/// What a group lasso on the learned factors makes of held-out tasks as its penalty falls.
struct LambdaPath {
    std::vector<double> ratio;  ///< lambda over the largest useful one, falling
    std::vector<double> used;   ///< factors of a task, mean
    std::vector<double> error;  ///< on points that it was not fitted to
};
std::optional<LambdaPath> lambda_path_at(const Moment& moment);

}  // namespace disentangle
