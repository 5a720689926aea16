// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/disentangle/console.h"
#include "app/disentangle/source.h"
#include "app/disentangle/text.h"
#include "app/disentangle/verbs.h"
#include "app/disentangle/verbs/verdict_tasks.h"
#include "core/base/decimal.h"
#include "core/base/error.h"
#include "core/experiment/kinds.h"
#include "core/experiment/promise.h"
#include "core/experiment/violations.h"
#include "core/graph/graph_file.h"
#include "core/theory/influence.h"
#include "core/theory/promise.h"
#include "core/theory/verdict.h"
#include "core/data/synthetic/world.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>
#include <nlohmann/json.hpp>

namespace disentangle {

namespace {

struct VerdictOptions {
    ExperimentSource source;
    std::string ga, gz, causes;
    std::string mechanism;
    bool json = false;
};

/// The graph with one matrix of a file in it; says how the file was read.
CausalGraph with(const CausalGraph& known, const std::string& file, NamedMatrix::Part part,
                 const VerdictOptions& options)
{
    const std::optional<bool> in_rows = options.causes.empty() ? std::nullopt : std::optional(options.causes == "rows");
    Pasting pasting = with_matrix(known, file, part, in_rows);
    if (known.Gz && pasting.graph.d_z() != known.d_z())
        throw InputError(file, "", std::to_string(pasting.graph.d_z()) + " rows",
                         std::to_string(known.d_z()) + ", a row per latent as in " + options.gz);
    for (const std::string& finding : pasting.findings)
        say(file + ": " + finding);
    return std::move(pasting.graph);
}

/// A world around bare matrices: theory asks for a mechanism, not for a mixing, so the smallest observation will do.
WorldSpec world_of_matrices(const VerdictOptions& options)
{
    WorldSpec world;
    CausalGraph graph;
    if (!options.gz.empty())
        graph = with(graph, options.gz, NamedMatrix::Part::Gz, options);
    if (!options.ga.empty())
        graph = with(graph, options.ga, NamedMatrix::Part::Ga, options);
    world.graph = std::move(graph);
    world.d_x = std::max(world.d_x, world.graph.d_z());
    return world;
}

/// The experiment whose verdict is asked; absent where bare matrices stand for one.
std::optional<Experiment> experiment_of(const VerdictOptions& options)
{
    const bool matrices = !options.ga.empty() || !options.gz.empty();
    if (matrices != options.source.what.empty())
        throw InputError("verdict: expected either a preset or an experiment file, or --ga and --gz");
    if (!matrices)
        return options.source.load();
    if (!(options.source.overrides.empty() && options.source.settings.empty()))
        throw InputError("verdict: --set and --settings change an experiment; bare matrices have none");
    return {};
}

WorldSpec world_of(const std::optional<Experiment>& experiment, const VerdictOptions& options)
{
    if (experiment && !has_world(*experiment))
        throw InputError(options.source.what, "data.kind", "found " + experiment->data_kind,
                         "a world: a verdict needs its graph and its mechanisms; of a graph alone, give --ga and --gz");
    WorldSpec world = experiment ? experiment->world : world_of_matrices(options);
    if (!options.mechanism.empty()) {
        const auto found = std::find(mechanism_names.begin(), mechanism_names.end(), options.mechanism);
        world.mechanism = static_cast<MechanismKind>(found - mechanism_names.begin());
    }
    return world;
}

std::string rank_line(const std::string& name, const InfluenceRank& rank, const std::string& more)
{
    return "  " + padded(name, 12) + "rank " + std::to_string(rank.rank) + " of " + std::to_string(rank.needed) +
           " needed" + (rank.holds() ? ", margin " + general_decimal(rank.margin, 2) : ": not sufficient") + more +
           '\n';
}

std::string influence_as_text(const Influence& influence, const WorldSpec& world)
{
    const std::string mechanism(mechanism_names[static_cast<std::size_t>(world.mechanism)]);
    std::string text =
        "Sufficient influence of the mechanism '" + mechanism +
        "': " + (influence.holds() ? "holds" : "does not hold; the verdict is what the graph alone would allow") + '\n';
    for (std::size_t l = 0; l < influence.actions.size(); ++l)
        text += rank_line(world.graph.actions[l], influence.actions[l], "");
    if (influence.time)
        text += rank_line("time", *influence.time, " (" + influence.time_form + " form)");
    for (const std::string& caveat : influence.caveats)
        text += wrapped(caveat, 2);
    return text;
}

/// Each assumption that a dial of the world breaks, and what remains; nothing where all hold.
std::string violations_as_text(const std::vector<Violation>& violations)
{
    std::string text;
    for (const Violation& violation : violations)
        text += (violation.total ? "Broken: " : "Weakened: ") + violation.assumption + " (" + violation.key + " " +
                general_decimal(violation.value, 3) + ")\n" + wrapped(violation.broken, 2) +
                hanging("  remains: ", violation.remains);
    return text.empty() ? text : text + '\n';
}

std::string as_text(const Verdict& verdict, const Influence& influence, const Promise& promise, const WorldSpec& world)
{
    const CausalGraph& graph = world.graph;
    std::string text = wrapped(verdict.summary, 0) + '\n';
    for (const LatentVerdict& latent : verdict.latents)
        text += hanging(latent.recovered ? "  + " : "  - ", latent.reason);
    text += "\nPermitted pattern C (row = true factor, column = factor it may absorb)\n" +
            draw_matrix(verdict.permitted, graph.latents, graph.latents);
    text += std::string("Graphical criterion: ") + (verdict.criterion ? "holds" : "does not hold") + "\n\n";
    return text + influence_as_text(influence, world) + '\n' + violations_as_text(violations_of(world)) +
           promise_as_text(promise);
}

int verdict(const VerdictOptions& options)
{
    const std::optional<Experiment> experiment = experiment_of(options);
    if (experiment && experiment->data_kind == tasks_data.name) {
        if (!options.mechanism.empty())
            throw InputError("--mechanism", "", "found " + options.mechanism, "no mechanism: these data are tasks");
        print_task_verdict(*experiment, options.json);
        return exit_done;
    }
    const WorldSpec world = world_of(experiment, options);
    const Verdict verdict = judge(world.graph);
    const Influence influence = test_influence(*make_transition(world));
    const Promise promise = promise_of(world, &influence);
    if (!options.json) {
        print(as_text(verdict, influence, promise, world));
        return exit_done;
    }
    nlohmann::json json = to_json(verdict, world.graph);
    json["influence"] = to_json(influence, world.graph);
    json["influence"]["mechanism"] = mechanism_names[static_cast<std::size_t>(world.mechanism)];
    json["promise"] = to_json(promise, world.graph.latents);
    json["violations"] = to_json(violations_of(world));
    print(json.dump() + '\n');
    return exit_done;
}

}  // namespace

void add_verdict(CLI::App& program, Action& action)
{
    CLI::App* verb = program.add_subcommand("verdict", "Say what theory lets be disentangled, and why");
    auto options = std::make_shared<VerdictOptions>();
    options->source.add_to(*verb);
    verb->get_option("experiment")->required(false);
    verb->add_option("--ga", options->ga,
                     "Matrix Ga, latents x actions (CSV, NPY, JSON or a graph), in place of an experiment")
        ->type_name("FILE");
    verb->add_option("--gz", options->gz, "Matrix Gz, latents x latents one step earlier (in the same forms)")
        ->type_name("FILE");
    verb->add_option("--causes", options->causes,
                     "Where causes stand in --ga and --gz: columns (rows are children) or rows (default: as names say, "
                     "or columns)")
        ->type_name("WHERE")
        ->check(CLI::IsMember({"columns", "rows"}));
    verb->add_option("--mechanism", options->mechanism,
                     "Mechanism whose influence is tested (default: the experiment's, or sin)")
        ->type_name("NAME")
        ->check(CLI::IsMember(std::vector<std::string>(mechanism_names.begin(), mechanism_names.end())));
    verb->add_flag("--json", options->json, "Print one JSON object");
    verb->footer(
        "Rows are children, columns are parents. FILE may also be a graph: DOT, DAGitty, or what the studio exports.\n"
        "Example:\n"
        "  disentangle verdict ActionBlockNonDiag\n"
        "  disentangle verdict graph.dot\n"
        "  disentangle verdict --ga Ga.csv --gz Gz.csv --json");
    verb->callback([&action, options] { action = [options] { return verdict(*options); }; });
}

}  // namespace disentangle
