// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/disentangle/console.h"
#include "app/disentangle/recorded.h"
#include "app/disentangle/scores_json.h"
#include "app/disentangle/text.h"
#include "app/disentangle/verbs.h"
#include "app/disentangle/whole_number.h"
#include "core/base/decimal.h"
#include "core/base/error.h"
#include "core/experiment/make_data.h"
#include "core/experiment/variables.h"
#include "core/learn/estimator.h"
#include "core/learn/front_end/projected.h"
#include "core/learn/rows.h"
#include "core/metrics/assignment.h"
#include "core/metrics/metrics.h"
#include "core/reading/matching.h"
#include "core/record/catalogue.h"
#include "core/record/run_file.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>
#include <nlohmann/json.hpp>

namespace disentangle {
namespace {

using Eigen::MatrixXd;
using nlohmann::json;

constexpr int compared_rows = 4096;  // held out, that the latents of several runs are compared on

struct StabilityOptions {
    std::vector<std::string> runs;
    int resamples = 100;
    bool as_json = false;
};

/// A trained model of a run.
struct Trained {
    Trained(const std::string& path, int threads)
        : run(path), reader(path), experiment(extended_experiment(reader, reader.events()))
    {
        const auto checkpoint = reader.checkpoint();
        if (!checkpoint)
            throw InputError(run, "", "has no checkpoint yet", "a run that has ended, or was paused with a checkpoint");
        estimator = load_estimator(experiment, checkpoint->data, {.threads = threads});
        if (!estimator->learns_graph())
            throw InputError(run, "estimator.kind", "found " + experiment.estimator_kind + ", which learns no graph",
                             "a run of mechanism_sparsity");
    }

