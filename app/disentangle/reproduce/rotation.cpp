// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/disentangle/reproduce/computed.h"

#include "app/disentangle/clock.h"
#include "app/disentangle/text.h"
#include "core/base/decimal.h"
#include "core/learn/multitask/rotation_study.h"

#include <cmath>

namespace disentangle {
namespace {

using nlohmann::json;

const std::vector<double> shown_turns{0, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.6, 0.8, 1, 1e9};

struct MeanAndDeviation {
    double mean = 0, deviation = 0;
};
MeanAndDeviation over_sets(const std::vector<double>& values)
{
    MeanAndDeviation result;
    const auto n = static_cast<double>(values.size());
    for (const double value : values)
        result.mean += value / n;
    for (const double value : values)
        result.deviation += (value - result.mean) * (value - result.mean);
    result.deviation = n > 1 ? std::sqrt(result.deviation / (n - 1)) : 0;
    return result;
}

json score_as_json(const std::vector<double>& values, const Eigen::VectorXd& weights)
{
    const auto [mean, deviation] = over_sets(values);
    return {{"mean", mean},
            {"deviation", deviation},
            {"values", values},
            {"coefficients", std::vector<double>(weights.begin(), weights.end())}};
}

json turns_as_json(const std::vector<TurnCell>& cells, const RotationStudy& study)
{
    json points = json::array();
    for (const TurnCell& cell : cells)
        points.push_back({{"share", cell.share},
                          {"n", cell.size},
                          {"mcc", over_sets(cell.mcc).mean},
                          {"lasso", score_as_json(cell.lasso, cell.lasso_weights)},
                          {"ridge", score_as_json(cell.ridge, cell.ridge_weights)}});
    return {{"figure", "rotation"},       {"source", "Lachapelle et al. 2023, arXiv 2211.14666, after Figure 1"},
            {"features", study.features}, {"data_sets", study.data_sets},
            {"noise", study.noise},       {"seed", study.seed},
            {"points", points},           {"seconds", seconds_since_process_start()}};
}

std::string turns_as_text(const std::vector<TurnCell>& cells, const RotationStudy& study)
{
    std::string text = "Test R2 as features are turned, mean and standard deviation over " +
                       counted(study.data_sets, "data set") + "\n" + padded("used", 7) + padded_left("n", 4) +
                       padded_left("MCC", 8) + padded_left("Lasso", 16) + padded_left("Ridge", 16) + '\n';
    const auto number = [](const std::vector<double>& values) {
        const auto [mean, deviation] = over_sets(values);
        return padded_left(fixed_decimal(mean, 4) + " (" + fixed_decimal(deviation, 4) + ")", 16);
    };
    for (const TurnCell& cell : cells)
        text += padded(std::to_string(std::lround(100 * cell.share)) + " %", 7) +
                padded_left(std::to_string(cell.size), 4) + padded_left(fixed_decimal(over_sets(cell.mcc).mean, 3), 8) +
                number(cell.lasso) + number(cell.ridge) + '\n';
    return text;
}

/// A panel for each share: test R2 over the MCC of the features, two curves for each number of rows.
figure::Figure turns_drawing(const std::vector<TurnCell>& cells, const RotationStudy& study)
{
    const std::string sentence = "Test R² of Lasso and Ridge against the MCC of the features with the factors";
    figure::Figure drawing;
    drawing.columns = static_cast<int>(study.shares.size());
    const std::size_t turns = shown_turns.size(), panel_cells = turns * study.sizes.size();
    for (std::size_t first = 0; first < cells.size(); first += panel_cells) {
        const long used = std::lround(100 * cells[first].share);
        figure::LinePanel panel;
        panel.id = "used_" + std::to_string(used);
        panel.title = std::to_string(used) + " % of the features used";
        panel.x_column = "mcc";
        panel.x = {"MCC of the features", figure::Axis::Range::data, false};
        panel.y = {"test R²", figure::Axis::Range::data, false};
        for (std::size_t at = first; at < first + panel_cells; at += turns)
            for (const bool lasso : {true, false}) {
                figure::Series series;
                series.name = (lasso ? "Lasso, n " : "Ridge, n ") + std::to_string(cells[at].size);
                series.column = (lasso ? "lasso_" : "ridge_") + std::to_string(cells[at].size);
                series.category = static_cast<int>((at - first) / turns);
                series.dash = lasso ? Dash::solid : Dash::dotted;
                for (std::size_t k = turns; k-- > 0;)
                    series.points.push_back({over_sets(cells[at + k].mcc).mean,
                                             over_sets(lasso ? cells[at + k].lasso : cells[at + k].ridge).mean});
                panel.series.push_back(std::move(series));
            }
        drawing.views.push_back({panel.id, sentence, {std::move(panel)}});
    }
    figure::share_y_range(drawing.views);
    drawing.title = "Turned features";
    drawing.caption = sentence + "; " + counted(study.data_sets, "data set") + ". After Lachapelle et al. 2023.";
    return drawing;
}

}  // namespace

Computed compute_rotation(int data_sets, std::uint64_t seed, int threads)
{
    RotationStudy study;
    study.data_sets = data_sets;
    study.seed = seed;
    const std::vector<TurnCell> cells = run_turn_study(study, shown_turns, threads);
    return {turns_as_json(cells, study), turns_as_text(cells, study), turns_drawing(cells, study)};
}

}  // namespace disentangle
