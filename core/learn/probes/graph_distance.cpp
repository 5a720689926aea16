// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/probes/learned_edges.h"
#include "core/learn/probe.h"

namespace disentangle {
namespace {

bool graph_distance_applies(const Facts&, const Truth* truth, Estimator& estimator)
{
    return can_match(truth, estimator) && truth->graph() != nullptr && estimator.learns_graph();
}

/// Returns the wrong edges.
int record_distance(const GraphNames& names, const Adjacency& truth, const Adjacency& matched, Recorder& recorder)
{
    const GraphDistance distance = graph_distance(truth, matched);
    recorder.metric(names.shd, distance.total());
    recorder.metric(names.missing, distance.missing);
    recorder.metric(names.extra, distance.extra);
    return distance.total();
}

void measure_graph_distance(const Subject& subject, Recorder& recorder)
{
    if (!subject.graph || !subject.scores)
        return;
    const CausalGraph& truth = *subject.held_out.truth->graph();
    const std::vector<int>& assignment = subject.scores->assignment;
    const auto &Ga = subject.graph->Ga, &Gz = subject.graph->Gz;
    int wrong = 0;
    if (Ga && truth.Ga)
        wrong += record_distance(graph_names(false), *truth.Ga, match_rows(learned_edges(*Ga), assignment), recorder);
    if (Gz && truth.Gz)
        wrong += record_distance(graph_names(true), *truth.Gz, match_rows_and_cols(learned_edges(*Gz), assignment),
                                 recorder);
    recorder.metric(metric::shd, wrong);
}

}  // namespace

Probe graph_distance_probe()
{
    return {graph_distance_applies, measure_graph_distance};
}

}  // namespace disentangle
