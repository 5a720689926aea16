// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/random.h"
#include "core/theory/promise.h"
#include "core/theory/tasks/supports.h"
#include "core/theory/verdict.h"

#include <Eigen/Core>
#include <cstdint>
#include <functional>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

namespace disentangle {

/// What theory is told of a family of tasks: y ~ p(y; W f(x)), with W (k x m) drawn for each task (Lachapelle et al. 2023,
/// arXiv 2211.14666, Assumption 2; docs/tasks.md, section 2).
struct TaskFamily {
    std::vector<std::string> factors;  ///< m names, 1 to 64
    int classes = 0;                   ///< of y, through a softmax; 0 where y is a number whose mean is W f(x)
    /// Supports that occur with positive probability: enough of them that a pair of factors which some task tells apart
    /// is told apart by one of these.
    std::vector<std::uint64_t> supports;
    Eigen::MatrixXd features;                                                ///< N x m, true factors of observations
    std::function<std::uint64_t(Random&)> support;                           ///< draws one, not empty
    std::function<Eigen::MatrixXd(std::uint64_t support, Random&)> weights;  ///< draws W given its support
};

/// One of the assumptions of Theorem 1.
struct Assumption {
    int number = 0;    ///< as the paper numbers it, 3 to 7
    std::string name;  ///< "sufficient support variability"
    bool holds = false;
    std::string reason;  ///< one sentence: why it holds, or what breaks it
};

/// What theory says of one factor.
struct FactorVerdict {
    bool recovered = false;            ///< by the supports: its row of the pattern is the unit vector
    std::vector<int> absorbs;          ///< factors j != i that may leak into the learned counterpart of i
    std::vector<std::uint64_t> cover;  ///< supports without it that hold all others, or as many as any do
    std::string reason;
};

/// What sparse multi-task learning lets be disentangled (Theorem 1).
struct TaskVerdict {
    std::vector<Assumption> assumptions;  ///< 3 to 7, in order
    Adjacency permitted;  ///< by the supports, m x m; what theory predicts where assumptions 4 to 6 hold
    Disentanglement degree = Disentanglement::none;  ///< of `permitted`
    std::vector<FactorVerdict> factors;
    FurtherTask help;
    std::string summary;

    const Assumption& assumption(int number) const { return assumptions[static_cast<std::size_t>(number - 3)]; }
    /// Whether Theorem 1 applies to a regression; of classes all but Assumption 3 must hold.
    bool applies() const;
};

/// Tests every assumption: 4 and 5 by the rank of features and of stacked task rows, 6 by drawing (for each of many
/// supports S, |S| draws of W_{:S} stacked must have rank |S|: every further draw shrinks what they leave open, unless one
/// direction is left open with positive probability), 7 exactly. Draws from streams of `seed`.
TaskVerdict judge(const TaskFamily& family, std::uint64_t seed = 0);

/// What that promises of the scores of an estimator that fits the tasks perfectly with predictors of as few features as the
/// true ones need. Where Assumption 6 fails, linear maps stay open: R alone can reach 1. Where 4 or 5 fail nothing is
/// promised. No latents are spoken of unless the theorem's pattern holds.
Promise promise_of(const TaskVerdict& verdict, const TaskFamily& family);

/// {"permitted", "complete", "degree", "summary", "assumptions": {"3": {"name", "holds", "reason"}, ..., "7": {...}},
///  "latents": [{"name", "recovered", "absorbs", "told_apart_by": [[names]], "reason"}],
///  "help": {"support": [names], "recovered", "pairs"} or null}.
nlohmann::json to_json(const TaskVerdict& verdict, const TaskFamily& family);

}  // namespace disentangle
