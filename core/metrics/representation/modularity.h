// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrics/representation/labels.h"

namespace disentangle {

/// Modularity (Ridgeway & Mozer 2018, arXiv 1802.05312): the mean over latents of how little the other true factors share
/// of their information, 1 - (sum_i I_ij^2 - M)/(M (d - 1)) with M the largest of the squares; 0 for a latent without
/// information. In [0, 1]. As modularity_explicitness.py of google-research/disentanglement_lib.
double modularity(const MutualInformation& information);

}  // namespace disentangle
