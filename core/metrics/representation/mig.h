// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrics/representation/labels.h"

namespace disentangle {

/// Mutual information gap (Chen et al. 2018, arXiv 1802.04942): the mean over true factors of how much more the most
/// telling latent knows of it than the second, as a share of the factor's entropy. In [0, 1]. As mig.py of
/// google-research/disentanglement_lib.
double mutual_information_gap(const MutualInformation& information);

}  // namespace disentangle
