// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/disentangle/goals.h"

#include "core/base/error.h"
#include "core/record/catalogue.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <nlohmann/json.hpp>

namespace disentangle {

namespace {

std::string without_blanks(std::string_view text)
{
    std::string result;
    std::copy_if(text.begin(), text.end(), std::back_inserter(result), [](char c) { return c != ' ' && c != '\t'; });
    return result;
}

Goal::Condition parse_condition(const std::string& text, const std::string& option)
{
    const auto fail = [&](const std::string& what) -> InputError {
        return InputError(option + " '" + text + "': " + what + "; a condition looks like mcc>=0.99 or shd=0");
    };
    const auto operator_start = text.find_first_of("<>=!");
    if (operator_start == std::string::npos)
        throw fail(text.empty() ? "an empty condition" : "no comparison");
    const auto operator_end = text.find_first_not_of("<>=!", operator_start);
    const std::string relation = text.substr(
        operator_start, operator_end == std::string::npos ? std::string::npos : operator_end - operator_start);
    const std::string number = operator_end == std::string::npos ? "" : text.substr(operator_end);

    Goal::Condition condition;
    condition.metric = text.substr(0, operator_start);
    if (condition.metric.empty())
        throw fail("no metric before '" + relation + "'");
    const auto& known = goal_metrics();
    if (std::find(known.begin(), known.end(), condition.metric) == known.end()) {
        const std::string suggestion = closest_name(condition.metric, known);
        throw fail("unknown metric '" + condition.metric + "'" +
                   (suggestion.empty() ? "" : ", did you mean '" + suggestion + "'?"));
    }
    if (relation == ">=")
        condition.relation = Goal::Relation::at_least;
    else if (relation == ">")
        condition.relation = Goal::Relation::above;
    else if (relation == "<=")
        condition.relation = Goal::Relation::at_most;
    else if (relation == "<")
        condition.relation = Goal::Relation::below;
    else if (relation == "=" || relation == "==")
        condition.relation = Goal::Relation::equal;
    else
        throw fail("unknown comparison '" + relation + "', expected one of >= > <= < =");
    const char* const end = number.data() + number.size();
    const auto [rest, error] = std::from_chars(number.data(), end, condition.value);
    if (error != std::errc{} || rest != end || !std::isfinite(condition.value))
        throw fail("found '" + number + "', expected a number");
    return condition;
}

bool holds(const Goal::Condition& condition, double value)
{
    switch (condition.relation) {
    case Goal::Relation::at_least: return value >= condition.value;
    case Goal::Relation::above: return value > condition.value;
    case Goal::Relation::at_most: return value <= condition.value;
    case Goal::Relation::below: return value < condition.value;
    case Goal::Relation::equal: return value == condition.value;
    }
    return false;
}

}  // namespace

const std::vector<std::string>& goal_metrics()
{
    static const std::vector<std::string> names = [] {
        std::vector<std::string> list;
        for (const MetricInfo* info : metrics_shown(in_goals))
            list.emplace_back(info->name);
        return list;
    }();
    return names;
}

Goal Goal::parse(const std::string& text, const std::string& option)
{
    Goal goal;
    goal.text_ = text;
    const std::string compact = without_blanks(text);
    for (std::size_t start = 0; start <= compact.size();) {
        const std::size_t comma = std::min(compact.find(',', start), compact.size());
        goal.conditions_.push_back(parse_condition(compact.substr(start, comma - start), option));
        start = comma + 1;
    }
    return goal;
}

bool Goal::met(const MetricLookup& metric) const
{
    return std::all_of(conditions_.begin(), conditions_.end(), [&](const Condition& condition) {
        const std::optional<double> value = metric(condition.metric);
        return value && holds(condition, *value);
    });
}

std::string Goal::missing_metric(const MetricLookup& metric) const
{
    for (const Condition& condition : conditions_)
        if (!metric(condition.metric))
            return condition.metric;
    return {};
}

bool TrackedGoal::observe(std::int64_t step, double seconds, const MetricLookup& metric)
{
    if (reached || !goal.met(metric))
        return false;
    reached = Reached{step, seconds};
    return true;
}

nlohmann::json to_json(const TrackedGoal& goal)
{
    nlohmann::json json{{"goal", goal.goal.text()}, {"step", nullptr}, {"seconds", nullptr}};
    if (goal.reached) {
        json["step"] = goal.reached->step;
        json["seconds"] = goal.reached->seconds;
    }
    return json;
}

}  // namespace disentangle
