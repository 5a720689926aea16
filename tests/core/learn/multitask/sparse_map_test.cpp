// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/multitask/feature_ica.h"
#include "core/learn/multitask/sparse_map.h"
#include "core/metrics/metrics.h"

#include "tests/core/random_matrix.h"

#include <doctest/doctest.h>

#include <cmath>

using namespace disentangle;

namespace {

/// Tasks on known latents, seen through a linear map: features f = z L with L of condition about 3.
struct LinearTasks {
    Eigen::MatrixXd L;
    TaskFits fits;
};

/// m latents, correlated through a common part; k classes, or numbers with 10 % noise; supports of every other latent.
LinearTasks linear_tasks(int m, int classes, double correlation, int tasks, int points)
{
    Random random(5, "linear tasks");
    LinearTasks result;
    result.L = Eigen::MatrixXd::Identity(m, m) + 0.3 * random_matrix(m, m, random);
    Eigen::MatrixXd z(tasks * points, m);
    for (Eigen::Index i = 0; i < z.rows(); ++i) {
        const double common = random.normal();
        for (int j = 0; j < m; ++j)
            z(i, j) = std::sqrt(correlation) * common + std::sqrt(1 - correlation) * random.normal();
    }
    const Eigen::MatrixXd features = z * result.L;
    const Whitening whitening = whitening_of(features);
    result.L = result.L * whitening.W;
    result.fits.features = m;
    result.fits.outputs = std::max(classes, 1);
    for (int t = 0; t < tasks; ++t) {
        Eigen::MatrixXd W = Eigen::MatrixXd::Zero(m, result.fits.outputs);
        while (W.isZero())
            for (int j = 0; j < m; ++j)
                if (random.uniform() < 0.5)
                    W.row(j) = random_matrix(1, result.fits.outputs, random);
        const Eigen::MatrixXd signal = z.middleRows(t * points, points) * W;
        Targets targets;
        targets.classes = classes;
        if (classes == 0)
            targets.numbers =
                signal.col(0) + 0.1 * signal.norm() / std::sqrt(points) * random_matrix(points, 1, random);
        for (int i = 0; i < points && classes > 0; ++i) {
            Eigen::Index best = 0;
            Eigen::RowVectorXd noisy = 3 * signal.row(i);
            for (double& logit : noisy)
                logit -= std::log(-std::log(random.uniform()));  // Gumbel: a draw from the softmax
            noisy.maxCoeff(&best);
            targets.labels.push_back(static_cast<int>(best));
        }
        const Eigen::MatrixXd white =
            (features.middleRows(t * points, points).rowwise() - whitening.mean) * whitening.W;
        result.fits.tasks.push_back(fit_task(white, targets, 0.01));
    }
    return result;
}

/// How far D'f is from the latents: with f = z L, D'f = z (L D), which is to be a scaled permutation. The share of a
/// column's squared length that its largest entry leaves out, at most.
double entanglement(const LinearTasks& tasks, const Eigen::MatrixXd& D)
{
    const Eigen::MatrixXd map = tasks.L * D;
    double worst = 0;
    for (Eigen::Index j = 0; j < map.cols(); ++j) {
        const double largest = map.col(j).cwiseAbs().maxCoeff();
        worst = std::max(worst, 1 - largest * largest / map.col(j).squaredNorm());
    }
    return worst;
}

Eigen::MatrixXd searched(const LinearTasks& tasks, int rounds, double first, double last)
{
    Eigen::MatrixXd D = weight_ica(tasks.fits);
    for (int round = 0; round < rounds; ++round)
        refine(tasks.fits, threshold_at(round, rounds, first, last), D);
    return D;
}

}  // namespace

TEST_CASE("ICA of the tasks' weights finds the latents up to a little, and refinement nearly exactly")
{
    for (const double correlation : {0.0, 0.9}) {
        CAPTURE(correlation);
        const LinearTasks tasks = linear_tasks(5, 0, correlation, 400, 40);
        CHECK(entanglement(tasks, weight_ica(tasks.fits)) < 0.05);
        CHECK(entanglement(tasks, searched(tasks, 12, 60, 8)) < 1e-3);
    }
}

