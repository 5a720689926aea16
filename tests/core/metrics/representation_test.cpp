// SPDX-License-Identifier: GPL-3.0-or-later
// Values by hand, and what no file of reference values holds: edges of the definitions. The values themselves are held to
// tests/golden/scores.json by `disentangle selftest` (tests/app/verbs_test.cpp).
#include "core/base/error.h"
#include "core/metrics/metrics.h"
#include "core/metrics/representation/mig.h"
#include "core/metrics/representation/modularity.h"
#include "core/metrics/representation/lasso.h"
#include "core/metrics/representation/sap.h"
#include "core/metrics/representation/scores.h"
#include "core/metrics/representation/udr.h"

#include <cmath>
#include <doctest/doctest.h>

using namespace disentangle;

namespace {

/// Two independent fair bits, each combination twice.
Eigen::MatrixXd two_bits()
{
    Eigen::MatrixXd z(8, 2);
    z << 0, 0, 0, 1, 1, 0, 1, 1, 0, 0, 0, 1, 1, 0, 1, 1;
    return z;
}

RepresentationScores scores_of_values(const Eigen::MatrixXd& z, const Eigen::MatrixXd& z_hat)
{
    return representation_scores(representation_rows(z, z_hat, {true, true}));
}

}  // namespace

TEST_CASE("bits that are copied have perfect scores, and information of ln 2")
{
    const RepresentationScores scores = scores_of_values(two_bits(), two_bits());
    CHECK(scores.information.entropy.isApproxToConstant(std::log(2), 1e-12));
    CHECK((scores.information.between - std::log(2) * Eigen::Matrix2d::Identity()).norm() < 1e-12);
    for (const double score : {scores.mig, scores.modularity, scores.sap, scores.infomec.infom, scores.infomec.infoc,
                               scores.infomec.infoe, scores.r2.mean_diagonal, scores.mcc_spearman})
        CHECK(score == doctest::Approx(1));
    CHECK(scores.dci.disentanglement == doctest::Approx(1).epsilon(1e-8));
    CHECK(scores.r2.mean_max_off_diagonal == doctest::Approx(0));
}

TEST_CASE("latents that mix two bits evenly are disentangled by no score")
{
    // z_hat = (a + b, a - b): each explains half of either bit, and 1/2 bit of its information.
    Eigen::MatrixXd z_hat = two_bits() * (Eigen::Matrix2d() << 1, 1, 1, -1).finished();
    const RepresentationScores scores = scores_of_values(two_bits(), z_hat);
    CHECK(scores.r2.squared_correlation.isApproxToConstant(.5, 1e-12));
    CHECK(scores.information.between.isApproxToConstant(std::log(2) / 2, 1e-12));
    for (const double score : {scores.mig, scores.modularity, scores.sap, scores.infomec.infom, scores.infomec.infoc,
                               scores.dci.disentanglement, scores.dci.completeness})
        CHECK(score == doctest::Approx(0));
    CHECK(scores.dci.informativeness == doctest::Approx(1));
    CHECK(scores.r2.mean_max_off_diagonal == doctest::Approx(.5));
}

TEST_CASE("there may be fewer latents than factors, even one")
{
    const RepresentationScores scores = scores_of_values(two_bits(), two_bits().leftCols(1));
    CHECK(scores.mcc_pearson == doctest::Approx(1));
    CHECK(scores.mig == doctest::Approx(.5));  // (1 + 0)/2: what is not there knows nothing
    CHECK(scores.sap == doctest::Approx(.5));
    CHECK(scores.modularity == doctest::Approx(1));
    CHECK(std::isfinite(scores.dci.completeness));
    CHECK(std::isfinite(scores.infomec.infoc));
}

TEST_CASE("latents that never change have scores, and none of them is above 0")
{
    const RepresentationScores scores = scores_of_values(two_bits(), Eigen::MatrixXd::Constant(8, 2, 3));
    for (const double score : {scores.mig, scores.modularity, scores.sap, scores.infomec.infom, scores.infomec.infoc,
                               scores.infomec.infoe, scores.dci.disentanglement, scores.dci.completeness,
                               scores.r2.mean_diagonal, scores.mcc_pearson, scores.mcc_spearman})
        CHECK(score == 0);
}

TEST_CASE("scores that compare factors refuse rows in which fewer than two change")
{
    Eigen::MatrixXd z = two_bits();
    z.col(1).setConstant(4);
    CHECK_THROWS_WITH_AS(representation_rows(z, two_bits()), doctest::Contains("1 factors that change"), InputError);
    CHECK_THROWS_WITH_AS(representation_rows(two_bits(), two_bits().topRows(5)), doctest::Contains("8 rows"),
                         InputError);
    z(3, 0) = NAN;
    CHECK_THROWS_AS(representation_rows(z, two_bits()), InputError);
}

