// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/disentangle/goals.h"
#include "core/base/error.h"

#include <doctest/doctest.h>
#include <limits>
#include <map>
#include <nlohmann/json.hpp>

using namespace disentangle;

namespace {

MetricLookup metrics(std::map<std::string, double, std::less<>> values)
{
    return [values = std::move(values)](std::string_view name) -> std::optional<double> {
        const auto found = values.find(name);
        return found == values.end() ? std::nullopt : std::optional(found->second);
    };
}

bool met(const char* goal, const MetricLookup& values)
{
    return Goal::parse(goal, "--goal").met(values);
}

std::string error_of(const char* goal)
{
    try {
        Goal::parse(goal, "--goal");
    } catch (const InputError& error) {
        return error.what();
    }
    return "";
}

}  // namespace

TEST_CASE("a goal is met when all its conditions hold")
{
    const MetricLookup values = metrics({{"mcc", 0.99}, {"shd", 0}, {"loss", -1.5}});
    CHECK(met("mcc>=0.99", values));
    CHECK_FALSE(met("mcc>0.99", values));
    CHECK(met("mcc<=0.99", values));
    CHECK_FALSE(met("mcc<0.99", values));
    CHECK(met("mcc=0.99", values));
    CHECK(met("mcc==0.99", values));
    CHECK(met("mcc>=0.99,shd=0", values));
    CHECK_FALSE(met("mcc>=0.99,shd>0", values));
    CHECK(met(" mcc >= 0.99 , shd = 0 ", values));
    CHECK(met("loss<-1", values));
    CHECK(met("mcc>=9.9e-1", values));
}

TEST_CASE("a metric that a run lacks, or that is no number, meets no condition")
{
    const MetricLookup values = metrics({{"mcc", std::numeric_limits<double>::quiet_NaN()}});
    CHECK_FALSE(met("mcc<=1", values));
    CHECK_FALSE(met("shd_Gz>=0", values));
    CHECK(Goal::parse("mcc>0,shd_Gz=0", "--goal").missing_metric(values) == "shd_Gz");
    CHECK(Goal::parse("mcc>0", "--goal").missing_metric(values).empty());
}

TEST_CASE("a goal that cannot be read is an error that shows the condition and says what is wrong")
{
    CHECK(error_of("mcc").find("no comparison") != std::string::npos);
    CHECK(error_of("").find("an empty condition") != std::string::npos);
    CHECK(error_of("mcc>=0.9,").find("an empty condition") != std::string::npos);
    CHECK(error_of(">=0.9").find("no metric before") != std::string::npos);
    CHECK(error_of("mmc>=0.9").find("did you mean 'mcc'?") != std::string::npos);
    CHECK(error_of("mcc=>0.9").find("unknown comparison '=>'") != std::string::npos);
    CHECK(error_of("mcc!=0.9").find("unknown comparison '!='") != std::string::npos);
    CHECK(error_of("mcc>=").find("found '', expected a number") != std::string::npos);
    CHECK(error_of("mcc>=0.9x").find("found '0.9x'") != std::string::npos);
    CHECK(error_of("mcc>=nan").find("expected a number") != std::string::npos);
    CHECK(error_of("mcc>=1e999").find("expected a number") != std::string::npos);
    CHECK(error_of("mcc>=0.9,shd~0").find("--goal 'shd~0'") != std::string::npos);
}

TEST_CASE("a tracked goal keeps the first evaluation that met it")
{
    TrackedGoal goal{Goal::parse("mcc>=0.5", "--goal"), {}};
    CHECK(to_json(goal) == nlohmann::json{{"goal", "mcc>=0.5"}, {"step", nullptr}, {"seconds", nullptr}});
    CHECK_FALSE(goal.observe(100, 1.0, metrics({{"mcc", 0.4}})));
    CHECK(goal.observe(200, 2.0, metrics({{"mcc", 0.6}})));
    CHECK_FALSE(goal.observe(300, 3.0, metrics({{"mcc", 0.7}})));
    CHECK(to_json(goal) == nlohmann::json{{"goal", "mcc>=0.5"}, {"step", 200}, {"seconds", 2.0}});
}
