// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/data/source.h"
#include "core/experiment/experiment.h"
#include "core/learn/checkpoint.h"
#include "core/learn/network/objective.h"
#include "core/learn/oracle.h"

#include <Eigen/Core>

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace disentangle {

/// The loss of a step is no number any more: the numbers of the run itself failed it, nothing around it did.
class NotFinite : public Error {
public:
    using Error::Error;
};

/// What an estimator computes with.
struct Resources {
    int threads = 1;
    std::string backend = "fused";  ///< "fused" or "autograd"
    std::string device = "cpu";     ///< of autograd
    Oracle oracle;                  ///< empty unless the experiment asks for it
};

/// A few rows of the data. Spans stay valid during the call.
struct Minibatch {
    int rows = 0;
    std::span<const float> x;  ///< rows x steps x d_x
    std::span<const float> a;  ///< rows x d_a; empty without actions
    Split split = Split::train;
    std::span<const std::int32_t> numbers = {};  ///< of the rows in their split
    /// rows; empty without tasks. Tasks are whole: facts().points rows behind each other.
    std::span<const float> y = {};
};

/// What came of one step.
struct Step {
    Terms terms;       ///< of the step's minibatch; those of the step before where a step looks at none
    std::string note;  ///< a sentence for the run's log; mostly empty
};

/// A stretch of a run's steps in which one thing is done.
struct Stretch {
    std::string_view name;    ///< "unmasked", "search", ...
    std::int64_t first = 0;   ///< steps before it
    std::int64_t length = 0;  ///< its steps
    int evaluate_every = 0;   ///< steps between evaluations here, besides the planned ones; 0 = only those

    std::int64_t end() const { return first + length; }
};

/// What an estimator has learned of the graph, in the order of the learned latents.
struct GraphEstimate {
    /// One of the two matrices.
    struct Part {
        int rows = 0, cols = 0;
        std::vector<float> probability;  ///< of each edge, rows x cols; above 1/2 it counts as learned
        /// What each pair is worth, rows x cols: nats a held-out row that are lost without the edge, or that it would add
        /// where there is none. Empty where nothing has changed since it was said, or nothing is known.
        std::vector<float> evidence;
        std::optional<double> bound;       ///< on the expected edges, in force now
        std::optional<double> multiplier;  ///< of that bound
    };
    /// What is left outside the best 0, 1, ... edges, and how many of them are proposed.
    struct Curve {
        std::vector<double> cost;
        int proposed = 0;
    };
    std::optional<Part> Ga;  ///< d_z x d_a
    std::optional<Part> Gz;  ///< d_z x d_z
    std::optional<Curve> curve;
    /// Whether the graph is a first glance: its search has not ended. Absent where none is searched in a step of its own.
    std::optional<bool> provisional;
};

/// How often what was learned comes out again when rows are drawn anew. What is drawn anew, and what is not, is said by
/// core/learn/mechanism_sparsity/search/stability.h.
struct Stability {
    int resamples = 0;
    int rows = 0;    ///< training rows that are drawn from
    int blocks = 0;  ///< that they are drawn in; as many as rows where each stands for itself
    std::vector<float> Ga,
        Gz;  ///< share of the resamples in which a pair is an edge, d_z x d_a and d_z x d_z, learned order
    std::vector<float> latents;  ///< d_z: mean |correlation| with the matched latent of a resample
};

/// The numbers of the networks, for programs that want to use them elsewhere.
struct Weights {
    const Layout& layout;               ///< names, shapes and places
    std::span<const float> parameters;  ///< layout.size()
    /// d_z x d_z: what encode() gives is this times the networks' own latents. Absent where they are the same.
    std::optional<Eigen::MatrixXd> coordinates;
    /// What the transition networks see of their inputs, d_z x inputs in [0, 1]; empty without such networks.
    std::vector<float> mask = {};
    bool shared_transition = false;  ///< predicts by the shared transition network, which no mask reaches
};

/// Something that learns latents from rows. It is made from the experiment and a source of rows: never from the truth.
/// One thread at a time. Latents, here and in what is recorded, are in its own, learned order.
class Estimator {
public:
    virtual ~Estimator() = default;

    virtual const Facts& facts() const = 0;
    /// Number of learned latents.
    virtual int d_z() const = 0;

    /// Moves the random initial parameters to a better place to start from, by a look at the training rows. Called once,
    /// before the first step of a run; not before a load(), which replaces the parameters.
    virtual void begin() {}
    /// Takes optimiser step `number`, counted from 1 over the run. Noise comes from streams named by the number, so that
    /// a step is the same in a run that was resumed. Throws NotFinite; the parameters are then those before the step.
    virtual Step step(const Minibatch& batch, std::int64_t number) = 0;
    /// The objective on held-out rows, with noise of its own for each `number` (from 0). It follows from the present
    /// state alone: asking more or less often changes nothing.
    virtual Terms validate(const Minibatch& rows, std::int64_t number) = 0;
    /// The stretch that step `number` belongs to; for 0 the first one.
    virtual Stretch stretch(std::int64_t number) const = 0;
    /// Factor of the learning rates at step `number`, from 1: what the schedule leaves of them. In (0, 1].
    virtual double schedule(std::int64_t number) const = 0;

    /// Settles what encode(), decode() and graph() show until the next refresh; called before every evaluation. Only
    /// for an estimator whose latents' coordinates are still open this makes a difference.
    virtual void refresh() {}
    /// Posterior means of n observations: x (n x d_x) -> n x d_z. `a`, an action for each of them or one for each pair of
    /// steps, is looked at by encoders of (x, a) alone, which throw InputError without; as every one does when x is no
    /// multiple of d_x.
    virtual Eigen::MatrixXd encode(std::span<const float> x, std::span<const float> a = {}) = 0;
    virtual bool can_decode() const { return false; }
    /// Decoded means of n latent vectors: z (n x d_z) -> n x d_x. Throws InputError when z is no multiple of d_z, and
    /// for an estimator that cannot decode.
    virtual std::vector<float> decode(std::span<const float> z);
    /// Fits one task's predictor the way the estimator does at this point of the run. `latents`: those of the task's
    /// points, n x d_z, standardised over many rows; y: the targets, n. Returns the weights, d_z x outputs, in the targets'
    /// units, with zeros for a latent that is not used. Nothing for an estimator that has no predictors.
    virtual std::optional<Eigen::MatrixXd> predictor(const Eigen::MatrixXd& /*latents*/,
                                                     std::span<const float> /*y*/) const
    {
        return std::nullopt;
    }
    virtual bool learns_graph() const { return false; }
    /// Nothing for an estimator that learns no graph.
    virtual std::optional<GraphEstimate> graph() { return std::nullopt; }
    /// The KL of the last step for each latent (nats, mean over rows) if no graph predicted it: see
    /// mechanism_sparsity/without_graph.h. Nothing for an estimator that learns no graph. It speaks of the state in which it
    /// was asked for.
    virtual std::function<std::vector<double>(const Minibatch& rows, std::int64_t number)> kl_without_graph(
        const Minibatch& /*training*/)
    {
        return {};
    }
    /// How stable the learned graph is over bootstrap resamples of the training rows; nothing for an estimator that learns
    /// no graph, or has not settled one.
    virtual std::optional<Stability> stability(int /*resamples*/) { return std::nullopt; }
    /// Nothing for an estimator that is not made of networks.
    virtual std::optional<Weights> weights() { return std::nullopt; }

    /// Why another value of a parameter that may change during a run would do nothing from here on: "does nothing any
    /// more; ...". Empty where it acts.
    virtual std::string why_idle(const Parameter&) const { return {}; }
    /// Takes over an experiment in which parameters that may change during a run have changed.
    virtual void set(const Experiment& changed) = 0;

    /// Adds all that a later load() needs.
    virtual void save(CheckpointWriter& writer) = 0;
    /// Goes back to what was saved, `changed` being the experiment with the changes of that time. Reads and checks
    /// everything before it changes anything; throws InputError.
    virtual void load(const CheckpointReader& reader, const Experiment& changed) = 0;
};

/// Rows in `values`, which hold `width` numbers each. Throws InputError naming `what` when there is no whole number of
/// them.
int whole_rows(std::string_view what, std::span<const float> values, int width);

/// How a kind of estimator is made. A new one is a file that makes it and a row in core/experiment/estimators.inc.
struct EstimatorKind {
    std::string_view name;  ///< estimator.kind in the experiment
    /// Throws InputError naming what in the experiment, or in the resources, does not fit.
    std::unique_ptr<Estimator> (*make)(const Experiment& experiment, std::shared_ptr<const Source> source,
                                       const Resources& resources);
};

std::span<const EstimatorKind> estimator_kinds();
/// Throws InputError with the names there are.
const EstimatorKind& estimator_kind(std::string_view name);

/// Threads and backend, as people choose them.
struct TrainerOptions {
    int threads = 2;                ///< data generation and backend
    std::string backend = "fused";  ///< "fused" or "autograd"
    std::string device = "cpu";     ///< of autograd
    bool operator==(const TrainerOptions&) const = default;
};

/// An estimator of the experiment's kind. `truth` is the graph, or null, and `known` what else is known: of both only what
/// the experiment asks for by name is handed on.
std::unique_ptr<Estimator> make_estimator(const Experiment& experiment, std::shared_ptr<const Source> source,
                                          const CausalGraph* truth, const TrainerOptions& options,
                                          std::shared_ptr<const Truth> known = nullptr);

/// The estimator of a checkpoint (RunReader::checkpoint), to encode and decode with; `experiment` is the run's. No data
/// are drawn, but for a checkpoint of an earlier version that was taken before the latents' coordinates were settled.
/// Throws InputError when the bytes are no checkpoint of this experiment.
std::unique_ptr<Estimator> load_estimator(const Experiment& experiment, std::string_view checkpoint,
                                          const TrainerOptions& options = {});

}  // namespace disentangle
