// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/mechanism_sparsity/phases/phases.h"

#include "core/experiment/estimators/starts.h"
#include "core/linear_algebra/products.h"
#include "core/learn/mechanism_sparsity/coordinates.h"
#include "core/learn/mechanism_sparsity/mechanisms/edge_evidence.h"
#include "core/learn/mechanism_sparsity/graph_comparison.h"
#include "core/learn/mechanism_sparsity/own_networks.h"
#include "core/learn/mechanism_sparsity/search_state.h"
#include "core/learn/mechanism_sparsity/seen.h"
#include "core/learn/mechanism_sparsity/single_sines.h"

#include <algorithm>
#include <iomanip>
#include <optional>
#include <sstream>
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

int edges_of(const std::vector<float>& graph)
{
    return static_cast<int>(std::ranges::count(graph, 1.F));
}

class Search final : public Phase {
public:
    /// `concludes`: takes the graph over, else the coordinates alone.
    Search(bool concludes, int comparing) : concludes_(concludes), comparing_(comparing) {}
    std::string_view name() const override { return concludes_ ? "search" : "turn"; }
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
        std::int64_t done = number - 1;
        if (!search_) {
            search_.emplace(begin_search(state));
            done = stretch.first;
        }
        const std::int64_t last_of_search = stretch.end() - comparing_;
        while (++done <= number)
            if (done <= last_of_search)
                search_on();
            else
                compare(state, done == last_of_search + 1);
        Step result{state.last_terms, {}};
        if (number == stretch.end()) {
            result.note = concludes_ ? conclude(state, number) : turn(state);
            abandon();
        }
        return result;
    }

