// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Eigen/Core>
#include <cstdint>
#include <vector>

namespace disentangle {

// How far a rotation of the features hurts a predictor: Figure 1 of Lachapelle et al. 2023 (arXiv 2211.14666). Features
// z ~ N(0, I), targets y = z w plus noise with w ~ N(0, 1) on few of them; lasso and ridge, each with its penalty chosen by
// cross-validation, on z itself (disentangled) and on a random rotation of it (entangled).

struct RotationStudy {
    int features = 100;
    std::vector<double> shares{0.05, 0.2, 0.8};         ///< of the features that y depends on
    std::vector<int> sizes{25, 50, 75, 100, 125, 150};  ///< training rows
    int data_sets = 10;
    double noise = 0.05;  ///< variance, of the signal's
    int test_rows = 1000;
    std::uint64_t seed = 0;
};

/// Test R^2 of the four predictors on one data set.
struct RotationScores {
    double lasso = 0, lasso_rotated = 0, ridge = 0, ridge_rotated = 0;
};

/// Scores of all data sets at one share and one size.
struct RotationCell {
    double share = 0;
    int size = 0;
    std::vector<RotationScores> data_sets;
};

/// By share, then by size. Data sets are drawn from streams of their own: the same for every number of threads.
std::vector<RotationCell> run_rotation_study(const RotationStudy& study, int threads);

/// The same data sets with features turned by degrees, from disentangled to entangled (turned_features.h).
struct TurnCell {
    double share = 0;
    int size = 0;
    double turn = 0;
    std::vector<double> mcc;                       ///< of the turned features with z; of each data set, as what follows
    std::vector<double> lasso, ridge;              ///< test R^2
    Eigen::VectorXd lasso_weights, ridge_weights;  ///< of the first data set, on its turned features
};
/// By share, then by size, then by turn; otherwise as run_rotation_study().
std::vector<TurnCell> run_turn_study(const RotationStudy& study, const std::vector<double>& turns, int threads);

/// A linear predictor with an intercept.
struct LinearPredictor {
    Eigen::VectorXd weights;
    double intercept = 0;
};
/// The penalty is the best of a grid in five-fold cross-validation, then the fit is on all rows. Lasso: 100 values from the
/// largest useful one down to a thousandth of it. Ridge: 21 values of the sum's penalty, 1e-3 to 1e3. `folds`: of each row,
/// 0 to 4.
LinearPredictor cross_validated_lasso(const Eigen::MatrixXd& features, const Eigen::VectorXd& targets,
                                      const std::vector<int>& folds);
LinearPredictor cross_validated_ridge(const Eigen::MatrixXd& features, const Eigen::VectorXd& targets,
                                      const std::vector<int>& folds);

}  // namespace disentangle
