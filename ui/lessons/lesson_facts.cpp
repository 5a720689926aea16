// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lessons/lesson_facts.h"

#include "core/data/table/spec.h"
#include "core/experiment/kinds.h"
#include "core/experiment/parameter.h"
#include "core/experiment/presets/preset_of.h"
#include "core/experiment/variables.h"
#include "core/reading/learned_graph.h"
#include "ui/document/experiment_document.h"
#include "ui/document/graph_selection.h"
#include "ui/observe/run/run_model.h"

namespace disentangle {
namespace {

void addEdges(LessonState& state, const std::string& fact, const Adjacency& matrix,
              const std::vector<std::string>& children, const std::vector<std::string>& parents)
{
    for (int i = 0; i < matrix.rows(); ++i)
        for (int j = 0; j < matrix.cols(); ++j)
            if (matrix(i, j))
                state.set(fact + ' ' + children[static_cast<std::size_t>(i)] + "<-" +
                              parents[static_cast<std::size_t>(j)],
                          true);
}

/// Of latents or factors, by their names.
template <class Each>
void addVerdict(LessonState& state, Disentanglement degree, const Adjacency& permitted, const std::vector<Each>& each,
                const std::vector<std::string>& names)
{
    state.set("permitted", degree == Disentanglement::complete ? "identity"
                           : degree == Disentanglement::none   ? "everything"
                                                               : "partial");
    Adjacency mixed = permitted;
    for (std::size_t i = 0; i < each.size(); ++i) {
        mixed.set(static_cast<int>(i), static_cast<int>(i), false);
        if (each[i].recovered)
            state.set("recovered " + names[i], true);
    }
    addEdges(state, "permits", mixed, names, names);
}

void addGraphFacts(LessonState& state, const CausalGraph& graph)
{
    state.set("latents", static_cast<double>(graph.d_z()));
    state.set("actions", static_cast<double>(graph.d_a()));
    state.set("edges Ga", graph.Ga ? static_cast<double>(graph.Ga->edges()) : 0.0);
    state.set("edges Gz", graph.Gz ? static_cast<double>(graph.Gz->edges()) : 0.0);
    if (graph.Ga)
        addEdges(state, "edge Ga", *graph.Ga, graph.latents, graph.actions);
    if (graph.Gz)
        addEdges(state, "edge Gz", *graph.Gz, graph.latents, graph.latents);

    const Verdict verdict = judge(graph);
    addVerdict(state, verdict.degree, verdict.permitted, verdict.latents, graph.latents);
}

void addTableFacts(LessonState& state, const TableSpec& spec)
{
    if (!spec.found)
        return;
    const TableFound& found = *spec.found;
    state.set("rows", static_cast<double>(found.train + found.validation + found.test));
    state.set("columns x", static_cast<double>(found.x.size()));
    state.set("columns a", static_cast<double>(found.a.size()));
    state.set("columns z", static_cast<double>(found.z.size()));
    if (!found.z.empty() || spec.graph)
        state.set("truth", true);
}

void addParameters(LessonState& state, const std::string& fact, const Experiment& experiment)
{
    for (const Parameter& parameter : parameters()) {
        if (!parameter.is_of(experiment))
            continue;
        const nlohmann::json value = value_of(experiment, parameter.key);
        const std::string key = fact + ' ' + parameter.key;
        if (value.is_boolean())
            state.set(key, value.get<bool>());
        else if (value.is_number())
            state.set(key, value.get<double>());
        else if (value.is_string())
            state.set(key, value.get<std::string>());
    }
}

const char* wordOf(RunState state)
{
    switch (state) {
    case RunState::running: return "running";
    case RunState::paused: return "paused";
    case RunState::finished: return "finished";
    case RunState::stopped: return "stopped";
    case RunState::interrupted: return "interrupted";
    case RunState::failed: return "failed";
    case RunState::cutOff: return "cut-off";
    case RunState::opening:
    case RunState::unreadable: break;
    }
    return nullptr;
}

void addLearned(LessonState& state, const Moment& moment, const Variables& variables, bool time)
{
    const auto learned = learned_graph(moment, variables, time);
    if (learned && learned->matching)
        addEdges(state, time ? "learned Gz" : "learned Ga", learned->edges(), variables.latents,
                 time ? variables.latents : variables.actions);
}

}  // namespace

void addDocumentFacts(LessonState& state, const ExperimentDocument& document, const std::optional<Influence>& influence)
{
    const Experiment& experiment = document.experiment();
    state.set("preset", document.presetName().toStdString());
    state.set("data", experiment.data_kind);
    addParameters(state, "parameter", experiment);
    if (experiment.data_kind == table_data.name)
        addTableFacts(state, experiment.own.get<TableSpec>());
    else
        state.set("truth", true);
    if (!document.isDrawn())
        return;
    const CausalGraph& graph = document.graph();
    addGraphFacts(state, graph);
    state.set("influence", !influence ? "unknown" : influence->holds() ? "enough" : "lacking");
    const GraphItems& selected = document.selection()->selected();
    for (int i = 0; i < graph.d_z(); ++i)
        if (selected.hasLatent(i))
            state.set("selected " + graph.latents[static_cast<std::size_t>(i)], true);
    for (int i = 0; i < graph.d_a(); ++i)
        if (selected.hasAction(i))
            state.set("selected " + graph.actions[static_cast<std::size_t>(i)], true);
}

void addTaskFacts(LessonState& state, const ExperimentDocument& document, const TaskVerdict& verdict)
{
    const std::vector<std::string> names = variables_of(document.experiment()).latents;
    state.set("latents", static_cast<double>(names.size()));
    addVerdict(state, verdict.degree, verdict.permitted, verdict.factors, names);
    for (const Assumption& assumption : verdict.assumptions)
        if (assumption.holds)
            state.set("assumption " + std::to_string(assumption.number), true);
}

void addRunFacts(LessonState& state, const RunModel& run, const ExperimentDocument& document)
{
    const auto data = run.data();
    if (!data->experiment || data->steps.empty())
        return;
    const Experiment& experiment = *data->experiment;
    state.set("run", true);
    state.set("run.preset", preset_of(experiment));
    Experiment trained = experiment, drawn = document.experiment();
    trained.name = drawn.name = {};
    state.set("run.same", trained == drawn);
    if (const char* word = wordOf(data->state))
        state.set("run.state", word);
    state.set("run.seed", static_cast<double>(experiment.seed));
    state.set("run.step", static_cast<double>(run.step()));
    state.set("run.last", static_cast<double>(data->lastStep()));
    state.set("run.live", run.followsNewest());
    addParameters(state, "run.parameter", data->experimentAt(run.step()).value_or(experiment));
    for (const auto& [metric, curve] : data->curves)
        if (const Sample* sample = sampleAt(curve, run.step()))
            state.set("score " + metric, sample->value);
    const Variables variables = variables_of(experiment);
    if (variables.graph != nullptr)
        for (const bool time : {false, true})
            addLearned(state, *run.moment(), variables, time);
}

}  // namespace disentangle
