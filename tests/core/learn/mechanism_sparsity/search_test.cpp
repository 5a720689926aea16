// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/mechanism_sparsity/sparse_rotation.h"
#include "core/learn/mechanism_sparsity/search/rotation_search.h"
#include "core/learn/mechanism_sparsity/search/jacobi_sweeps.h"
#include "tests/core/learn/random_estimator.h"
#include "tests/core/random_matrix.h"

#include <doctest/doctest.h>

#include <Eigen/Cholesky>
#include <Eigen/LU>
#include <Eigen/QR>

#include <cmath>

using namespace disentangle;
using Eigen::MatrixXd;

namespace {

MatrixXd random_orthogonal(int size, Random& random)
{
    return Eigen::HouseholderQR<MatrixXd>(random_matrix(size, size, random)).householderQ();
}

/// Jacobians of a mechanism with the edges of `graph` (d_z x inputs): every edge has a slope of its own that changes
/// from point to point, as a sine's does, and errors of the fit everywhere.
std::vector<MatrixXd> jacobians_of(const MatrixXd& graph, double error, int points, Random& random)
{
    const MatrixXd size =
        random_matrix(static_cast<int>(graph.rows()), static_cast<int>(graph.cols()), random).unaryExpr([](double v) {
            return 0.4 + 0.4 * std::abs(v);
        });
    std::vector<MatrixXd> result;
    for (int n = 0; n < points; ++n) {
        MatrixXd j(graph.rows(), graph.cols());
        for (Eigen::Index i = 0; i < j.rows(); ++i)
            for (Eigen::Index k = 0; k < j.cols(); ++k)
                j(i, k) = graph(i, k) * size(i, k) * std::cos(random.uniform(0, 6.28)) + error * random.normal();
        result.push_back(j);
    }
    return result;
}

/// From Jacobians at points: `jacobians` holds one d_z x inputs matrix a point, the first d_z columns the past's when
/// `time`.
InfluenceMoments influence_of(const std::vector<MatrixXd>& jacobians, bool time)
{
    InfluenceMoments result;
    if (jacobians.empty())
        return result;
    result.d_z = static_cast<int>(jacobians.front().rows());
    const auto d = static_cast<Eigen::Index>(result.d_z);
    const Eigen::Index first_action = time ? d : 0;
    const auto n = static_cast<double>(jacobians.size());
    for (Eigen::Index l = first_action; l < jacobians.front().cols(); ++l) {
        MatrixXd moment = MatrixXd::Zero(d, d);
        for (const MatrixXd& j : jacobians)
            moment += j.col(l) * j.col(l).transpose();
        result.actions.push_back(moment / n);
    }
    if (!time)
        return result;
    const auto points = static_cast<Eigen::Index>(jacobians.size());
    MatrixXd samples(d * d, points);
    for (Eigen::Index k = 0; k < points; ++k) {
        const MatrixXd square = jacobians[static_cast<std::size_t>(k)].leftCols(d);
        samples.col(k) = Eigen::Map<const Eigen::VectorXd>(square.data(), d * d) / std::sqrt(n);
    }
    result.past = principal_matrices(samples);
    return result;
}

/// True when `map` takes every latent of `truth` (columns) to one of its own, up to sign and scale.
bool is_permutation(const MatrixXd& map, double tolerance)
{
    for (Eigen::Index i = 0; i < map.rows(); ++i) {
        const double largest = map.row(i).cwiseAbs().maxCoeff();
        int near = 0;
        for (Eigen::Index j = 0; j < map.cols(); ++j)
            near += std::abs(map(i, j)) > tolerance * largest ? 1 : 0;
        if (near != 1)
            return false;
    }
    return std::abs(map.determinant()) > 1e-12;
}

/// An action for every two latents, d x d / 2.
MatrixXd graph_of_pairs(int d)
{
    MatrixXd graph = MatrixXd::Zero(d, d / 2);
    for (int i = 0; i < d; ++i)
        graph(i, i / 2) = 1;
    return graph;
}

/// A random map to white coordinates, as the search asks for without time: the actions are all that moves a latent.
MatrixXd hidden_white(const InfluenceMoments& influence, Random& random)
{
    MatrixXd moved = MatrixXd::Zero(influence.d_z, influence.d_z);
    for (const MatrixXd& m : influence.actions)
        moved += m;
    return random_orthogonal(influence.d_z, random) * MatrixXd(MatrixXd(moved.llt().matrixL()).inverse());
}

void search_through(RotationSearch& search)
{
    while (search.steps_taken() < RotationSearch::steps)
        search.step();
}

}  // namespace

