// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/disentangle/console.h"
#include "app/disentangle/scores_json.h"
#include "app/disentangle/table_words.h"
#include "app/disentangle/text.h"
#include "app/disentangle/verbs.h"
#include "core/base/error.h"
#include "core/base/table.h"
#include "core/graph/graph_file.h"
#include "core/metrics/metrics.h"
#include "core/metrics/representation/scores.h"
#include "core/record/catalogue.h"
#include "core/theory/consistency.h"

#include <CLI/CLI.hpp>
#include <cstdio>
#include <memory>
#include <nlohmann/json.hpp>

namespace disentangle {

namespace {

struct MetricsOptions {
    std::string z, z_hat, ga, gz, learned_ga, learned_gz, causes;
    TableWords tables;
    bool spearman = false;
    bool json = false;
};

std::string size_of(Eigen::Index rows, Eigen::Index cols)
{
    return std::to_string(rows) + " x " + std::to_string(cols);
}

/// What never changes correlates with nothing, and pulls the scores down.
void warn_of_constants(const std::string& file, const Table& table)
{
    for (Eigen::Index col = 0; col < table.values.cols(); ++col)
        if (table.values.col(col).maxCoeff() == table.values.col(col).minCoeff())
            say(file + ": column " +
                std::to_string(table.fields.empty() ? col + 1 : table.fields[static_cast<std::size_t>(col)]) +
                " is constant; it counts as correlated with nothing");
}

/// The graph of one option, of the size it must have (`cols` < 0: any number of columns); its rows and columns in the
/// order of the names in `known`, where it has these. Says how the file was read.
std::optional<CausalGraph> read_graph(const std::string& file, NamedMatrix::Part part, const CausalGraph& known,
                                      Eigen::Index rows, Eigen::Index cols, const std::string& expected,
                                      const std::string& causes)
{
    if (file.empty())
        return std::nullopt;
    const std::optional<bool> in_rows = causes.empty() ? std::nullopt : std::optional(causes == "rows");
    Pasting pasting = with_matrix(known, file, part, in_rows);
    const Adjacency& matrix = part == NamedMatrix::Part::Ga ? *pasting.graph.Ga : *pasting.graph.Gz;
    if (matrix.rows() != rows || (cols >= 0 && matrix.cols() != cols))
        throw InputError(file, "", size_of(matrix.rows(), matrix.cols()), expected);
    for (const std::string& finding : pasting.findings)
        say(file + ": " + finding);
    return std::move(pasting.graph);
}

const Adjacency* adjacency_or_null(const std::optional<Adjacency>& graph)
{
    return graph ? &*graph : nullptr;
}

/// A learned graph says something only beside the true one.
void check_pair(const std::string& truth, const std::string& learned, const std::string& name)
{
    if (truth.empty() && !learned.empty())
        throw InputError("--learned-" + name + " needs --" + name + ", the true graph to compare it with");
}

void add_distance(nlohmann::json& json, bool time, const Adjacency& truth, const Adjacency& matched)
{
    const GraphNames& names = graph_names(time);
    const GraphDistance distance = graph_distance(truth, matched);
    json[std::string(names.shd)] = distance.total();
    json[std::string(names.missing)] = distance.missing;
    json[std::string(names.extra)] = distance.extra;
}

constexpr int explicitness_rows = 2000;

/// The scores that compare factors with each other; null where fewer than two change.
void add_representation(nlohmann::json& json, const Eigen::MatrixXd& z, const Eigen::MatrixXd& z_hat)
{
    for (const char* key : {"dci", "mig", "sap", "modularity", "explicitness", "infomec", "r2_matrix",
                            "r2_mean_diagonal", "r2_mean_max_off_diagonal", "mcc_spearman"})
        json[key] = nullptr;
    try {
        const nlohmann::json scores = to_json(representation_scores(representation_rows(z, z_hat)));
        for (const auto& [key, value] : scores.items())
            if (json.contains(key) && json[key].is_null())
                json[key] = value;
        json["dci"] = scores["dci_ols"];
        const RepresentationRows few = thinned(z, z_hat, explicitness_rows);
        json["explicitness"] = explicitness(few, factor_labels(few)).mean;
    } catch (const InputError& error) {
        say(std::string(error.what()) + "; DCI, MIG and the like are left out");
    }
}

/// A line for each, in the words of the catalogue.
std::string representation_as_text(const nlohmann::json& json)
{
    if (json["dci"].is_null())
        return {};
    const nlohmann::json &dci = json["dci"], &info = json["infomec"];
    const std::pair<std::string_view, nlohmann::json> lines[] = {
        {metric::dci_disentanglement, dci["disentanglement"]},
        {metric::dci_completeness, dci["completeness"]},
        {metric::sap, json["sap"]},
        {metric::r2_diagonal, json["r2_mean_diagonal"]},
        {metric::r2_off_diagonal, json["r2_mean_max_off_diagonal"]},
        {metric::mig, json["mig"]},
        {metric::modularity, json["modularity"]},
        {metric::explicitness, json["explicitness"]},
        {metric::infom, info["infom"]},
        {metric::infoe, info["infoe"]},
        {metric::infoc, info["infoc"]},
        {metric::mcc_spearman, json["mcc_spearman"]}};
    std::string text = "\nOther scores\n";
    for (const auto& [name, value] : lines) {
        char number[40];
        std::snprintf(number, sizeof number, "%.6f", value.get<double>());
        text += padded(std::string(metric_info(name)->label), 14) + number + '\n';
    }
    return text;
}

std::string as_text(const nlohmann::json& json)
{
    std::string text;
    for (const MetricInfo* info : metrics_shown(has_ceiling))
        if (const std::string key(info->name); json.contains(key)) {
            char number[40];
            std::snprintf(number, sizeof number, "%.6f", json[key].get<double>());
            text += padded(std::string(info->label), 7) + number + "  " + std::string(info->sentence) + '\n';
        }
    text += "matched learned columns (from 1):";
    for (const nlohmann::json& index : json[std::string(kind::assignment)])
        text += ' ' + std::to_string(index.get<int>() + 1);
    text += '\n';
    for (const bool time : {false, true}) {
        const GraphNames& names = graph_names(time);
        const auto value = [&](std::string_view name) { return json[std::string(name)].dump(); };
        if (json.contains(std::string(names.shd)))
            text += "SHD " + std::string(names.graph) + ' ' + value(names.shd) + " (" + value(names.missing) +
                    " missing, " + value(names.extra) + " extra)\n";
    }
    return text + representation_as_text(json);
}

int metrics(const MetricsOptions& options)
{
    check_pair(options.ga, options.learned_ga, "ga");
    check_pair(options.gz, options.learned_gz, "gz");
    const TableOptions how = options.tables.options();
    const Table z = read_and_say(options.z, how), z_hat = read_and_say(options.z_hat, how);
    const Eigen::Index d = z.values.cols();
    if (z_hat.values.rows() != z.values.rows() || z_hat.values.cols() != d) {
        throw InputError(options.z_hat, "", size_of(z_hat.values.rows(), z_hat.values.cols()),
                         size_of(z.values.rows(), d) + " as in " + options.z);
    }
    if (z.values.rows() < 2)
        throw InputError(options.z, "", counted(z.values.rows(), "row"), "at least 2: a correlation needs them");
    warn_of_constants(options.z, z);
    warn_of_constants(options.z_hat, z_hat);
    const std::string square = size_of(d, d) + ", a row and a column per factor of " + options.z;
    using Part = NamedMatrix::Part;
    const auto read = [&](const std::string& file, Part part, const CausalGraph& known, Eigen::Index cols,
                          const std::string& expected) {
        return read_graph(file, part, known, d, cols, expected, options.causes);
    };
    const CausalGraph factors{z.columns, {}, {}, {}};
    const auto Ga_graph =
        read(options.ga, Part::Ga, factors, -1, std::to_string(d) + " rows, one per factor of " + options.z);
    const auto Gz_graph = read(options.gz, Part::Gz, factors, d, square);
    const std::optional<Adjacency> Ga = Ga_graph ? Ga_graph->Ga : std::nullopt,
                                   Gz = Gz_graph ? Gz_graph->Gz : std::nullopt;
    const CausalGraph learned{z_hat.columns, Ga_graph ? Ga_graph->actions : std::vector<std::string>(), {}, {}};
    const auto learned_Ga_graph = read(options.learned_ga, Part::Ga, learned, Ga ? Ga->cols() : -1,
                                       Ga ? size_of(d, Ga->cols()) + " as in " + options.ga : "");
    const auto learned_Gz_graph = read(options.learned_gz, Part::Gz, learned, d, square);

    std::optional<Adjacency> permitted;
    if (Ga || Gz)
        permitted = permitted_pattern(adjacency_or_null(Ga), adjacency_or_null(Gz));
    const Scores scores = score(z.values, z_hat.values, adjacency_or_null(permitted),
                                options.spearman ? Correlation::spearman : Correlation::pearson);
    nlohmann::json json{{metric::mcc, scores.mcc}, {metric::r, scores.r}, {kind::assignment, scores.assignment}};
    if (scores.r_con) {
        json[std::string(metric::r_con)] = *scores.r_con;
        json[std::string(kind::permitted)] = permitted->to_rows();
    }
    if (learned_Ga_graph)
        add_distance(json, false, *Ga, match_rows(*learned_Ga_graph->Ga, scores.assignment));
    if (learned_Gz_graph)
        add_distance(json, true, *Gz, match_rows_and_cols(*learned_Gz_graph->Gz, scores.assignment));
    add_representation(json, z.values, z_hat.values);
    print(options.json ? json.dump() + '\n' : as_text(json));
    return exit_done;
}

}  // namespace

void add_metrics(CLI::App& program, Action& action)
{
    CLI::App* verb = program.add_subcommand("metrics", "Score a learned representation against the true factors");
    auto options = std::make_shared<MetricsOptions>();
    verb->add_option("--z", options->z, "True factors, rows x d (CSV, NPY or NPZ)")->required()->type_name("FILE");
    verb->add_option("--z-hat", options->z_hat, "Learned factors, rows x d (CSV, NPY or NPZ)")
        ->required()
        ->type_name("FILE");
    verb->add_option("--ga", options->ga, "True Ga, d x actions (CSV, NPY or JSON); gives R_con")->type_name("FILE");
    verb->add_option("--gz", options->gz, "True Gz, d x d; gives R_con")->type_name("FILE");
    verb->add_option("--learned-ga", options->learned_ga, "Learned Ga, rows in learned order; gives SHD")
        ->type_name("FILE");
    verb->add_option("--learned-gz", options->learned_gz, "Learned Gz, rows and columns in learned order; gives SHD")
        ->type_name("FILE");
    verb->add_flag("--spearman", options->spearman, "Rank correlation in place of Pearson's");
    verb->add_option("--causes", options->causes,
                     "Where causes stand in matrices of graphs: columns (rows are children) or rows (default: as names "
                     "say, or columns)")
        ->type_name("WHERE")
        ->check(CLI::IsMember({"columns", "rows"}));
    options->tables.add_to(*verb);
    verb->add_flag("--json", options->json, "Print one JSON object");
    verb->footer("Example:\n"
                 "  disentangle metrics --z z.npy --z-hat z_hat.npy --ga Ga.csv --learned-ga Ga_hat.csv --json");
    verb->callback([&action, options] { action = [options] { return metrics(*options); }; });
}

}  // namespace disentangle
