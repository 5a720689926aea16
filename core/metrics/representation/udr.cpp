// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/representation/udr.h"

#include "core/base/error.h"
#include "core/metrics/metrics.h"
#include "core/metrics/representation/lasso.h"
#include "core/metrics/representation/r2_matrix.h"
#include "core/metrics/representation/rows.h"

#include <string>

namespace disentangle {
namespace {

constexpr double dead = 0.01;  // nats
constexpr double udr_lasso_alpha = 0.1;

/// The mean over columns of max^2 / sum.
double mean_strength(const Eigen::MatrixXd& agreement)
{
    if (agreement.size() == 0)
        return 0;
    double sum = 0;
    for (const auto column : agreement.colwise()) {
        const double largest = column.maxCoeff(), total = column.sum();
        sum += total > 0 ? largest * largest / total : 0;
    }
    return sum / static_cast<double>(agreement.cols());
}

}  // namespace

Udr unsupervised_ranking_by(Agreement agreement, const std::vector<Eigen::MatrixXd>& representations,
                            const std::vector<Eigen::VectorXd>& kl)
{
    const std::size_t models = representations.size();
    if (models < 2 || kl.size() != models)
        throw InputError("", "unsupervised ranking",
                         std::to_string(models) + " models and divergences of " + std::to_string(kl.size()),
                         "two or more models, and divergences of each");
    std::vector<Eigen::MatrixXd> latents;
    std::vector<std::vector<int>> alive(models);
    for (std::size_t i = 0; i < models; ++i) {
        if (kl[i].size() != representations[i].cols() || representations[i].rows() != representations[0].rows())
            throw InputError("", "unsupervised ranking",
                             "model " + std::to_string(i + 1) + " of " + std::to_string(representations[i].rows()) +
                                 " x " + std::to_string(representations[i].cols()) + " with " +
                                 std::to_string(kl[i].size()) + " divergences",
                             "the same rows in all models, and a divergence for each latent");
        latents.push_back(standardised(representations[i]));
        for (Eigen::Index k = 0; k < kl[i].size(); ++k) {
            if (kl[i][k] > dead)
                alive[i].push_back(static_cast<int>(k));
            else
                latents[i].col(k).setZero();
        }
    }
    const auto size = static_cast<Eigen::Index>(models);
    Udr result{Eigen::MatrixXd::Zero(size, size), Eigen::VectorXd(size)};
    for (std::size_t i = 0; i < models; ++i)
        for (std::size_t j = 0; j < models; ++j) {
            if (i == j)
                continue;
            const Eigen::MatrixXd all =
                agreement == Agreement::spearman
                    ? rank_correlation(latents[i], latents[j])
                    : Eigen::MatrixXd(lasso(latents[i], latents[j], udr_lasso_alpha).cwiseAbs());
            const Eigen::MatrixXd between = all(alive[i], alive[j]);
            result.pairwise(static_cast<Eigen::Index>(i), static_cast<Eigen::Index>(j)) =
                (mean_strength(between) + mean_strength(between.transpose())) / 2;
        }
    for (Eigen::Index i = 0; i < size; ++i) {
        std::vector<double> of_others;
        for (Eigen::Index j = 0; j < size; ++j)
            if (j != i)
                of_others.push_back(result.pairwise(j, i));
        result.model_scores[i] = median(std::move(of_others));
    }
    return result;
}

}  // namespace disentangle