TEST_CASE("the influence matrix is the second moment of every slope, in any coordinates")
{
    Random random(1, "influence");
    std::vector<MatrixXd> jacobians;
    for (int n = 0; n < 50; ++n)
        jacobians.push_back(random_matrix(4, 7, random));
    const MatrixXd B = random_matrix(4, 4, random) + 3 * MatrixXd::Identity(4, 4);
    MatrixXd expected = MatrixXd::Zero(4, 7);
    for (const MatrixXd& j : jacobians) {
        expected.leftCols(4) += (B * j.leftCols(4) * B.inverse()).cwiseAbs2() / 50;
        expected.rightCols(3) += (B * j.rightCols(3)).cwiseAbs2() / 50;
    }
    const InfluenceMoments influence = influence_of(jacobians, true);
    CHECK(influence.past.size() <= 16);
    CHECK((influence.transformed(B).squared() - expected).norm() < 1e-4 * expected.norm());
}

TEST_CASE("sweeps lower the cost and stay orthogonal")
{
    Random random(2, "sweeps");
    std::vector<MatrixXd> jacobians;
    for (int n = 0; n < 60; ++n)
        jacobians.push_back(random_matrix(5, 8, random));
    const InfluenceMoments influence = influence_of(jacobians, true);
    for (const auto kind : {JacobiSweeps::Cost::Kind::price, JacobiSweeps::Cost::Kind::soft}) {
        const JacobiSweeps::Cost cost{kind, 0.5};
        JacobiSweeps turning(influence, MatrixXd::Identity(5, 5));
        const double before = turning.cost(cost);
        const double gained = turning.sweep(cost);
        CHECK(gained >= 0);
        CHECK(turning.cost(cost) == doctest::Approx(before - gained));
        const MatrixXd& q = turning.rotation();
        CHECK((q * q.transpose() - MatrixXd::Identity(5, 5)).norm() < 1e-9);
        CHECK((turning.squared() - influence.transformed(q).squared()).norm() < 1e-9);
    }
}

// A lower triangle and its like have no two latents with comparable parents and children: the pattern is a permutation.
TEST_CASE("a rotation that hides a sparse transition is undone, and the number of edges is found")
{
    for (std::uint64_t seed = 0; seed < 4; ++seed) {
        CAPTURE(seed);
        Random random(seed, "hidden rotation");
        const int d = 8;
        MatrixXd graph = MatrixXd::Zero(d, d);
        for (int i = 0; i < d; ++i)
            for (int j = 0; j <= i; ++j)
                graph(i, j) = 1;
        const MatrixXd hidden = random_orthogonal(d, random);
        const InfluenceMoments true_influence = influence_of(jacobians_of(graph, 0.02, 400, random), true);
        const auto found = make_rotation_search(true_influence.transformed(hidden), seed, 1e-3);
        RotationSearch& search = *found;
        search_through(search);
        CHECK(search.curve().elbow == static_cast<int>(graph.sum()));
        CHECK(is_permutation(search.best() * hidden, 0.1));
    }
}

TEST_CASE("a linear map that hides sparse actions is undone, and the number of edges is found")
{
    for (std::uint64_t seed = 0; seed < 4; ++seed) {
        CAPTURE(seed);
        Random random(seed, "hidden map");
        const int d = 8;
        MatrixXd graph = MatrixXd::Identity(d, d);
        for (int i = 0; i < d; ++i)
            graph(i, (i + 1) % d) = 1;
        const InfluenceMoments true_influence = influence_of(jacobians_of(graph, 0.02, 400, random), false);
        const MatrixXd hidden = hidden_white(true_influence, random);
        const auto found = make_rotation_search(true_influence.transformed(hidden), seed, 1e-3);
        RotationSearch& search = *found;
        search_through(search);
        CHECK(search.curve().elbow == static_cast<int>(graph.sum()));
        CHECK(is_permutation(search.best() * hidden, 0.1));
    }
}

