// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reading/entanglement.h"

namespace disentangle {

/// The correlations as they are counted: where theory forbids a dependence, only what exceeds the correlation of the true
/// latents with each other, at least 0; elsewhere as measured. Without a matching, a pattern or the true latents' own
/// correlations it is all as measured.
Snapshot counted_correlation(const Entanglement& entanglement);

/// Whether counted_correlation() differs from what was measured by enough to be seen, more than forbidden_above somewhere.
bool shares_correlation(const Entanglement& entanglement);

}  // namespace disentangle
