// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/mechanism_sparsity/phases/phases.h"

#include "core/experiment/estimators/starts.h"
#include "core/learn/mechanism_sparsity/coordinates.h"
#include "core/learn/mechanism_sparsity/graph_comparison.h"
#include "core/learn/mechanism_sparsity/search_state.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

namespace disentangle {
namespace {

/// So that the coordinates can be watched as they settle.
constexpr int steps_between_evaluations = 5;

std::vector<float> graph_of(const std::vector<float>& probabilities)
{
    std::vector<float> graph = probabilities;
    for (float& edge : graph)
        edge = edge > 0.5F ? 1.F : 0.F;
    return graph;
}

int edges_of(const std::vector<float>& graph)
{
    return static_cast<int>(std::ranges::count(graph, 1.F));
}

class Search final : public Phase {
public:
    explicit Search(int comparing) : comparing_(comparing) {}
    std::string_view name() const override { return "search"; }
    bool shared_transition() const override { return true; }
    bool searches() const override { return true; }
    int evaluate_every() const override { return steps_between_evaluations; }
    const SparseRotation* search() const override { return search_ ? &*search_ : nullptr; }
    void abandon() override
    {
        search_.reset();
        comparison_.reset();
    }

    /// The model stays as it is until the last step, so that a checkpoint needs nothing of the search: one that was
    /// interrupted is made up for.
    Step step(State& state, const Stretch& stretch, const Minibatch&, std::int64_t number) override
    {
        const std::int64_t last_of_search = stretch.end() - comparing_;
        const auto go_on = [&](std::int64_t to) {
            if (to <= last_of_search) {
                search_->step();
                return;
            }
            if (to == last_of_search + 1)
                begin_comparison(state);
            if (comparison_ && !comparison_->finished())
                comparison_->step();
        };
        if (!search_) {
            search_.emplace(begin_search(state));
            for (std::int64_t done = stretch.first + 1; done < number; ++done)
                go_on(done);
        }
        go_on(number);
        Step result{state.last_terms, {}};
        if (number == stretch.end()) {
            result.note = conclude(state, number);
            abandon();
        }
        return result;
    }

private:
    /// Nothing where there is nothing to choose from: the number of edges is given, or the search has found the graph in
    /// force once more.
    void begin_comparison(const State& state)
    {
        const bool few = state.model.dimensions().d_z <= few_latents;
        if (state.experiment.sparsity.search != GraphSearch::rotate || state.bounds().total() ||
            !GraphComparison::can_compare(state))
            return;
        const Candidate found{search_->coordinates(), graph_of(search_->probabilities())};
        if (found.graph == state.graph || (state.graph.empty() && !few))
            return;
        std::vector<Candidate> candidates;
        if (!state.graph.empty()) {
            const auto d = static_cast<Eigen::Index>(state.model.dimensions().d_z);
            candidates.push_back({Eigen::MatrixXd::Identity(d, d), state.graph});
        }
        candidates.push_back(found);
        if (few)
            for (const int edges : search_->corners())
                if (candidates.size() < static_cast<std::size_t>(comparing_) && edges != search_->curve().elbow)
                    candidates.push_back(search_->with_edges(edges));
        comparison_.emplace(state, std::move(candidates),
                            state.graph.empty() ? GraphComparison::beside_elbow : GraphComparison::beside_present);
    }

    /// Takes over what was found. Returns what there is to say of it.
    std::string conclude(State& state, std::int64_t number)
    {
        const bool rotates = state.experiment.sparsity.search == GraphSearch::rotate;
        const std::string absent = absent_in_words(state);
        CostCurve curve = search_->curve();
        Candidate chosen{search_->coordinates(), graph_of(search_->probabilities())};
        std::string compared;
        if (comparison_ && comparison_->finished()) {
            compared = ' ' + comparison_->in_words();
            if (comparison_->winner().graph != chosen.graph) {
                chosen = comparison_->winner();
                curve = with_elbow(std::move(curve.cost), edges_of(chosen.graph));
            }
        }
        state.found = std::move(curve);
        for (double& cost : state.found->cost)
            cost = static_cast<float>(cost);  // as a checkpoint holds it
        if (rotates && chosen.graph == state.graph)
            return compared.empty() ? "Searched once more: the same graph."
                                    : "Searched once more; the graph stays." + compared;
        const std::string found =
            in_words(*state.found, edges_of(chosen.graph), rotates, state.bounds().total().has_value());
        if (rotates)
            adopt(state, std::move(chosen), number);
        else
            take_bounds(state, chosen.graph);
        return found + compared + absent;
    }

    /// What there is to say of latents that never came.
    std::string absent_in_words(const State& state) const
    {
        const int ignored = search_->ignored();
        if (ignored == 0)
            return {};
        return " The decoder ignores " + std::to_string(ignored) + " of " +
               std::to_string(state.model.dimensions().d_z) +
               " directions of the latents: " + (ignored == 1 ? "one latent does" : "as many latents do") +
               " not show in the observations, or " + (ignored == 1 ? "was" : "were") + " not learned.";
    }

    /// Changes the model to the coordinates found, to be trained on under their graph.
    static void adopt(State& state, Candidate chosen, std::int64_t number)
    {
        Model& model = state.model;
        state.graph = std::move(chosen.graph);
        state.adopted_at = number;
        change_coordinates(model.layout, chosen.coordinates, model.parameters, model.variances);
        // What was gathered in the old coordinates says nothing in the new ones.
        for (const Tensor& tensor : model.layout.tensors())
            if (tensor.group == Group::transition || tensor.group == Group::shared_transition ||
                tensor.group == Group::unmix || tensor.group == Group::posterior)
                model.optimiser.forget(tensor);
    }

    /// Adopts the edge counts alone, as the masks' bounds.
    static void take_bounds(State& state, const std::vector<float>& edges)
    {
        const Dimensions& dim = state.model.dimensions();
        const auto inputs = static_cast<std::size_t>(dim.inputs());
        const auto past = static_cast<std::size_t>(dim.time ? dim.d_z : 0);
        state.found_edges = State::Edges{};
        for (std::size_t k = 0; k < edges.size(); ++k)
            if (edges[k] > 0)
                ++(k % inputs < past ? state.found_edges->Gz : state.found_edges->Ga);
        state.bound_masks();
    }

    int comparing_;  ///< steps, the last ones
    // While it goes on.
    std::optional<SparseRotation> search_;
    std::optional<GraphComparison> comparison_;
};

}  // namespace

std::unique_ptr<Phase> make_search(int comparing)
{
    return std::make_unique<Search>(comparing);
}

}  // namespace disentangle
