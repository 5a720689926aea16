// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/graph/adjacency.h"
#include "core/reading/moment.h"
#include "ui/observe/matrices/matching_strip.h"

#include <QString>
#include <optional>
#include <vector>

namespace disentangle {

/// How a learned graph differs from the true one, both in the order of the true latents:
/// "20 true, 19 learned edges; SHD 3: 2 missing −, 1 extra +".
QString comparisonOf(const Adjacency& truth, const Adjacency& learned);
/// Where the bound on a graph's edges came from; empty for a search that has none.
QString boundSource(const Experiment& experiment, bool time);

/// a - b, of equal size.
Snapshot difference(const Snapshot& a, const Snapshot& b);
/// How many probabilities rose and fell, and which changed most.
QString changeOf(const Snapshot& change, const QStringList& rows, const QStringList& cols);

/// The matching at a moment as lines, learned rows in `order`; absent when none was recorded.
std::optional<MatchingLines> matchingLines(const Moment& moment, const QStringList& latents,
                                           const std::vector<int>& order);
/// Which latents are matched to another learned one than at the step before, or empty.
QString changeOfMatching(const MatchingLines& lines);

}  // namespace disentangle
