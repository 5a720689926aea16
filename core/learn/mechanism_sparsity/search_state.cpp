// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/mechanism_sparsity/search_state.h"

#include "core/experiment/estimators/starts.h"
#include "core/learn/mechanism_sparsity/coordinates.h"
#include "core/learn/mechanism_sparsity/graph_comparison.h"
#include "core/learn/mechanism_sparsity/seen.h"
#include "core/learn/rows.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace disentangle {
namespace {

// Training rows, from the first.
constexpr int covariance_rows = 8192;  // that the latents are made white over
constexpr int influence_rows = 1500;   // that the transition's influence is taken at
constexpr int preview_rows = 500;      // the same for a preview
constexpr int glance_rows = 1024;      // that graphs are compared by at a glance, and as many held-out ones
constexpr int short_sweeps = 4;        // of a preview where latents are many
constexpr int glanced_at = 5;          // graphs

/// What the present model says of the first training rows, for a search at `points` of them.
SearchInput search_input(const State& state, int points)
{
    const Model& model = state.model;
    const Dimensions& dim = model.dimensions();
    const Rows rows = first_rows(*state.source, Split::train, covariance_rows);
    points = std::min(points, rows.count);
    const std::vector<float> means = model.encode(rows.x);
    SearchInput input{
        to_matrix(means, dim.d_z * dim.steps()).leftCols(dim.d_z), Eigen::MatrixXd(points, dim.inputs()), {}};
    input.decoder = decoder_moment(model, input.latents);
    if (dim.time)
        input.inputs.leftCols(dim.d_z) = input.latents.topRows(points);
    if (dim.d_a > 0)
        input.inputs.rightCols(dim.d_a) = to_matrix(rows.a, dim.d_a).topRows(points);
    return input;
}

SparseRotation begin_search(const State& state, int points, int sweeps)
{
    return SparseRotation(state.model.layout, state.model.parameters, search_input(state, points),
                          state.experiment.seed, state.bounds().total(), sweeps);
}

}  // namespace

SparseRotation begin_search(const State& state)
{
    return begin_search(state, influence_rows, RotationSearch::most_sweeps);
}

SparseRotation preview_search(const State& state)
{
    const int d_z = state.model.dimensions().d_z;
    const bool cheap = d_z <= RotationSearch::most_latents_searched_fully;
    SparseRotation preview = begin_search(state, preview_rows, cheap ? RotationSearch::most_sweeps : short_sweeps);
    // With few latents a start or two often end in other coordinates than the search will.
    const int steps = d_z <= most_latents_tried_often ? 12 : cheap ? 2 : 1;
    for (int k = 0; k < steps; ++k)
        preview.step();
    return preview;
}

int shown_edges(const State& state, const SparseRotation& rotation)
{
    const int elbow = rotation.curve().elbow;
    const Dimensions& dim = state.model.dimensions();
    if (dim.d_z > most_latents_tried_often || state.bounds().total())
        return elbow;
    std::vector<int> edges;
    for (const int corner : rotation.corners())
        if (static_cast<int>(edges.size()) < glanced_at)
            edges.push_back(corner);
    if (edges.size() < 2)
        return elbow;
    std::vector<Candidate> candidates;
    for (const int number : edges)
        candidates.push_back(rotation.with_edges(number));
    return edges[preferred(candidates, quick_losses(held_out_rows(state, glance_rows), candidates, dim.time))];
}

}  // namespace disentangle
