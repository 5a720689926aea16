// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/experiment.h"
#include "ui/document/graph_items.h"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace disentangle {

/// The exact difference between two experiments: from either of them it makes the other. It holds only what differs:
/// rows of cells as bits, parameters as values, both graphs only where sizes or names changed, and both experiments
/// only where these do not tell it all: files, other data.
class ExperimentChange {
public:
    struct Value {
        std::string key;
        nlohmann::json before, after;
    };
    /// Cells of one row that are on in one of the graphs and off in the other.
    struct Flipped {
        GraphPart part = GraphPart::Ga;
        int row = 0;
        std::uint64_t cols = 0;
    };

    ExperimentChange() = default;
    ExperimentChange(const Experiment& before, const Experiment& after);

    /// Makes "after" of "before".
    void apply(Experiment& experiment) const;
    /// Makes "before" of "after".
    void revert(Experiment& experiment) const;

    bool isEmpty() const { return !touchesGraph() && !touchesParameters(); }
    bool touchesGraph() const { return m_graphs || !m_flipped.empty(); }
    bool touchesParameters() const { return m_whole || !m_values.empty(); }
    /// Whether more changed than a graph and parameters.
    bool isWhole() const { return m_whole != nullptr; }
    /// Rows with cells that were switched; empty when sizes, names, or which matrices there are changed.
    const std::vector<Flipped>& flipped() const { return m_flipped; }
    const std::vector<Value>& values() const { return m_values; }

private:
    struct Graphs {
        CausalGraph before, after;
    };
    struct Whole {
        Experiment before, after;
    };
    void flip(CausalGraph& graph) const;

    std::vector<Flipped> m_flipped;
    std::shared_ptr<const Graphs> m_graphs;
    std::shared_ptr<const Whole> m_whole;
    std::vector<Value> m_values;
};

}  // namespace disentangle
