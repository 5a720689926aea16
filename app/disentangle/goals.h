// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace disentangle {

/// Value of a metric by name at one evaluation; absent when the run has no such metric.
using MetricLookup = std::function<std::optional<double>(std::string_view)>;

/// Conditions on metrics that must all hold at one evaluation: "mcc>=0.99,shd=0".
class Goal {
public:
    enum class Relation { at_least, above, at_most, below, equal };
    struct Condition {
        std::string metric;
        Relation relation = Relation::at_least;
        double value = 0;
    };

    /// Metrics are those of a run (see goal_metrics()); relations >= > <= < = ==; a comma means and; blanks are ignored.
    /// `option` ("--goal") stands in errors. Throws InputError showing the condition that is wrong and why.
    static Goal parse(const std::string& text, const std::string& option);

    /// As it was given.
    const std::string& text() const { return text_; }
    const std::vector<Condition>& conditions() const { return conditions_; }
    /// A metric that the run does not have, or that is not a number, fails its condition.
    bool met(const MetricLookup& metric) const;
    /// The first metric of the goal that the run does not have; empty when it has all.
    std::string missing_metric(const MetricLookup& metric) const;

private:
    std::string text_;
    std::vector<Condition> conditions_;
};

/// Names a goal may speak of, with "shd" for the sum over the graphs present.
const std::vector<std::string>& goal_metrics();

/// A goal and the first evaluation that met it.
struct TrackedGoal {
    Goal goal;
    struct Reached {
        std::int64_t step = 0;
        double seconds = 0;
    };
    std::optional<Reached> reached;

    /// Returns true when this evaluation is the first to meet the goal.
    bool observe(std::int64_t step, double seconds, const MetricLookup& metric);
};

/// {"goal": "mcc>=0.99", "step": 1200, "seconds": 9.5}; step and seconds are null when it was never met.
nlohmann::json to_json(const TrackedGoal& goal);

}  // namespace disentangle
