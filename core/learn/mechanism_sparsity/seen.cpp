// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/mechanism_sparsity/seen.h"

#include "core/learn/mechanism_sparsity/coordinates.h"
#include "core/learn/rows.h"

#include <algorithm>
#include <utility>

namespace disentangle {

Seen look(const State& state, Split split, int count)
{
    return look(state, first_rows(*state.source, split, count));
}

Seen look(const State& state, const Rows& rows)
{
    const Dimensions& dim = state.model.dimensions();
    const Eigen::MatrixXd latents = to_matrix(state.model.encode(rows.x), dim.d_z * dim.steps());
    Seen seen{Eigen::MatrixXd(rows.count, dim.inputs()), latents.rightCols(dim.d_z)};
    if (dim.time)
        seen.inputs.leftCols(dim.d_z) = latents.leftCols(dim.d_z);
    if (dim.d_a > 0)
        seen.inputs.rightCols(dim.d_a) = to_matrix(rows.a, dim.d_a);
    return seen;
}

Eigen::MatrixXd decoder_moment(const Model& model, const Eigen::MatrixXd& latents)
{
    constexpr Eigen::Index most_rows = 128;
    const int d_x = model.dimensions().d_x;
    return decoder_moment([&](const Eigen::MatrixXd& z) { return to_matrix(model.decode(to_rows(z)), d_x); },
                          latents.topRows(std::min(latents.rows(), most_rows)));
}

HeldOutRows held_out_rows(const State& state, int rows)
{
    Seen fitted = look(state, Split::train, rows), judging = look(state, Split::validation, rows);
    return {std::move(fitted.inputs), std::move(fitted.latents), std::move(judging.inputs), std::move(judging.latents)};
}

}  // namespace disentangle