    std::string run;
    RunReader reader;
    Experiment experiment;
    std::unique_ptr<Estimator> estimator;
};

MatrixXd matrix_of(const std::vector<float>& pairs, int rows)
{
    return to_matrix(pairs, rows > 0 ? static_cast<int>(pairs.size()) / rows : 0);
}

/// Edges of one learned graph, 0 and 1; empty where there is none.
MatrixXd edges_of(const std::optional<GraphEstimate::Part>& part)
{
    if (!part)
        return {};
    return matrix_of(part->probability, part->rows).unaryExpr([](double p) { return is_learned(p) ? 1.0 : 0.0; });
}

/// How far other runs agree with the first: of each latent the mean |correlation| with the latents matched to it, of each
/// pair the share of all runs, the first among them, in which it is an edge.
struct Agreement {
    Eigen::VectorXd latents;
    MatrixXd Ga, Gz;
    std::vector<double> runs;  ///< mean |correlation| of each of the others
};

Agreement agreement_of(std::vector<Trained>& trained)
{
    const Trained& first = trained.front();
    const Data data = make_data(first.experiment, 1);
    // Components of frames are fitted by each run for itself: frames are projected on its own.
    const auto rows_for = [&](const Estimator& estimator) {
        const FrontEnd& front_end = estimator.facts().front_end;
        return spread_rows(front_end ? *projected(data, *front_end, 1).source : *data.source, Split::test,
                           compared_rows);
    };
    const Rows rows = rows_for(*first.estimator);
    const int d = first.estimator->d_z();
    const GraphEstimate own = first.estimator->graph().value();
    Agreement agreement{Eigen::VectorXd::Zero(d), edges_of(own.Ga), edges_of(own.Gz), {}};
    const MatrixXd latents = first.estimator->encode(rows.x, rows.a);
    const auto others = static_cast<double>(trained.size() - 1);
    for (std::size_t k = 1; k < trained.size(); ++k) {
        Estimator& estimator = *trained[k].estimator;
        if (estimator.d_z() != d || estimator.facts().given() != first.estimator->facts().given() ||
            estimator.facts().d_a != first.estimator->facts().d_a)
            throw InputError(trained[k].run, "",
                             counted(estimator.d_z(), "latent") + ", " + counted(estimator.facts().d_x(), "number") +
                                 " in x and " + counted(estimator.facts().d_a, "action"),
                             "those of " + first.run + ": the same data and as many latents");
        const FrontEnd& front_end = estimator.facts().front_end;
        const bool looks_alike = !front_end || front_end == first.estimator->facts().front_end;
        const Rows own_rows = looks_alike ? Rows() : rows_for(estimator);
        const Rows& seen = looks_alike ? rows : own_rows;
        const MatrixXd correlation = absolute_correlation(latents, estimator.encode(seen.x, seen.a));
        const std::vector<int> match = optimal_assignment(correlation);
        double sum = 0;
        for (int i = 0; i < d; ++i) {
            const double alike = correlation(i, match[static_cast<std::size_t>(i)]);
            agreement.latents(i) += alike / others;
            sum += alike;
        }
        agreement.runs.push_back(sum / d);
        const GraphEstimate graph = estimator.graph().value();
        if (const MatrixXd edges = edges_of(graph.Ga); edges.size() > 0)
            agreement.Ga += edges(match, Eigen::all);
        if (const MatrixXd edges = edges_of(graph.Gz); edges.size() > 0)
            agreement.Gz += edges(match, match);
    }
    agreement.Ga /= others + 1;
    agreement.Gz /= others + 1;
    return agreement;
}

/// Of the first run's edges, and of pairs that are an edge as often as not elsewhere.
std::string edges_in_words(bool time, const std::vector<std::string>& actions, const MatrixXd& edges,
                           const MatrixXd& resampled, const MatrixXd& agreed)
{
    std::string text;
    for (Eigen::Index i = 0; i < edges.rows(); ++i)
        for (Eigen::Index j = 0; j < edges.cols(); ++j) {
            const bool often =
                (resampled.size() > 0 && resampled(i, j) >= 0.5) || (agreed.size() > 0 && agreed(i, j) >= 0.5);
            if (edges(i, j) == 0 && !often)
                continue;
            const std::string parent = time ? learned_name(static_cast<int>(j)) : actions[static_cast<std::size_t>(j)];
            text += "  " + padded(learned_name(static_cast<int>(i)) + " <- " + parent, 26);
            if (resampled.size() > 0)
                text += padded_left(fixed_decimal(100 * resampled(i, j), 0) + " %", 12);
            if (agreed.size() > 0)
                text += padded_left(fixed_decimal(100 * agreed(i, j), 0) + " %", 12);
            text += edges(i, j) == 0 ? "   not in the first run's graph\n" : "\n";
        }
    return text;
}

int stability(const StabilityOptions& options)
{
    std::vector<Trained> trained;
    for (const std::string& run : options.runs)
        trained.emplace_back(run, 1);
    Trained& first = trained.front();
    const std::optional<Stability> resampled = first.estimator->stability(options.resamples);
    if (!resampled)
        throw InputError(first.run, "", "its graph is still being searched", "a run that has settled its graph");
    const std::optional<Agreement> agreed = trained.size() > 1 ? std::optional(agreement_of(trained)) : std::nullopt;
    const GraphEstimate graph = first.estimator->graph().value();
    const int d = first.estimator->d_z();
    const MatrixXd Ga = matrix_of(resampled->Ga, d), Gz = matrix_of(resampled->Gz, d);
    std::vector<std::string> latents;
    for (int i = 0; i < d; ++i)
        latents.push_back(learned_name(i));
    const std::vector<std::string> actions = variables_of(first.experiment).actions;
    if (options.as_json) {
        const auto pairs = [](const MatrixXd& matrix) { return matrix.size() > 0 ? rows_of(matrix) : json(nullptr); };
        json object{{"run", first.run},
                    {"resamples", resampled->resamples},
                    {"rows", resampled->rows},
                    {"blocks", resampled->blocks},
                    {"latents", latents},
                    {"actions", actions},
                    {"learned_Ga", pairs(edges_of(graph.Ga))},
                    {"learned_Gz", pairs(edges_of(graph.Gz))},
                    {"stability_Ga", pairs(Ga)},
                    {"stability_Gz", pairs(Gz)},
                    {"stability_latents", resampled->latents},
                    {"runs", json::array()}};
        object["agreement_Ga"] = agreed ? pairs(agreed->Ga) : json(nullptr);
        object["agreement_Gz"] = agreed ? pairs(agreed->Gz) : json(nullptr);
        object["agreement_latents"] =
            agreed ? json(std::vector<double>(agreed->latents.begin(), agreed->latents.end())) : json(nullptr);
        for (std::size_t k = 1; k < trained.size(); ++k)
            object["runs"].push_back({{"run", trained[k].run}, {"correlation", agreed->runs[k - 1]}});
        print_summary(object.dump() + '\n');
        return exit_done;
    }
    const std::string blocks =
        resampled->blocks == resampled->rows ? "" : ", drawn in " + counted(resampled->blocks, "block");
    std::string text = "Resamples: " + std::to_string(resampled->resamples) + " of " +
                       counted(resampled->rows, "training row") + blocks + ". Kept are encoder and number of edges.\n";
    if (agreed)
        text +=
            "Runs: " + std::to_string(trained.size()) + ", latents matched by their correlation on held-out rows.\n";
    const std::string heads = padded_left("resamples", 12) + (agreed ? padded_left("runs", 12) : "");
    text += "\n" + padded("  latent", 28) + heads + '\n';
    for (int i = 0; i < d; ++i)
        text += "  " + padded(latents[static_cast<std::size_t>(i)], 26) +
                padded_left(fixed_decimal(double{resampled->latents[static_cast<std::size_t>(i)]}, 3), 12) +
                (agreed ? padded_left(fixed_decimal(agreed->latents(i), 3), 12) : "") + '\n';
    text += "\n" + padded("  edge", 28) + heads + '\n';
    text += edges_in_words(false, actions, edges_of(graph.Ga), Ga, agreed ? agreed->Ga : MatrixXd());
    text += edges_in_words(true, actions, edges_of(graph.Gz), Gz, agreed ? agreed->Gz : MatrixXd());
    print_summary(text);
    return exit_done;
}

}  // namespace

void add_stability(CLI::App& program, Action& action)
{
    CLI::App* verb = program.add_subcommand(
        "stability", "How often edges and latents come out again: over resampled rows, and over runs");
    auto options = std::make_shared<StabilityOptions>();
    verb->add_option("runs", options->runs,
                     "Run file; of more than one, further runs of the same data, with other seeds")
        ->required()
        ->type_name("FILE ...");
    verb->add_option("--resamples", options->resamples, "Bootstrap resamples of the first run's training rows")
        ->capture_default_str()
        ->type_name("N")
        ->check(whole_number(2, 10000));
    verb->add_flag("--json", options->as_json, "Print one JSON object");
    verb->footer(
        "For each resample training rows are drawn with replacement, in blocks of time or whole episodes where they\n"
        "follow each other. What the latents follow is fitted to them anew, and the sparsest coordinates with as many\n"
        "edges are searched anew; encoder and number of edges are kept. An edge of 98 % hangs little on which rows there\n"
        "were, given this representation. Another representation takes another seed: name those runs, too. Latents are\n"
        "matched by their correlation. The data are needed again.\n"
        "Example:\n"
        "  disentangle stability sachs-0.run sachs-1.run sachs-2.run");
    verb->callback([&action, options] { action = [options] { return stability(*options); }; });
}

}  // namespace disentangle
