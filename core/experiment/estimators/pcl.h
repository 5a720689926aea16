// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <string_view>

namespace disentangle {

enum class PclRegression { mlp, absolute };  ///< a network for each latent | a weighted absolute difference
inline constexpr std::array<std::string_view, 2> pcl_regression_names{"mlp", "absolute"};
constexpr const auto& names_of(PclRegression)
{
    return pcl_regression_names;
}

/// What the estimator "pcl" has for itself (Experiment::own).
struct PclSpec {
    PclRegression regression = PclRegression::mlp;
    int regression_hidden_layers = 2;  ///< of each latent's network
    int regression_width = 32;
    bool operator==(const PclSpec&) const = default;
};

}  // namespace disentangle
