// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/probes/probes.h"

#include <array>

namespace disentangle {

std::span<const Probe> probes()
{
    static const std::array table{score_probe(), uniform_probe(),        tasks_probe(),         objective_probe(),
                                  graph_probe(), graph_distance_probe(), rotation_cost_probe(), held_out_probe(),
                                  rows_probe(),  representation_probe(), floors_probe()};
    return table;
}

}  // namespace disentangle
