// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <string_view>

namespace disentangle {

/// How sparse predictors of many tasks are made to disentangle their shared representation.
enum class MultitaskMethod {
    two_stage,  ///< predictors without penalty, then the linear map that makes their weights sparse
    joint,      ///< group lasso, representation and predictors on one penalised objective
    bilevel,    ///< group lasso inside, the error outside: the paper's
    ridge,      ///< predictors without penalty and no more
    ridge_ica   ///< those, then ICA of the features: the paper's baseline
};
inline constexpr std::array<std::string_view, 5> multitask_method_names{"two_stage", "joint", "bilevel", "ridge",
                                                                        "ridge_ica"};
constexpr const auto& names_of(MultitaskMethod)
{
    return multitask_method_names;
}

/// What the estimator "sparse_multitask" has for itself (Experiment::own).
struct MultitaskSpec {
    MultitaskMethod method = MultitaskMethod::two_stage;
    double ratio = 0.1;       ///< lambda over the largest that leaves a predictor any feature
    double whitening = 0.01;  ///< added to the covariance of x before x is whitened by it; 0 = x as it is
    double tolerance = 1e-4;  ///< of the predictors
    double l2 = 0.01;         ///< ridge of classifiers
    int first_look = 300;     ///< steps before the sparse map is first searched; two_stage
    int tasks = 1000;         ///< that the sparse map is searched on; two_stage
    int rounds = 12;          ///< of its refinement; two_stage
    double first_threshold = 60,
           last_threshold = 8;  ///< of a weight's squared t-value in the first and in later rounds
    bool operator==(const MultitaskSpec&) const = default;
};

}  // namespace disentangle
