// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/experiment_change.h"

#include "core/experiment/catalogue.h"

#include <cassert>

namespace disentangle {
namespace {

bool sameShape(const CausalGraph& a, const CausalGraph& b)
{
    return a.latents == b.latents && a.actions == b.actions && a.Ga.has_value() == b.Ga.has_value() &&
           a.Gz.has_value() == b.Gz.has_value();
}

}  // namespace

ExperimentChange::ExperimentChange(const Experiment& before, const Experiment& after)
{
    const CausalGraph& from = before.world.graph;
    const CausalGraph& to = after.world.graph;
    if (!sameShape(from, to)) {
        m_graphs = std::make_shared<const Graphs>(Graphs{from, to});
    } else {
        const auto compare = [this](GraphPart part, const std::optional<Adjacency>& a,
                                    const std::optional<Adjacency>& b) {
            for (int row = 0; a && row < a->rows(); ++row)
                if (const std::uint64_t cols = a->row_bits(row) ^ b->row_bits(row); cols != 0)
                    m_flipped.push_back({part, row, cols});
        };
        compare(GraphPart::Ga, from.Ga, to.Ga);
        compare(GraphPart::Gz, from.Gz, to.Gz);
    }
    for (const ParameterEntry& entry : catalogue().entries()) {
        nlohmann::json old = entry.get(before);
        if (nlohmann::json fresh = entry.get(after); fresh != old)
            m_values.push_back({entry.parameter.key, std::move(old), std::move(fresh)});
    }
    Experiment made = before;
    apply(made);
    if (made != after)
        m_whole = std::make_shared<const Whole>(Whole{before, after});
}

void ExperimentChange::flip(CausalGraph& graph) const
{
    for (const Flipped& row : m_flipped) {
        auto& matrix = row.part == GraphPart::Ga ? graph.Ga : graph.Gz;
        assert(matrix && row.row < matrix->rows());
        matrix->set_row_bits(row.row, matrix->row_bits(row.row) ^ row.cols);
    }
}

void ExperimentChange::apply(Experiment& experiment) const
{
    if (m_whole) {
        experiment = m_whole->after;
        return;
    }
    if (m_graphs)
        experiment.world.graph = m_graphs->after;
    flip(experiment.world.graph);
    for (const Value& value : m_values)
        catalogue().require(value.key).set(experiment, value.after);
}

void ExperimentChange::revert(Experiment& experiment) const
{
    if (m_whole) {
        experiment = m_whole->before;
        return;
    }
    if (m_graphs)
        experiment.world.graph = m_graphs->before;
    flip(experiment.world.graph);
    for (const Value& value : m_values)
        catalogue().require(value.key).set(experiment, value.before);
}

}  // namespace disentangle
