// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/table/spectrum.h"

#include "core/base/random.h"
#include "core/linear_algebra/decompositions.h"

#include <Eigen/Cholesky>

#include <algorithm>
#include <cmath>

namespace disentangle {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

constexpr Index most_rows = 4000;      // that the curve is computed from
constexpr Index most_components = 32;  // that it is computed for
constexpr Index most_features = 200;
constexpr Index most_columns = 800;      // whose correlations are computed
constexpr Index rows_for_a_feature = 8;  // fitted ones; fewer would be fitted by chance
constexpr double clear_bend = 0.25;      // of the logarithm
constexpr double unpredicted = 0.5;      // of the variance of a direction: so much is left, and nothing is a function

struct Eigenbasis {
    MatrixXd vectors;  ///< d_x x count, by descending eigenvalue
    VectorXd values;   ///< count
};

/// At most `most` rows, spread over all.
MatrixXd spread(const MatrixXd& x, Index most)
{
    const Index count = std::min(x.rows(), most);
    MatrixXd some(count, x.cols());
    for (Index row = 0; row < count; ++row)
        some.row(row) = x.row(row * x.rows() / count);
    return some;
}

/// Of many columns (images) those that few rows can tell.
Eigenbasis eigenbasis_of_many(const MatrixXd& x)
{
    const MatrixXd some = spread(x, most_columns);
    const auto count = static_cast<double>(some.rows());
    const SymmetricEigen eigen = symmetric_eigen(some * some.transpose() / count);
    const VectorXd values = eigen.values.reverse().cwiseMax(0);
    const Index kept = (values.array() > 1e-9 * values(0)).count();
    const MatrixXd rows = eigen.vectors.rowwise().reverse().leftCols(kept);
    return {some.transpose() * rows * (count * values.head(kept)).cwiseSqrt().cwiseInverse().asDiagonal(),
            values.head(kept)};
}

Eigenbasis eigenbasis_of(const MatrixXd& x)
{
    if (x.cols() > most_columns)
        return eigenbasis_of_many(x);
    const SymmetricEigen eigen = symmetric_eigen(x.transpose() * x / static_cast<double>(x.rows()));
    return {eigen.vectors.rowwise().reverse(), eigen.values.reverse().cwiseMax(0)};
}

/// Every fourth row, and the others.
MatrixXd part_of(const MatrixXd& rows, bool held_out)
{
    std::vector<Index> chosen;
    for (Index row = 0; row < rows.rows(); ++row)
        if ((row % 4 == 3) == held_out)
            chosen.push_back(row);
    return rows(chosen, Eigen::all);
}

/// 1, the inputs themselves, and random functions of them that bend: tanh(w u + b), Huang, Zhu and Siew 2006 (Neurocomputing
/// 70). `inputs`: n x k, each of variance 1.
MatrixXd features_of(const MatrixXd& inputs, Index count)
{
    Random random(0, "latents proposal", static_cast<std::uint64_t>(inputs.cols()));
    const double scale = 1.2 / std::sqrt(static_cast<double>(inputs.cols()));
    MatrixXd weights(inputs.cols(), count);
    Eigen::RowVectorXd shifts(count);
    for (double& weight : weights.reshaped())
        weight = scale * random.normal();
    for (double& shift : shifts)
        shift = 0.7 * random.normal();
    MatrixXd features(inputs.rows(), 1 + inputs.cols() + count);
    features.col(0).setOnes();
    features.middleCols(1, inputs.cols()) = inputs;
    features.rightCols(count) = ((inputs * weights).rowwise() + shifts).array().tanh();
    return features;
}

std::vector<double> unexplained_by(const MatrixXd& x, const Eigenbasis& components)
{
    const MatrixXd turned = spread(x, most_rows) * components.vectors;
    const MatrixXd fitted = part_of(turned, false), held_out = part_of(turned, true);
    const Index d = turned.cols(),
                features = std::min(most_features, fitted.rows() / rows_for_a_feature - std::min(d, most_components));
    if (d < 3 || features < 20)
        return {};
    std::vector<double> result{held_out.squaredNorm() / static_cast<double>(held_out.size())};
    for (Index k = 1; k < std::min(d, most_components + 1); ++k) {
        const VectorXd deviation = components.values.head(k).cwiseMax(1e-12).cwiseSqrt();
        const auto inputs = [&](const MatrixXd& of) -> MatrixXd {
            return of.leftCols(k).array().rowwise() / deviation.transpose().array();
        };
        const MatrixXd to_fit = features_of(inputs(fitted), features);
        MatrixXd products = MatrixXd::Zero(to_fit.cols(), to_fit.cols());
        products.selfadjointView<Eigen::Lower>().rankUpdate(to_fit.transpose());
        products.diagonal().array() += 1e-5 * static_cast<double>(to_fit.rows());
        const MatrixXd weights =
            products.selfadjointView<Eigen::Lower>().ldlt().solve(to_fit.transpose() * fitted.rightCols(d - k));
        const MatrixXd errors = held_out.rightCols(d - k) - features_of(inputs(held_out), features) * weights;
        // What is nearly nothing beside x is rounding.
        result.push_back(std::max(errors.squaredNorm() / static_cast<double>(errors.size()), 1e-9));
    }
    return result;
}

/// The place of the sharpest bend, or 0.
int bend_of(const std::vector<double>& unexplained)
{
    int place = 0;
    double sharpest = clear_bend;
    for (std::size_t k = 1; k + 1 < unexplained.size(); ++k) {
        const double before = std::log(unexplained[k - 1] / unexplained[k]),
                     behind = std::max(std::log(unexplained[k] / unexplained[k + 1]), 0.0);
        // What goes on falling has no place at which it ends.
        if (before - behind > sharpest && behind < before / 2) {
            sharpest = before - behind;
            place = static_cast<int>(k);
        }
    }
    return place;
}

void propose_by_spectrum(LatentsProposal& proposal)
{
    constexpr double least_explained = 0.7, most_explained = 0.97;
    constexpr double clear_fall = 10;  // such a fall ends the spectrum wherever it stands
    const auto d = static_cast<int>(proposal.spectrum.size());
    double total = 0;
    for (const double value : proposal.spectrum)
        total += value;
    // What is so small beside the largest is rounding, and falls without meaning.
    const double floor = 1e-9 * proposal.spectrum.front();
    double best = 0, explained = 0;
    for (int k = 1; k < d; ++k) {
        const double here = proposal.spectrum[static_cast<std::size_t>(k - 1)];
        const double next = std::max(proposal.spectrum[static_cast<std::size_t>(k)], floor);
        explained += here;
        const double fall = here / next, share = explained / total;
        if (here <= floor || share < least_explained || (share > most_explained && fall < clear_fall) || fall <= best)
            continue;
        best = fall;
        proposal.latents = k;
    }
    if (best == 0) {
        proposal.latents = d;
        proposal.reason = "no fewer directions hold most of x's variance";
        return;
    }
    proposal.reason =
        "the eigenvalues of x's correlation matrix fall most behind number " + std::to_string(proposal.latents);
}

}  // namespace

LatentsProposal propose_latents(const MatrixXd& standardised)
{
    LatentsProposal proposal;
    if (standardised.cols() == 0 || standardised.rows() == 0)
        return proposal;
    const Eigenbasis components = eigenbasis_of(standardised);
    proposal.spectrum.assign(components.values.begin(), components.values.end());
    proposal.unexplained = unexplained_by(standardised, components);
    if (const int bend = bend_of(proposal.unexplained)) {
        proposal.latents = bend;
        proposal.reason = "functions of " + std::to_string(bend) +
                          (bend == 1 ? " principal component" : " principal components") +
                          " predict the others of x, and fewer do not";
    } else if (!proposal.unexplained.empty() &&
               proposal.unexplained.back() > unpredicted * proposal.unexplained.front()) {
        proposal.latents = static_cast<int>(proposal.spectrum.size());
        proposal.reason = "no direction of x is predicted by the others";
    } else {
        propose_by_spectrum(proposal);
    }
    return proposal;
}

}  // namespace disentangle
