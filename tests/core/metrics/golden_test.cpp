// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/metrics.h"

#include <doctest/doctest.h>
#include <fstream>
#include <nlohmann/json.hpp>

using namespace disentangle;

namespace {

Eigen::MatrixXd matrix(const nlohmann::json& rows)
{
    Eigen::MatrixXd result(static_cast<Eigen::Index>(rows.size()), static_cast<Eigen::Index>(rows.at(0).size()));
    for (Eigen::Index i = 0; i < result.rows(); ++i)
        for (Eigen::Index j = 0; j < result.cols(); ++j)
            result(i, j) = rows[static_cast<std::size_t>(i)][static_cast<std::size_t>(j)].get<double>();
    return result;
}

Adjacency graph(const nlohmann::json& rows)
{
    return Adjacency::from_rows(rows.get<std::vector<std::vector<int>>>());
}

}  // namespace

TEST_CASE("every score of the golden cases is met to 1e-9")
{
    std::ifstream file(DISENTANGLE_GOLDEN_DIR "/metrics.json");
    const auto cases = nlohmann::json::parse(file);
    REQUIRE(!cases.empty());
    for (std::size_t index = 0; index < cases.size(); ++index) {
        CAPTURE(index);
        const auto& expected = cases[index];
        const auto permitted = graph(expected.at("permitted"));
        const auto scores = score(matrix(expected.at("z")), matrix(expected.at("z_hat")), &permitted);
        CHECK(scores.assignment == expected.at("assignment").get<std::vector<int>>());
        CHECK(std::abs(scores.mcc - expected.at("mcc").get<double>()) < 1e-9);
        CHECK(std::abs(scores.r - expected.at("r").get<double>()) < 1e-9);
        REQUIRE(scores.r_con);
        CHECK(std::abs(*scores.r_con - expected.at("r_con").get<double>()) < 1e-9);
        const auto Ga = match_rows(graph(expected.at("learned_Ga")), scores.assignment);
        CHECK(graph_distance(graph(expected.at("Ga")), Ga).total() == expected.at("shd_Ga").get<double>());
        const auto Gz = match_rows_and_cols(graph(expected.at("learned_Gz")), scores.assignment);
        CHECK(graph_distance(graph(expected.at("Gz")), Gz).total() == expected.at("shd_Gz").get<double>());
    }
}
