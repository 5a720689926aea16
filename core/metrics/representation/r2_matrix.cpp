// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/representation/r2_matrix.h"

#include "core/metrics/assignment.h"
#include "core/metrics/unit_columns.h"

#include <algorithm>
#include <utility>

namespace disentangle {

std::vector<Match> best_matching(const Eigen::MatrixXd& score)
{
    // Rows or columns of zeros make it square; who is matched with one of them is left over.
    const Eigen::Index size = std::max(score.rows(), score.cols());
    Eigen::MatrixXd square = Eigen::MatrixXd::Zero(size, size);
    square.topLeftCorner(score.rows(), score.cols()) = score;
    const std::vector<int> columns = optimal_assignment(square);
    std::vector<Match> pairs;
    for (int i = 0; i < score.rows(); ++i)
        if (const int j = columns[static_cast<std::size_t>(i)]; j < score.cols())
            pairs.push_back({i, j});
    return pairs;
}

R2Matrix r2_matrix(const RepresentationRows& rows)
{
    return r2_matrix((rows.S.transpose() * rows.X / static_cast<double>(rows.S.rows())).array().square().matrix());
}

R2Matrix r2_matrix(Eigen::MatrixXd squared_correlation)
{
    R2Matrix result{std::move(squared_correlation), 0, 0};
    const std::vector<Match> pairs = best_matching(result.squared_correlation);
    for (const auto& [factor, latent] : pairs) {
        result.mean_diagonal += result.squared_correlation(factor, latent);
        Eigen::VectorXd others = result.squared_correlation.col(latent);
        others[factor] = 0;
        result.mean_max_off_diagonal += others.maxCoeff();
    }
    result.mean_diagonal /= static_cast<double>(pairs.size());
    result.mean_max_off_diagonal /= static_cast<double>(pairs.size());
    return result;
}

double matched_mean(const Eigen::MatrixXd& absolute_correlation)
{
    double sum = 0;
    const std::vector<Match> pairs = best_matching(absolute_correlation);
    for (const auto& [factor, latent] : pairs)
        sum += absolute_correlation(factor, latent);
    return sum / static_cast<double>(pairs.size());
}

Eigen::MatrixXd rank_correlation(const Eigen::MatrixXd& factors, const Eigen::MatrixXd& latents)
{
    const Eigen::MatrixXd ranks = average_ranks(factors), learned = average_ranks(latents);
    const Eigen::Index n = ranks.rows();
    return (UnitColumns(ranks, "z").block(0, n).transpose() * UnitColumns(learned, "z_hat").block(0, n)).cwiseAbs();
}

}  // namespace disentangle
