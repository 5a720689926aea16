// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/experiment.h"

#include <QString>

namespace disentangle::testing {

/// Three latents with an action each (Example 2), small enough to train in a second.
inline QString tinyExperiment(int steps)
{
    const std::string overrides[]{
        "training.steps=" + std::to_string(steps), "training.evaluate_every=30", "training.batch=128",
        "training.evaluation_rows=2000",           "world.rows.train=20000",     "world.rows.test=2000"};
    const auto document = with_overrides(preset_document("Example2", "recipe"), overrides);
    return QString::fromStdString(format_experiment(experiment_from_json(document, "tiny")));
}

}  // namespace disentangle::testing
