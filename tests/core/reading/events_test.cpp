// SPDX-License-Identifier: GPL-3.0-or-later
// What the event log says, and where bounds came from.
#include "core/reading/bound.h"
#include "core/reading/events.h"

#include <doctest/doctest.h>

using namespace disentangle;

namespace {

Event event(std::int64_t step, EventKind kind, std::string text = {})
{
    return {0, step, std::string(name_of(kind)), std::move(text)};
}

Event set(std::int64_t step, const std::string& key, const std::string& value)
{
    return event(step, EventKind::set, R"({"key": ")" + key + R"(", "value": )" + value + "}");
}

}  // namespace

TEST_CASE("a change is read from its event, and from no other")
{
    const auto change = change_of(set(10, "sparsity.beta_Ga", "12"));
    REQUIRE(change.has_value());
    CHECK(change->key == "sparsity.beta_Ga");
    CHECK(change->value == 12);
    for (const char* text : {"", "null", "[]", "{}", R"({"key": 3, "value": 1})", R"({"key": "x"})", "{\"key\""})
        CHECK_FALSE(change_of(event(10, EventKind::set, text)).has_value());
    CHECK_FALSE(change_of(event(10, EventKind::note, R"({"key": "x", "value": 1})")).has_value());
}

TEST_CASE("the experiment in force at a step holds the changes made until then")
{
    const Experiment recorded = preset_experiment("ActionDiag");
    const std::vector<Event> events{set(10, "sparsity.beta_Ga", "12"), set(20, "beta_Ga", "11.5"),
                                    set(30, "of.another.version", "1"), set(40, "training.steps", "123456")};
    CHECK(experiment_at(recorded, events, 9) == recorded);
    CHECK(experiment_at(recorded, events, 10).sparsity.beta_Ga == 12);
    CHECK(experiment_at(recorded, events, 30).sparsity.beta_Ga == 11.5);
    CHECK(experiment_at(recorded, events, 39).training.steps == recorded.training.steps);
    CHECK(experiment_at(recorded, events, 40).training.steps == 123456);
}

TEST_CASE("an event says beside its kind what people want to know")
{
    CHECK(detail_of(set(10, "beta_Ga", "12")) == "beta_Ga set to 12");
    CHECK(detail_of(event(10, EventKind::pause)).empty());
    CHECK(detail_of(event(10, EventKind::note, "Elbow at 20 edges, taken over")) == "Elbow at 20 edges, taken over");
    CHECK(detail_of(event(10, EventKind::error, "disk full")) == "disk full");
    CHECK(detail_of(event(10, EventKind::error, error_event_text("It broke.", ErrorCause::not_finite))) == "It broke.");
    const Event start =
        event(0, EventKind::start, R"({"text": "Started", "backend": "fused", "device": "cpu", "threads": 2})");
    CHECK(detail_of(start).empty());
    CHECK(engine_of(start) == "Started, fused, cpu, threads 2");
    CHECK(engine_of(event(0, EventKind::start, "")).empty());
    CHECK(engine_of(event(0, EventKind::note, start.text)).empty());
}

TEST_CASE("the gist of an event is what bears on the curves")
{
    CHECK(gist_of(set(10, "beta_Ga", "12")) == "beta_Ga set to 12");
    CHECK(gist_of(event(10, EventKind::pause)) == "paused");
    CHECK(gist_of(event(10, EventKind::error, "disk full")) == "failed");
    CHECK(gist_of(event(10, EventKind::note, "Elbow at 20 edges, taken over")) == "Elbow at 20 edges");
    CHECK(gist_of(event(0, EventKind::note, "Settings auto")).empty());
    CHECK(gist_of(event(0, EventKind::start)).empty());
    CHECK(gist_of(event(10, EventKind::checkpoint)).empty());
    CHECK(gist_of({0, 10, "of a newer version", "text"}).empty());
}

TEST_CASE("the newest turn of a run says whether it goes on")
{
    std::vector<Event> events;
    CHECK(last_turn(events) == EventKind::start);
    for (const EventKind kind : {EventKind::start, EventKind::pause, EventKind::go_on, EventKind::finish,
                                 EventKind::resume, EventKind::error}) {
        events.push_back(event(10, kind));
        events.push_back(event(10, EventKind::note));
        events.push_back(event(10, EventKind::checkpoint));
        CHECK(last_turn(events) == kind);
    }
    CHECK(last_of(events, EventKind::pause) == &events[3]);
    CHECK(last_of(events, EventKind::set) == nullptr);
}

TEST_CASE("where a bound came from follows from the search and its settings")
{
    using From = Bound::Source;
    Experiment experiment = preset_experiment("ActionDiag");  // actions alone
    experiment.sparsity.search = GraphSearch::masks;
    experiment.sparsity.bound_from = BoundFrom::truth;
    experiment.sparsity.beta_Ga.reset();
    REQUIRE(bound_origin(experiment, false).has_value());
    CHECK(bound_origin(experiment, false)->bound.source == From::truth);
    CHECK(bound_origin(experiment, false)->bound.beta == experiment.world.graph.Ga->edges());
    CHECK_FALSE(bound_origin(experiment, true).has_value());
    CHECK(bound_from_truth(experiment));
    experiment.sparsity.beta_Ga = 12;
    CHECK(bound_origin(experiment, false)->bound.source == From::given);
    CHECK(bound_origin(experiment, false)->bound.beta == 12);
    CHECK_FALSE(bound_from_truth(experiment));
    experiment.sparsity.beta_Ga.reset();
    experiment.sparsity.bound_from = BoundFrom::data;
    CHECK(bound_origin(experiment, false)->bound.source == From::data);
    CHECK_FALSE(bound_from_truth(experiment));
    experiment.sparsity.search = GraphSearch::truth;
    CHECK(bound_origin(experiment, false)->graph_is_given);
    CHECK(bound_from_truth(experiment));
    for (const GraphSearch search : {GraphSearch::penalty, GraphSearch::frozen}) {
        experiment.sparsity.search = search;
        CHECK_FALSE(bound_origin(experiment, false).has_value());
        CHECK_FALSE(bound_from_truth(experiment));
    }
}
