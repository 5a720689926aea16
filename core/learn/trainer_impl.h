#pragma once

#include "core/learn/mechanism_sparsity/coordinates.h"
#include "core/learn/mechanism_sparsity/masks.h"
#include "core/learn/optim/optimiser.h"
#include "core/learn/mechanism_sparsity/sparse_rotation.h"
#include "core/learn/probes/probe_rows.h"
#include "core/learn/mechanism_sparsity/stages.h"
#include "core/learn/mechanism_sparsity/quadratic_fit.h"
#include "core/learn/trainer.h"
#include "core/data/synthetic/world.h"

#include <optional>
#include <string>
#include <vector>

namespace disentangle {

/// The state of a training run, and what happens to it. Steps are taken in trainer.cpp, looked at in evaluation.cpp,
/// written and read in training_state.cpp.
struct Trainer::Impl {
    Impl(const Experiment& experiment, const TrainerOptions& options);

    /// Rows of minibatch `number` (from 0): consecutive in a fresh permutation of the training rows per epoch; a last
    /// incomplete batch of an epoch is left out.
    void gather(std::int64_t number);
    /// The stage that step `number` (from 1) belongs to. After a second search that changed nothing there is nothing to
    /// adopt: what was to do that refines.
    Stage stage_at(std::int64_t number) const;
    /// What the present model says of the first training rows.
    Glimpse look(int rows, int points) const;
    SparseRotation begin_search(int points, int sweeps = RotationSearch::most_sweeps) const;
    /// One step of the search; the model stays as it is until the last, so that a checkpoint needs nothing of it.
    Terms search(const Stage& stage);
    /// Takes no more than the numbers of edges over: as the bounds of the masks.
    void take_bounds(const std::vector<float>& edges);
    /// A bound that is to come from the data allows every edge until it is found.
    void bound_masks();
    /// Takes the rotation and its graph over.
    void adopt(std::vector<float> edges);
    /// Whether there are rows enough to fit a bend on.
    bool can_straighten() const;
    QuadraticFit begin_straightening() const;
    /// One step of the fit of the bend; like search(), the model stays as it is until the last.
    Terms straighten(const Stage& stage);
    /// Before a step that leaves the latents as they are: takes the means out of an amortised posterior's gradient; in
    /// the first step of a stage forgets what its layer was moving by.
    void hold_means(bool first);
    Terms advance();
    /// Whether the model predicts by the shared transition network: until a graph is found or masks are trained.
    bool predicts_shared() const;
    /// What the transition networks see of their inputs: the graph found, or what is to be expected of the masks.
    std::vector<float> expected_mask() const;
    /// The objective on held-out rows under the expected mask. It follows from the current state alone, so evaluating
    /// more or less often changes no number.
    Terms validate();
    /// A short search from the present model, so that a run can be watched before its rotation is settled. It follows
    /// from the model alone.
    SparseRotation glance() const;
    /// While a rotation is open: from the model's latents to those that the last evaluation showed, by the best rotation
    /// as it was then.
    const Eigen::MatrixXd& coordinates();
    /// Posterior means of n observations, in shown coordinates.
    std::vector<float> encode(const std::vector<float>& observed);
    /// Decoded observations of n latents in shown coordinates.
    std::vector<float> decode(const std::vector<float>& z);
    LearnedModel model();
    /// Rows of single observations are large and are recorded more rarely, but always where somebody asked: the steps at
    /// which run() would not evaluate.
    bool records_specimens() const;
    Evaluation evaluate();
    void set(const Parameter& parameter, const nlohmann::json& value);
    void require_search_ahead(const Parameter& parameter) const;

    /// Whether a rotation is still open, so that the latents are shown in other coordinates than the model's own.
    bool rotation_open() const { return experiment.sparsity.search == GraphSearch::rotate && graph.empty(); }

    Experiment experiment;
    TrainerOptions options;
    Layout layout;
    std::unique_ptr<Objective<float>> objective;
    std::vector<Stage> stages;
    std::optional<SparseRotation> rotate;       ///< while it is searched
    std::optional<QuadraticFit> straightening;  ///< while the bend is fitted
    std::vector<float> graph;                   ///< found by it, d_z x inputs of 0 and 1; empty before
    std::int64_t adopted_at = 0;                ///< step at which the graph was taken over
    std::optional<CostCurve> found;             ///< by it
    struct Bounds {
        double Ga = 0, Gz = 0;
    };
    std::optional<Bounds> found_bounds;  ///< of the masks, when the data gave them
    Terms last_terms;
    std::string news;  ///< what the last step did that a log should hold
    Masks masks;
    Optimiser optimiser;
    std::vector<float> parameters, gradient, mask_gradient;
    VarianceState<float> variances;
    nlohmann::json changes = nlohmann::json::object();  ///< made by set(), by full key
    std::int64_t step = 0;

    Dataset train, validation, test;
    Eigen::MatrixXd test_z;
    std::optional<ProbeRows> specimens;    ///< of the test rows
    std::optional<Eigen::MatrixXd> shown;  ///< see coordinates()
    Adjacency permitted;
    std::vector<float> x, a, eps;
    std::vector<std::int32_t> order;
    std::int64_t shuffled_epoch = -1;
    int batch_rows = 0;
};

}  // namespace disentangle
