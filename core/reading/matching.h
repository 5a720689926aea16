// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reading/moment.h"

#include <optional>
#include <string>
#include <vector>

namespace disentangle {

/// The learned index of every true latent, from 0.
using Matching = std::vector<int>;

/// As recorded at a moment; absent when none was, as in a run whose true factors nobody knows, or when what was recorded is
/// no permutation of `latents`.
std::optional<Matching> matching_of(const Moment& moment, int latents);
/// Absent when the snapshot is no permutation of as many indices as it has entries.
std::optional<Matching> permutation_in(const Snapshot& assignment);
/// 0, 1, ..., latents - 1: the order in which latents were learned.
Matching learned_order(int latents);

/// "ẑ3" for index 2: learned latents have no names of their own.
std::string learned_name(int index);
std::vector<std::string> learned_names(const Matching& order);

/// result(i, c) = matrix(rows[i], cols[c]); an empty list leaves that side as it is.
Snapshot reordered(const Snapshot& matrix, const std::vector<int>& rows, const std::vector<int>& cols);

}  // namespace disentangle
