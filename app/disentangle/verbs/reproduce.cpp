// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/disentangle/clock.h"
#include "app/disentangle/console.h"
#include "app/disentangle/text.h"
#include "app/disentangle/verbs.h"
#include "app/disentangle/verbs/reproduced.h"
#include "app/disentangle/whole_number.h"
#include "core/base/error.h"
#include "core/base/file.h"
#include "core/figure/request.h"
#include "core/figure/write/write.h"
#include "core/learn/multitask/rotation_study.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <memory>
#include <nlohmann/json.hpp>
#include <thread>

namespace disentangle {

namespace {

using nlohmann::json;

constexpr std::int64_t most_data_sets = 1000;

struct ReproduceOptions {
    std::string figure;
    std::string target;
    std::optional<std::int64_t> data_sets;
    std::int64_t seed = 0;
    std::optional<int> threads;
    bool as_json = false;
};

/// A predictor of the study, in the order of legend and table.
struct Curve {
    const char* key;
    const char* name;
    double RotationScores::*score;
    int category;
    Dash dash;
};
constexpr std::array curves{
    Curve{"lasso_disentangled", "Lasso, disentangled", &RotationScores::lasso, 0, Dash::solid},
    Curve{"lasso_entangled", "Lasso, entangled", &RotationScores::lasso_rotated, 1, Dash::dashed},
    Curve{"ridge_disentangled", "Ridge, disentangled", &RotationScores::ridge, 2, Dash::dotted},
    Curve{"ridge_entangled", "Ridge, entangled", &RotationScores::ridge_rotated, 3, Dash::dash_dot},
};

struct Spread {
    double mean = 0, deviation = 0;
    std::vector<double> values;
};
Spread spread_of(const RotationCell& cell, const Curve& curve)
{
    Spread spread;
    for (const RotationScores& scores : cell.data_sets)
        spread.values.push_back(scores.*curve.score);
    const auto n = static_cast<double>(spread.values.size());
    for (const double value : spread.values)
        spread.mean += value / n;
    for (const double value : spread.values)
        spread.deviation += (value - spread.mean) * (value - spread.mean);
    spread.deviation = n > 1 ? std::sqrt(spread.deviation / (n - 1)) : 0;
    return spread;
}

/// The largest difference between a data set's scores on the features and on the rotated ones.
double largest_gap(const std::vector<RotationCell>& cells, double RotationScores::*plain,
                   double RotationScores::*rotated)
{
    double largest = 0;
    for (const RotationCell& cell : cells)
        for (const RotationScores& scores : cell.data_sets)
            largest = std::max(largest, std::abs(scores.*plain - scores.*rotated));
    return largest;
}

std::string percent(double share)
{
    return std::to_string(std::lround(100 * share)) + " %";
}

json figure1_as_json(const std::vector<RotationCell>& cells, const RotationStudy& study)
{
    json points = json::array();
    for (const RotationCell& cell : cells) {
        json point{{"share", cell.share}, {"n", cell.size}};
        for (const Curve& curve : curves) {
            const Spread spread = spread_of(cell, curve);
            point[curve.key] = {{"mean", spread.mean}, {"deviation", spread.deviation}, {"values", spread.values}};
        }
        points.push_back(std::move(point));
    }
    return {{"figure", "figure1"},
            {"source", "Lachapelle et al. 2023, arXiv 2211.14666, Figure 1"},
            {"features", study.features},
            {"data_sets", study.data_sets},
            {"noise", study.noise},
            {"test_rows", study.test_rows},
            {"seed", study.seed},
            {"largest_ridge_difference", largest_gap(cells, &RotationScores::ridge, &RotationScores::ridge_rotated)},
            {"largest_lasso_difference", largest_gap(cells, &RotationScores::lasso, &RotationScores::lasso_rotated)},
            {"points", points},
            {"seconds", seconds_since_process_start()}};
}

std::string figure1_as_text(const std::vector<RotationCell>& cells, const RotationStudy& study)
{
    std::string text = "Test R2, mean and standard deviation over " + counted(study.data_sets, "data set") + "\n" +
                       padded("used", 7) + padded_left("n", 4);
    for (const Curve& curve : curves)
        text += padded_left(curve.name, 22);
    text += '\n';
    for (const RotationCell& cell : cells) {
        text += padded(percent(cell.share), 7) + padded_left(std::to_string(cell.size), 4);
        for (const Curve& curve : curves) {
            const Spread spread = spread_of(cell, curve);
            char numbers[40];
            std::snprintf(numbers, sizeof numbers, "%.3f (%.3f)", spread.mean, spread.deviation);
            text += padded_left(numbers, 22);
        }
        text += '\n';
    }
    return text;
}

/// A panel for each share, test R2 over training rows, one standard deviation either way as thin curves.
figure::Figure figure1_drawing(const std::vector<RotationCell>& cells, const RotationStudy& study)
{
    const std::string sentence =
        "Test R2 of Lasso and Ridge on disentangled and on entangled (randomly rotated) features";
    figure::Figure drawing;
    drawing.columns = static_cast<int>(study.shares.size());
    for (const double share : study.shares) {
        figure::LinePanel panel;
        panel.id = "used_" + std::to_string(std::lround(100 * share));
        panel.title = percent(share) + " of the features used";
        panel.x_column = "n";
        panel.x = {"training rows", figure::Axis::Range::data, true};
        panel.y = {"test R2", figure::Axis::Range::data, false};
        for (const Curve& curve : curves) {
            std::array<figure::Series, 3> series;  // mean, one deviation below and above
            for (const RotationCell& cell : cells) {
                if (cell.share != share)
                    continue;
                const Spread spread = spread_of(cell, curve);
                for (std::size_t k = 0; k < series.size(); ++k)
                    series[k].points.push_back({static_cast<double>(cell.size), spread.mean + (k == 0   ? 0
                                                                                               : k == 1 ? -1
                                                                                                        : 1) *
                                                                                                  spread.deviation});
            }
            series[0].name = curve.name;
            const std::array<const char*, 3> columns{"", "_below", "_above"};
            for (std::size_t k = 0; k < series.size(); ++k) {
                series[k].column = curve.key + std::string(columns[k]);
                series[k].category = curve.category;
                series[k].dash = curve.dash;
                series[k].weight = k == 0 ? 1.4 : 0.4;
                panel.series.push_back(std::move(series[k]));
            }
        }
        drawing.views.push_back({panel.id, sentence, {std::move(panel)}});
    }
    drawing.title = "Figure 1";
    drawing.caption = sentence + "; " + counted(study.data_sets, "data set") +
                      ", thin curves one standard deviation either way. After Lachapelle et al. 2023, Figure 1.";
    return drawing;
}

Reproduced reproduce_figure1(int data_sets, std::uint64_t seed, int threads)
{
    RotationStudy study;
    study.data_sets = data_sets;
    study.seed = seed;
    const std::vector<RotationCell> cells = run_rotation_study(study, threads);
    return {figure1_as_json(cells, study), figure1_as_text(cells, study), figure1_drawing(cells, study)};
}

/// What can be computed anew.
struct Row {
    std::string_view name;
    int data_sets;  ///< at each point, unless one says
    Reproduced (*make)(int data_sets, std::uint64_t seed, int threads);
};
constexpr std::array rows{Row{"figure1", 10, reproduce_figure1}, Row{"rotation", 3, reproduce_rotation},
                          Row{"fewshot", 3, reproduce_few_shots}};

std::string drawn_as(const std::string& ending, const figure::Figure& drawing)
{
    if (ending == "csv")
        return figure::to_csv(drawing);
    figure::Format format;
    format.width = 183;
    const figure::Layout layout = figure::lay_out(drawing, format);
    return ending == "svg" ? figure::to_svg(layout, drawing) : figure::to_tikz(layout, drawing, false);
}

int reproduce(const ReproduceOptions& options)
{
    const std::string ending = figure::ending_of(options.target);
    if (!options.target.empty() && ending != "svg" && ending != "tex" && ending != "csv")
        throw InputError("--to", options.target,
                         ending.empty() ? "the name has no ending" : "the name ends in ." + ending,
                         ".svg, .tex or .csv");
    const auto seed = static_cast<std::uint64_t>(options.seed);
    const int cores = static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
    const int threads = options.threads.value_or(cores);
    const auto row = std::ranges::find(rows, options.figure, &Row::name);
    const Reproduced result = row->make(static_cast<int>(options.data_sets.value_or(row->data_sets)), seed, threads);
    if (!options.target.empty()) {
        write_file_atomically(options.target, drawn_as(ending, result.drawing));
        say("Wrote " + options.target + ".");
    }
    print(options.as_json ? result.json.dump() + '\n' : result.text);
    return exit_done;
}

}  // namespace

void add_reproduce(CLI::App& program, Action& action)
{
    CLI::App* verb =
        program.add_subcommand("reproduce", "Compute something of the papers anew: figure1, rotation, fewshot");
    auto options = std::make_shared<ReproduceOptions>();
    verb->add_option(
            "figure", options->figure,
            "figure1: Lasso and Ridge on disentangled and entangled features; rotation: the same as features are turned; fewshot: plain and sparse "
            "predictors with few examples, by sparsity and entanglement (arXiv 2211.14666)")
        ->required()
        ->type_name("FIGURE")
        ->check(CLI::IsMember({"figure1", "rotation", "fewshot"}));
    verb->add_option("--data-sets", options->data_sets,
                     "Data sets at each point (default: 10; 3 of rotation and fewshot)")
        ->type_name("N")
        ->check(CLI::Range(std::int64_t{1}, most_data_sets));
    verb->add_option("--seed", options->seed, "Seed of the data sets (default: 0)")
        ->type_name("N")
        ->check(whole_number(0));
    verb->add_option("--threads", options->threads, "Threads (default: all cores)")
        ->type_name("N")
        ->check(CLI::Range(1, 1024));
    verb->add_option("--to", options->target, "Also draw it: .svg, .tex or .csv")->type_name("FILE");
    verb->add_flag("--json", options->as_json, "Print one JSON object, with every data set's scores");
    verb->footer("Example:\n"
                 "  disentangle reproduce figure1 --to figure1.svg\n"
                 "  disentangle reproduce fewshot --json");
    verb->callback([&action, options] { action = [options] { return reproduce(*options); }; });
}

}  // namespace disentangle
