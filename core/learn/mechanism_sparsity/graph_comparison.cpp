// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/mechanism_sparsity/graph_comparison.h"

#include "core/linear_algebra/decompositions.h"
#include "core/linear_algebra/products.h"
#include "core/learn/mechanism_sparsity/coordinates.h"
#include "core/learn/mechanism_sparsity/quadratic_fit.h"

#include <algorithm>
#include <cmath>
#include <iomanip>
#include <sstream>
#include <utility>

namespace disentangle {
namespace {

constexpr int compared_rows = 16384;  // training rows that graphs are fitted on, a batch of them held out

int edges_of(const Candidate& candidate)
{
    return static_cast<int>(std::ranges::count(candidate.graph, 1.F));
}

/// Of the larger graph's edges. An edge's worth grows with the parents that its latent has beside it: of a latent with n
/// parents the last one explains all but the errors, the first one an n-th. So prices say what a few edges have to be
/// worth; for them all, 15 true ones of 16 would be given up for the one that is left.
constexpr double most_priced = 0.5;

/// Nats a row that a candidate is better than the first beyond what its edges have to be worth.
double advantage_over_first(std::size_t candidate, std::span<const Candidate> candidates,
                            std::span<const double> losses, const EdgePrices& prices)
{
    const int edges = edges_of(candidates[candidate]), first = edges_of(candidates.front());
    const double most = most_priced * std::max(edges, first);
    const double more = std::clamp<double>(edges - first, -most, most);
    return losses.front() - losses[candidate] - more * (more > 0 ? prices.adding : prices.keeping);
}

/// The model in the candidate's coordinates, its transition networks and bend as if they had never learned.
std::vector<float> parameters_for(const State& state, const Candidate& candidate)
{
    const Layout& layout = state.model.layout;
    std::vector<float> parameters = state.model.parameters;
    VarianceState<float> variances = state.model.variances;
    change_coordinates(layout, candidate.coordinates, parameters, variances);
    const std::vector<float> initial = initial_parameters(layout, state.experiment.seed);
    for (const Tensor& tensor : layout.tensors())
        if (tensor.group == Group::transition || tensor.group == Group::quadratic_correction) {
            const auto first = static_cast<std::ptrdiff_t>(tensor.offset);
            std::copy_n(initial.begin() + first, tensor.size(), parameters.begin() + first);
        }
    return parameters;
}

}  // namespace

/// A loss that is not a number wins nothing.
std::size_t preferred(std::span<const Candidate> candidates, std::span<const double> losses, const EdgePrices& prices)
{
    std::size_t best = 0;
    for (std::size_t k = 1; k < candidates.size(); ++k)
        if (advantage_over_first(k, candidates, losses, prices) >
            advantage_over_first(best, candidates, losses, prices))
            best = k;
    return best;
}

std::vector<double> quick_losses(const HeldOutRows& rows, std::span<const Candidate> candidates, bool time,
                                 double highest)
{
    std::vector<double> losses;
    for (const Candidate& candidate : candidates) {
        HeldOutRows turned = rows;
        const Eigen::Index past = time ? rows.latents.cols() : 0;
        for (Eigen::MatrixXd* latents : {&turned.latents, &turned.judging_latents})
            *latents = product_with_transposed(*latents, candidate.coordinates);
        for (Eigen::MatrixXd* inputs : {&turned.inputs, &turned.judging_inputs})
            if (time)
                inputs->leftCols(past) = product_with_transposed(inputs->leftCols(past), candidate.coordinates);
        losses.push_back(held_out_loss(candidate.graph, turned, edge_prices(time).error, highest) -
                         (time ? 2 : 1) * std::log(std::abs(determinant_of(candidate.coordinates))));
    }
    return losses;
}

GraphComparison::GraphComparison(const State& state, std::vector<Candidate> candidates)
    : state_(state),
      candidates_(std::move(candidates)),
      prices_(edge_prices(state.model.dimensions().time)),
      rows_(first_rows(*state.source, Split::train, compared_rows))
{
}

bool GraphComparison::can_compare(const State& state)
{
    return state.source->rows(Split::train) >= QuadraticFit::least_rows(state.model.dimensions().d_z);
}

void GraphComparison::step()
{
    const Candidate& candidate = candidates_[losses_.size()];
    const Model& model = state_.model;
    std::vector<float> parameters = parameters_for(state_, candidate);
    std::vector<float> latents = model.encode(rows_.x, parameters);
    QuadraticFit fit(model.layout, std::move(parameters), candidate.graph, std::move(latents), rows_.a);
    fit.fit_anew();
    losses_.push_back(fit.loss(prices_.error) -
                      model.dimensions().steps() * std::log(std::abs(determinant_of(candidate.coordinates))));
}

std::size_t GraphComparison::winner_index() const
{
    return preferred(candidates_, losses_, prices_);
}

std::string GraphComparison::in_words() const
{
    std::ostringstream text;
    text << "Compared on rows that no fit saw, with " << 100 * prices_.error
         << " % of the latents' variance for errors (edges: gain in nats a row):" << std::fixed << std::setprecision(2);
    for (std::size_t k = 0; k < candidates_.size(); ++k)
        text << (k == 0 ? " " : ", ") << edges_of(candidates_[k]) << ": " << gain(k);
    const std::size_t best = winner_index();
    text << ". ";
    if (best == 0)
        text << "The first stays.";
    else
        text << edges_of(candidates_[best]) << " edges win by "
             << advantage_over_first(best, candidates_, losses_, prices_) << " beyond what edges have to be worth.";
    return text.str();
}

}  // namespace disentangle
