// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/sweep.h"

#include "core/base/decimal.h"
#include "core/base/error.h"
#include "core/base/place.h"
#include "core/experiment/kinds.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>
#include <set>

namespace disentangle {

namespace {

constexpr std::string_view axis_form = "KEY=VALUE,VALUE,... or KEY=FIRST:LAST, as in sparsity.beta_Ga=5,10,20";

/// Parts between commas, except those within brackets and quotes.
std::vector<std::string> comma_parts(std::string_view text)
{
    std::vector<std::string> parts{""};
    int depth = 0;
    bool quoted = false;
    for (const char c : text) {
        quoted ^= c == '"';
        if (!quoted)
            depth += (c == '[' || c == '{') - (c == ']' || c == '}');
        if (c == ',' && depth == 0 && !quoted)
            parts.emplace_back();
        else
            parts.back() += c;
    }
    return parts;
}

std::optional<double> as_number(std::string_view text)
{
    double number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size() || !std::isfinite(number))
        return std::nullopt;
    return number;
}

/// FIRST:LAST or FIRST:LAST:STEP; nothing for text that is neither.
std::optional<std::vector<double>> as_range(std::string_view text)
{
    std::vector<double> numbers;
    for (std::size_t start = 0; start <= text.size();) {
        const std::size_t end = std::min(text.find(':', start), text.size());
        const std::optional<double> number = as_number(text.substr(start, end - start));
        if (!number)
            return std::nullopt;
        numbers.push_back(*number);
        start = end + 1;
    }
    return numbers.size() == 2 || numbers.size() == 3 ? std::optional(numbers) : std::nullopt;
}

/// The values of a range, both ends included. Written with 12 digits: 0.1 + 0.2 is 0.3 for whoever gives a range.
std::vector<std::string> values_of_range(const std::vector<double>& range, const std::string& option,
                                         const std::string& text)
{
    const double step = range.size() == 3 ? range[2] : 1;
    const double count = std::floor((range[1] - range[0]) / step + 1e-9) + 1;
    if (!(step > 0) || !(count >= 1))
        throw InputError(option, "", "found " + in_quotes(text),
                         "a range FIRST:LAST or FIRST:LAST:STEP that goes upwards");
    if (count > static_cast<double>(most_swept_runs))
        throw InputError(option, "", "found " + in_quotes(text) + ", " + number_in_words(count) + " values",
                         "at most " + std::to_string(most_swept_runs));
    std::vector<std::string> values;
    for (int k = 0; k < static_cast<int>(count); ++k) {
        const double value = range[0] + k * step;
        values.push_back(value == std::trunc(value) ? number_in_words(value) : general_decimal(value, 12));
    }
    return values;
}

std::vector<std::string> parse_values(std::string_view list, const std::string& option, std::string_view expected)
{
    std::vector<std::string> values;
    for (const std::string& part : comma_parts(list)) {
        if (part.empty())
            throw InputError(option, "", list.empty() ? "found no value" : "found an empty value",
                             std::string(expected));
        const std::optional<std::vector<double>> range = as_range(part);
        const std::vector<std::string> found =
            range ? values_of_range(*range, option, part) : std::vector<std::string>{part};
        values.insert(values.end(), found.begin(), found.end());
        if (std::set<std::string>(values.begin(), values.end()).size() < values.size())
            throw InputError(option, "", "found " + in_quotes(part) + " twice", "each value once");
    }
    return values;
}

std::string last_words(const std::string& key, int words)
{
    std::size_t at = key.size();
    for (; words > 0 && at != std::string::npos; --words)
        at = at == 0 ? std::string::npos : key.rfind('.', at - 1);
    return at == std::string::npos ? key : key.substr(at + 1);
}

/// A value as part of a file's name; empty where it is none.
std::string value_in_name(const std::string& value)
{
    constexpr std::size_t longest = 24;
    return value.size() <= longest && file_name_for(value, "") == value && value.find(' ') == std::string::npos
               ? value
               : std::string();
}

std::string name_of(const Sweep& sweep, const std::vector<std::string>& words, const std::vector<std::size_t>& at,
                    std::size_t cell, std::uint64_t seed)
{
    constexpr std::size_t longest = 180;
    std::string name;
    for (std::size_t k = 0; k < at.size(); ++k) {
        const std::string value = value_in_name(sweep.axes[k].values[at[k]]);
        name += (k == 0 ? "" : "_") + words[k] + "-" + (value.empty() ? "no" + std::to_string(at[k] + 1) : value);
    }
    if (name.size() > longest)
        name = "cell" + std::to_string(cell + 1);
    return name + (name.empty() ? "seed" : "-seed") + std::to_string(seed);
}

void require_distinct_axes(const Sweep& sweep)
{
    std::set<std::string> keys;
    for (const SweepAxis& axis : sweep.axes) {
        if (axis.key == "seed")
            throw InputError("--axis " + axis.key, "", "found the seed of training", "--seeds for it");
        if (!keys.insert(axis.key).second)
            throw InputError("--axis " + axis.key, "", "found the key twice", "one axis for a key");
    }
    if (sweep.seeds.empty())
        throw InputError("--seeds", "", "found none", "at least one seed");
}

std::size_t count_cells(const Sweep& sweep)
{
    std::size_t cells = 1;
    for (const SweepAxis& axis : sweep.axes) {
        cells *= axis.values.size();
        if (cells * sweep.seeds.size() > most_swept_runs)
            throw InputError("--axis " + axis.key, "", "found more than " + std::to_string(most_swept_runs) + " runs",
                             "fewer values or seeds");
    }
    return cells;
}

/// with_overrides speaks of --set, where somebody gave --axis.
nlohmann::json with_axes(const Sweep& sweep, const std::vector<std::string>& overrides)
{
    try {
        return with_overrides(sweep.document, overrides);
    } catch (const InputError& error) {
        const std::string what = error.what();
        constexpr std::string_view set = "--set ";
        throw InputError(what.starts_with(set) ? "--axis " + what.substr(set.size()) : what);
    }
}

}  // namespace

