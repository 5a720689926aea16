#pragma once

#include "core/graph/adjacency.h"
#include "ui/observe/matrices/matching_strip.h"
#include "ui/observe/run/run_data.h"
#include "ui/style/matrix_view.h"

#include <QString>
#include <optional>
#include <vector>

namespace disentangle {

/// Where a learned graph differs from the true one, both in the order of the true latents.
std::vector<CellMark> marksOf(const Adjacency& truth, const Adjacency& learned);
/// The same in a sentence: "20 true, 19 learned edges; SHD 3: 2 missing −, 1 extra +".
QString comparisonOf(const Adjacency& truth, const Adjacency& learned);
/// Where the bound on a graph's edges came from; empty for a search that has none.
QString boundSource(const Experiment& experiment, bool time);

/// The probabilities of a graph ("Ga" or "Gz") at a moment.
struct LearnedProbabilities {
    Snapshot recorded;                         ///< learned order
    std::optional<std::vector<int>> matching;  ///< learned index of each true latent
    bool time = false;                         ///< both sides are latents
    /// In the order of the true latents; as recorded without a matching.
    Snapshot matched() const;
};
/// Absent when none were recorded at that moment, or not of that size.
std::optional<LearnedProbabilities> learnedProbabilities(const Moment& moment, bool time, int rows, int cols);

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
