// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/mechanism_sparsity/estimator.h"

#include "core/experiment/estimators/starts.h"
#include "core/linear_algebra/decompositions.h"
#include "core/linear_algebra/products.h"
#include "core/learn/mechanism_sparsity/mechanisms/edge_evidence.h"
#include "core/learn/mechanism_sparsity/linear_start.h"
#include "core/learn/mechanism_sparsity/phases/learning.h"
#include "core/learn/mechanism_sparsity/plan.h"
#include "core/learn/mechanism_sparsity/search_state.h"
#include "core/learn/mechanism_sparsity/seen.h"
#include "core/learn/mechanism_sparsity/search/stability.h"
#include "core/learn/mechanism_sparsity/state_checkpoint.h"
#include "core/learn/mechanism_sparsity/without_graph.h"
#include "core/learn/rows.h"

#include <algorithm>
#include <utility>

namespace disentangle {
namespace {

constexpr int rows_of_start = 8192;      // training rows that a linear start follows
constexpr int rows_for_evidence = 4096;  // training rows that edges are judged by, and at most so many held-out ones

class MechanismSparsity final : public Estimator {
public:
    MechanismSparsity(const Experiment& experiment, std::shared_ptr<const Source> source, const Resources& resources)
        : state_(experiment, std::move(source), resources),
          begun_(experiment),
          begun_bounds_(state_.bounds()),
          plan_(plan_of(begun_, begun_bounds_))
    {
    }

    const Facts& facts() const override { return state_.source->facts(); }
    int d_z() const override { return state_.model.dimensions().d_z; }

    void begin() override
    {
        if (state_.experiment.own.get<StartSpec>().linear)
            start_linear(state_.model.layout, first_rows(*state_.source, Split::train, rows_of_start).x,
                         state_.experiment.seed, state_.model.parameters);
    }

    Step step(const Minibatch& batch, std::int64_t number) override
    {
        const Planned& planned = planned_at(plan_, number);
        const Step result = acting(planned).step(state_, planned.stretch, batch, number);
        taken_ = number;
        return result;
    }

    Terms validate(const Minibatch& rows, std::int64_t number) override
    {
        return held_out_terms(state_, rows, number, predicts_shared());
    }

    Stretch stretch(std::int64_t number) const override { return planned_at(plan_, number).stretch; }

    double schedule(std::int64_t number) const override
    {
        const Planned& planned = planned_at(plan_, number);
        return acting(planned).schedule(state_.experiment.training, planned.stretch, number);
    }

    void refresh() override
    {
        if (state_.rotation_open())
            shown_ = present();
    }

    Eigen::MatrixXd encode(std::span<const float> x, std::span<const float>) override
    {
        const Eigen::MatrixXd z = to_matrix(state_.model.encode(x), d_z());
        return state_.rotation_open() ? product_with_transposed(z, shown().coordinates) : z;
    }

    bool can_decode() const override { return true; }

    std::vector<float> decode(std::span<const float> z) override
    {
        if (!state_.rotation_open())
            return state_.model.decode(z);
        whole_rows("decode", z, d_z());
        const Eigen::MatrixXd latents = to_matrix({z.begin(), z.end()}, d_z());
        return state_.model.decode(to_rows(product_with_transposed(latents, inverse_of(shown().coordinates))));
    }

    bool learns_graph() const override { return true; }

    std::optional<GraphEstimate> graph() override
    {
        const bool open = state_.rotation_open();
        if (open && shown().probabilities.empty())  // coordinates of a checkpoint, which has nothing else
            shown_ = present();
        const std::vector<float> probabilities = open ? shown().probabilities : state_.edge_probabilities();
        GraphEstimate result;
        if (state_.masks.actions())
            result.Ga = part_of(probabilities, *state_.masks.actions());
        if (state_.masks.time())
            result.Gz = part_of(probabilities, *state_.masks.time());
        if (state_.experiment.sparsity.search == GraphSearch::rotate)
            result.provisional = taken_ < search_end();
        if (!state_.graph.empty() && evidence_is_due())
            add_evidence(result);
        if (open)
            result.curve = shown().curve;
        else if (const SparseRotation* search = acting(planned_at(plan_, taken_)).search())
            result.curve = curve_of(search->curve());
        else if (state_.found)
            result.curve = curve_of(*state_.found);
        return result;
    }

