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
#include <iterator>
#include <nlohmann/json.hpp>
#include <optional>

namespace disentangle {

namespace {

using nlohmann::json;

/// Means of the authors' released results, of one data set, by share (5, 20, 80 %) and rows (25, 50, ..., 150).
using PublishedMeans = std::array<std::array<double, 6>, 3>;
constexpr std::array published_shares{0.05, 0.2, 0.8};
constexpr std::array published_rows{25, 50, 75, 100, 125, 150};
constexpr PublishedMeans published_lasso{{{0.63, 0.92, 0.94, 0.95, 0.95, 0.95},
                                          {-0.08, 0.45, 0.82, 0.88, 0.90, 0.91},
                                          {0.22, 0.43, 0.57, 0.84, 0.88, 0.92}}};
constexpr PublishedMeans published_rotated{{{-0.08, 0.03, 0.44, 0.72, 0.84, 0.89},
                                            {-0.14, 0.02, 0.33, 0.62, 0.76, 0.83},
                                            {0.25, 0.46, 0.66, 0.79, 0.86, 0.92}}};
constexpr PublishedMeans published_ridge{{{-0.07, 0.41, 0.66, 0.79, 0.87, 0.90},
                                          {0.04, 0.48, 0.49, 0.75, 0.81, 0.86},
                                          {0.34, 0.65, 0.74, 0.87, 0.87, 0.93}}};

/// A predictor of the study, in the order of legend and table.
struct Curve {
    const char* key;
    const char* name;
    double RotationScores::*score;
    int category;
    Dash dash;
    const PublishedMeans& published;
};
constexpr std::array curves{
    Curve{"lasso_disentangled", "Lasso, disentangled", &RotationScores::lasso, 0, Dash::solid, published_lasso},
    Curve{"lasso_entangled", "Lasso, entangled", &RotationScores::lasso_rotated, 1, Dash::dashed, published_rotated},
    Curve{"ridge_disentangled", "Ridge, disentangled", &RotationScores::ridge, 2, Dash::dotted, published_ridge},
    Curve{"ridge_entangled", "Ridge, entangled", &RotationScores::ridge_rotated, 3, Dash::dash_dot, published_ridge},
};

std::optional<double> published_of(const RotationCell& cell, const Curve& curve)
{
    const auto share = std::ranges::find(published_shares, cell.share);
    const auto rows = std::ranges::find(published_rows, cell.size);
    if (share == published_shares.end() || rows == published_rows.end())
        return std::nullopt;
    return curve.published[static_cast<std::size_t>(share - published_shares.begin())]
                          [static_cast<std::size_t>(rows - published_rows.begin())];
}

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
            const std::optional<double> published = published_of(cell, curve);
            point[curve.key]["published"] = published ? json(*published) : json();
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
    std::string text = "Test R2, mean and standard deviation over " + counted(study.data_sets, "data set") +
                       " [published mean, of one data set]\n" + padded("used", 7) + padded_left("n", 4);
    for (const Curve& curve : curves)
        text += padded_left(curve.name, 24);
    text += '\n';
    for (const RotationCell& cell : cells) {
        text += padded(percent(cell.share), 7) + padded_left(std::to_string(cell.size), 4);
        for (const Curve& curve : curves) {
            const Spread spread = spread_of(values_of(cell, curve));
            char numbers[48];
            std::snprintf(numbers, sizeof numbers, "%.3f (%.3f)", spread.mean, spread.deviation);
            std::string entry = numbers;
            if (const std::optional<double> published = published_of(cell, curve)) {
                std::snprintf(numbers, sizeof numbers, " [%5.2f]", *published);
                entry += numbers;
            }
            text += padded_left(entry, 24);
        }
        text += '\n';
    }
    char gaps[160];
    std::snprintf(gaps, sizeof gaps,
                  "On rotated features Ridge differs by at most %.0e in any data set, Lasso by up to %.2f.\n",
                  largest_gap(cells, &RotationScores::ridge, &RotationScores::ridge_rotated),
                  largest_gap(cells, &RotationScores::lasso, &RotationScores::lasso_rotated));
    return text + gaps;
}

/// A panel for each share, test R2 over training rows with a band of one standard deviation either way, and a short level
/// line at what was published for each place.
figure::Figure figure1_drawing(const std::vector<RotationCell>& cells, const RotationStudy& study)
{
    const std::string sentence =
        "Test R² of Lasso and Ridge on disentangled and on entangled (randomly rotated) features";
    constexpr double published_half_width = 3;  // training rows
    figure::Figure drawing;
    drawing.columns = static_cast<int>(study.shares.size());
    for (const double share : study.shares) {
        figure::LinePanel panel;
        panel.id = "used_" + std::to_string(std::lround(100 * share));
        panel.title = percent(share) + " of the features used";
        panel.x_column = "n";
        panel.x = {"training rows", figure::Axis::Range::data, true};
        panel.y = {"test R²", figure::Axis::Range::data, false};
        bool named = false;
        std::vector<figure::Series> published;
        for (const Curve& curve : curves) {
            figure::Series series{curve.name, curve.key, {}, curve.category, curve.dash, false, 1.4, {}, {}};
            series.spread_column = std::string(curve.key) + "_deviation";
            for (const RotationCell& cell : cells) {
                if (cell.share != share)
                    continue;
                const Spread spread = spread_of(values_of(cell, curve));
                series.points.push_back({static_cast<double>(cell.size), spread.mean});
                series.spread.push_back(spread.deviation);
                // Ridge was published once, as it is the same on both.
                const std::optional<double> mean = published_of(cell, curve);
                if (!mean || curve.score == &RotationScores::ridge_rotated)
                    continue;
                figure::Series level;
                if (!named)
                    level.name = "published";
                named = true;
                level.column = std::string("published_") + curve.key;
                level.points = {{cell.size - published_half_width, *mean}, {cell.size + published_half_width, *mean}};
                level.category = curve.category;
                level.weight = 2.4;
                published.push_back(std::move(level));
            }
            panel.series.push_back(std::move(series));
        }
        std::ranges::move(published, std::back_inserter(panel.series));
        drawing.views.push_back({panel.id, sentence, {std::move(panel)}});
    }
    figure::share_y_range(drawing.views);
    drawing.title = "Figure 1";
    drawing.caption =
        sentence + "; " + counted(study.data_sets, "data set") +
        ", bands one standard deviation either way; short level lines: means of the authors' released results, "
        "of one data set. After Lachapelle et al. 2023, arXiv 2211.14666, Figure 1.";
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
