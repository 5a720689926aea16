// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/learn/estimator.h"
#include "core/learn/evaluator.h"
#include "core/learn/minibatches.h"

#include <cstdint>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace disentangle {

/// Trains one experiment, whatever its data and its estimator. Everything it does follows from (experiment, backend,
/// threads): noise and batches are drawn from streams named by the step, so a checkpoint holds no generator state and a
/// resumed run equals an uninterrupted one bit for bit. Whoever drives it takes the steps:
///
///     while (!trainer.finished()) {
///         trainer.advance();
///         if (trainer.evaluates_here())
///             record(trainer.evaluate());
///     }
///
/// One thread at a time.
class Trainer {
public:
    /// Makes the data of the experiment's kind and initialises the estimator; seconds for large data sets. Throws
    /// InputError or Error.
    Trainer(const Experiment& experiment, const TrainerOptions& options);
    /// The same on data that are there.
    Trainer(const Experiment& experiment, const TrainerOptions& options, Data data);

    /// With the changes made by set(), and, of frames, the number of components that they were found to ask for.
    const Experiment& experiment() const { return experiment_; }
    const TrainerOptions& options() const { return options_; }
    std::int64_t step() const { return step_; }  ///< optimiser steps taken
    bool finished() const { return step_ >= experiment_.training.steps; }
    /// Whether an evaluation is planned at the present step: every training.evaluate_every steps, at the end of a stretch
    /// of the estimator's plan, and as often as it asks for within one.
    bool evaluates_here() const;

    /// One optimiser step. Throws NotFinite when the loss is no number; the parameters are then those before the step.
    Step advance();
    /// What is to be recorded of the present model, on held-out rows.
    Evaluation evaluate();

    /// Changes a parameter from the next step on: one of live_parameters(experiment()), by its key or the last word of
    /// it. Throws InputError for any other and for one that acts no more in this run, which would do nothing, and says
    /// which may be changed.
    void set(const std::string& key, const nlohmann::json& value);

    /// Weights, optimiser, multipliers, averages, step and the live changes, as bytes.
    std::string checkpoint() const;
    /// Throws InputError when the bytes are no checkpoint of this experiment; nothing is changed then.
    void restore(const std::string& checkpoint);

    Estimator& estimator() const { return *estimator_; }
    /// What is odd about the data, and how they were shared out, a sentence each.
    const std::vector<std::string>& remarks() const { return data_.remarks; }

private:
    void look_through(const Components& components);

    Experiment experiment_;
    TrainerOptions options_;
    Data given_;  ///< as the experiment's kind makes them
    Data data_;   ///< as the estimator is given them: frames by their components
    Minibatches minibatches_;
    Evaluator evaluator_;
    std::unique_ptr<Estimator> estimator_;
    nlohmann::json changes_ = nlohmann::json::object();  ///< made by set(), by full key
    std::int64_t step_ = 0;
};

}  // namespace disentangle
