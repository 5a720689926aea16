// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/random.h"
#include "core/learn/network/fused/quadratic_correction.h"
#include "core/learn/network/layout.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <vector>

using namespace disentangle;

namespace {

Layout layout_of(int d_z)
{
    EstimatorSpec spec;
    spec.bend = true;
    spec.width = 4;
    spec.hidden_layers = 1;
    return {{d_z, 2 * d_z, 0, true}, spec};
}

struct Bent {
    Layout layout;
    std::vector<double> parameters;
    QuadraticCorrection<double> bend;
    std::vector<double> scratch;

    /// `T`: d_z^3, symmetric in the last two places.
    Bent(int d_z, const std::vector<double>& T, int rows)
        : layout(layout_of(d_z)),
          parameters(layout.size()),
          bend(std::get<layer::QuadraticCorrection>(layout.description().latents.at(1)), d_z),
          scratch(bend.scratch_size(rows))
    {
        std::ranges::copy(T, parameters.begin() + static_cast<std::ptrdiff_t>(layout.at("bend.weight").offset));
        bend.prepare(parameters.data());
    }
};

double level(double u)
{
    return u / std::sqrt(1 + u * u / 16);
}

}  // namespace

TEST_CASE("a bend adds products of levelled latents, as its formula says")
{
    // v_1 = u_1 + 0.1 s(u_1)^2 + 2 x 0.05 s(u_1) s(u_2), v_2 = u_2 - 0.2 s(u_2)^2
    Bent two(2, {0.1, 0.05, 0.05, 0, 0, 0, 0, -0.2}, 1);
    CHECK(two.bend.active());
    const double u[] = {0.7, -1.3};
    double v[2];
    two.bend.forward(u, 1, v, two.scratch.data());
    const double s = level(0.7), t = level(-1.3);
    CHECK(v[0] == doctest::Approx(0.7 + 0.1 * s * s + 0.1 * s * t).epsilon(1e-12));
    CHECK(v[1] == doctest::Approx(-1.3 - 0.2 * t * t).epsilon(1e-12));
}

TEST_CASE("a bend that is zero is none")
{
    CHECK(!Bent(3, std::vector<double>(27), 1).bend.active());
}

TEST_CASE("the way back through a slight bend leads to where it came from, and far away it stays bounded")
{
    constexpr int d = 6, rows = 200;
    Random random(3, "bend");
    std::vector<double> T(d * d * d);
    for (int i = 0; i < d; ++i)
        for (int j = 0; j < d; ++j)
            for (int k = 0; k <= j; ++k)
                T[static_cast<std::size_t>((i * d + j) * d + k)] = T[static_cast<std::size_t>((i * d + k) * d + j)] =
                    0.01 * random.normal();
    Bent bent(d, T, rows);
    std::vector<double> u(d * rows), v(d * rows), w(d * rows);
    for (const double size : {1.0, 1000.0}) {
        for (double& value : u)
            value = size * random.normal();
        bent.bend.forward(u.data(), rows, v.data(), bent.scratch.data());
        bent.bend.inverse(v.data(), rows, w.data(), bent.scratch.data());
        double moved = 0, missed = 0;
        for (std::size_t k = 0; k < u.size(); ++k) {
            moved = std::max(moved, std::abs(v[k] - u[k]));
            missed = std::max(missed, std::abs(w[k] - u[k]));
        }
        CAPTURE(size);
        CHECK(moved > 0.02);
        CHECK(moved < 16 * 0.01 * d * d * 4);  // reach^2 x the sum of a row's weights
        // Three rounds, each of which leaves about a tenth; the worst of a thousand points is further out.
        if (size == 1)
            CHECK(missed < 0.01 * moved);
    }
}
