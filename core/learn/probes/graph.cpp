#include "core/learn/probes/learned_edges.h"
#include "core/learn/probes/probes.h"

#include "core/record/catalogue.h"

#include <numeric>

namespace disentangle {
namespace {

void record_part(const std::string& name, const LearnedGraph::Part& part, Recorder& recorder)
{
    recorder.metric("edges_" + name, learned_edges(part).edges());
    recorder.metric("expected_edges_" + name, std::accumulate(part.probability.begin(), part.probability.end(), 0.0));
    if (part.bound)
        recorder.metric("bound_" + name, *part.bound);
    if (part.multiplier)
        recorder.metric("multiplier_" + name, *part.multiplier);
    recorder.snapshot("probability_" + name, {part.rows, part.cols, part.probability});
}

void measure_graph(const Subject& subject, Recorder& recorder)
{
    if (!subject.graph)
        return;
    if (subject.graph->Ga)
        record_part("Ga", *subject.graph->Ga, recorder);
    if (subject.graph->Gz)
        record_part("Gz", *subject.graph->Gz, recorder);
}

}  // namespace

Adjacency learned_edges(const LearnedGraph::Part& part)
{
    Adjacency edges(part.rows, part.cols);
    for (int i = 0; i < part.rows; ++i)
        for (int j = 0; j < part.cols; ++j)
            edges.set(i, j, part.probability[static_cast<std::size_t>(i * part.cols + j)] > learned_above);
    return edges;
}

Probe graph_probe()
{
    return {"graph",
            {"edges_Ga", "edges_Gz", "expected_edges_Ga", "expected_edges_Gz", "bound_Ga", "bound_Gz", "multiplier_Ga",
             "multiplier_Gz"},
            [](const Facts&, const Truth*, Estimator& estimator) { return estimator.learns_graph(); },
            measure_graph};
}

}  // namespace disentangle
