// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/figure/model.h"

#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>

namespace disentangle {

/// What came of computing something of a paper anew.
struct Reproduced {
    nlohmann::json json;
    std::string text;
    figure::Figure drawing;
};

/// Accuracy of plain and of sparse predictors on held-out tasks with few examples, by the sparsity of tasks and the
/// entanglement of features (core/learn/multitask/few_shots.h).
Reproduced reproduce_few_shots(int seeds, std::uint64_t seed, int threads);

/// Test R2 of Lasso and Ridge as features are turned by degrees, and their coefficients
/// (core/learn/multitask/rotation_study.h).
Reproduced reproduce_rotation(int data_sets, std::uint64_t seed, int threads);

}  // namespace disentangle
