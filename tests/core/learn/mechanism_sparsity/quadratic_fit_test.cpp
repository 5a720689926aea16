// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/random.h"
#include "core/learn/mechanism_sparsity/quadratic_fit.h"

#include <Eigen/QR>
#include <doctest/doctest.h>

#include <cmath>
#include <numeric>
#include <vector>

using namespace disentangle;

namespace {

constexpr int d = 3, rows = 8192;

/// z_1 ~ N(0, I), z_2 = z_1 + sin(z_1) / 2 with a little noise: no influence of one latent on another.
struct Chain {
    RowMajor first{rows, d}, last{rows, d};

    explicit Chain(std::uint64_t seed)
    {
        Random random(seed, "chain");
        for (int r = 0; r < rows; ++r)
            for (int i = 0; i < d; ++i) {
                const auto z = static_cast<float>(random.normal());
                first(r, i) = z;
                last(r, i) = z + 0.5F * std::sin(z) + 0.02F * static_cast<float>(random.normal());
            }
    }
    std::vector<float> rows_of(auto&& map) const
    {
        std::vector<float> values;
        for (int r = 0; r < rows; ++r)
            for (const RowMajor* step : {&first, &last}) {
                const Eigen::RowVectorXf u = map(step->row(r).eval());
                values.insert(values.end(), u.begin(), u.end());
            }
        return values;
    }
};

Eigen::RowVectorXf curved(Eigen::RowVectorXf z)
{
    Eigen::RowVectorXf u = z;
    u(0) += 0.12F * z(1) * z(2);
    u(1) += 0.1F * z(0) * z(1);
    u(2) -= 0.08F * (z(0) * z(0) - 1);
    return u;
}

struct Fitted {
    Layout layout{{d, 2 * d, 0, true}, [] {
                      EstimatorSpec spec;
                      spec.bend = true;
                      spec.width = 4;
                      spec.transition.hidden_layers = 1;
                      spec.transition.width = 16;
                      spec.transition.activation = Activation::sine;
                      return spec;
                  }()};
    QuadraticFit fit;

    explicit Fitted(std::vector<float> latents)
        : fit(layout, initial_parameters(layout, 1), {1, 0, 0, 0, 1, 0, 0, 0, 1}, std::move(latents), {})
    {
        for (int k = 0; k < QuadraticFit::steps; ++k)
            fit.step();
    }
    /// Share of the variance of the true latents that is not linear in the bent ones.
    double left(const RowMajor& z, const std::vector<float>& latents) const
    {
        QuadraticCorrection<float> bend(std::get<layer::QuadraticCorrection>(layout.description().latents.at(1)), d);
        bend.prepare(fit.parameters().data());
        std::vector<float> scratch(bend.scratch_size(1));
        Eigen::MatrixXd v(rows, d + 1);
        for (int r = 0; r < rows; ++r) {
            Eigen::RowVectorXf out(d);
            const float* u = latents.data() + elements(2 * r, d);
            if (bend.active())
                bend.forward(u, 1, out.data(), scratch.data());
            else
                out = Eigen::Map<const Eigen::RowVectorXf>(u, d);
            v.row(r) << out.cast<double>(), 1;
        }
        const Eigen::MatrixXd target = z.cast<double>();
        return (target - v * v.householderQr().solve(target)).squaredNorm() / target.squaredNorm();
    }
};

}  // namespace

TEST_CASE("latents that are curved together are straightened under the graph")
{
    const Chain chain(5);
    const std::vector<float> latents = chain.rows_of(curved);
    const Fitted fitted(latents);
    const Fitted again(latents);
    CHECK(fitted.fit.gain() > 1);  // nats: a misfit of a tenth against noise of a fiftieth
    CHECK(in_words(fitted.fit).find("Straightened") == 0);
    const double before = [&] {
        const Eigen::MatrixXd target = chain.first.cast<double>();
        Eigen::MatrixXd u(rows, d + 1);
        for (int r = 0; r < rows; ++r)
            u.row(r) << Eigen::Map<const Eigen::RowVectorXf>(latents.data() + elements(2 * r, d), d).cast<double>(), 1;
        return (target - u * u.householderQr().solve(target)).squaredNorm() / target.squaredNorm();
    }();
    CHECK(before > 0.01);
    CHECK(fitted.left(chain.first, latents) < 0.2 * before);
    CHECK(again.fit.parameters() == fitted.fit.parameters());  // a fit follows from its arguments
}

// The transition networks start at random here, so that early steps of the bend answer to what they cannot say yet.
TEST_CASE("latents that are straight stay so")
{
    const Chain chain(6);
    const std::vector<float> latents = chain.rows_of([](const Eigen::RowVectorXf& z) { return z; });
    CHECK(Fitted(latents).left(chain.first, latents) < 0.002);
}
