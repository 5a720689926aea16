// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/multitask/group_lasso.h"
#include "core/theory/tasks/supports.h"

#include <doctest/doctest.h>
#include <fstream>
#include <nlohmann/json.hpp>

using namespace disentangle;

namespace {

nlohmann::json golden_multitask()
{
    std::ifstream file(DISENTANGLE_GOLDEN_DIR "/multitask.json");
    return nlohmann::json::parse(file);
}

Eigen::MatrixXd rows_of(const nlohmann::json& rows)
{
    Eigen::MatrixXd result(static_cast<Eigen::Index>(rows.size()), static_cast<Eigen::Index>(rows.at(0).size()));
    for (Eigen::Index i = 0; i < result.rows(); ++i)
        for (Eigen::Index j = 0; j < result.cols(); ++j)
            result(i, j) = rows[static_cast<std::size_t>(i)][static_cast<std::size_t>(j)].get<double>();
    return result;
}

double largest(const Eigen::MatrixXd& values)
{
    return values.cwiseAbs().maxCoeff();
}

}  // namespace

TEST_CASE("every golden group lasso is solved, and its hypergradient met")
{
    const nlohmann::json cases = golden_multitask().at("group_lasso");
    REQUIRE(!cases.empty());
    for (const auto& expected : cases) {
        const Eigen::MatrixXd F = rows_of(expected.at("F")), Y = rows_of(expected.at("Y"));
        const double lambda = expected.at("lam");
        const Moments moments = moments_of(F, Y);
        CHECK(std::abs(largest_lambda(moments) - expected.at("lambda_max").get<double>()) < 1e-12);
        Eigen::MatrixXd W = Eigen::MatrixXd::Zero(F.cols(), Y.cols());
        group_lasso(moments, lambda, {1e-13, 1'000'000}, W);
        CHECK(largest(W.transpose() - rows_of(expected.at("W"))) < 1e-6);
        CHECK(support_of(W) == expected.at("support").get<std::vector<int>>());

        const Eigen::MatrixXd F_test = rows_of(expected.at("F_test")), Y_test = rows_of(expected.at("Y_test"));
        const auto n = static_cast<double>(F_test.rows());
        const Eigen::MatrixXd residual = F_test * W - Y_test;
        CHECK(std::abs(residual.squaredNorm() / (2 * n) - expected.at("outer_loss").get<double>()) < 1e-6);
        const Eigen::MatrixXd gradient = implicit_gradient(F, Y, lambda, W, F_test.transpose() * residual / n);
        const Eigen::MatrixXd reference = rows_of(expected.at("hypergradient_F"));
        CHECK(largest(gradient - reference) < 1e-4 * largest(reference));
    }
}

TEST_CASE("every golden family of supports is judged as Assumption 7 judges it")
{
    const nlohmann::json cases = golden_multitask().at("assumption7");
    REQUIRE(!cases.empty());
    for (const auto& expected : cases) {
        std::vector<std::uint64_t> supports;
        for (const auto& list : expected.at("supports")) {
            supports.push_back(0);
            for (const int j : list)
                supports.back() |= std::uint64_t{1} << j;
        }
        CAPTURE(expected.dump());
        CHECK(supports_suffice(expected.at("m").get<int>(), supports) == expected.at("holds").get<bool>());
    }
}
