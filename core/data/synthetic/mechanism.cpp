// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/synthetic/mechanism.h"

#include "core/base/simd.h"

#include <algorithm>
#include <cmath>

namespace disentangle {
namespace {

DISENTANGLE_SIMD void exponentiate(double factor, int count, Lanes* values)
{
    for (int i = 0; i < count; ++i)
        for (int lane = 0; lane < lane_count; ++lane)
            values[i].row[lane] = factor * portable_exp(values[i].row[lane]);
}

/// One row of values in the first lane; the others hold zeros.
std::vector<Lanes> in_first_lane(const double* values, int count)
{
    std::vector<Lanes> lanes(static_cast<std::size_t>(count), Lanes{});
    for (int i = 0; i < count; ++i)
        lanes[static_cast<std::size_t>(i)].row[0] = values[i];
    return lanes;
}

}  // namespace

Mechanism::Mechanism(const WorldSpec& spec)
    : graph_(spec.graph),
      variance_(spec.variance),
      fixed_variance_(spec.latent_variance),
      history_factor_(0.1 / (spec.graph.Gz ? spec.graph.d_z() : spec.graph.d_a()))
{
    const Violations& violations = spec.violations;
    const double share = violations.influence;
    const auto make = [&](const Adjacency& graph, double scale, const char* stream, std::optional<Part>& own,
                          std::optional<Part>& linear) {
        own = make_part(spec.mechanism, graph, scale * (1 - share), Random(spec.mixing_seed, stream));
        if (share > 0)
            linear = make_part(MechanismKind::linear, graph, scale * share, Random(spec.mixing_seed, stream));
    };
    if (graph_.Gz)
        make(*graph_.Gz, 0.5, "mechanism of latents", time_, linear_time_);
    if (graph_.Ga)
        make(*graph_.Ga, 1, "mechanism of actions", action_, linear_action_);
    // The symmetric root of the correlation matrix (1 - c) I + c 1 1^T.
    if (const double c = violations.noise_correlation; c > 0) {
        const int d_z = graph_.d_z();
        own_share_ = std::sqrt(1 - c);
        common_share_ = (std::sqrt(1 - c + d_z * c) - own_share_) / d_z;
    }
}

void Mechanism::correlate(Lanes* noise) const
{
    if (common_share_ == 0)
        return;
    Lanes sum{};
    for (int i = 0; i < graph_.d_z(); ++i)
        for (int lane = 0; lane < lane_count; ++lane)
            sum.row[lane] += noise[i].row[lane];
    for (int i = 0; i < graph_.d_z(); ++i)
        for (int lane = 0; lane < lane_count; ++lane)
            noise[i].row[lane] = own_share_ * noise[i].row[lane] + common_share_ * sum.row[lane];
}

void Mechanism::moments_of_lanes(const Lanes* z_prev, const Lanes* a, Lanes* mean, Lanes* variance) const
{
    const int d_z = graph_.d_z();
    for (int i = 0; i < d_z; ++i)
        mean[i] = graph_.Gz && (*graph_.Gz)(i, i) ? z_prev[i] : Lanes{};
    if (time_)
        add_mean(*time_, z_prev, mean);
    if (action_)
        add_mean(*action_, a, mean);
    if (linear_time_)
        add_mean(*linear_time_, z_prev, mean);
    if (linear_action_)
        add_mean(*linear_action_, a, mean);

    if (variance_ == VarianceKind::fixed) {
        Lanes fixed;
        std::fill_n(fixed.row, lane_count, fixed_variance_);
        std::fill_n(variance, d_z, fixed);
        return;
    }
    std::fill_n(variance, d_z, Lanes{});
    if (time_)
        add_log_variance(*time_, z_prev, variance);
    if (action_)
        add_log_variance(*action_, a, variance);
    exponentiate(history_factor_, d_z, variance);
}

void Mechanism::moments(const double* z_prev, const double* a, double* mean, double* variance) const
{
    const int d_z = graph_.d_z();
    const auto z_lanes = in_first_lane(z_prev, graph_.Gz ? d_z : 0);
    const auto a_lanes = in_first_lane(a, graph_.Ga ? graph_.d_a() : 0);
    std::vector<Lanes> moments(static_cast<std::size_t>(2 * d_z));
    moments_of_lanes(z_lanes.data(), a_lanes.data(), moments.data(), moments.data() + d_z);
    for (int i = 0; i < d_z; ++i) {
        mean[i] = moments[static_cast<std::size_t>(i)].row[0];
        variance[i] = moments[static_cast<std::size_t>(d_z + i)].row[0];
    }
}

GaussianTransition::Jacobians Mechanism::jacobians(const double* z_prev, const double* a) const
{
    const int d_z = graph_.d_z(), d_a = graph_.d_a();
    Jacobians result{Eigen::MatrixXd::Zero(d_z, d_z), Eigen::MatrixXd::Zero(d_z, d_a), Eigen::MatrixXd::Zero(d_z, d_z),
                     Eigen::MatrixXd::Zero(d_z, d_a)};
    if (time_) {
        result.mean_z = mean_slopes(*time_, z_prev);
        if (linear_time_)
            result.mean_z += mean_slopes(*linear_time_, z_prev);
        for (int i = 0; i < d_z; ++i)
            if ((*graph_.Gz)(i, i))
                result.mean_z(i, i) += 1;
    }
    if (action_)
        result.mean_a = mean_slopes(*action_, a);
    if (linear_action_)
        result.mean_a += mean_slopes(*linear_action_, a);
    if (!variance_moves())
        return result;

    // d exp(s) = exp(s) ds.
    Eigen::VectorXd mean(d_z), variance(d_z);
    moments(z_prev, a, mean.data(), variance.data());
    if (time_)
        result.variance_z = variance.asDiagonal() * log_variance_slopes(*time_, z_prev);
    if (action_)
        result.variance_a = variance.asDiagonal() * log_variance_slopes(*action_, a);
    return result;
}

std::unique_ptr<GaussianTransition> make_transition(const WorldSpec& spec)
{
    validate(spec);
    return std::make_unique<Mechanism>(spec);
}

}  // namespace disentangle
