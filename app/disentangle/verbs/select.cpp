// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/disentangle/console.h"
#include "app/disentangle/source.h"
#include "app/disentangle/sweep/agreement.h"
#include "app/disentangle/sweep/progress.h"
#include "app/disentangle/text.h"
#include "app/disentangle/verbs.h"
#include "core/base/error.h"
#include "core/experiment/catalogue.h"
#include "core/metrics/metrics.h"
#include "core/record/run_file.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <cmath>
#include <csignal>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <nlohmann/json.hpp>
#include <system_error>

namespace disentangle {

using nlohmann::json;

namespace {

namespace fs = std::filesystem;

struct SelectOptions {
    ExperimentSource source;
    std::vector<double> betas_Ga, betas_Gz;
    int seeds = 5;
    int jobs = 1;
    std::string folder;
    int threads = 0;
    int rows = 5000;
    bool json_wanted = false;
};

/// One value of the bound, and what its models say of it.
struct Candidate {
    std::optional<double> beta_Ga, beta_Gz;
    std::vector<fs::path> runs;
    double udr = 0, edges = 0;         ///< edges: median over the models
    std::optional<double> mcc, r_con;  ///< medians against the truth where it is known, to compare; not used
    bool too_few = false;              ///< fewer edges than latents
};

std::string named(const Candidate& candidate)
{
    std::string name;
    const auto add = [&](const char* graph, std::optional<double> beta) {
        if (beta) {
            char text[48];
            std::snprintf(text, sizeof text, "%sbeta_%s %g", name.empty() ? "" : ", ", graph, *beta);
            name += text;
        }
    };
    add("Ga", candidate.beta_Ga);
    add("Gz", candidate.beta_Gz);
    return name;
}

/// Bounds to try when none are given: from an edge a latent to half of all.
std::vector<double> usual_betas(int latents, int possible)
{
    std::vector<double> betas;
    for (const double factor : {1.0, 1.5, 2.0, 3.0, 4.0, 5.5})
        if (const double beta = std::round(factor * latents); beta <= possible)
            betas.push_back(beta);
    return betas;
}

std::vector<Candidate> candidates_of(const SelectOptions& options, const Experiment& experiment)
{
    const Variables variables = variables_of(experiment);
    const int latents = variables.d_z();
    const auto betas = [&](const char* option, const std::vector<double>& given, bool time) {
        std::vector<std::optional<double>> result;
        if (!variables.has_graph(time)) {
            if (!given.empty())
                throw InputError(option, "", "bounds for a graph that the experiment has not", "none");
            return std::vector<std::optional<double>>{std::nullopt};
        }
        const int possible = latents * (time ? latents : variables.d_a());
        for (const double beta : given.empty() ? usual_betas(latents, possible) : given) {
            if (!(beta >= 0 && beta <= possible))
                throw InputError(option, "", std::to_string(beta), "bounds from 0 to " + std::to_string(possible));
            result.emplace_back(beta);
        }
        return result;
    };
    std::vector<Candidate> candidates;
    for (const auto& beta_Ga : betas("--beta-Ga", options.betas_Ga, false))
        for (const auto& beta_Gz : betas("--beta-Gz", options.betas_Gz, true))
            candidates.push_back({beta_Ga, beta_Gz, {}, 0, 0, {}, {}, false});
    return candidates;
}

/// Says what has failed, and how to go on.
bool train_all(const SelectOptions& options, const std::vector<Training>& trainings)
{
    RunnerOptions runner{options.jobs, {}};
    if (options.threads > 0)
        runner.resume = {"--threads", std::to_string(options.threads)};
    say("Training " + counted(static_cast<long long>(trainings.size()), "model") + ", " + std::to_string(options.jobs) +
        " at a time.");
    std::size_t done = 0;
    RunsProgress progress(trainings, [&](std::size_t, const TrainingEnd& end) {
        done += end.kind == TrainingEnd::Kind::done;
        return std::string();
    });
    run_trainings(trainings, runner, progress);
    if (done < trainings.size())
        say("Stopped with " + std::to_string(done) + " of " + std::to_string(trainings.size()) +
            " models trained. The same command goes on from here.");
    return done == trainings.size();
}

json to_json(const Candidate& candidate)
{
    const auto or_null = [](std::optional<double> value) { return value ? json(*value) : json(nullptr); };
    json runs = json::array();
    for (const fs::path& run : candidate.runs)
        runs.push_back(run.string());
    return {{"beta_Ga", or_null(candidate.beta_Ga)},
            {"beta_Gz", or_null(candidate.beta_Gz)},
            {"udr", candidate.udr},
            {"edges", candidate.edges},
            {"too_few_edges", candidate.too_few},
            {"mcc", or_null(candidate.mcc)},
            {"r_con", or_null(candidate.r_con)},
            {"runs", runs}};
}

void judge(Candidate& candidate, int latents, int rows)
{
    std::vector<double> edges, mcc, r_con;
    for (const fs::path& run : candidate.runs) {
        const RunReader reader(run);
        const std::int64_t last = reader.last_step();
        edges.push_back(reader.metric_at("edges_Ga", last).value_or(0) +
                        reader.metric_at("edges_Gz", last).value_or(0));
        for (const auto& [name, values] : {std::pair{metric::mcc, &mcc}, {metric::r_con, &r_con}})
            if (const auto value = reader.metric_at(name, last))
                values->push_back(*value);
    }
    candidate.udr = agreement_of(candidate.runs, rows);
    candidate.edges = median(edges);
    if (!mcc.empty())
        candidate.mcc = median(mcc);
    if (!r_con.empty())
        candidate.r_con = median(r_con);
    candidate.too_few = candidate.edges < latents;
}

int select(const SelectOptions& options)
{
    std::signal(SIGPIPE, SIG_IGN);  // a reader of words that went away is no reason to train no model
    Experiment experiment = options.source.load();
    if (!catalogue().estimator_of(experiment).searches_graph)
        throw InputError(options.source.what, "estimator.kind", "found " + experiment.estimator_kind,
                         "one that learns a graph: the others have no bound to select");
    if (experiment.sparsity.search != GraphSearch::masks && experiment.sparsity.search != GraphSearch::rotate)
        throw InputError(options.source.what, "sparsity.search",
                         std::string(graph_search_names[static_cast<std::size_t>(experiment.sparsity.search)]),
                         "masks or rotate: the others have no bound to select");
    std::vector<Candidate> candidates = candidates_of(options, experiment);
    const fs::path folder = options.folder;
    std::error_code failed;
    fs::create_directories(folder, failed);
    if (failed)
        throw InputError("--out " + folder.string() + ": cannot be made a folder: " + failed.message());

    std::vector<Training> trainings;
    for (Candidate& candidate : candidates) {
        experiment.sparsity.beta_Ga = candidate.beta_Ga;
        experiment.sparsity.beta_Gz = candidate.beta_Gz;
        for (int seed = 0; seed < options.seeds; ++seed) {
            experiment.seed = static_cast<std::uint64_t>(seed);
            std::string stem = named(candidate);
            std::erase(stem, ',');
            std::ranges::replace(stem, ' ', '-');
            stem += "-seed" + std::to_string(seed);
            trainings.push_back(
                {named(candidate) + ", seed " + std::to_string(seed), folder / (stem + ".run"), experiment});
            candidate.runs.push_back(trainings.back().file);
        }
    }
    if (!train_all(options, trainings))
        return exit_failed;
    for (Candidate& candidate : candidates)
        judge(candidate, sizes_of(experiment).d_z, options.rows);

    const Candidate* best = nullptr;
    for (const Candidate& candidate : candidates)
        if (!candidate.too_few && (best == nullptr || candidate.udr > best->udr))
            best = &candidate;
    if (best == nullptr)
        say("No bound was selected: every one left fewer edges than latents. Try larger bounds, or more steps.");
    if (options.json_wanted) {
        json answer{{"selected", best ? to_json(*best) : json(nullptr)}, {"candidates", json::array()}};
        for (const Candidate& candidate : candidates)
            answer["candidates"].push_back(to_json(candidate));
        print_summary(answer.dump() + "\n");
        return exit_done;
    }
    std::string text = padded("bound", 32) + "   UDR  edges    MCC\n";
    for (const Candidate& candidate : candidates) {
        char numbers[96];
        char mcc[16] = "     -";
        if (candidate.mcc)
            std::snprintf(mcc, sizeof mcc, "%.4f", *candidate.mcc);
        std::snprintf(numbers, sizeof numbers, "%6.4f  %5.4g  %s%s%s\n", candidate.udr, candidate.edges, mcc,
                      candidate.too_few ? "  fewer edges than latents" : "", &candidate == best ? "  <- selected" : "");
        text += padded(named(candidate), 32) + numbers;
    }
    print_summary(text + "UDR: median agreement of " + counted(options.seeds, "model") +
                  " that differ in their seed alone; MCC, which needs the truth, was not used.\n");
    return exit_done;
}

}  // namespace

void add_select(CLI::App& program, Action& action)
{
    CLI::App* verb =
        program.add_subcommand("select", "Choose the bound on edges without the truth, by agreement over seeds");
    auto options = std::make_shared<SelectOptions>();
    options->source.add_to(*verb);
    verb->add_option("--out", options->folder, "Folder for the runs; a selection that was broken off goes on in it")
        ->type_name("FOLDER")
        ->required();
    verb->add_option("--beta-Ga", options->betas_Ga, "Bounds on edges from actions to try (default: 1 to 5.5 a latent)")
        ->type_name("B,B,...")
        ->delimiter(',');
    verb->add_option("--beta-Gz", options->betas_Gz,
                     "Bounds on edges between latents to try (default: 1 to 5.5 a latent)")
        ->type_name("B,B,...")
        ->delimiter(',');
    verb->add_option("--seeds", options->seeds, "Models for each bound, which differ in their seed alone (default 5)")
        ->type_name("N")
        ->check(CLI::Range(2, 100));
    verb->add_option("--jobs", options->jobs, "Models to train at a time (default 1)")
        ->type_name("N")
        ->check(CLI::Range(1, 1024));
    verb->add_option("--threads", options->threads, "Threads of a run (default: as train)")
        ->type_name("N")
        ->check(CLI::Range(1, 64));
    verb->add_option("--rows", options->rows, "Held-out rows that models are compared on (default 5000)")
        ->type_name("N")
        ->check(CLI::Range(10, 1000000));
    verb->add_flag("--json", options->json_wanted, "The ranking as one JSON object on standard output");
    verb->footer("The bound whose models agree best is selected; bounds that leave fewer edges than latents are not\n"
                 "(unsupervised disentanglement ranking, as in Lachapelle et al. 2024).\n"
                 "Example:\n"
                 "  disentangle select ActionNonDiag --beta-Ga 10,15,20,25,30 --seeds 3 --out selection "
                 "--set sparsity.search=masks");
    verb->callback([&action, options] { action = [options] { return select(*options); }; });
}

}  // namespace disentangle
