// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/learn/multitask/group_lasso.h"
#include "core/learn/multitask/logistic.h"

#include <Eigen/Core>
#include <span>
#include <vector>

namespace disentangle {

/// How a task's predictor is fitted, and what of it the representation is trained on (docs/tasks.md, section 3).
enum class Inner {
    ridge,  ///< with a slight ridge; the representation minimises the same objective, so no implicit gradient is needed
    joint,  ///< group lasso; the representation minimises the penalised objective too: the envelope's gradient
    bilevel,  ///< group lasso; the representation minimises the error alone, with the implicit gradient (the paper's)
};

struct InnerSettings {
    Inner kind = Inner::ridge;
    double ratio = 0.1;   ///< lambda over the lambda at which no feature is used
    double ridge = 1e-6;  ///< of numbers: times the trace of F'F/n
    double l2 = 0.01;     ///< of classes
    bool logarithm =
        false;  ///< of numbers: minimises (1/2) log of the mean squared error, so that every task has its own noise
    Accuracy accuracy;
};

/// The targets of one task: numbers, or labels.
struct Targets {
    Eigen::VectorXd numbers;         ///< n; empty where there are labels
    std::vector<int> labels;         ///< n in [0, classes)
    int classes = 0;                 ///< 0 for numbers
    Eigen::RowVectorXd offset = {};  ///< of the logits, `classes` numbers; empty: none
};

/// Price of the weights as the settings and the task's data say: no gradient flows through it.
Penalty penalty_of(const InnerSettings& settings, const Eigen::MatrixXd& features, const Targets& targets);

struct InnerOutcome {
    double loss = 0;           ///< what the representation minimises
    Eigen::MatrixXd weights;   ///< m x k, k = 1 for numbers
    Eigen::MatrixXd gradient;  ///< of the loss, n x m
};
/// Fits the predictor of a task and takes the gradient for its features (n x m), the penalty held fixed.
InnerOutcome solve_task(const InnerSettings& settings, const Penalty& penalty, const Eigen::MatrixXd& features,
                        const Targets& targets);

}  // namespace disentangle
