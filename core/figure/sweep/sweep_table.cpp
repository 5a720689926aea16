// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/cell.h"
#include "core/base/decimal.h"
#include "core/figure/sweep/sweep_figure.h"
#include "core/figure/text.h"
#include "core/figure/write/write.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace disentangle::figure {

namespace {

/// The shortest text that reads back as the same number.
std::string exactly(double value)
{
    return nlohmann::json(value).dump();
}

std::vector<std::size_t> runs_of_cell(const SweepStanding& standing, std::size_t cell)
{
    std::vector<std::size_t> runs;
    for (std::size_t number = 0; number < standing.runs.size(); ++number)
        if (standing.runs[number].cell == cell)
            runs.push_back(number);
    return runs;
}

std::string mean_in_latex(const Spread& score, const MetricInfo& info)
{
    if (score.count == 0)
        return "--";
    const int decimals = info.count ? 1 : 3;
    std::string text = "$" + fixed_decimal(score.mean, decimals);
    if (score.count > 1)
        text += " \\pm " + fixed_decimal(score.error(), decimals);
    return text + '$';
}

}  // namespace

std::string csv_of(const SweepStanding& standing)
{
    const Metrics metrics = standing.scores();
    std::string text;
    for (const std::string& key : standing.plan.keys)
        text += csv_cell(key) + ',';
    text += "runs,done,failed";
    for (const MetricInfo* info : metrics) {
        const std::string name(info->name);
        text += ',' + name + ',' + name + "_error," + name + "_n";
    }
    text += '\n';
    for (std::size_t cell = 0; cell < standing.plan.cells.size(); ++cell) {
        for (const std::string& value : standing.plan.cells[cell])
            text += csv_cell(value) + ',';
        const std::vector<std::size_t> runs = runs_of_cell(standing, cell);
        const CellStanding count = standing_of(standing, runs, {});
        text += std::to_string(count.runs) + ',' + std::to_string(count.done) + ',' + std::to_string(count.failed);
        for (const MetricInfo* info : metrics) {
            const Spread score = standing_of(standing, runs, info->name).score;
            text += ',' + (score.count > 0 ? exactly(score.mean) : "") + ',' +
                    (score.count > 1 ? exactly(score.error()) : "") + ',' + std::to_string(score.count);
        }
        text += '\n';
    }
    return text;
}

std::string latex_of(const SweepStanding& standing, const std::string& title)
{
    const Metrics metrics = standing.scores();
    std::vector<std::string> keys = short_keys(standing.plan.keys);
    std::string caption = title + ". Scores at the last step: mean over the runs of a setting that are done, ± the "
                                  "standard error of the mean.";
    for (const MetricInfo* info : metrics)
        caption += ' ' + with_indices(info->label) + ": " + std::string(info->sentence);
    std::string text = "\\begin{table}\n\\centering\n\\caption{" + latex_text(caption) + "}\n\\begin{tabular}{" +
                       std::string(std::max<std::size_t>(keys.size(), 1), 'l') + "r" +
                       std::string(metrics.size(), 'r') + "}\n\\toprule\n";
    if (keys.empty())
        keys.emplace_back("settings");
    for (const std::string& key : keys)
        text += latex_text(key) + " & ";
    text += "runs";
    for (const MetricInfo* info : metrics)
        text += " & " + latex_text(with_indices(info->label));
    text += " \\\\\n\\midrule\n";
    for (std::size_t cell = 0; cell < standing.plan.cells.size(); ++cell) {
        std::vector<std::string> values = standing.plan.cells[cell];
        if (values.empty())
            values.emplace_back("all");
        for (const std::string& value : values)
            text += latex_text(value) + " & ";
        const std::vector<std::size_t> runs = runs_of_cell(standing, cell);
        const CellStanding count = standing_of(standing, runs, {});
        text += std::to_string(count.done) + "/" + std::to_string(count.runs);
        for (const MetricInfo* info : metrics)
            text += " & " + mean_in_latex(standing_of(standing, runs, info->name).score, *info);
        text += " \\\\\n";
    }
    text += "\\bottomrule\n\\end{tabular}\n\\end{table}\n";
    return latex_needs(text) + text;
}

}  // namespace disentangle::figure