    std::function<std::vector<double>(const Minibatch&, std::int64_t)> kl_without_graph(
        const Minibatch& training) override
    {
        return disentangle::kl_without_graph(state_.model, state_.experiment.seed, training);
    }

    std::optional<Stability> stability(int resamples) override
    {
        return state_.rotation_open() ? std::nullopt : std::optional(stability_of(state_, resamples));
    }

    std::optional<Weights> weights() override
    {
        Weights weights{
            state_.model.layout, state_.model.parameters, {}, state_.edge_probabilities(), predicts_shared()};
        if (state_.rotation_open())
            weights.coordinates = shown().coordinates;
        return weights;
    }

    /// A bound is read when a rotation is searched. Once the last search has begun, another bound asks for a further one,
    /// as long as there is time for it.
    std::string why_idle(const Parameter& parameter) const override
    {
        const bool bound = parameter.key == "sparsity.beta_Ga" || parameter.key == "sparsity.beta_Gz";
        if (!bound || state_.experiment.sparsity.search != GraphSearch::rotate || search_ahead() ||
            can_search_again(state_.experiment, taken_))
            return {};
        return state_.experiment.estimator.bend || state_.experiment.training.refine_factor == 0
                   ? "does nothing any more: the latents are straightened in the coordinates that were found"
                   : "does nothing any more: too few steps are left for another search";
    }

    void set(const Experiment& changed) override
    {
        const bool bound_moved = changed.sparsity.beta_Ga != state_.experiment.sparsity.beta_Ga ||
                                 changed.sparsity.beta_Gz != state_.experiment.sparsity.beta_Gz;
        state_.experiment = changed;
        state_.bound_masks();
        if (bound_moved && !search_ahead() && can_search_again(changed, taken_))
            search_from_here();
    }

    void save(CheckpointWriter& writer) override
    {
        std::optional<Eigen::MatrixXd> coordinates;
        if (state_.rotation_open())
            coordinates = shown_ && shown_->step == taken_ ? shown_->coordinates : present().coordinates;
        save_state(state_, coordinates, writer);
        if (!searched_again_.empty())
            writer.header["searched_again_from"] = searched_again_;
    }

    void load(const CheckpointReader& reader, const Experiment& changed) override
    {
        const auto step = reader.number<std::int64_t>("step");
        SavedState saved = read_state(reader, state_);
        shown_.reset();
        if (saved.coordinates)
            shown_ = Shown{step, std::move(*saved.coordinates), {}, {}};
        plan_ = plan_of(begun_, begun_bounds_);
        searched_again_.clear();
        for (const std::int64_t from : reader.header.value("searched_again_from", std::vector<std::int64_t>{})) {
            searched_again_.push_back(from);
            search_again(plan_, begun_, from);
        }
        const Stretch last = plan_.back().stretch;
        restore_state(std::move(saved), changed, step - last.first, last.length, state_);
        for (const Planned& planned : plan_)
            planned.phase->abandon();
        taken_ = step;
    }

private:
    /// How the latents and the graph are shown while their rotation is open.
    struct Shown {
        std::int64_t step = 0;             ///< steps taken when it was settled
        Eigen::MatrixXd coordinates;       ///< d_z x d_z, from the networks' latents to those that are shown
        std::vector<float> probabilities;  ///< d_z x inputs; empty when only the coordinates are known
        GraphEstimate::Curve curve;
    };

    static GraphEstimate::Curve curve_of(const CostCurve& curve) { return {curve.cost, curve.elbow}; }

    bool search_ahead() const
    {
        return std::ranges::any_of(plan_, [this](const Planned& planned) {
            return planned.phase->searches() && planned.stretch.first >= taken_;
        });
    }

