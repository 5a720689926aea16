// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/probe.h"
#include "core/record/catalogue.h"

#include <algorithm>

namespace disentangle {

// Each in a file of this folder.
#define DISENTANGLE_METRIC(name, probe, ...) Probe probe##_probe();
#define DISENTANGLE_GRAPH_METRIC(graph, part, probe, ...) Probe probe##_probe();
#include "core/record/metrics.inc"
// Snapshots alone.
Probe rows_probe();
Probe stability_probe();

namespace {

struct MeasuredBy {
    std::string_view metric;
    Probe (*probe)();
};

std::vector<MeasuredBy> measured()
{
    const GraphNames &of_Ga = graph_names(false), &of_Gz = graph_names(true);
    return {
#define DISENTANGLE_METRIC(name, probe, ...) {metric::name, probe##_probe},
#define DISENTANGLE_GRAPH_METRIC(graph, part, probe, ...) {of_##graph.part, probe##_probe},
#include "core/record/metrics.inc"
    };
}

}  // namespace

std::span<const Probe> probes()
{
    static const std::vector<Probe> all = [] {
        std::vector<Probe> made;
        std::vector<Probe (*)()> makers;
        for (const MeasuredBy& row : measured()) {
            auto maker = std::ranges::find(makers, row.probe);
            if (maker == makers.end()) {
                made.push_back(row.probe());
                maker = makers.insert(maker, row.probe);
            }
            made[static_cast<std::size_t>(maker - makers.begin())].metrics.push_back(row.metric);
        }
        made.push_back(rows_probe());
        made.push_back(stability_probe());
        return made;
    }();
    return all;
}

}  // namespace disentangle
