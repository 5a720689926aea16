// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/data/worlds.h"

#include <cmath>
#include <doctest/doctest.h>

using namespace disentangle;

namespace {

WorldSpec mixing_spec(int d_z, int d_x, MixingKind kind)
{
    auto spec = small_world(make_graph(Adjacency::identity(d_z), std::nullopt));
    spec.d_x = d_x;
    spec.mixing = kind;
    return spec;
}

using RowMajor = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

}  // namespace

TEST_CASE("every layer's rows are orthogonal and of the gain's length")
{
    struct Sizes {
        int d_z, d_x;
    };
    for (const auto sizes : {Sizes{1, 1}, {1, 20}, {10, 10}, {10, 20}, {64, 64}, {64, 100}})
        for (const auto kind : {MixingKind::network, MixingKind::linear}) {
            CAPTURE(sizes.d_z);
            CAPTURE(sizes.d_x);
            const Mixing mixing(mixing_spec(sizes.d_z, sizes.d_x, kind));
            CHECK(mixing.weights().size() == (kind == MixingKind::network ? 4 : 1));
            for (const auto& weights : mixing.weights()) {
                const auto in = weights.rows();
                CHECK(weights.cols() == sizes.d_x);
                // Gain sqrt(2 / (1 + 0.2^2)) sqrt(2 / (in + out)), squared.
                const double gain_squared = 2 / 1.04 * 2 / static_cast<double>(in + sizes.d_x);
                CHECK((weights * weights.transpose() - gain_squared * Eigen::MatrixXd::Identity(in, in)).norm() <
                      1e-13);
            }
        }
}

TEST_CASE("x = leaky(leaky(leaky(z W1) W2) W3) W4, for any number of rows")
{
    const Mixing mixing(mixing_spec(3, 7, MixingKind::network));
    for (const int rows : {1, 15, 16, 17, 40}) {
        const RowMajor z = RowMajor::Random(rows, 3);
        RowMajor x(rows, 7);
        mixing.apply(z.data(), rows, x.data());
        RowMajor expected = z;
        for (int layer = 0; layer < 4; ++layer) {
            expected *= mixing.weights()[static_cast<std::size_t>(layer)];
            if (layer < 3)
                expected = expected.unaryExpr([](double h) { return h > 0 ? h : 0.2 * h; });
        }
        CHECK((x - expected).norm() < 1e-13);
    }
}

TEST_CASE("linear mixing is one product")
{
    const Mixing mixing(mixing_spec(4, 9, MixingKind::linear));
    const RowMajor z = RowMajor::Random(5, 4);
    RowMajor x(5, 9);
    mixing.apply(z.data(), 5, x.data());
    CHECK((x - z * mixing.weights()[0]).norm() < 1e-14);
}

TEST_CASE("the weights depend on the mixing seed and on nothing of the sampling")
{
    auto spec = mixing_spec(3, 5, MixingKind::network);
    const auto before = Mixing(spec).weights();
    spec.seed = 77;
    spec.noise = 1;
    CHECK(Mixing(spec).weights() == before);
    spec.mixing_seed += 1;
    CHECK(Mixing(spec).weights() != before);
    CHECK(before[1] != before[2]);
}