    void search_from_here()
    {
        planned_at(plan_, taken_).phase->abandon();
        searched_again_.push_back(taken_);
        search_again(plan_, begun_, taken_);
    }

    Phase& acting(const Planned& planned) const { return planned.phase->acting(state_, planned.stretch); }

    /// The step after which no search comes.
    std::int64_t search_end() const
    {
        std::int64_t end = 0;
        for (const Planned& planned : plan_)
            if (planned.phase->searches())
                end = planned.stretch.end();
        return end;
    }

    /// What edges are worth changes slowly: it is said when a search has ended with a graph, and at the end.
    bool evidence_is_due() const
    {
        const Planned& planned = planned_at(plan_, taken_);
        return taken_ == planned.stretch.end() && (planned.phase->searches() || &planned == &plan_.back());
    }

    void add_evidence(GraphEstimate& graph) const
    {
        const std::vector<float> evidence =
            to_rows(held_out_evidence(state_.graph, held_out_rows(state_, rows_for_evidence)));
        const auto take = [&](const std::optional<Masks::Block>& block, std::optional<GraphEstimate::Part>& part) {
            if (block)
                part->evidence = columns_of(evidence, *block);
        };
        take(state_.masks.actions(), graph.Ga);
        take(state_.masks.time(), graph.Gz);
    }

    /// Whether held-out rows are predicted by the shared transition network: until a graph is found or masks are trained.
    bool predicts_shared() const
    {
        return acting(planned_at(plan_, taken_)).shared_transition() && state_.graph.empty();
    }

    /// By the best rotation that the search in progress has, or a short search of its own.
    Shown present() const
    {
        const auto shown_by = [&](const SparseRotation& rotation) {
            CostCurve curve = rotation.curve();
            const int edges = shown_edges(state_, rotation);
            if (edges == curve.elbow)
                return Shown{taken_, rotation.coordinates(), rotation.probabilities(), curve_of(curve)};
            curve.elbow = edges;
            return Shown{taken_, rotation.with_edges(edges).coordinates, rotation.probabilities(edges),
                         curve_of(curve)};
        };
        const SparseRotation* search = acting(planned_at(plan_, taken_)).search();
        return search ? shown_by(*search) : shown_by(preview_search(state_));
    }

    const Shown& shown()
    {
        if (!shown_)
            shown_ = present();
        return *shown_;
    }

    /// A block of what is d_z x inputs.
    std::vector<float> columns_of(const std::vector<float>& values, const Masks::Block& block) const
    {
        std::vector<float> columns;
        for (int i = 0; i < d_z(); ++i)
            for (int j = 0; j < block.cols; ++j)
                columns.push_back(
                    values[static_cast<std::size_t>(i * state_.model.dimensions().inputs() + block.first + j)]);
        return columns;
    }

    GraphEstimate::Part part_of(const std::vector<float>& probabilities, const Masks::Block& block) const
    {
        GraphEstimate::Part part;
        part.rows = d_z();
        part.cols = block.cols;
        part.probability = columns_of(probabilities, block);
        if (state_.experiment.sparsity.search != GraphSearch::rotate) {
            part.bound = block.bound;
            part.multiplier = block.multiplier;
        }
        return part;
    }

    State state_;
    Experiment begun_;  ///< without the changes made since; with begun_bounds_ what the plan follows from
    Bounds begun_bounds_;
    std::vector<Planned> plan_;
    std::vector<std::int64_t> searched_again_;  ///< after how many steps, for a bound that was changed
    std::int64_t taken_ = 0;                    ///< steps
    std::optional<Shown> shown_;
};

}  // namespace

std::unique_ptr<Estimator> make_mechanism_sparsity(const Experiment& experiment, std::shared_ptr<const Source> source,
                                                   const Resources& resources)
{
    const Facts& facts = source->facts();
    if (facts.d_a == 0 && facts.steps < 2)
        throw InputError("", "estimator.kind", "found mechanism_sparsity, but the data have neither actions nor time",
                         "another kind");
    return std::make_unique<MechanismSparsity>(experiment, std::move(source), resources);
}

}  // namespace disentangle
