// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/representation/infomec.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace disentangle {
namespace {

constexpr std::size_t neighbours = 10;

/// The digamma function of whole numbers: harmonic numbers less Euler's constant. Entry n is psi(n), from 1.
std::vector<double> digamma_to(std::size_t largest)
{
    std::vector<double> psi(largest + 1);
    for (std::size_t n = 1; n <= largest; ++n)
        psi[n] = n == 1 ? -std::numbers::egamma : psi[n - 1] + 1 / static_cast<double>(n - 1);
    return psi;
}

/// The distance from element `own` of sorted values to the k-th nearest of the others.
double distance_to_neighbour(const std::vector<double>& sorted, std::size_t own, std::size_t k)
{
    std::size_t first = own, last = own;  // the neighbours passed so far lie in between
    double distance = 0;
    for (std::size_t passed = 0; passed < k; ++passed) {
        const double below = first > 0 ? sorted[own] - sorted[first - 1] : HUGE_VAL;
        const double above = last + 1 < sorted.size() ? sorted[last + 1] - sorted[own] : HUGE_VAL;
        distance = std::min(below, above);
        below <= above ? --first : ++last;
    }
    return distance;
}

}  // namespace

double neighbour_information(const Labels& labels, const Eigen::VectorXd& values)
{
    std::vector<std::vector<double>> of_class(static_cast<std::size_t>(labels.classes));
    for (std::size_t row = 0; row < labels.of.size(); ++row)
        of_class[static_cast<std::size_t>(labels.of[row])].push_back(values[static_cast<Eigen::Index>(row)]);
    std::erase_if(of_class, [](const auto& rows) { return rows.size() < 2; });
    std::vector<double> all;
    for (auto& rows : of_class) {
        std::ranges::sort(rows);
        all.insert(all.end(), rows.begin(), rows.end());
    }
    if (all.empty())
        return 0;
    std::ranges::sort(all);
    const std::vector<double> psi = digamma_to(all.size());
    double sum = 0;
    for (const auto& rows : of_class) {
        const std::size_t k = std::min(neighbours, rows.size() - 1);
        for (std::size_t own = 0; own < rows.size(); ++own) {
            const double value = rows[own], radius = distance_to_neighbour(rows, own, k);
            // Values strictly within the radius, itself among them: a stretch of the sorted values.
            const auto from =
                std::ranges::partition_point(all, [&](double v) { return v < value && value - v >= radius; });
            const auto to =
                std::ranges::partition_point(all, [&](double v) { return v <= value || v - value < radius; });
            sum += psi[k] - psi[rows.size()] - psi[static_cast<std::size_t>(to - from)];
        }
    }
    return std::max(0.0, psi[all.size()] + sum / static_cast<double>(all.size()));
}

}  // namespace disentangle
