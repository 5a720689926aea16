// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/learn/probe.h"

namespace disentangle {

// A few held-out rows that a run follows: their latents, reconstructions and traversals. "Row" is its observation after
// the last step of time.

inline constexpr int followed_rows = 512;         ///< at most, whose latents are recorded
inline constexpr int followed_observations = 16;  ///< at most, whose reconstructions are recorded

/// The latents of a traversal, d_z * positions x d_z: row k * positions + j is `centre` but for latent k, which is moved by
/// traversal_move(j) of its standard deviations (`deviation`, 1 x d_z).
Eigen::MatrixXd traversal(const Eigen::RowVectorXd& centre, const Eigen::RowVectorXd& deviation);

/// Steps between two recordings along a run of `steps` that is evaluated every `evaluate_every`: a multiple of that, such
/// that there are at most 400 of them and they take at most 64 MiB, each being `floats` numbers.
std::int64_t recording_interval(std::int64_t floats, std::int64_t steps, std::int64_t evaluate_every);

/// Numbers in one recording of `rows` held-out rows.
std::int64_t recorded_floats(int rows, int d_z, int d_x);

/// Whether the rows are recorded at `step`: once an interval, and always where the evaluation was not a planned one or
/// something comes to its end.
bool rows_are_due(const Experiment& experiment, const HeldOut& held_out, const Estimator& estimator, std::int64_t step);

}  // namespace disentangle
