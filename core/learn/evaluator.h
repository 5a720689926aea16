// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/learn/probe.h"

#include <vector>

namespace disentangle {

/// Evaluates an estimator on held-out rows: asks every probe that applies. What it says follows from the estimator's
/// present state alone, so evaluating more or less often changes no number.
class Evaluator {
public:
    /// Reads the held-out rows: training.evaluation_rows of the test split, and four minibatches of the validation split.
    Evaluator(const Experiment& experiment, Data data);

    /// `step`: optimiser steps taken. `experiment`: with the changes made since.
    Evaluation evaluate(const Experiment& experiment, Estimator& estimator, std::int64_t step) const;

private:
    Data data_;
    HeldOut held_out_;
};

}  // namespace disentangle