private:
    void search_on()
    {
        if (!search_->settled())
            search_->step();
    }

    void compare(const State& state, bool first)
    {
        if (first)
            begin_comparison(state);
        if (comparison_ && !comparison_->finished())
            comparison_->step();
    }

    /// Nothing where there is nothing to choose from: the number of edges is given, or the search has found the graph in
    /// force once more.
    void begin_comparison(const State& state)
    {
        const bool few = state.model.dimensions().d_z <= most_latents_tried_often;
        if (state.experiment.sparsity.search != GraphSearch::rotate || state.bounds().total() ||
            by_evidence_alone(state) || !GraphComparison::can_compare(state))
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
        if (candidates.size() > static_cast<std::size_t>(comparing_))
            return;
        comparison_.emplace(state, std::move(candidates));
    }

    /// Coordinates and a graph, and what there is to say of how they were chosen.
    struct Chosen {
        Candidate graph;
        std::string words;
    };

    /// Takes over what was found. Returns what there is to say of it.
    std::string conclude(State& state, std::int64_t number)
    {
        state.found = search_->curve();
        const bool rotates = state.experiment.sparsity.search == GraphSearch::rotate;
        Chosen chosen = rotates && by_evidence_alone(state) ? by_evidence(state) : by_influence(state);
        for (double& cost : state.found->cost)
            cost = static_cast<float>(cost);  // as a checkpoint holds it
        const std::string words = chosen.words + absent_in_words(state);
        if (rotates && by_evidence_alone(state) && chosen.graph.graph != state.graph && !state.graph.empty())
            if (std::string why = why_present_stays(state, chosen.graph); !why.empty())
                return why;
        if (!rotates)
            take_bounds(state, chosen.graph.graph);
        else if (chosen.graph.graph == state.graph)
            return comparison_ ? "Searched once more; the graph stays. " + comparison_->in_words()
                               : "Searched once more: the same graph.";
        else
            adopt(state, std::move(chosen.graph), number);
        return words;
    }

    /// The edges that the search itself proposes, or those of another graph that won against them.
    Chosen by_influence(State& state) const
    {
        Chosen chosen{{search_->coordinates(), graph_of(search_->probabilities())}, {}};
        std::string compared;
        if (comparison_ && comparison_->finished()) {
            compared = ' ' + comparison_->in_words();
            if (comparison_->winner().graph != chosen.graph.graph) {
                chosen.graph = comparison_->winner();
                state.found = with_elbow(std::move(state.found->cost), edges_of(chosen.graph.graph));
            }
        }
        chosen.words =
            in_words(*state.found, edges_of(chosen.graph.graph),
                     state.experiment.sparsity.search == GraphSearch::rotate, state.bounds().total().has_value()) +
            compared;
        return chosen;
    }

    /// Of many latents that actions move, the coordinates tell more than the influence that they were searched by, which
    /// is that of a transition for all latents at once: it knows slow mechanisms better than fast ones. With time errors of
    /// past latents blur fast mechanisms there too, and a latent's own past stands out so far that the elbow would take it
    /// alone.
    static bool by_evidence_alone(const State& state)
    {
        const Dimensions& dim = state.model.dimensions();
        return !dim.time && dim.d_z > RotationSearch::most_latents_searched_fully;
    }

    Chosen by_evidence(const State& state) const
    {
        Chosen chosen{{search_->coordinates(), {}}, {}};
        Seen seen = look(state, Split::train, start_rows);
        seen.latents = product_with_transposed(seen.latents, chosen.graph.coordinates);
        const Eigen::MatrixXd evidence = edge_evidence(seen.inputs, seen.latents);
        std::vector<double> cost = cost_of(evidence);
        const std::optional<int> given = state.bounds().total();
        const double price =
            (given ? with_elbow(std::move(cost), *given) : elbow_of(std::move(cost), least_evidence)).price;
        for (Eigen::Index i = 0; i < evidence.rows(); ++i)
            for (Eigen::Index j = 0; j < evidence.cols(); ++j)
                chosen.graph.graph.push_back(evidence(i, j) > price ? 1.F : 0.F);
        chosen.words = evidence_in_words(evidence, price, given.has_value());
        return chosen;
    }

    /// Of many latents every graph that is fitted costs much: held against each other at a glance, the one in force goes
    /// only where another makes held-out rows likelier. Empty then, else what there is to say of it.
    static std::string why_present_stays(const State& state, const Candidate& found)
    {
        constexpr double highest = 16;  // frequency over an action's deviation: of 40 latents' mechanisms
        const auto d = static_cast<Eigen::Index>(state.model.dimensions().d_z);
        const std::vector<Candidate> candidates{{Eigen::MatrixXd::Identity(d, d), state.graph}, found};
        const GraphLosses losses =
            quick_losses(held_out_rows(state, start_rows), candidates, state.model.dimensions().time, highest);
        if (preferred(candidates, losses) != 0)
            return {};
        std::ostringstream text;
        text << std::fixed << std::setprecision(2) << "Searched once more; the graph of " << edges_of(state.graph)
             << " edges stays: under that found now, of " << edges_of(found.graph) << ", held-out rows would be "
             << losses.of[0] - losses.of[1] << " nats likelier each, and edges have to be worth more.";
        return text.str();
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

    /// Changes the model to the coordinates chosen, to be trained on under their graph.
    static void adopt(State& state, Candidate chosen, std::int64_t number)
    {
        state.graph = std::move(chosen.graph);
        state.adopted_at = number;
        change(state.model, chosen.coordinates);
        if (start_from_sines(state.model.layout)) {
            const Seen seen = look(state, Split::train, start_rows);
            start_own_networks(state.model.layout, state.model.parameters, state.graph, seen.inputs, seen.latents);
        }
    }

    /// Changes the model to the coordinates found, to be trained on without a graph, by a transition that has got what can
    /// be seen in them. Returns what there is to say of it.
    std::string turn(State& state)
    {
        change(state.model, search_->coordinates());
        const Seen seen = look(state, Split::train, start_rows);
        const int sines = add_single_sines(state.model.layout, state.model.parameters, seen.inputs, seen.latents);
        return "Turned the latents to the sparsest coordinates found so far; in them the transition starts on with " +
               std::to_string(sines) + " sines of single latents and actions that it had not learned.";
    }

    static void change(Model& model, const Eigen::MatrixXd& coordinates)
    {
        change_coordinates(model.layout, coordinates, model.parameters, model.variances);
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

    bool concludes_;
    int comparing_;  ///< steps, the last ones
    // While it goes on.
    std::optional<SparseRotation> search_;
    std::optional<GraphComparison> comparison_;
};

}  // namespace

std::unique_ptr<Phase> make_search(int comparing)
{
    return std::make_unique<Search>(true, comparing);
}

std::unique_ptr<Phase> make_turn()
{
    return std::make_unique<Search>(false, 0);
}

}  // namespace disentangle
