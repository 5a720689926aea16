// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/learn/mechanism_sparsity/quadratic_fit.h"
#include "core/learn/trainer.h"

#include <algorithm>
#include <limits>
#include <optional>
#include <string>
#include <vector>

namespace disentangle {

/// Small enough to train in a moment, with actions and time. Searched by masks under the true number of edges.
inline Experiment tiny(bool actions = true, bool time = true)
{
    Experiment experiment;
    experiment.name = "tiny";
    experiment.world.graph = make_graph(actions ? std::optional(Adjacency::identity(2)) : std::nullopt,
                                        time ? std::optional(Adjacency::identity(2)) : std::nullopt);
    experiment.world.d_x = 4;
    experiment.world.train = 500;
    experiment.world.validation = 200;
    experiment.world.test = 300;
    experiment.estimator.width = 8;
    experiment.estimator.transition.width = 4;
    experiment.sparsity.search = GraphSearch::masks;
    experiment.sparsity.bound_from = BoundFrom::truth;
    experiment.training.evaluation_rows = 300;
    experiment.training.steps = 60;
    experiment.training.batch = 32;
    experiment.training.evaluate_every = 20;
    return experiment;
}

/// The same, searched by rotation, the graph unknown: unmasked to step 40, searched from there on.
inline Experiment tiny_rotation(bool actions, bool time)
{
    Experiment experiment = tiny(actions, time);
    experiment.sparsity.search = GraphSearch::rotate;
    experiment.sparsity.bound_from = BoundFrom::data;
    experiment.sparsity.unmasked_share = 0.5;
    experiment.estimator.transition.shared_width = 16;
    experiment.estimator.transition.activation = Activation::sine;
    experiment.training.steps = 96;
    return experiment;
}

/// With just enough rows to fit a quadratic correction on.
inline Experiment tiny_corrected(double refine_factor)
{
    Experiment experiment = tiny_rotation(false, true);
    experiment.estimator.bend = true;
    experiment.training.refine_factor = refine_factor;
    experiment.world.train = QuadraticFit::least_rows(experiment.world.graph.d_z());
    return experiment;
}

/// A baseline, which looks for no graph.
inline Experiment tiny_vae()
{
    Experiment experiment = tiny();
    experiment.estimator_kind = "beta_vae";
    experiment.estimator.posterior = Posterior::amortised;
    return experiment;
}

inline constexpr TrainerOptions one_thread{1, "fused", "cpu"};

/// What a run says while it trains.
struct Recorded {
    std::vector<Evaluation> evaluations;
    std::string notes;
};

/// Trains on until a step, or to the end, and evaluates where that is planned, at step 0 too.
inline void train_on(Trainer& trainer, Recorded& recorded,
                     std::int64_t until = std::numeric_limits<std::int64_t>::max())
{
    if (trainer.step() == 0)
        recorded.evaluations.push_back(trainer.evaluate());
    while (trainer.step() < until && !trainer.finished()) {
        recorded.notes += trainer.advance().note;
        if (trainer.evaluates_here())
            recorded.evaluations.push_back(trainer.evaluate());
    }
}

inline Recorded train(const Experiment& experiment, int threads = 1)
{
    Trainer trainer(experiment, {threads, "fused", "cpu"});
    Recorded recorded;
    train_on(trainer, recorded);
    return recorded;
}

/// A snapshot of an evaluation; null when there is none of that kind.
inline const Snapshot* find(const Evaluation& evaluation, std::string_view kind)
{
    const auto found =
        std::ranges::find(evaluation.snapshots, kind, [](const auto& entry) { return std::string_view(entry.first); });
    return found == evaluation.snapshots.end() ? nullptr : &found->second;
}

/// Latents of n observations, as float32.
inline std::vector<float> encoded(Estimator& estimator, const std::vector<float>& x)
{
    const Eigen::MatrixXd z = estimator.encode(x);
    std::vector<float> values;
    for (Eigen::Index i = 0; i < z.rows(); ++i)
        for (Eigen::Index j = 0; j < z.cols(); ++j)
            values.push_back(static_cast<float>(z(i, j)));
    return values;
}

}  // namespace disentangle