SweepAxis parse_axis(const std::string& text)
{
    const std::string option = "--axis " + text;
    const std::size_t equals = text.find('=');
    if (equals == std::string::npos || equals == 0)
        throw InputError(option, "", "found " + in_quotes(text), std::string(axis_form));
    return {text.substr(0, equals), parse_values(std::string_view(text).substr(equals + 1), option, axis_form)};
}

std::vector<std::uint64_t> parse_seeds(const std::string& text, std::string_view option)
{
    constexpr std::string_view expected = "how many seeds, a range 0:4 or a list 3,7,11, whole numbers from 0";
    const std::string shown(option);
    std::vector<std::string> values = parse_values(text, shown, expected);
    const bool alone = values.size() == 1 && text.find(':') == std::string::npos;
    std::vector<std::uint64_t> seeds;
    for (const std::string& value : values) {
        const std::optional<double> number = as_number(value);
        if (!number || *number != std::trunc(*number) || !seed_range.contains(*number) || (alone && *number == 0))
            throw InputError(shown, "", "found " + in_quotes(value), std::string(expected));
        seeds.push_back(static_cast<std::uint64_t>(*number));
    }
    if (!alone)
        return seeds;
    if (seeds.front() > most_swept_runs)
        throw InputError(shown, "", "found " + in_quotes(text) + " seeds",
                         "at most " + std::to_string(most_swept_runs));
    const std::uint64_t count = seeds.front();
    seeds.clear();
    for (std::uint64_t seed = 0; seed < count; ++seed)
        seeds.push_back(seed);
    return seeds;
}

std::vector<std::string> short_keys(const std::vector<std::string>& keys)
{
    std::vector<std::string> words;
    for (const std::string& key : keys) {
        const auto is_shared = [&](const std::string& ending) {
            return ending == "seed" || std::ranges::any_of(keys, [&](const std::string& other) {
                       return other != key && (other == ending || other.ends_with("." + ending));
                   });
        };
        int count = 1;
        while (is_shared(last_words(key, count)) && last_words(key, count) != key)
            ++count;
        words.push_back(last_words(key, count));
    }
    return words;
}

std::string cell_in_words(const std::vector<std::string>& keys, const std::vector<std::string>& values)
{
    const std::vector<std::string> words = short_keys(keys);
    std::string text;
    for (std::size_t k = 0; k < values.size(); ++k)
        text += (k == 0 ? "" : ", ") + words[k] + ' ' + values[k];
    return text.empty() ? "all" : text;
}

std::vector<SweepRun> runs_of(const Sweep& sweep)
{
    require_distinct_axes(sweep);
    const std::size_t cells = count_cells(sweep);
    std::vector<std::string> keys;
    for (const SweepAxis& axis : sweep.axes)
        keys.push_back(axis.key);
    const std::vector<std::string> words = short_keys(keys);
    std::vector<SweepRun> runs;
    for (std::size_t cell = 0; cell < cells; ++cell) {
        std::vector<std::size_t> at(sweep.axes.size());
        for (std::size_t k = at.size(), rest = cell; k-- > 0; rest /= sweep.axes[k].values.size())
            at[k] = rest % sweep.axes[k].values.size();
        std::vector<std::string> overrides, values;
        for (std::size_t k = 0; k < at.size(); ++k) {
            values.push_back(sweep.axes[k].values[at[k]]);
            overrides.push_back(sweep.axes[k].key + "=" + values.back());
        }
        const std::string shown = sweep.axes.empty() ? sweep.file : sweep.file + ", " + cell_in_words(keys, values);
        Experiment experiment = experiment_from_json(with_axes(sweep, overrides), shown);
        for (const std::uint64_t seed : sweep.seeds) {
            experiment.seed = seed;
            runs.push_back({name_of(sweep, words, at, cell, seed), cell, values, seed, experiment});
        }
    }
    return runs;
}

}  // namespace disentangle
