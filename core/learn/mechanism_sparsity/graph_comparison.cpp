// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/mechanism_sparsity/graph_comparison.h"

#include "core/linear_algebra/decompositions.h"
#include "core/linear_algebra/products.h"
#include "core/learn/mechanism_sparsity/coordinates.h"
#include "core/learn/mechanism_sparsity/quadratic_fit.h"

#include <algorithm>
#include <cmath>
#include <iomanip>
#include <limits>
#include <sstream>
#include <utility>

namespace disentangle {
namespace {

constexpr int compared_rows = 16384;  // training rows that graphs are fitted on, a batch of them held out

int edges_of(const Candidate& candidate)
{
    return static_cast<int>(std::ranges::count(candidate.graph, 1.F));
}

/// Half the logarithm of the determinant of the rows' covariance: what a Gaussian loses on them, a row, up to a constant.
double half_log_volume(const Eigen::MatrixXd& rows)
{
    const Eigen::MatrixXd centred = rows.rowwise() - rows.colwise().mean();
    const Eigen::VectorXd values =
        symmetric_eigenvalues(product_of_transposed(centred, centred) / static_cast<double>(rows.rows()));
    constexpr double least = 1e-12;  // of a variance, so that it has a logarithm
    return values.array().max(least).log().sum() / 2;
}

/// Of a candidate; one that is not a number wins nothing.
double loss_of(const GraphLosses& losses, std::size_t candidate)
{
    const double loss = losses.of[candidate];
    return std::isfinite(loss) ? loss : std::numeric_limits<double>::max();
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

double price_of_edge(std::span<const Candidate> candidates, const GraphLosses& losses)
{
    constexpr double share = 0.3;
    std::size_t likeliest = 0;
    for (std::size_t k = 1; k < candidates.size(); ++k)
        if (loss_of(losses, k) < loss_of(losses, likeliest))
            likeliest = k;
    const double worth = losses.without_edges - loss_of(losses, likeliest);
    return share * std::max(worth, 0.0) / std::max(edges_of(candidates[likeliest]), 1);
}

std::size_t preferred(std::span<const Candidate> candidates, const GraphLosses& losses)
{
    const double price = price_of_edge(candidates, losses);
    const auto with_edges = [&](std::size_t k) { return loss_of(losses, k) + price * edges_of(candidates[k]); };
    std::size_t best = 0;
    for (std::size_t k = 1; k < candidates.size(); ++k)
        if (with_edges(k) < with_edges(best))
            best = k;
    return best;
}

GraphLosses quick_losses(const HeldOutRows& rows, std::span<const Candidate> candidates, bool time, double highest)
{
    const double error = error_share(time);
    const Eigen::Index d = rows.latents.cols();
    GraphLosses losses;
    // As below, in coordinates in which the latents are white.
    losses.without_edges = half_log_volume(rows.judging_latents) + static_cast<double>(d) * std::log1p(error) / 2 +
                           (time ? half_log_volume(rows.judging_inputs.leftCols(d)) : 0);
    for (const Candidate& candidate : candidates) {
        HeldOutRows turned = rows;
        const Eigen::Index past = time ? d : 0;
        for (Eigen::MatrixXd* latents : {&turned.latents, &turned.judging_latents})
            *latents = product_with_transposed(*latents, candidate.coordinates);
        for (Eigen::MatrixXd* inputs : {&turned.inputs, &turned.judging_inputs})
            if (time)
                inputs->leftCols(past) = product_with_transposed(inputs->leftCols(past), candidate.coordinates);
        losses.of.push_back(held_out_loss(candidate.graph, turned, error, highest) -
                            (time ? 2 : 1) * std::log(std::abs(determinant_of(candidate.coordinates))));
    }
    return losses;
}

GraphComparison::GraphComparison(const State& state, std::vector<Candidate> candidates)
    : state_(state),
      candidates_(std::move(candidates)),
      error_(error_share(state.model.dimensions().time)),
      rows_(first_rows(*state.source, Split::train, compared_rows))
{
    const Dimensions& dim = state.model.dimensions();
    const Eigen::MatrixXd latents = to_matrix(state.model.encode(rows_.x), dim.d_z * dim.steps());
    for (int step = 0; step < dim.steps(); ++step)
        losses_.without_edges +=
            half_log_volume(latents.middleCols(step * dim.d_z, dim.d_z)) + dim.d_z * std::log1p(error_) / 2;
}

bool GraphComparison::can_compare(const State& state)
{
    return state.source->rows(Split::train) >= QuadraticFit::least_rows(state.model.dimensions().d_z);
}

void GraphComparison::step()
{
    const Candidate& candidate = candidates_[losses_.of.size()];
    const Model& model = state_.model;
    std::vector<float> parameters = parameters_for(state_, candidate);
    std::vector<float> latents = model.encode(rows_.x, parameters);
    QuadraticFit fit(model.layout, std::move(parameters), candidate.graph, std::move(latents), rows_.a);
    fit.fit_anew();
    losses_.of.push_back(fit.loss(error_) -
                         model.dimensions().steps() * std::log(std::abs(determinant_of(candidate.coordinates))));
}

std::size_t GraphComparison::winner_index() const
{
    return preferred(candidates_, losses_);
}

std::string GraphComparison::in_words() const
{
    std::ostringstream text;
    text << "Compared on rows that no fit saw, with " << 100 * error_
         << " % of the latents' variance for errors (edges: gain in nats a row):" << std::fixed << std::setprecision(2);
    for (std::size_t k = 0; k < candidates_.size(); ++k)
        text << (k == 0 ? " " : ", ") << edges_of(candidates_[k]) << ": " << gain(k);
    const double price = price_of_edge(candidates_, losses_);
    text << "; no edge: " << losses_.of.front() - losses_.without_edges << ". An edge has to be worth " << price
         << ". ";
    const std::size_t best = winner_index();
    if (best == 0)
        text << "The first stays.";
    else
        text << edges_of(candidates_[best]) << " edges win by "
             << gain(best) - price * (edges_of(candidates_[best]) - edges_of(candidates_.front())) << " beyond that.";
    return text.str();
}

}  // namespace disentangle
