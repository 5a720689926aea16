#include "core/learn/probes/learned_edges.h"
#include "core/learn/probes/probes.h"

namespace disentangle {
namespace {

bool graph_distance_applies(const Facts&, const Truth* truth, Estimator& estimator)
{
    return can_match(truth, estimator) && truth->graph() != nullptr && estimator.learns_graph();
}

/// Returns the wrong edges.
int record_distance(const std::string& name, const Adjacency& truth, const Adjacency& matched, Recorder& recorder)
{
    const GraphDistance distance = graph_distance(truth, matched);
    recorder.metric("shd_" + name, distance.total());
    recorder.metric("missing_" + name, distance.missing);
    recorder.metric("extra_" + name, distance.extra);
    return distance.total();
}

void measure_graph_distance(const Subject& subject, Recorder& recorder)
{
    if (!subject.graph || !subject.scores)
        return;
    const CausalGraph& truth = *subject.held_out.truth->graph();
    const std::vector<int>& assignment = subject.scores->assignment;
    int wrong = 0;
    if (subject.graph->Ga && truth.Ga)
        wrong += record_distance("Ga", *truth.Ga, match_rows(learned_edges(*subject.graph->Ga), assignment), recorder);
    if (subject.graph->Gz && truth.Gz)
        wrong += record_distance("Gz", *truth.Gz, match_rows_and_cols(learned_edges(*subject.graph->Gz), assignment),
                                 recorder);
    recorder.metric("shd", wrong);
}

}  // namespace

Probe graph_distance_probe()
{
    return {"graph distance",
            {"shd", "shd_Ga", "shd_Gz", "missing_Ga", "missing_Gz", "extra_Ga", "extra_Gz"},
            graph_distance_applies,
            measure_graph_distance};
}

}  // namespace disentangle
