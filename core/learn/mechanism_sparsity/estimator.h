// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/learn/estimator.h"

namespace disentangle {

/// The mechanism-sparsity VAE (Lachapelle et al. 2024): learns latents whose transition needs few edges, by masks under a
/// bound or by the sparsest rotation of the unmasked solution, as sparsity.search says. Needs actions or time.
std::unique_ptr<Estimator> make_mechanism_sparsity(const Experiment& experiment, std::shared_ptr<const Source> source,
                                                   const Resources& resources);

}  // namespace disentangle
