#pragma once

#include "core/graph/adjacency.h"
#include "ui/observe/run/run_data.h"

#include <optional>
#include <vector>

namespace disentangle {

/// The learned index of every true latent, as recorded at a moment; absent when none was, or when what was recorded is
/// no permutation of `latents`.
std::optional<std::vector<int>> matchingOf(const Moment& moment, int latents);
std::optional<std::vector<int>> permutationIn(const Snapshot& assignment, int latents);
bool isPermutation(const std::vector<int>& matching, int size);

/// result(i, c) = matrix(rows[i], cols[c]); an empty list leaves that side as it is.
Snapshot reordered(const Snapshot& matrix, const std::vector<int>& rows, const std::vector<int>& cols);

/// The edges that are on: probability > 1/2.
Adjacency learnedGraph(const Snapshot& probabilities);

/// A true graph as the run's experiment has it, by the letter of the snapshots ("Ga" or "Gz"); nullptr when absent.
const Adjacency* trueGraph(const Experiment& experiment, std::string_view graph);

}  // namespace disentangle
