// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/variables.h"
#include "core/reading/mark.h"
#include "core/reading/matching.h"

#include <optional>
#include <vector>

namespace disentangle {

/// The edges that are learned, in the order of the probabilities.
Adjacency edges_in(const Snapshot& probabilities);

/// A graph as it was learned by some step.
struct LearnedGraph {
    bool time = false;                 ///< Gz: both sides are latents; else Ga
    Snapshot recorded;                 ///< probability of each edge, d_z x d_z or d_z x d_a, in learned order
    std::optional<Matching> matching;  ///< absent where no matching was recorded
    /// What each pair is worth, nats a held-out row (SnapshotInfo of evidence_Ga), in learned order; absent before a graph
    /// was settled, and where nothing is known.
    std::optional<Snapshot> evidence = {};
    /// In which share of bootstrap resamples each pair is an edge (SnapshotInfo of stability_Ga), in learned order; absent
    /// before the end, and where it was not asked.
    std::optional<Snapshot> stability = {};

    /// The probabilities in the order of the true latents; in learned order without a matching.
    Snapshot matched() const { return in_order(recorded); }
    /// Another matrix of the same pairs, likewise.
    Snapshot in_order(const Snapshot& pairs) const;
    Adjacency edges() const { return edges_in(matched()); }
};
/// Absent when the run has learned no such graph by then, or one of another size than `variables` have.
std::optional<LearnedGraph> learned_graph(const Moment& moment, const Variables& variables, bool time);

/// The true Ga or Gz; nullptr when there is none, or nobody knows it.
const Adjacency* true_graph(const Variables& variables, bool time);

/// Where a learned graph differs from the true one, row by row. Both in the order of the true latents.
std::vector<Mark> wrong_edges(const Adjacency& truth, const Adjacency& learned);

/// A pair of child and parent, by their learned indices; the parent is an action for Ga.
struct EdgeCell {
    int row = 0, col = 0;
    bool truth = false;  ///< an edge of the true graph, by the matching
    double error = 0;    ///< distance of its probability from the truth, 0 to 1
};
/// The pairs of a learned graph, those that are furthest from the truth first. `probabilities` are in learned order and of
/// the truth's size. Without a truth (null) or a matching nothing is known of a pair: none is an edge, and the most
/// probable come first.
std::vector<EdgeCell> cells_by_error(const Adjacency* truth, bool time, const std::optional<Matching>& matching,
                                     const Snapshot& probabilities);

}  // namespace disentangle
