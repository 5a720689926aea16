// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

namespace disentangle {

// When do sparse predictors help with few examples: when the features are disentangled, when tasks are sparse, or both? The
// question of Lachapelle et al. 2023 (arXiv 2211.14666, section 5) on features whose entanglement is known: z ~ N(0, I),
// classes from softmax(sharpness W z/sqrt l) with normal weights on l of the m factors, features z Q with Q between the
// identity and a random rotation. A task gives so many examples of each class; accuracy is on others of them.

/// What is fitted to a task.
enum class FewShotLearner {
    svm,       ///< group-sparse support vector machine (svm.h); the ratio is of largest_sparsity()
    logistic,  ///< group-lasso logistic regression (logistic.h); the ratio is of its largest_lambda()
};
inline constexpr std::array<std::string_view, 2> few_shot_learner_names{"svm", "logistic"};

struct FewShotStudy {
    int features = 40, classes = 5;
    std::vector<double> shares{0.05, 0.2, 0.8};               ///< of the factors that a task needs
    std::vector<int> shots{5, 20};                            ///< examples of each class
    std::vector<double> turns{0, 0.15, 0.4, 1e9};             ///< of the features, see turned()
    std::vector<double> ratios{0, 0.03, 0.1, 0.2, 0.3, 0.5};  ///< of the sparse penalty; 0: the plain learner
    int tasks = 44;                                           ///< a quarter of them chooses the ridge
    int queries = 15;                                         ///< of each class
    double sharpness = 5;
    int seeds = 3;  ///< of features, rotation and tasks
    std::uint64_t seed = 0;
};

/// One seed of a cell: for every ratio the mean accuracy over the test tasks, and the share of features in use.
struct FewShotScores {
    double mcc = 0;  ///< of the features with the factors
    std::vector<double> accuracy, used;
};
struct FewShotCell {
    FewShotLearner learner{};
    double share = 0, turn = 0;
    int shots = 0;
    std::vector<FewShotScores> seeds;
};

/// By learner, then share, shots and turn. Seeds are drawn from streams of their own: the same for every number of
/// threads, and tasks are the same for every turn and learner.
std::vector<FewShotCell> run_few_shots(const FewShotStudy& study, int threads);

}  // namespace disentangle
