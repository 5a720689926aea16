// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/learn/mechanism_sparsity/mechanisms/edge_evidence.h"
#include "core/learn/mechanism_sparsity/state.h"

#include <Eigen/Core>

namespace disentangle {

/// Inputs of the transition and what the latents then are by the present model: rows x inputs ([z_{t-1} | a]), rows x d_z.
struct Seen {
    Eigen::MatrixXd inputs, latents;
};

/// Of some rows.
Seen look(const State& state, const Rows& rows);
/// Of the first rows of a split, `rows` of them or as many as there are.
Seen look(const State& state, Split split, int rows);

/// Of the first training rows and of the first held-out ones, `rows` of each or as many as there are.
HeldOutRows held_out_rows(const State& state, int rows);

/// How what the model decodes follows the latents, taken at the first of these (n x d_z): E[J^T J], d_z x d_z. Tells which
/// directions the decoder uses.
Eigen::MatrixXd decoder_moment(const Model& model, const Eigen::MatrixXd& latents);

}  // namespace disentangle
