// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/variables.h"
#include "core/reading/moment.h"

#include <optional>
#include <vector>

namespace disentangle {

/// What a learned graph says that an action moves.
struct Moved {
    int latent = 0;                   ///< learned index
    std::optional<double> evidence;   ///< nats a held-out row that are lost without the edge
    std::optional<double> stability;  ///< share of bootstrap resamples in which the edge comes out again
};
/// For each action the learned latents that it has an edge to, what is worth most first; nothing where no Ga was learned, or
/// its latents are matched to true ones, which say more.
std::vector<std::vector<Moved>> what_actions_move(const Moment& moment, const Variables& variables);

}  // namespace disentangle
