// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/disentangle/reproduce/computed.h"

#include "app/disentangle/clock.h"
#include "app/disentangle/text.h"
#include "core/base/decimal.h"

#include <algorithm>
#include <cmath>

namespace disentangle {
namespace {

using nlohmann::json;

constexpr const char* few_shot_source = "Lachapelle et al. 2023, arXiv 2211.14666, section 5";

double mean_of(const std::vector<double>& values)
{
    double sum = 0;
    for (const double value : values)
        sum += value;
    return sum / static_cast<double>(values.size());
}

/// A number of every seed.
template <class Of>
std::vector<double> by_seed(const FewShotCell& cell, Of&& of)
{
    std::vector<double> values;
    for (const FewShotScores& scores : cell.seeds)
        values.push_back(of(scores));
    return values;
}

std::vector<double> accuracies(const FewShotCell& cell, std::size_t ratio)
{
    return by_seed(cell, [ratio](const FewShotScores& scores) { return scores.accuracy[ratio]; });
}

double mcc_of(const FewShotCell& cell)
{
    return mean_of(by_seed(cell, [](const FewShotScores& scores) { return scores.mcc; }));
}

std::string_view learner_of(const FewShotCell& cell)
{
    return few_shot_learner_names[static_cast<std::size_t>(cell.learner)];
}

std::string whole_percent(double share)
{
    return std::to_string(std::lround(100 * share));
}

json few_shots_as_json(const std::vector<FewShotCell>& cells, const FewShotStudy& study)
{
    json list = json::array();
    for (const FewShotCell& cell : cells) {
        json points = json::array();
        for (std::size_t k = 0; k < study.ratios.size(); ++k) {
            const std::vector<double> values = accuracies(cell, k);
            points.push_back({{"ratio", study.ratios[k]},
                              {"accuracy", mean_of(values)},
                              {"values", values},
                              {"used", mean_of(by_seed(cell, [k](const FewShotScores& s) { return s.used[k]; }))}});
        }
        list.push_back({{"learner", learner_of(cell)},
                        {"share", cell.share},
                        {"shots", cell.shots},
                        {"mcc", mcc_of(cell)},
                        {"points", std::move(points)}});
    }
    return {{"figure", "fewshot"},        {"source", few_shot_source},
            {"features", study.features}, {"classes", study.classes},
            {"tasks", study.tasks},       {"queries", study.queries},
            {"seeds", study.seeds},       {"seed", study.seed},
            {"cells", std::move(list)},   {"seconds", seconds_since_process_start()}};
}

std::string few_shots_as_text(const std::vector<FewShotCell>& cells, const FewShotStudy& study)
{
    std::string text = "Accuracy on held-out tasks with few examples, mean over " + counted(study.seeds, "seed") +
                       " (share of features in use)\n" + padded("learner", 10) + padded_left("needed", 7) +
                       padded_left("shots", 7) + padded_left("MCC", 7);
    for (const double ratio : study.ratios)
        text += padded_left(ratio == 0 ? "plain" : "ratio " + general_decimal(ratio, 2), 14);
    text += '\n';
    for (const FewShotCell& cell : cells) {
        text += padded(std::string(learner_of(cell)), 10) + padded_left(whole_percent(cell.share) + " %", 7) +
                padded_left(std::to_string(cell.shots), 7) + padded_left(fixed_decimal(mcc_of(cell), 2), 7);
        for (std::size_t k = 0; k < study.ratios.size(); ++k)
            text += padded_left(
                fixed_decimal(mean_of(accuracies(cell, k)), 3) + " (" +
                    fixed_decimal(mean_of(by_seed(cell, [k](const FewShotScores& s) { return s.used[k]; })), 2) + ")",
                14);
        text += '\n';
    }
    return text;
}

}  // namespace

figure::Figure few_shots_drawing(const std::vector<FewShotCell>& cells, const FewShotStudy& study)
{
    const std::string sentence = "Accuracy on held-out tasks with few examples against the sparse penalty";
    figure::Figure drawing;
    drawing.columns = static_cast<int>(few_shot_learner_names.size() * study.shots.size());
    const std::size_t turns = study.turns.size(), row = study.shots.size() * turns;
    for (std::size_t share = 0; share < study.shares.size(); ++share)
        for (std::size_t learner = 0; learner < few_shot_learner_names.size(); ++learner)
            for (std::size_t shots = 0; shots < study.shots.size(); ++shots) {
                const FewShotCell* panel_of = &cells.at((learner * study.shares.size() + share) * row + shots * turns);
                figure::LinePanel panel;
                panel.id = std::string(learner_of(*panel_of)) + "_" + whole_percent(panel_of->share) + "_" +
                           std::to_string(panel_of->shots);
                panel.title = std::string(learner == 0 ? "SVM" : "Logistic") + ", " + whole_percent(panel_of->share) +
                              " %, " + counted(panel_of->shots, "shot");
                panel.x_column = "ratio";
                panel.x = {"penalty ratio", figure::Axis::Range::data, false};
                panel.y = {"accuracy", figure::Axis::Range::data, false};
                for (std::size_t turn = 0; turn < turns; ++turn) {
                    const FewShotCell& cell = panel_of[turn];
                    figure::Series series;
                    if (share == 0)  // what the curves are is said once, above each column
                        series.name = "MCC " + fixed_decimal(mcc_of(cell), 2);
                    series.column = "turn_" + std::to_string(turn);
                    series.category = static_cast<int>(turn);
                    series.dash = static_cast<Dash>(turn % 4);
                    for (std::size_t k = 0; k < study.ratios.size(); ++k)
                        series.points.push_back({study.ratios[k], mean_of(accuracies(cell, k))});
                    panel.series.push_back(std::move(series));
                }
                drawing.views.push_back({panel.id, sentence, {std::move(panel)}});
            }
    figure::share_y_range(drawing.views);
    drawing.title = "Few shots";
    drawing.caption =
        sentence + ": tasks of " + std::to_string(study.classes) +
        " classes, each of which needs the share in the title of " + std::to_string(study.features) +
        " factors, learned from features turned away from the factors until their MCC is as in the legend; mean over " +
        counted(study.seeds, "seed") + ". After " + few_shot_source + ".";
    return drawing;
}

Computed compute_few_shots(int seeds, std::uint64_t seed, int threads)
{
    FewShotStudy study;
    study.seeds = seeds;
    study.seed = seed;
    const std::vector<FewShotCell> cells = run_few_shots(study, threads);
    return {few_shots_as_json(cells, study), few_shots_as_text(cells, study), few_shots_drawing(cells, study)};
}

}  // namespace disentangle
