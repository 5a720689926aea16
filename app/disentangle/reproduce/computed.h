// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/figure/model.h"
#include "core/learn/multitask/few_shots.h"

#include <cstdint>
#include <nlohmann/json.hpp>
#include <span>
#include <string>
#include <string_view>

// What of the papers is computed in seconds or minutes, without training runs.
namespace disentangle {

struct Computed {
    nlohmann::json json;
    std::string text;
    figure::Figure drawing;
};

struct ComputedKind {
    std::string_view name, title, source;
    int data_sets;  ///< at each point, unless the user says
    Computed (*compute)(int data_sets, std::uint64_t seed, int threads);
};
/// In the order in which they are listed.
std::span<const ComputedKind> computed_kinds();
/// Null for a name that is none of theirs.
const ComputedKind* find_computed(std::string_view name);

/// `ending`: "svg", "tex" or "csv".
std::string drawn_as(const std::string& ending, const figure::Figure& drawing);

/// Figure 1 of Lachapelle et al. 2023: Lasso and Ridge on disentangled and entangled features, spread over data sets.
Computed compute_figure1(int data_sets, std::uint64_t seed, int threads);
/// Test R2 of Lasso and Ridge as features are turned by degrees, and their coefficients
/// (core/learn/multitask/rotation_study.h).
Computed compute_rotation(int data_sets, std::uint64_t seed, int threads);
/// Accuracy of plain and of sparse predictors on held-out tasks with few examples, by the sparsity of tasks and the
/// entanglement of features (core/learn/multitask/few_shots.h).
Computed compute_few_shots(int seeds, std::uint64_t seed, int threads);
/// A row of panels for each share of factors that a task needs, a panel for each learner and number of shots: accuracy over
/// the ratio of the penalty, a curve for each turn of the features. `cells`: as run_few_shots() returns them.
figure::Figure few_shots_drawing(const std::vector<FewShotCell>& cells, const FewShotStudy& study);

}  // namespace disentangle
