// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/learn/estimator.h"
#include "core/learn/mechanism_sparsity/model.h"

#include <cstdint>
#include <functional>
#include <vector>

namespace disentangle {

/// The KL of the last step for each latent (nats, mean over the rows) with no graph at all: in place of the transition
/// every latent is predicted by one Gaussian, with its mean and its variance over `training` rows. Encoder, decoder and
/// posterior are the model's: what is left over the KL under the graph is what the graph tells. The function takes rows, and
/// the number of the noise that they are sampled with. It keeps a copy of the numbers it needs.
std::function<std::vector<double>(const Minibatch& rows, std::int64_t number)> kl_without_graph(
    const Model& model, std::uint64_t seed, const Minibatch& training);

}  // namespace disentangle
