// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/figure/layout.h"
#include "core/figure/request.h"
#include "core/record/run_file.h"
#include "tests/core/record/support.h"

#include <cmath>
#include <string>
#include <vector>

namespace disentangle::testing {

inline Snapshot filled(int rows, int cols, float value)
{
    return {rows, cols, std::vector<float>(static_cast<std::size_t>(rows * cols), value)};
}

/// A value for every cell that is no round number and differs from the others.
inline Snapshot numbered(int rows, int cols)
{
    Snapshot snapshot{rows, cols, {}};
    for (int i = 0; i < rows * cols; ++i)
        snapshot.data.push_back(static_cast<float>(std::sin(0.7 * i + 0.1)));
    return snapshot;
}

/// Records a run of `experiment` with everything that views draw, at steps 0, `every`, ...; the learned order is the true
/// one reversed.
inline void record_whole(const fs::path& path, const Experiment& experiment, std::int64_t evaluations,
                         std::int64_t every = 100)
{
    const CausalGraph& graph = experiment.world.graph;
    const int d = graph.d_z(), a = graph.d_a(), x = experiment.world.d_x, n = 20, m = 2;
    RunWriter writer = RunWriter::create(path, experiment);
    Snapshot reversed{1, d, {}};
    for (int i = 0; i < d; ++i)
        reversed.data.push_back(static_cast<float>(d - 1 - i));
    writer.snapshot(0, "true_latents", numbered(n, d));
    if (a > 0)
        writer.snapshot(0, "actions", numbered(n, a));
    writer.snapshot(0, "observations", numbered(m, x));
    writer.snapshot(0, "true_traversal", numbered(9 * d, x));
    writer.snapshot(0, "permitted", numbered(d, d));
    for (std::int64_t i = 0; i < evaluations; ++i) {
        const std::int64_t step = i * every;
        const double done = static_cast<double>(i) / static_cast<double>(evaluations);
        for (const char* name : {"mcc", "r", "r_con"})
            writer.metric(step, name, done / 3);
        for (const char* name : {"shd", "shd_Ga", "shd_Gz", "loss", "reconstruction", "kl", "expected_edges_Ga",
                                 "expected_edges_Gz", "bound_Ga", "multiplier_Ga"})
            writer.metric(step, name, std::floor(7 * (1 - done)));
        if (graph.Ga)
            writer.snapshot(step, "probability_Ga", numbered(d, a));
        if (graph.Gz)
            writer.snapshot(step, "probability_Gz", numbered(d, d));
        for (const char* kind : {"correlation", "ols"})
            writer.snapshot(step, kind, numbered(d, d));
        writer.snapshot(step, "assignment", reversed);
        writer.snapshot(step, "kl", numbered(1, d));
        writer.snapshot(step, "latents", numbered(n, d));
        writer.snapshot(step, "reconstructions", numbered(m, x));
        writer.snapshot(step, "traversal", numbered(9 * d, x));
    }
    writer.event(every, "set", R"({"key": "sparsity.beta_Ga", "value": 12})");
    writer.flush();
}

inline const std::vector<std::string>& all_views()
{
    static const std::vector<std::string> views{"scores",   "latents", "graphs",     "entanglement", "loss",
                                                "sparsity", "edges",   "traversals", "data"};
    return views;
}

/// How often `part` stands in `text`.
inline int count_of(const std::string& text, const std::string& part)
{
    int count = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + part.size()))
        ++count;
    return count;
}

}  // namespace disentangle::testing