// Two latents for each action: each pair can only be told from the others, and the search must find both of every pair.
TEST_CASE("latents with the same parents are found as a block")
{
    Random random(6, "blocks");
    const int d = 8;
    const MatrixXd graph = graph_of_pairs(d);
    const InfluenceMoments true_influence = influence_of(jacobians_of(graph, 0.02, 400, random), false);
    const MatrixXd hidden = hidden_white(true_influence, random);
    const auto found = make_rotation_search(true_influence.transformed(hidden), 1, 1e-3);
    RotationSearch& search = *found;
    search_through(search);
    CHECK(search.curve().elbow == d);
    const MatrixXd map = search.best() * hidden;
    for (int i = 0; i < d; ++i) {
        Eigen::Index parent = 0;
        map.row(i).cwiseAbs().maxCoeff(&parent);
        const Eigen::Index block = parent / 2 * 2;
        CHECK(map.row(i).norm() - map.row(i).segment(block, 2).norm() < 0.02 * map.row(i).norm());
    }
    CHECK(std::abs(search.best().determinant()) > 0.1);  // in white coordinates: far from dependent
}

// The block graph whose first action moves the last pair too: parents that contain others' parents, and errors of the fit
// all over.
TEST_CASE("searches for actions alone end at one graph and about one cost, whatever their seed")
{
    Random random(8, "nested parents");
    const int d = 10;
    MatrixXd graph = graph_of_pairs(d);
    graph(8, 0) = graph(9, 0) = 1;
    const InfluenceMoments true_influence = influence_of(jacobians_of(graph, 0.05, 400, random), false);
    const MatrixXd hidden = hidden_white(true_influence, random);
    std::optional<double> cost;
    for (std::uint64_t seed = 0; seed < 4; ++seed) {
        CAPTURE(seed);
        const auto found = make_rotation_search(true_influence.transformed(hidden), seed, 1e-3);
        RotationSearch& search = *found;
        search_through(search);
        CHECK(search.curve().elbow == static_cast<int>(graph.sum()));
        const double own = search.curve().cost[static_cast<std::size_t>(search.curve().elbow)];
        cost = cost.value_or(own);
        CHECK(own == doctest::Approx(*cost).epsilon(0.03));
    }
}

TEST_CASE("normalised, a latent's influences add up to one on average, and their strength as a whole no longer matters")
{
    Random random(4, "normalised");
    std::vector<MatrixXd> jacobians, steeper;
    for (int n = 0; n < 60; ++n) {
        jacobians.push_back(random_matrix(5, 8, random));
        steeper.push_back(jacobians.back());
        steeper.back().leftCols(5) *= 3;
        steeper.back().rightCols(3) *= 7;
    }
    const MatrixXd s = influence_of(jacobians, true).normalised().squared();
    CHECK(s.leftCols(5).sum() == doctest::Approx(5));
    CHECK(s.rightCols(3).sum() == doctest::Approx(5));
    CHECK((influence_of(steeper, true).normalised().squared() - s).norm() < 1e-6);
}

TEST_CASE("a search follows from its seed")
{
    Random random(3, "repeat");
    std::vector<MatrixXd> jacobians;
    for (int n = 0; n < 60; ++n)
        jacobians.push_back(random_matrix(5, 8, random));
    const auto first = make_rotation_search(influence_of(jacobians, true), 7, 1e-3),
               second = make_rotation_search(influence_of(jacobians, true), 7, 1e-3);
    RotationSearch &one = *first, &two = *second;
    for (int k = 0; k < 50; ++k) {
        one.step();
        two.step();
    }
    CHECK(one.best() == two.best());
    CHECK(one.curve().cost == two.curve().cost);
}

TEST_CASE("an influence that is an error of the fit is not scaled up to a share")
{
    InfluenceMoments influence;
    influence.d_z = 2;
    influence.actions = {MatrixXd::Identity(2, 2) * 0.001};  // 0.001 a latent, a fiftieth of what counts
    CHECK(influence.normalised().squared().sum() == doctest::Approx(2 * 0.02 * 0.02));
    influence.actions = {MatrixXd::Identity(2, 2) * 0.1};
    CHECK(influence.normalised().squared().sum() == doctest::Approx(2));
}