TEST_CASE("for classes the norm runs over a feature's weights together")
{
    const LinearTasks tasks = linear_tasks(4, 3, 0, 400, 60);
    CHECK(entanglement(tasks, searched(tasks, 8, 6, 1.5)) < 5e-3);
}

TEST_CASE("the refined map says how many features the tasks use")
{
    const LinearTasks tasks = linear_tasks(5, 0, 0, 300, 40);
    Eigen::MatrixXd D = searched(tasks, 12, 60, 8);
    // Half of the features, given that there is one at least: 2.5 / (1 - 2^-5) of 5. Weak weights drop out.
    CHECK(refine(tasks.fits, 8, D).share == doctest::Approx(0.5).epsilon(0.1));
}

TEST_CASE("elimination is least squares on what is left, and drops what has no weight")
{
    // Weights (2, 0.01, -1) on orthogonal features of unit curvature: t^2 = precision w^2.
    const Eigen::MatrixXd A = Eigen::MatrixXd::Identity(3, 3);
    Eigen::VectorXd w{{2, 0.01, -1}};
    Eigen::MatrixXd inverse;
    CHECK(eliminate(A, 1, 100, 8, w, inverse) == std::vector<int>{0, 2});
    CHECK(w[1] == 0);
    CHECK(w[0] == doctest::Approx(2));

    Random random(3, "elimination");
    const Eigen::MatrixXd F = random_matrix(20, 3, random);
    const Eigen::MatrixXd G = F.transpose() * F / 20;
    Eigen::VectorXd fitted{{0.5, 0.01, -0.4}};
    const Eigen::VectorXd c = G * fitted;
    const std::vector<int> support = eliminate(G, 1, 200, 5, fitted, inverse);
    REQUIRE(support == std::vector<int>{0, 2});
    Eigen::MatrixXd G_S(2, 2);
    G_S << G(0, 0), G(0, 2), G(2, 0), G(2, 2);
    // The minimiser of (w - v)'G(w - v) with w_2 = 0 solves G_SS w_S = (G v)_S = c_S.
    const Eigen::VectorXd expected = ridge({G_S, Eigen::VectorXd{{c[0], c[2]}}}, 1e-12);
    CHECK(fitted[0] == doctest::Approx(expected[0]).epsilon(1e-6));
    CHECK(fitted[2] == doctest::Approx(expected[1]).epsilon(1e-6));
    CHECK(inverse.row(1).isZero());

    Eigen::VectorXd nothing{{0.1, 0.2, 0.05}};
    CHECK(eliminate(A, 1, 1, 8, nothing, inverse) == std::vector<int>{1});  // one is always left
}

TEST_CASE("the threshold falls geometrically to its last value over the first seven tenths of the rounds")
{
    CHECK(threshold_at(0, 10, 64, 1) == doctest::Approx(64));
    CHECK(threshold_at(7, 10, 64, 1) == doctest::Approx(1));
    CHECK(threshold_at(9, 10, 64, 1) == doctest::Approx(1));
    CHECK(threshold_at(3, 6, 64, 1) == doctest::Approx(std::pow(64, 1 - 3 / 4.2)));
}

TEST_CASE("ICA of features separates independent uniform factors, and not normal ones")
{
    Random random(9, "sources");
    Eigen::MatrixXd uniform(5000, 3);
    for (double& value : uniform.reshaped())
        value = random.uniform(-1, 1);
    const Eigen::MatrixXd normal = random_matrix(5000, 3, random);
    const Eigen::MatrixXd mixing = random_matrix(3, 3, random);
    const auto matched = [&](const Eigen::MatrixXd& sources) {
        const Eigen::MatrixXd mixed = sources * mixing;
        const Whitening whitening = whitening_of(mixed);
        const Eigen::MatrixXd white = (mixed.rowwise() - whitening.mean) * whitening.W;
        return score(sources, white * feature_ica(white, 1)).mcc;
    };
    CHECK(matched(uniform) > 0.995);
    CHECK(matched(normal) < 0.99);
}
