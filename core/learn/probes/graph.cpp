// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/probes/learned_edges.h"
#include "core/learn/probe.h"

#include <numeric>

namespace disentangle {
namespace {

void record_part(const GraphNames& names, const GraphEstimate::Part& part, Recorder& recorder)
{
    recorder.metric(names.edges, learned_edges(part).edges());
    recorder.metric(names.expected_edges, std::accumulate(part.probability.begin(), part.probability.end(), 0.0));
    if (part.bound)
        recorder.metric(names.bound, *part.bound);
    if (part.multiplier)
        recorder.metric(names.multiplier, *part.multiplier);
    recorder.snapshot(names.probability, {part.rows, part.cols, part.probability});
    if (!part.evidence.empty())
        recorder.snapshot(names.evidence, {part.rows, part.cols, part.evidence});
}

void measure_graph(const Subject& subject, Recorder& recorder)
{
    if (!subject.graph)
        return;
    if (subject.graph->provisional)
        recorder.metric(metric::provisional, *subject.graph->provisional ? 1 : 0);
    if (subject.graph->Ga)
        record_part(graph_names(false), *subject.graph->Ga, recorder);
    if (subject.graph->Gz)
        record_part(graph_names(true), *subject.graph->Gz, recorder);
}

}  // namespace

Adjacency learned_edges(const GraphEstimate::Part& part)
{
    Adjacency edges(part.rows, part.cols);
    for (int i = 0; i < part.rows; ++i)
        for (int j = 0; j < part.cols; ++j)
            edges.set(i, j, is_learned(double{part.probability[static_cast<std::size_t>(i * part.cols + j)]}));
    return edges;
}

Probe graph_probe()
{
    return {[](const Facts&, const Truth*, Estimator& estimator) { return estimator.learns_graph(); }, measure_graph};
}

}  // namespace disentangle
