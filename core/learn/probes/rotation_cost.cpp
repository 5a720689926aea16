// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/probe.h"

namespace disentangle {
namespace {

void measure_rotation_cost(const Subject& subject, Recorder& recorder)
{
    if (!subject.graph || !subject.graph->curve)
        return;  // no rotation has been searched
    const GraphEstimate::Curve& curve = *subject.graph->curve;
    recorder.metric(metric::rotation_edges, curve.proposed);
    recorder.metric(metric::rotation_cost, curve.cost[static_cast<std::size_t>(curve.proposed)]);
    recorder.snapshot(kind::rotation_cost,
                      {1, static_cast<int>(curve.cost.size()), {curve.cost.begin(), curve.cost.end()}});
}

}  // namespace

Probe rotation_cost_probe()
{
    return {[](const Facts&, const Truth*, Estimator& estimator) { return estimator.learns_graph(); },
            measure_rotation_cost};
}

}  // namespace disentangle
