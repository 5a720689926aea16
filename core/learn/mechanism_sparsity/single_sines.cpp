// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/mechanism_sparsity/single_sines.h"

#include "core/learn/mechanism_sparsity/coordinates.h"
#include "core/learn/mechanism_sparsity/mechanisms/sine_pursuit.h"

#include <algorithm>
#include <functional>
#include <numeric>
#include <vector>

namespace disentangle {
namespace {

constexpr int sines_a_latent = 12;      // looked for, at most
constexpr double least_of_rest = 0.01;  // what a sine explains of what the network leaves, at least

}  // namespace

int add_single_sines(const Layout& layout, std::span<float> parameters, const Eigen::MatrixXd& inputs,
                     const Eigen::MatrixXd& targets)
{
    struct Candidate {
        Eigen::Index latent;
        SinePursuit::Sine sine;
    };
    const SharedNetwork& network = layout.description().shared_transition.value();
    const auto element = [&](const Tensor& tensor, Eigen::Index row, Eigen::Index column) -> float& {
        return parameters[tensor.offset + static_cast<std::size_t>(row * tensor.shape.back() + column)];
    };
    const Eigen::MatrixXd rest = targets - shared_prediction(layout, parameters, inputs);
    const SinePursuit pursuit(inputs);
    std::vector<Candidate> candidates;
    for (Eigen::Index i = 0; i < rest.cols(); ++i) {
        const SinePursuit::Fit fit = pursuit.fit(rest.col(i), sines_a_latent, least_of_rest);
        for (const SinePursuit::Sine& sine : fit.sines)
            candidates.push_back({i, sine});
        parameters[network.mean.bias.offset + static_cast<std::size_t>(i)] += static_cast<float>(fit.constant);
        for (Eigen::Index j = 0; j < inputs.cols(); ++j)
            element(network.skip, i, j) += static_cast<float>(fit.slope(j));
    }
    std::ranges::stable_sort(candidates, std::ranges::greater{},
                             [](const Candidate& candidate) { return candidate.sine.amplitude; });

    // Sines from the one that says least.
    const int series = network.units() - network.sines.out();
    std::vector<float> says(static_cast<std::size_t>(network.sines.out()));
    for (std::size_t unit = 0; unit < says.size(); ++unit)
        for (Eigen::Index i = 0; i < rest.cols(); ++i) {
            const float weight = element(network.mean.weight, i, series + static_cast<Eigen::Index>(unit));
            says[unit] += weight * weight;
        }
    std::vector<std::size_t> order(says.size());
    std::iota(order.begin(), order.end(), 0);
    std::ranges::stable_sort(order, {}, [&](std::size_t unit) { return says[unit]; });
    int taken = 0;
    for (const auto& [latent, sine] : candidates) {
        if (static_cast<std::size_t>(taken) == order.size())
            break;
        const std::size_t place = order[static_cast<std::size_t>(taken)];
        if (static_cast<double>(says[place]) >= sine.amplitude * sine.amplitude)
            break;
        const auto unit = static_cast<Eigen::Index>(place);
        for (Eigen::Index j = 0; j < inputs.cols(); ++j)
            element(network.sines.weight, unit, j) = j == sine.input ? static_cast<float>(sine.frequency) : 0.F;
        parameters[network.sines.bias.offset + place] = static_cast<float>(sine.phase);
        for (const std::optional<Head>& head : {std::optional(network.mean), network.variance})
            for (Eigen::Index i = 0; head && i < rest.cols(); ++i)
                element(head->weight, i, series + unit) = 0;
        element(network.mean.weight, latent, series + unit) = static_cast<float>(sine.amplitude);
        ++taken;
    }
    return taken;
}

}  // namespace disentangle
