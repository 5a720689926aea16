// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/task_graph.h"

#include "core/base/error.h"
#include "core/data/tasks/law.h"
#include "core/experiment/catalogue.h"
#include "core/experiment/defaults.h"

#include <algorithm>

namespace disentangle {
namespace {

constexpr int drawn_tasks = 12;  // of a law of many supports

std::vector<std::uint64_t> shown_supports(const TasksSpec& spec)
{
    const TaskLaw law(spec);
    if (spec.support != SupportLaw::bernoulli && spec.support != SupportLaw::exact)
        return law.supports();
    std::vector<std::uint64_t> drawn;
    Random random(spec.seed, "shown supports");
    for (int t = 0; t < drawn_tasks; ++t)
        drawn.push_back(law.support(random));
    return drawn;
}

}  // namespace

CausalGraph task_graph(const TasksSpec& spec)
{
    std::vector<std::uint64_t> supports = shown_supports(spec);
    supports.resize(std::min<std::size_t>(supports.size(), max_nodes));
    CausalGraph graph;
    graph.latents = spec.names();
    graph.actions = default_names("t", static_cast<int>(supports.size()));
    graph.Ga = Adjacency(spec.latents, static_cast<int>(supports.size()));
    for (std::size_t t = 0; t < supports.size(); ++t)
        for_each_bit(supports[t], [&](int i) { graph.Ga->set(i, static_cast<int>(t), true); });
    return graph;
}

Experiment with_task_graph(const Experiment& experiment, const CausalGraph& graph)
{
    Experiment edited = experiment;
    TasksSpec& spec = edited.own.get<TasksSpec>();
    spec.latents = graph.d_z();
    spec.support = SupportLaw::given;
    spec.supports.clear();
    for (int t = 0; graph.Ga && t < graph.d_a(); ++t)
        if (const std::uint64_t support = graph.Ga->col_bits(t); support != 0)
            spec.supports.push_back(support);
    if (spec.supports.empty())
        throw InputError("", "data.supports", "found no task that needs a factor", "one task that needs one at least");
    edited = followed(experiment, std::move(edited));
    TasksSpec& followed_spec = edited.own.get<TasksSpec>();
    followed_spec.d_x = std::max(followed_spec.d_x, graph.d_z());
    require_consistent(edited, "");
    return edited;
}

}  // namespace disentangle