TEST_CASE("what the decoder takes no notice of is left out of a rotation and gets no edges")
{
    constexpr int rows = 500;
    for (const bool time : {false, true}) {
        Random random(3, "spare direction");
        EstimatorSpec spec;
        spec.transition.shared_width = 4;
        RandomEstimator estimator = random_estimator({4, 6, 3, time}, spec, 5, 3);
        // Three latents, moved by an action (and their own past), mixed with a fourth that has collapsed, which x does not
        // show and for which the transition says anything.
        MatrixXd J = MatrixXd::Zero(4, time ? 7 : 3);
        J.topRightCorner(3, 3) = MatrixXd::Identity(3, 3);
        if (time)
            J.topLeftCorner(3, 3) = 0.8 * MatrixXd::Identity(3, 3);
        J.row(3) = random_matrix(1, time ? 7 : 3, random);
        const MatrixXd mixing = random_matrix(4, 4, random) + 2 * MatrixXd::Identity(4, 4);
        MatrixXd own = random_matrix(rows, 4, random);
        own.col(3) *= 1e-5;
        MatrixXd raw = mixing * J;
        if (time)
            raw.leftCols(4) *= mixing.inverse();
        const auto fill = [&](std::string_view name, const MatrixXd& values) {
            const Tensor& tensor = estimator.layout.at(name);
            REQUIRE(tensor.size() == static_cast<std::size_t>(values.size()));
            for (Eigen::Index i = 0; i < values.rows(); ++i)
                for (Eigen::Index k = 0; k < values.cols(); ++k)
                    estimator.parameters[tensor.offset + static_cast<std::size_t>(i * values.cols() + k)] =
                        values(i, k);
        };
        fill("transition.shared.out.weight", MatrixXd::Zero(4, 4));
        fill("transition.shared.skip.weight", raw);
        const MatrixXd shows = Eigen::Vector4d(2, 1, 0.5, 0).asDiagonal(), back = mixing.inverse();
        const SearchInput input{own * mixing.transpose(), random_matrix(rows, time ? 7 : 3, random),
                                back.transpose() * shows * back};
        const std::vector<float> parameters(estimator.parameters.begin(), estimator.parameters.end());
        SparseRotation rotate(estimator.layout, parameters, input, 0, std::nullopt);
        for (int k = 0; k < RotationSearch::steps; ++k)
            rotate.step();

        CHECK(rotate.curve().elbow == (time ? 6 : 3));
        CHECK(rotate.curve().cost.size() == static_cast<std::size_t>(time ? 29 : 13));
        CHECK(rotate.probabilities().size() == static_cast<std::size_t>(time ? 28 : 12));
        const MatrixXd found = rotate.coordinates() * mixing;  // from the latents as they are
        const MatrixXd influence = rotate.influence();
        int spare = 0;
        for (Eigen::Index i = 0; i < 4; ++i) {
            if (influence.row(i).isZero()) {
                ++spare;
                CHECK(rotate.coordinates().row(i).norm() < 100);  // at unit variance it would be 1e5, its noise too
                continue;
            }
            Eigen::Index largest = 0;
            const double own_share = found.row(i).head(3).cwiseAbs().maxCoeff(&largest);
            CHECK(found.row(i).head(3).norm() < 1.01 * own_share);
            Eigen::Index moves = 0;
            influence.row(i).tail(3).maxCoeff(&moves);
            CHECK(moves == largest);
        }
        CHECK(spare == 1);
        if (time)  // nor is it a parent
            for (Eigen::Index i = 0; i < 4; ++i)
                CHECK((influence.row(i).isZero() == influence.col(i).isZero()));
    }
}

TEST_CASE("a search that found no sparse graph does not speak of an elbow")
{
    CostCurve curve;
    curve.cost = {3, 2, 1, 0.5, 0};
    CHECK(in_words(curve, 4, true, false).starts_with("Found no sparse graph"));
    CHECK(in_words(curve, 0, true, false).starts_with("Found no edge: of 4"));
    CHECK(in_words(curve, 4, true, true).find("4 of 4 possible edges, as many as the bound allows") !=
          std::string::npos);
    CHECK(in_words(curve, 3, true, false).find("3 of 4 possible edges, where the cost") != std::string::npos);
}

TEST_CASE("a search of many latents ends when its proposal stands still, one of few takes all its steps")
{
    for (const bool time : {false, true})
        for (const int d : {6, 18}) {
            CAPTURE(time);
            CAPTURE(d);
            Random random(8, "settling");
            MatrixXd graph = MatrixXd::Identity(d, time ? 2 * d : d);
            for (int i = 0; i < d; ++i)
                graph(i, (i + 1) % d) = 1;
            const InfluenceMoments influence = influence_of(jacobians_of(graph, 0.001, 60, random), time);
            const MatrixXd hidden = time ? random_orthogonal(d, random) : hidden_white(influence, random);
            const auto search = make_rotation_search(influence.transformed(hidden), 1, 0.001);
            while (search->steps_taken() < RotationSearch::steps && !search->settled())
                search->step();
            CHECK((search->steps_taken() < RotationSearch::steps) == (d == 18));
            const int settled_at = search->steps_taken();
            CHECK((d == 6 || settled_at >= 4));
            if (!time)
                CHECK(search->curve().elbow == 2 * d);
        }
}
