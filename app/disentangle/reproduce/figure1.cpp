// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/disentangle/clock.h"
#include "app/disentangle/reproduce/computed.h"
#include "app/disentangle/text.h"
#include "core/learn/multitask/rotation_study.h"
#include "core/metrics/spread.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <nlohmann/json.hpp>

namespace disentangle {

namespace {

using nlohmann::json;

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

std::vector<double> values_of(const RotationCell& cell, const Curve& curve)
{
    std::vector<double> values;
    for (const RotationScores& scores : cell.data_sets)
        values.push_back(scores.*curve.score);
    return values;
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
            const Spread spread = spread_of(values_of(cell, curve));
            point[curve.key] = {
                {"mean", spread.mean}, {"deviation", spread.deviation}, {"values", values_of(cell, curve)}};
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
            const Spread spread = spread_of(values_of(cell, curve));
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
                const Spread spread = spread_of(values_of(cell, curve));
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
    figure::share_y_range(drawing.views);
    drawing.title = "Figure 1";
    drawing.caption = sentence + "; " + counted(study.data_sets, "data set") +
                      ", thin curves one standard deviation either way. After Lachapelle et al. 2023, Figure 1.";
    return drawing;
}

}  // namespace

Computed compute_figure1(int data_sets, std::uint64_t seed, int threads)
{
    RotationStudy study;
    study.data_sets = data_sets;
    study.seed = seed;
    const std::vector<RotationCell> cells = run_rotation_study(study, threads);
    return {figure1_as_json(cells, study), figure1_as_text(cells, study), figure1_drawing(cells, study)};
}

}  // namespace disentangle
