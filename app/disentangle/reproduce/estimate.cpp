// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/disentangle/reproduce/estimate.h"

#include "app/disentangle/training/pace.h"
#include "core/experiment/kinds.h"
#include "core/learn/trainer.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace disentangle {

namespace {

constexpr double seconds_per_row = 1e-6;  // of a synthetic world, on one thread (core/data/synthetic/world.h)
constexpr int most_rows = 20000;          // to train on while measuring
constexpr double long_enough = 0.4;       // s of steps
constexpr int most_steps = 40;

/// What the time of a step depends on.
std::string kind_of_run(const Experiment& experiment)
{
    nlohmann::json document = to_json(experiment);
    const DataSizes sizes = sizes_of(experiment);
    const auto& of = [&document](const char* key) { return document.value(key, nlohmann::json::object()); };
    nlohmann::json kind{of("estimator"),
                        of("training").value("batch", 0),
                        of("training").value("evaluation_rows", 0),
                        of("sparsity").value("search", ""),
                        sizes.d_z,
                        sizes.d_x,
                        sizes.d_a,
                        sizes.time};
    return kind.dump();
}

}  // namespace

RunTimes::Speed RunTimes::measure(const Experiment& experiment) const
{
    Experiment brief = experiment;
    brief.world.train = std::min(brief.world.train, std::max(most_rows, brief.training.batch));
    brief.world.validation = std::min(brief.world.validation, most_rows);
    brief.world.test = brief.training.evaluation_rows;
    TrainerOptions options;
    options.threads = threads_;
    const double began = steady_seconds();
    Trainer trainer(brief, options);
    trainer.advance();  // the first fills caches and buffers
    Speed speed;
    speed.start = steady_seconds() - began + seconds_per_row * (experiment.world.train - brief.world.train);
    const double first = steady_seconds();
    int steps = 0;
    for (; steps < most_steps && steady_seconds() - first < long_enough && !trainer.finished(); ++steps)
        trainer.advance();
    speed.step = (steady_seconds() - first) / std::max(1, steps);
    const double evaluation = steady_seconds();
    trainer.evaluate();
    speed.evaluation = steady_seconds() - evaluation;
    return speed;
}

double RunTimes::seconds_of(const Experiment& experiment)
{
    const std::string kind = kind_of_run(experiment);
    if (!known_.contains(kind))
        known_[kind] = measure(experiment);
    const Speed& speed = known_[kind];
    const TrainingSpec& training = experiment.training;
    return speed.start + training.steps * speed.step +
           (1 + training.steps / training.evaluate_every) * speed.evaluation;
}

}  // namespace disentangle