TEST_CASE("the largest value lies in the last bin, and empty bins are no classes")
{
    Eigen::VectorXd column(5);
    column << 0, 20, 0.5, 1, 10;  // bins of width 1; 20 shares the one that starts at 19
    const Labels labels = labels_of_bins(column);
    CHECK(labels.of == std::vector<int>{0, 3, 0, 1, 2});
    CHECK(labels.classes == 4);
}

TEST_CASE("Ross's estimate of two classes apart is psi(N) - psi(N/2), and of one without a second row nothing")
{
    // Every neighbour within a class is nearer than the other class: m is k + 1 less those at the radius itself.
    Eigen::VectorXd values(6);
    values << 0, 1, 2.1, 100, 101, 102.1;
    const Labels labels{{0, 0, 0, 1, 1, 1}, 2};
    // k = 2. From 0: radius 2.1, within it 0 and 1; from 1: radius 1.1, 0 and 1; from 2.1: radius 2.1, 1 and 2.1.
    // MI = psi(6) + psi(2) - psi(3) - psi(2).
    CHECK(neighbour_information(labels, values) == doctest::Approx(1 / 3. + 1 / 4. + 1 / 5.));
    CHECK(neighbour_information({{0, 1, 2, 3, 4, 5}, 6}, values) == 0);
}

TEST_CASE("the Lasso of independent columns shrinks every weight by alpha")
{
    const Eigen::MatrixXd X = standardised(two_bits());
    const Eigen::MatrixXd Y = X * (Eigen::Matrix2d() << .7, .05, -.3, 0).finished();
    const Eigen::MatrixXd w = lasso(X, Y, .1);
    CHECK((w - (Eigen::Matrix2d() << .6, 0, -.2, 0).finished()).norm() < 1e-12);
    CHECK(!has_dependent_columns(X));
    Eigen::MatrixXd twice(8, 3);
    twice << X, X.col(0);
    CHECK(has_dependent_columns(twice));
    twice.col(2).setZero();
    CHECK(!has_dependent_columns(twice));  // a constant aside
}

TEST_CASE("classes that a latent tells apart have an area of 1, and noise one near a half")
{
    Eigen::MatrixXd z = two_bits();
    const RepresentationRows told = representation_rows(z, z, {true, true});
    CHECK(explicitness(told, factor_labels(told)).mean == doctest::Approx(1));
    // A latent that is the same for both values of the second bit leaves all its rows tied.
    const RepresentationRows half = representation_rows(z, z.leftCols(1), {true, true});
    const Explicitness of_half = explicitness(half, factor_labels(half));
    CHECK(of_half.per_factor[0] == doctest::Approx(1));
    CHECK(of_half.per_factor[1] == doctest::Approx(.5));
}

TEST_CASE("models that found the same latents agree, dead ones aside")
{
    Eigen::MatrixXd z(8, 3), with_dead(8, 3);
    for (int row = 0; row < 8; ++row)
        z.row(row) << (row & 1), ((row >> 1) & 1), ((row >> 2) & 1);  // independent columns
    with_dead << -2 * z.col(1), z.col(0), z.col(2);
    const Eigen::Vector3d alive(1, 1, 1), dead(1, 1, .01);
    // Of z's three latents two have a partner. By ranks agreement is 1: all columns, two of three rows.
    const Udr by_ranks = unsupervised_ranking_by(Agreement::spearman, {z, with_dead}, {alive, dead});
    CHECK(by_ranks.pairwise(0, 1) == doctest::Approx((1 + 2 / 3.) / 2));
    // The Lasso shrinks the weight 1 to .9, and .9^2/.9 = .9.
    const Udr udr = unsupervised_ranking_by(Agreement::lasso, {z, with_dead}, {alive, dead});
    CHECK(udr.pairwise(0, 1) == doctest::Approx(.9 * (1 + 2 / 3.) / 2));
    CHECK(udr.model_scores[0] == udr.pairwise(1, 0));
    CHECK_THROWS_WITH_AS(unsupervised_ranking_by(Agreement::lasso, {z}, {alive}), doctest::Contains("two or more"),
                         InputError);
}

TEST_CASE("every two models are compared once")
{
    const std::vector<double> agreements = pairwise_mcc({two_bits(), two_bits(), two_bits()});
    REQUIRE(agreements.size() == 3);
    for (const double agreement : agreements)
        CHECK(agreement == doctest::Approx(1));
}
