#pragma once

#include "core/experiment/experiment.h"
#include "core/learn/network/learned_model.h"
#include "core/learn/network/objective.h"
#include "core/metrics/metrics.h"
#include "core/record/run_file.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace disentangle {

/// What is known of a run at an evaluated step.
struct Evaluation {
    std::int64_t step = 0;
    Scores scores;                                            ///< on held-out rows, both time steps pooled
    std::optional<GraphDistance> shd_Ga, shd_Gz;              ///< after matching, learned graph = probabilities > 1/2
    std::vector<std::pair<std::string, double>> metrics;      ///< everything to record, by the names of run_file.h
    std::vector<std::pair<std::string, Snapshot>> snapshots;  ///< everything to record, by the kinds of run_file.h

    /// A metric by name; also "shd" (sum over the graphs present). Absent when this run has no such metric.
    std::optional<double> metric(std::string_view name) const;
};

/// Watches a training run: the only seam between the trainer and files, screens, clocks. Called on the trainer's thread.
class TrainingObserver {
public:
    virtual ~TrainingObserver() = default;
    /// After every optimiser step. Returning true stops run() after this step.
    virtual bool stepped(std::int64_t /*step*/, const Terms& /*terms*/) { return false; }
    /// Something worth a line in the run's log, before stepped().
    virtual void noted(std::int64_t /*step*/, const std::string& /*text*/) {}
    /// After every evaluation. Returning true stops run().
    virtual bool evaluated(const Evaluation& /*evaluation*/) { return false; }
};

struct TrainerOptions {
    int threads = 2;                ///< data generation and backend
    std::string backend = "fused";  ///< "fused" or "autograd"
    std::string device = "cpu";     ///< of autograd
};

/// Trains one experiment. Everything it does follows from (experiment, backend, threads): noise and batches are drawn
/// from streams named by the step, so a checkpoint holds no generator state and a resumed run equals an uninterrupted
/// one bit for bit.
class Trainer {
public:
    /// Draws the data and initialises the model; seconds for large data sets. Throws InputError or Error.
    Trainer(const Experiment& experiment, const TrainerOptions& options);
    ~Trainer();

    const Experiment& experiment() const;  ///< with the changes made by set()
    const TrainerOptions& options() const;
    std::int64_t step() const;  ///< optimiser steps taken
    bool finished() const;      ///< step() == training.steps
    /// Whether run() evaluates at the present step: every training.evaluate_every steps, at the end of each stage, and
    /// often while a rotation is searched.
    bool evaluates_here() const;

    /// One optimiser step. Throws Error when the loss is not finite; the parameters are then those before the step.
    Terms advance();
    /// Scores the current model on held-out rows.
    Evaluation evaluate();
    /// advance() until finished or an observer stops it; evaluates at step 0 (unless resumed), every
    /// where evaluates_here().
    void run(TrainingObserver& observer);

    /// Changes a parameter from the next step on: one of live_parameters(experiment()), by its key or the last word of
    /// it; a bound under the search `rotate` only until the last search has begun. Throws InputError for any other, which
    /// would do nothing, and says which may be changed.
    void set(const std::string& key, const nlohmann::json& value);

    /// Weights, optimiser, multipliers, averages, step and the live changes, as bytes.
    std::string checkpoint() const;
    /// Throws InputError when the bytes are no checkpoint of this experiment.
    void restore(const std::string& checkpoint);

    /// Mask probabilities in learned order, d_z x inputs ([Gz | Ga] columns).
    std::vector<float> mask_probabilities() const;
    /// Decoded observations of n latent vectors (n x d_z -> n x d_x), for traversals. While a rotation is searched, the
    /// latents are those that the last evaluation showed.
    std::vector<float> decode(const std::vector<float>& z) const;
    /// Encoded means of n observations (n x d_x -> n x d_z), in the same coordinates.
    std::vector<float> encode(const std::vector<float>& x) const;
    /// The present model as values, which predict what the held-out objective is measured with.
    LearnedModel model() const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace disentangle
