// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/mechanism_sparsity/own_networks.h"

#include "core/learn/mechanism_sparsity/mechanisms/sine_pursuit.h"

#include <algorithm>
#include <vector>

namespace disentangle {
namespace {

/// The weights of one latent's network.
class OwnNetwork {
public:
    OwnNetwork(const Layout& layout, std::span<float> parameters, int latent)
        : networks_(layout.description().transition),
          parameters_(parameters),
          latent_(latent),
          past_(layout.dimensions().time ? layout.dimensions().d_z : 0),
          actions_(layout.dimensions().d_a)
    {
    }

    int units() const { return networks_.width; }
    float& weight(int unit, int input)
    {
        const int of_unit = latent_ * units() + unit;
        return input < past_ ? at(*networks_.from_z, of_unit * past_ + input)
                             : at(*networks_.from_a, of_unit * actions_ + input - past_);
    }
    float& bias(int unit) { return at(networks_.bias, latent_ * units() + unit); }
    float& out(int unit) { return at(networks_.mean.weight, latent_ * units() + unit); }
    float& out_bias() { return at(networks_.mean.bias, latent_); }
    float& skip(int input) { return at(*networks_.skip, latent_ * (past_ + actions_) + input); }
    /// Lets the variance, where it follows the history, start out the same for all.
    void forget_variance()
    {
        for (int unit = 0; networks_.variance && unit < units(); ++unit)
            at(networks_.variance->weight, latent_ * units() + unit) = 0;
    }

private:
    float& at(const Tensor& tensor, int element)
    {
        return parameters_[tensor.offset + static_cast<std::size_t>(element)];
    }

    const PerLatentNetworks& networks_;
    std::span<float> parameters_;
    int latent_, past_, actions_;
};

}  // namespace

bool start_from_sines(const Layout& layout)
{
    const PerLatentNetworks& networks = layout.description().transition;
    return networks.activation == Activation::sine && networks.hidden.empty() && networks.skip;
}

void start_own_networks(const Layout& layout, std::span<float> parameters, std::span<const float> graph,
                        const Eigen::MatrixXd& inputs, const Eigen::MatrixXd& targets)
{
    const int all = layout.dimensions().inputs();
    for (int i = 0; i < layout.dimensions().d_z; ++i) {
        std::vector<int> parents;
        for (int j = 0; j < all; ++j)
            if (graph[static_cast<std::size_t>(i * all + j)] > 0)
                parents.push_back(j);
        OwnNetwork network(layout, parameters, i);
        const SinePursuit pursuit(inputs(Eigen::all, parents));
        const SinePursuit::Fit fit = pursuit.fit(targets.col(i), network.units() / 2);
        for (int unit = 0; unit < network.units(); ++unit) {
            if (unit >= static_cast<int>(fit.sines.size())) {
                network.out(unit) = 0;
                continue;
            }
            const SinePursuit::Sine& sine = fit.sines[static_cast<std::size_t>(unit)];
            for (int j = 0; j < all; ++j)
                network.weight(unit, j) = 0;
            network.weight(unit, parents[static_cast<std::size_t>(sine.input)]) = static_cast<float>(sine.frequency);
            network.bias(unit) = static_cast<float>(sine.phase);
            network.out(unit) = static_cast<float>(sine.amplitude);
        }
        network.out_bias() = static_cast<float>(fit.constant);
        for (int j = 0; j < all; ++j)
            network.skip(j) = 0;
        for (std::size_t k = 0; k < parents.size(); ++k)
            network.skip(parents[k]) = static_cast<float>(fit.slope(static_cast<Eigen::Index>(k)));
        network.forget_variance();
    }
}

}  // namespace disentangle
