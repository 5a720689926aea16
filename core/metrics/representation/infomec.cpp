// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/representation/infomec.h"

#include <algorithm>

namespace disentangle {
namespace {

constexpr double least_range = 1.0 / 20;

std::vector<bool> active_latents(const RepresentationRows& rows)
{
    const Eigen::RowVectorXd range = rows.latents.colwise().maxCoeff() - rows.latents.colwise().minCoeff();
    const double above = rows.discrete.latents ? 0 : range.maxCoeff() * least_range;
    std::vector<bool> active;
    for (const double of_latent : range)
        active.push_back(of_latent > above);
    return active;
}

/// The mean over columns of the largest entry's share in the sum, mapped from [1/rows, 1] to [0, 1]; a column without
/// information counts as an even one.
double mean_share_of_largest(const Eigen::MatrixXd& information)
{
    if (information.size() == 0)
        return 0;
    const double even = 1 / static_cast<double>(information.rows());
    double sum = 0;
    for (const auto column : information.colwise()) {
        const double total = column.sum();
        sum += total > 0 ? column.maxCoeff() / total : even;
    }
    const double mean = sum / static_cast<double>(information.cols());
    return even < 1 ? (mean - even) / (1 - even) : mean;
}

InfoMec infomec_of(const RepresentationRows& rows, Eigen::MatrixXd nmi, double informativeness)
{
    InfoMec result{std::move(nmi), active_latents(rows), 0, 0, informativeness};
    std::vector<int> active;
    for (std::size_t j = 0; j < result.active.size(); ++j)
        if (result.active[j])
            active.push_back(static_cast<int>(j));
    const Eigen::MatrixXd of_active = result.nmi(Eigen::all, active);
    result.infom = mean_share_of_largest(of_active);
    result.infoc = mean_share_of_largest(of_active.transpose());
    return result;
}

}  // namespace

InfoMec infomec_by_bins(const RepresentationRows& rows, const std::vector<Labels>& factors, double informativeness)
{
    return infomec_of(rows, mutual_information(factors, latent_labels(rows, rows.discrete.latents)).shares(),
                      informativeness);
}

std::optional<InfoMec> infomec_by_neighbours(const RepresentationRows& rows, const std::vector<Labels>& factors,
                                             double informativeness)
{
    for (const auto column : rows.latents.colwise()) {
        Eigen::VectorXd sorted = column;
        std::sort(sorted.begin(), sorted.end());
        if (std::adjacent_find(sorted.begin(), sorted.end()) != sorted.end())
            return std::nullopt;
    }
    Eigen::MatrixXd nmi(rows.factors.cols(), rows.latents.cols());
    for (Eigen::Index i = 0; i < nmi.rows(); ++i) {
        const Labels& factor = factors[static_cast<std::size_t>(i)];
        const double entropy = mutual_information(factor, factor);
        for (Eigen::Index j = 0; j < nmi.cols(); ++j)
            nmi(i, j) = neighbour_information(factor, rows.latents.col(j)) / entropy;
    }
    return infomec_of(rows, std::move(nmi), informativeness);
}

}  // namespace disentangle
