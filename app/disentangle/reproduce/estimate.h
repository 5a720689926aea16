// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/experiment.h"

#include <map>
#include <string>

namespace disentangle {

/// How long runs take on this machine, by training each kind of them for a moment.
class RunTimes {
public:
    explicit RunTimes(int threads) : threads_(threads) {}
    /// Seconds of a run from its beginning to its end, about: steps and evaluations are measured, what the estimator does
    /// between two steps is not. Experiments of the same networks, batches and sizes are measured once.
    double seconds_of(const Experiment& experiment);

private:
    struct Speed {
        double start = 0, step = 0, evaluation = 0;  ///< seconds
    };
    Speed measure(const Experiment& experiment) const;

    int threads_;
    std::map<std::string, Speed> known_;
};

}  // namespace disentangle
