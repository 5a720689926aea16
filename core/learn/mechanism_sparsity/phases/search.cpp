// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/mechanism_sparsity/phases/phases.h"

#include "core/learn/linear_algebra/products.h"
#include "core/learn/mechanism_sparsity/coordinates.h"
#include "core/learn/mechanism_sparsity/edge_evidence.h"
#include "core/learn/mechanism_sparsity/own_networks.h"
#include "core/learn/mechanism_sparsity/search_state.h"
#include "core/learn/mechanism_sparsity/single_sines.h"
#include "core/learn/rows.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

namespace disentangle {
namespace {

/// Nats a row below which what an input says of a latent is an error of the fit.
constexpr double least_evidence = 0.005;
/// So that the coordinates can be watched as they settle.
constexpr int steps_between_evaluations = 5;
/// Training rows that transition networks start from.
constexpr int start_rows = 4096;

class Search final : public Phase {
public:
    explicit Search(bool concludes) : concludes_(concludes) {}
    std::string_view name() const override { return concludes_ ? "search" : "turn"; }
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
                search_on();
        }
        search_on();
        Step result{state.last_terms, {}};
        if (number == stretch.end()) {
            result.note = concludes_ ? conclude(state, number) : turn(state);
            search_.reset();
        }
        return result;
    }

private:
    void search_on()
    {
        if (!search_->settled())
            search_->step();
    }

    /// A graph, d_z x inputs of 0 and 1, and what there is to say of how it was chosen.
    struct Chosen {
        std::vector<float> edges;
        std::string words;
    };

    /// Takes over what was found. Returns what there is to say of it.
    std::string conclude(State& state, std::int64_t number)
    {
        state.found = search_->curve();
        for (double& cost : state.found->cost)
            cost = static_cast<float>(cost);  // as a checkpoint holds it
        const bool rotates = state.experiment.sparsity.search == GraphSearch::rotate;
        const Dimensions& dim = state.model.dimensions();
        const bool tells_more = !dim.time && dim.d_z > RotationSearch::few_latents;
        const Chosen chosen = tells_more && rotates ? by_evidence(state) : by_influence(state);
        if (!rotates)
            take_bounds(state, chosen.edges);
        else if (chosen.edges == state.graph)
            return "Searched once more: the same graph.";
        else
            adopt(state, chosen.edges, number);
        return chosen.words;
    }

    /// The edges that the search itself proposes.
    Chosen by_influence(const State& state) const
    {
        Chosen chosen{search_->probabilities(), {}};
        for (float& share : chosen.edges)
            share = share > 0.5F ? 1.F : 0.F;
        chosen.words =
            in_words(*state.found, static_cast<int>(std::ranges::count(chosen.edges, 1.F)),
                     state.experiment.sparsity.search == GraphSearch::rotate, state.bounds().total().has_value());
        return chosen;
    }

    /// Of many latents that actions move, the coordinates tell more than the influence that they were searched by, which
    /// is that of a transition for all latents at once: it knows slow mechanisms better than fast ones. With time errors of
    /// past latents blur fast mechanisms there too, and a latent's own past stands out so far that the elbow would take it
    /// alone.
    Chosen by_evidence(const State& state) const
    {
        const Eigen::MatrixXd coordinates = search_->coordinates();
        Seen seen = look(state, start_rows);
        seen.latents = product_with_transposed(seen.latents, coordinates);
        const Eigen::MatrixXd evidence = edge_evidence(seen.inputs, seen.latents);
        std::vector<double> cost = cost_of(evidence);
        const std::optional<int> given = state.bounds().total();
        const double price =
            (given ? with_elbow(std::move(cost), *given) : elbow_of(std::move(cost), least_evidence)).price;
        Chosen chosen;
        for (Eigen::Index i = 0; i < evidence.rows(); ++i)
            for (Eigen::Index j = 0; j < evidence.cols(); ++j)
                chosen.edges.push_back(evidence(i, j) > price ? 1.F : 0.F);
        chosen.words = evidence_in_words(evidence, price, given.has_value());
        return chosen;
    }

    /// Changes the model to the coordinates found, to be trained on under their graph.
    void adopt(State& state, std::vector<float> edges, std::int64_t number)
    {
        state.graph = std::move(edges);
        state.adopted_at = number;
        change(state.model);
        if (start_from_sines(state.model.layout)) {
            const Seen seen = look(state, start_rows);
            start_own_networks(state.model.layout, state.model.parameters, state.graph, seen.inputs, seen.latents);
        }
    }

    /// Changes the model to the coordinates found, to be trained on without a graph, by a transition that has got what can
    /// be seen in them. Returns what there is to say of it.
    std::string turn(State& state)
    {
        change(state.model);
        const Seen seen = look(state, start_rows);
        const int sines = add_single_sines(state.model.layout, state.model.parameters, seen.inputs, seen.latents);
        return "Turned the latents to the sparsest coordinates found so far; in them the transition starts on with " +
               std::to_string(sines) + " sines of single latents and actions that it had not learned.";
    }

    void change(Model& model) const
    {
        change_coordinates(model.layout, search_->coordinates(), model.parameters, model.variances);
        // What was gathered in the old coordinates says nothing in the new ones.
        for (const Tensor& tensor : model.layout.tensors())
            if (tensor.group == Group::transition || tensor.group == Group::shared_transition ||
                tensor.group == Group::unmix || tensor.group == Group::posterior)
                model.optimiser.forget(tensor);
    }

    /// Inputs of the transition and what the latents then are, by the first training rows: rows x inputs, rows x d_z.
    struct Seen {
        Eigen::MatrixXd inputs, latents;
    };
    static Seen look(const State& state, int count)
    {
        const Dimensions& dim = state.model.dimensions();
        const Rows rows = first_rows(*state.source, Split::train, count);
        const Eigen::MatrixXd latents = to_matrix(state.model.encode(rows.x), dim.d_z * dim.steps());
        Seen seen{Eigen::MatrixXd(rows.count, dim.inputs()), latents.rightCols(dim.d_z)};
        if (dim.time)
            seen.inputs.leftCols(dim.d_z) = latents.leftCols(dim.d_z);
        if (dim.d_a > 0)
            seen.inputs.rightCols(dim.d_a) = to_matrix(rows.a, dim.d_a);
        return seen;
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

    bool concludes_;
    std::optional<SparseRotation> search_;  ///< while it goes on
};

}  // namespace

std::unique_ptr<Phase> make_search()
{
    return std::make_unique<Search>(true);
}

std::unique_ptr<Phase> make_turn()
{
    return std::make_unique<Search>(false);
}

}  // namespace disentangle
