// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/disentangle/sweep/report.h"

#include "app/disentangle/text.h"
#include "core/base/decimal.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace disentangle {

namespace {

using nlohmann::json;

std::string spread_in_words(const Spread& spread, const MetricInfo& info)
{
    if (spread.count == 0)
        return "-";
    const int decimals = info.count ? 1 : 3;
    std::string text = fixed_decimal(spread.mean, decimals);
    if (spread.count > 1)
        text += " ± " + fixed_decimal(spread.error(), decimals);
    return text;
}

std::size_t width_of(const std::string& text)
{
    // Characters, not bytes.
    return static_cast<std::size_t>(
        std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

/// Columns as wide as their widest cell; those of words to the left, those of numbers to the right.
std::string lay_out_table(const std::vector<std::vector<std::string>>& rows, std::size_t words)
{
    std::vector<std::size_t> widths;
    for (const auto& row : rows)
        for (std::size_t k = 0; k < row.size(); ++k) {
            widths.resize(std::max(widths.size(), k + 1));
            widths[k] = std::max(widths[k], width_of(row[k]));
        }
    std::string text;
    for (const auto& row : rows) {
        std::string line;
        for (std::size_t k = 0; k < row.size(); ++k)
            line += (k == 0 ? "" : "  ") + (k < words ? padded(row[k], widths[k]) : padded_left(row[k], widths[k]));
        while (!line.empty() && line.back() == ' ')
            line.pop_back();
        text += line + '\n';
    }
    return text;
}

struct CellCount {
    int runs = 0, done = 0, failed = 0;
};
CellCount count_cell(const SweepStanding& standing, std::size_t cell)
{
    CellCount count;
    for (const SweptRun& run : standing.runs)
        if (run.cell == cell) {
            ++count.runs;
            count.done += run.state == SweptState::done;
            count.failed += run.state == SweptState::failed;
        }
    return count;
}

/// Values of an axis as JSON where they are that, else as the words they are.
json value_as_json(const std::string& value)
{
    const json parsed = json::parse(value, nullptr, false);
    return parsed.is_discarded() ? json(value) : parsed;
}

std::string line_of(const json& object)
{
    return object.dump(-1, ' ', false, json::error_handler_t::replace) + '\n';
}

}  // namespace

std::string table_of(const SweepStanding& standing)
{
    const Metrics metrics = standing.scores();
    std::vector<std::string> head = short_keys(standing.plan.keys);
    if (head.empty())
        head.emplace_back("settings");
    const std::size_t words = head.size();
    head.emplace_back("runs");
    for (const MetricInfo* info : metrics)
        head.emplace_back(info->label);
    std::vector<std::vector<std::string>> rows{head};
    for (std::size_t cell = 0; cell < standing.plan.cells.size(); ++cell) {
        std::vector<std::string> row = standing.plan.cells[cell];
        if (row.empty())
            row.emplace_back("all");
        const CellCount count = count_cell(standing, cell);
        row.push_back(std::to_string(count.done) + "/" + std::to_string(count.runs));
        for (const MetricInfo* info : metrics)
            row.push_back(spread_in_words(standing.spread(cell, info->name), *info));
        rows.push_back(std::move(row));
    }
    std::string text = lay_out_table(rows, words);
    for (const SweptRun& run : standing.runs)
        if (run.state == SweptState::failed)
            text += run.name + " failed: " + run.reason + '\n';
    return text;
}

std::string json_of(const SweepStanding& standing)
{
    std::string text;
    const Metrics metrics = standing.scores();
    for (std::size_t cell = 0; cell < standing.plan.cells.size(); ++cell) {
        const CellCount count = count_cell(standing, cell);
        json object{{"cell", json::object()}, {"runs", count.runs}, {"done", count.done}, {"failed", count.failed}};
        for (std::size_t k = 0; k < standing.plan.keys.size(); ++k)
            object["cell"][standing.plan.keys[k]] = value_as_json(standing.plan.cells[cell][k]);
        object["scores"] = json::object();
        for (const MetricInfo* info : metrics)
            if (const Spread spread = standing.spread(cell, info->name); spread.count > 0)
                object["scores"][std::string(info->name)] = {
                    {"mean", spread.mean}, {"error", spread.error()}, {"count", spread.count}};
        text += line_of(object);
    }
    for (const SweptRun& run : standing.runs)
        if (run.state != SweptState::done)
            text += line_of({{"run", run.name},
                             {"state", name_of(run.state)},
                             {"step", run.step},
                             {"steps", run.steps},
                             {"reason", run.reason}});
    return text + line_of({{"runs", standing.runs.size()},
                           {"done", standing.count(SweptState::done)},
                           {"failed", standing.count(SweptState::failed)}});
}

std::string counts_in_words(const SweepStanding& standing)
{
    const std::size_t done = standing.count(SweptState::done), failed = standing.count(SweptState::failed),
                      running = standing.count(SweptState::running);
    std::string text =
        counted(static_cast<long long>(standing.runs.size()), "run") + ": " + std::to_string(done) + " done";
    for (const auto& [count, words] : {std::pair{failed, " failed"}, std::pair{running, " running"},
                                       std::pair{standing.runs.size() - done - failed - running, " to go"}})
        if (count > 0)
            text += ", " + std::to_string(count) + words;
    return text;
}

std::string scores_of(const SweptRun& run)
{
    std::string text;
    for (const MetricInfo* info : metrics_shown(in_progress))
        if (const auto found = run.scores.find(std::string(info->name)); found != run.scores.end())
            text += (text.empty() ? "" : ", ") + std::string(info->label) + ' ' +
                    fixed_decimal(found->second, info->count ? 0 : 4);
    return text;
}

}  // namespace disentangle
