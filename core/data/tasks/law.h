// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/random.h"
#include "core/data/tasks/spec.h"
#include "core/theory/tasks/verdict.h"

#include <Eigen/Core>
#include <cstdint>
#include <vector>

namespace disentangle {

// The laws of a family of tasks. Arithmetic that is the same on every machine; keeps no reference to the spec.

/// P_W: supports and weights.
class TaskLaw {
public:
    explicit TaskLaw(TasksSpec spec) : spec_(std::move(spec)) {}

    /// Never empty.
    std::uint64_t support(Random& random) const;
    /// W of a task on a support: outputs x latents, zero elsewhere.
    Eigen::MatrixXd weights(std::uint64_t support, Random& random) const;
    /// Supports of positive probability that tell apart whatever the law tells apart; all of them but for bernoulli and
    /// exact, which have too many.
    std::vector<std::uint64_t> supports() const;

private:
    TasksSpec spec_;
};

/// p(z).
class LatentLaw {
public:
    explicit LatentLaw(const TasksSpec& spec);
    /// m numbers within the cube, by rejection.
    void draw(Random& random, double* z) const;

private:
    bool try_draw(Random& random, double* z) const;

    int latents_;
    Covariance covariance_;
    double cube_, correlation_, shared_, own_;
};

/// What theory is told of the family.
TaskFamily task_family(const TasksSpec& spec);

}  // namespace disentangle
