#include "core/learn/probes/learned_edges.h"
#include "core/learn/probes/probes.h"

namespace disentangle {
namespace {

bool applies(const Facts&, const Truth* truth, Estimator& estimator)
{
    return can_match(truth, estimator) && truth->graph() != nullptr && estimator.learns_graph();
}

/// Returns the wrong edges.
int record(const std::string& name, const Adjacency& truth, const Adjacency& matched, Recorder& recorder)
{
    const GraphDistance distance = graph_distance(truth, matched);
    recorder.metric("shd_" + name, distance.total());
    recorder.metric("missing_" + name, distance.missing);
    recorder.metric("extra_" + name, distance.extra);
    return distance.total();
}

void measure(const Sample& sample, Recorder& recorder)
{
    if (!sample.graph || !sample.scores)
        return;
    const CausalGraph& truth = *sample.held_out.truth->graph();
    const std::vector<int>& assignment = sample.scores->assignment;
    int wrong = 0;
    if (sample.graph->Ga && truth.Ga)
        wrong += record("Ga", *truth.Ga, match_rows(learned_edges(*sample.graph->Ga), assignment), recorder);
    if (sample.graph->Gz && truth.Gz)
        wrong += record("Gz", *truth.Gz, match_rows_and_cols(learned_edges(*sample.graph->Gz), assignment), recorder);
    recorder.metric("shd", wrong);
}

}  // namespace

Probe graph_distance_probe()
{
    return {"graph distance",
            {"shd", "shd_Ga", "shd_Gz", "missing_Ga", "missing_Gz", "extra_Ga", "extra_Gz"},
            applies,
            measure};
}

}  // namespace disentangle
