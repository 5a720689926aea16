// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <span>

namespace disentangle {

/// How well trained models that differ in their seed alone agree: unsupervised disentanglement ranking of their latents on
/// the first `rows` held-out rows of the first run's data, in [0, 1]. Needs no truth. Requires two runs with checkpoints.
double agreement_of(std::span<const std::filesystem::path> runs, int rows);

}  // namespace disentangle
