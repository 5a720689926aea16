// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/figure/seeds.h"

#include "core/metrics/spread.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

namespace disentangle::figure {

namespace {

using nlohmann::json;

/// What runs of one setting share.
std::string setting_key(Source& run)
{
    Experiment experiment = run.experiment();
    experiment.seed = 0;
    experiment.name.clear();
    std::string key = format_experiment(experiment);
    for (const Event& event : run.run().events())
        if (is(event, EventKind::set))
            key += std::to_string(event.step) + event.text;
    return key;
}

std::int64_t last_step(Source& run)
{
    return run.steps().empty() ? -1 : run.steps().back();
}

/// What experiments of one name differ in, as "beta_Ga 12, width 64"; empty where that would be long. All flat: paths of keys
/// with their values.
std::string difference_in_words(const json& experiment, const std::vector<json>& others)
{
    constexpr std::size_t most_differences = 2, longest_value = 12;
    std::string words;
    std::size_t count = 0;
    for (const auto& [path, value] : experiment.items()) {
        if (path == "/seed" || path == "/name")
            continue;
        const bool same = std::ranges::all_of(others, [&, key = path, wanted = value](const json& other) {
            const auto found = other.find(key);
            return found != other.end() && *found == wanted;
        });
        if (same)
            continue;
        const std::string text = value.is_string() ? value.get<std::string>() : value.dump();
        if (++count > most_differences || text.size() > longest_value)
            return {};
        words += (words.empty() ? "" : ", ") + path.substr(path.rfind('/') + 1) + ' ' + text;
    }
    return words;
}

}  // namespace

std::string Setting::title() const
{
    return averaged() ? name + " (" + std::to_string(runs.size()) + " seeds)"
                      : name + ", seed " + std::to_string(runs.front()->experiment().seed);
}

std::vector<Setting> settings_of(Source& source)
{
    std::vector<Source*> runs{&source};
    for (const auto& other : source.beside())
        runs.push_back(other.get());
    std::map<std::string, std::map<std::uint64_t, std::vector<Source*>>> by_seed;
    std::vector<std::string> keys;
    for (Source* run : runs) {
        const std::string key = setting_key(*run);
        if (!by_seed.contains(key))
            keys.push_back(key);
        by_seed[key][run->experiment().seed].push_back(run);
    }
    std::vector<Setting> settings;
    for (const std::string& key : keys) {
        const auto& seeds = by_seed[key];
        Setting setting;
        if (seeds.size() > 1)
            for (const auto& [seed, same] : seeds)
                setting.runs.push_back(
                    *std::ranges::max_element(same, {}, [](Source* run) { return last_step(*run); }));
        else
            setting.runs = {seeds.begin()->second.front()};
        setting.name = name_with_method(setting.runs.front()->experiment());
        settings.push_back(setting);
        // One seed twice is no mean over seeds: each is a line of its own.
        if (seeds.size() == 1)
            for (auto run = seeds.begin()->second.begin() + 1; run != seeds.begin()->second.end(); ++run)
                settings.push_back({setting.name, {*run}});
    }
    std::map<std::string, std::vector<json>> by_name;
    std::set<std::string> titles, twice;
    for (const Setting& setting : settings)
        by_name[setting.name].push_back(to_json(setting.runs.front()->experiment()).flatten());
    for (Setting& setting : settings) {
        if (setting.name.empty())
            setting.name = setting.runs.front()->name();
        else if (const std::string words =
                     difference_in_words(to_json(setting.runs.front()->experiment()).flatten(), by_name[setting.name]);
                 !words.empty())
            setting.name += ", " + words;
        if (!titles.insert(setting.title()).second)
            twice.insert(setting.title());
    }
    for (Setting& setting : settings)
        if (twice.contains(setting.title()))
            setting.name = setting.runs.front()->name();
    return settings;
}

MeanCurve mean_curve(const Setting& setting, std::string_view metric)
{
    std::map<std::int64_t, std::vector<double>> values;
    for (Source* run : setting.runs)
        for (const Sample& sample : run->curve(metric))
            if (std::isfinite(sample.value))
                values[sample.step].push_back(sample.value);
    MeanCurve curve;
    for (const auto& [step, list] : values) {
        if (list.size() < setting.runs.size())
            continue;
        const Spread spread = spread_of(list);
        curve.mean.push_back({static_cast<double>(step), spread.mean});
        curve.error.push_back(spread.error());
    }
    return curve;
}

int decimals_with_error(double error, int usual)
{
    int decimals = usual;
    while (error > 0 && decimals < usual + 2 && error < 0.5 * std::pow(10, -decimals))
        ++decimals;
    return decimals;
}

}  // namespace disentangle::figure
