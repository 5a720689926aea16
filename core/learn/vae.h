// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/learn/estimator.h"
#include "core/learn/regulariser.h"

namespace disentangle {

/// A variational autoencoder with a regulariser of its own: encoder, decoder and posterior as estimator.* says, Gaussian
/// observations whose one variance is the closed-form average (Rybkin et al. 2021, "sigma-VAE"). Observations are taken
/// one by one, both steps of a pair alike, unless the regulariser looks at pairs. It learns no graph. Its objective is
///
///     -log N(x; decoder(z), v) / d_x + regulariser / d_x,  averaged over observations
///
/// on the fused backend alone: throws InputError when another is asked for. `make_regulariser` is called again with the
/// experiment when a parameter has changed.
std::unique_ptr<Estimator> make_vae(const Experiment& experiment, std::shared_ptr<const Source> source,
                                    const Resources& resources,
                                    std::unique_ptr<Regulariser> (*make_regulariser)(const Experiment&));

}  // namespace disentangle
