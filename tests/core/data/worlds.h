// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/synthetic/world.h"

#include <utility>

namespace disentangle {

/// A small world to test with: 2000 training rows, so that it is ready at once.
inline WorldSpec small_world(CausalGraph graph, MechanismKind mechanism = MechanismKind::sin)
{
    WorldSpec spec;
    spec.graph = std::move(graph);
    spec.mechanism = mechanism;
    spec.d_x = spec.graph.d_z() + 3;
    spec.train = 2000;
    return spec;
}

inline Adjacency lower_triangle(int n)
{
    Adjacency graph(n, n);
    for (int i = 0; i < n; ++i)
        for (int j = 0; j <= i; ++j)
            graph.set(i, j, true);
    return graph;
}

/// As many as have a name.
inline constexpr auto all_mechanisms = [] {
    std::array<MechanismKind, mechanism_names.size()> all{};
    for (std::size_t k = 0; k < all.size(); ++k)
        all[k] = static_cast<MechanismKind>(k);
    return all;
}();

}  // namespace disentangle
