// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/learn/baselines/networks.h"
#include "core/learn/estimator.h"

#include <functional>
#include <memory>

namespace disentangle {

/// Makes a baseline's objective; again whenever a parameter has changed, with the parameters of its networks kept.
using MakeObjective =
    std::function<std::unique_ptr<BaselineObjective<float>>(const Experiment&, const BaselineNetworks&)>;

/// What networks an experiment asks for.
BaselineNetworks networks_of(const Experiment& experiment, const Facts& facts, int threads);

/// An estimator on such an objective: noise, steps, schedule, checkpoints, and everything else that is the same for all
/// baselines. Networks are as estimator.* says.
std::unique_ptr<Estimator> make_baseline(const Experiment& experiment, std::shared_ptr<const Source> source,
                                         const Resources& resources, MakeObjective make_objective);

}  // namespace disentangle
