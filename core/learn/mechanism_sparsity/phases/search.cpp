// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/mechanism_sparsity/phases/phases.h"

#include "core/learn/mechanism_sparsity/coordinates.h"
#include "core/learn/mechanism_sparsity/search_state.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

namespace disentangle {
namespace {

/// So that the coordinates can be watched as they settle.
constexpr int steps_between_evaluations = 5;

class Search final : public Phase {
public:
    std::string_view name() const override { return "search"; }
    bool shared_transition() const override { return true; }
    bool searches() const override { return true; }
    int evaluate_every() const override { return steps_between_evaluations; }
    const SparseRotation* search() const override { return search_ ? &*search_ : nullptr; }
    void abandon() override { search_.reset(); }

    /// The model stays as it is until the last step, so that a checkpoint needs nothing of the search: one that was
    /// interrupted is made up for.
    Step step(State& state, const Stretch& stretch, const Minibatch&, std::int64_t number) override
    {
        if (!search_) {
            search_.emplace(begin_search(state));
            for (std::int64_t done = stretch.first + 1; done < number; ++done)
                search_->step();
        }
        search_->step();
        Step result{state.last_terms, {}};
        if (number == stretch.end()) {
            result.note = conclude(state, number);
            search_.reset();
        }
        return result;
    }

private:
    /// Takes over what was found. Returns what there is to say of it.
    std::string conclude(State& state, std::int64_t number)
    {
        state.found = search_->curve();
        for (double& cost : state.found->cost)
            cost = static_cast<float>(cost);  // as a checkpoint holds it
        std::vector<float> edges = search_->probabilities();
        for (float& share : edges)
            share = share > 0.5F ? 1.F : 0.F;
        const bool rotates = state.experiment.sparsity.search == GraphSearch::rotate;
        if (rotates && edges == state.graph)
            return "Searched once more: the same graph.";
        const std::string found = in_words(*state.found, static_cast<int>(std::ranges::count(edges, 1.F)), rotates,
                                           state.bounds().total().has_value());
        if (rotates)
            adopt(state, std::move(edges), number);
        else
            take_bounds(state, edges);
        return found;
    }

    /// Changes the model to the coordinates found, to be trained on under their graph.
    void adopt(State& state, std::vector<float> edges, std::int64_t number)
    {
        Model& model = state.model;
        state.graph = std::move(edges);
        state.adopted_at = number;
        change_coordinates(model.layout, search_->coordinates(), model.parameters, model.variances);
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

    std::optional<SparseRotation> search_;  ///< while it goes on
};

}  // namespace

std::unique_ptr<Phase> make_search()
{
    return std::make_unique<Search>();
}

}  // namespace disentangle
