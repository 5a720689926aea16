// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/mechanism_sparsity/plan.h"

#include "core/base/random.h"
#include "core/data/synthetic/source.h"
#include "core/experiment/estimators/starts.h"
#include "tests/core/learn/training.h"

#include <doctest/doctest.h>

#include <functional>
#include <span>

using namespace disentangle;

namespace {

std::vector<Planned> plan_for(const Experiment& experiment)
{
    const Dimensions dimensions = dimensions_of(experiment, synthetic_facts(experiment.world));
    return plan_of(experiment,
                   bounds_of(experiment.sparsity, dimensions, oracle_for(experiment, &experiment.world.graph)));
}

std::vector<std::string> names_of(const std::vector<Planned>& plan)
{
    std::vector<std::string> names;
    for (const Planned& planned : plan)
        names.emplace_back(planned.phase->name());
    return names;
}

/// The `number`-th (from 0) stretch of that name.
Stretch stretch_of(const std::vector<Planned>& plan, std::string_view name, int number = 0)
{
    for (const Planned& planned : plan)
        if (planned.phase->name() == name && number-- == 0)
            return planned.stretch;
    FAIL("there is no such stretch");
    return {};
}

/// A run that can be taken to any step, and what its log says.
struct Stepped {
    explicit Stepped(const Experiment& experiment) : trainer(experiment, one_thread)
    {
        Random(1, "probe").normal(std::span(observed));
    }
    /// The latents that the model gives a few observations after `step` steps.
    std::vector<float> latents_after(std::int64_t step)
    {
        train_on(trainer, recorded, step);
        return encoded(trainer.estimator(), observed);
    }

    Trainer trainer;
    std::vector<float> observed = std::vector<float>(40);
    Recorded recorded;
};

}  // namespace

TEST_CASE("the phases of a run follow its search, without gaps, and add up to its steps")
{
    using Names = std::vector<std::string>;
    Experiment by_data = tiny_rotation(true, true);
    by_data.sparsity.search = GraphSearch::masks;
    Experiment alone = tiny_rotation(true, false);
    alone.own.get<StartSpec>().without_decoder = 0.5;
    const std::pair<Experiment, Names> expected[] = {
        {tiny(), {"train"}},
        {alone, {"predict actions", "sharpen", "decode", "search", "adopt"}},
        {by_data, {"unmasked", "search", "train"}},
        {tiny_corrected(0), {"unmasked", "search", "adopt", "straighten", "adopt"}},
        {tiny_corrected(0.5), {"unmasked", "search", "adopt", "straighten", "refine", "straighten"}},
        {tiny_rotation(true, false), {"unmasked", "search", "adopt", "refine", "relearn", "search", "adopt", "refine"}},
    };
    for (const auto& [experiment, names] : expected) {
        const std::vector<Planned> plan = plan_for(experiment);
        CHECK(names_of(plan) == names);
        std::int64_t next = 0;
        for (const Planned& planned : plan) {
            CHECK(planned.stretch.first == next);
            CHECK(planned.stretch.length > 0);
            next = planned.stretch.end();
        }
        CHECK(next == experiment.training.steps);
    }
}

TEST_CASE("a start without a decoder moves the encoder, and what it found stays")
{
    Experiment experiment = tiny_rotation(true, false);
    experiment.own.get<StartSpec>().without_decoder = 0.5;
    const std::vector<Planned> plan = plan_for(experiment);
    Stepped run(experiment);
    const std::vector<float> before = run.latents_after(0);
    const Stretch sharpen = stretch_of(plan, "sharpen"), decode = stretch_of(plan, "decode");
    CHECK(run.latents_after(sharpen.first) != before);
    run.latents_after(sharpen.end());
    const std::span<const float> now = run.trainer.estimator().weights().value().parameters;
    const std::vector<float> sharpened(now.begin(), now.end());
    run.latents_after(decode.end());
    const Weights after = run.trainer.estimator().weights().value();
    for (const Tensor& tensor : after.layout.tensors())
        if (is_of_latents(tensor.group))
            for (std::size_t k = tensor.offset; k < tensor.offset + tensor.size(); ++k)
                REQUIRE(after.parameters[k] == sharpened[k]);
}

TEST_CASE("many latents with time are turned on the way to the search")
{
    using Names = std::vector<std::string>;
    const auto with = [](int latents, bool actions, bool time) {
        Experiment experiment = tiny_rotation(actions, time);
        const Adjacency diagonal = Adjacency::identity(latents);
        experiment.world.graph =
            make_graph(actions ? std::optional(diagonal) : std::nullopt, time ? std::optional(diagonal) : std::nullopt);
        experiment.training.refine_factor = 0;
        return names_of(plan_for(experiment));
    };
    CHECK(with(17, true, true) ==
          Names{"unmasked", "turn", "unmasked", "turn", "unmasked", "search", "adopt", "adopt"});
    CHECK(with(17, false, true).at(1) == "turn");
    CHECK(with(16, true, true) == Names{"unmasked", "search", "adopt", "adopt"});
    CHECK(with(17, true, false) == Names{"unmasked", "search", "adopt", "adopt"});
}

TEST_CASE("a step belongs to the stretch it ends in, and step 0 to the first")
{
    const std::vector<Planned> plan = plan_for(tiny_rotation(true, false));
    CHECK(&planned_at(plan, 0) == &plan[0]);
    CHECK(&planned_at(plan, plan[0].stretch.end()) == &plan[0]);
    CHECK(&planned_at(plan, plan[0].stretch.end() + 1) == &plan[1]);
    CHECK(&planned_at(plan, 1'000'000) == &plan.back());
}

TEST_CASE("learning rates rise, fall within a stretch, and fall over all refining together")
{
    Experiment experiment = tiny_rotation(true, false);
    experiment.training.steps = 10000;
    experiment.training.warm_up = 100;
    experiment.training.hold = 0;
    experiment.training.refine_factor = 0.5;
    experiment.training.final_fraction = 0.01;
    const std::vector<Planned> plan = plan_for(experiment);
    const auto factor = [&](std::int64_t step) {
        const Planned& planned = planned_at(plan, step);
        return planned.phase->schedule(experiment.training, planned.stretch, step);
    };
    const Stretch unmasked = stretch_of(plan, "unmasked"), first = stretch_of(plan, "refine"),
                  second = stretch_of(plan, "refine", 1);
    CHECK(factor(50) == doctest::Approx(0.5).epsilon(1e-3));        // half of the warm-up
    CHECK(factor(unmasked.end()) == doctest::Approx(0.01));         // down to the end of the stretch
    CHECK(factor(second.end()) == doctest::Approx(0.5 * 0.01));     // refine_factor times the last
    CHECK(factor(second.first + 200) < factor(first.first + 200));  // one cosine over both
    const double middle = static_cast<double>(first.first + second.end()) / 2;
    CHECK(factor(static_cast<std::int64_t>(middle)) == doctest::Approx(0.5 * 0.505).epsilon(1e-2));
}

// The search of many latents ends early, their graph is chosen by evidence, and they are turned on the way.
TEST_CASE("a rotation of many latents resumed in any of its phases equals the uninterrupted one, bit for bit")
{
    Experiment experiment = tiny_rotation(true, true);
    experiment.world.graph = make_graph(Adjacency::identity(17), Adjacency::identity(17));
    experiment.world.d_x = 17;
    experiment.estimator.transition.series = 3;
    experiment.estimator.transition.hidden_layers = 1;
    experiment.training.steps = 32;
    experiment.training.evaluate_every = 8;
    const auto whole = train(experiment);
    for (const Planned& planned : plan_for(experiment)) {
        const std::int64_t stop = planned.stretch.first + 1;
        if (planned.phase->name() == "refine" || stop >= experiment.training.steps)
            continue;
        CAPTURE(stop);
        Recorded recorded;
        Trainer first(experiment, one_thread);
        train_on(first, recorded, stop);
        Trainer second(experiment, one_thread);
        second.restore(first.checkpoint());
        train_on(second, recorded);
        REQUIRE(recorded.evaluations.size() == whole.evaluations.size());
        for (std::size_t i = 0; i < whole.evaluations.size(); ++i)
            CHECK(recorded.evaluations[i].metrics == whole.evaluations[i].metrics);
    }
}

TEST_CASE("a rotation resumed in any of its phases equals the uninterrupted one, bit for bit")
{
    std::vector<Experiment> experiments;
    for (const auto& [actions, time] : {std::pair{true, false}, {false, true}, {true, true}})
        experiments.push_back(tiny_rotation(actions, time));
    for (const double refine_factor : {0.0, 0.5}) {
        experiments.push_back(tiny_corrected(refine_factor));
        experiments.back().estimator.posterior = Posterior::amortised;
    }
    experiments.push_back(tiny_rotation(true, false));
    experiments.back().own.get<StartSpec>() = {.without_decoder = 0.5, .harmonics = 1};
    for (const Experiment& experiment : experiments) {
        const auto whole = train(experiment).evaluations;
        for (const Planned& planned : plan_for(experiment))
            for (const std::int64_t stop : {planned.stretch.first + 1, planned.stretch.end()}) {
                if (stop >= experiment.training.steps)
                    continue;
                CAPTURE(stop);
                Recorded recorded;
                Trainer first(experiment, one_thread);
                train_on(first, recorded, stop);
                Trainer second(experiment, one_thread);
                second.restore(first.checkpoint());
                CHECK(second.checkpoint() == first.checkpoint());
                train_on(second, recorded);
                REQUIRE(recorded.evaluations.size() == whole.size());
                for (std::size_t i = 0; i < whole.size(); ++i) {
                    CHECK(recorded.evaluations[i].step == whole[i].step);
                    CHECK(recorded.evaluations[i].metrics == whole[i].metrics);
                }
            }
    }
}

namespace {

Experiment tiny_with_starts(int starts)
{
    Experiment experiment = tiny_rotation(true, false);
    experiment.own.get<StartSpec>() = {true, starts};
    experiment.training.steps = starts * 100 * 10;  // starts take a tenth of a run, and 100 steps each at least
    return experiment;
}

}  // namespace

TEST_CASE("several starts are tried in turn, and the one that is likeliest on held-out rows goes on")
{
    const Experiment experiment = tiny_with_starts(3);
    const std::vector<Planned> plan = plan_for(experiment);
    for (std::size_t k = 0; k < 3; ++k)
        CHECK(plan[k].phase->name() == "start");
    CHECK(plan[3].phase->name() == "unmasked");

    Stepped run(experiment);
    std::vector<std::vector<float>> latents;
    std::vector<double> losses;
    for (std::size_t k = 0; k < 3; ++k) {
        if (k == 2)  // the step after which the best has taken the last one's place
            run.latents_after(plan[k].stretch.end() - 1);
        latents.push_back(run.latents_after(plan[k].stretch.end()));
        const std::string said = "Start " + std::to_string(k + 1) + " of 3: held-out loss ";
        const std::size_t at = run.recorded.notes.find(said);
        REQUIRE(at != std::string::npos);
        losses.push_back(std::stod(run.recorded.notes.substr(at + said.size())));
    }
    const auto best = static_cast<std::size_t>(std::ranges::min_element(losses) - losses.begin());
    CHECK(run.recorded.notes.find("Start " + std::to_string(best + 1) + " goes on") != std::string::npos);
    if (best < 2)
        CHECK(latents[2] == latents[best]);
    CHECK(latents[0] != latents[1]);
}

TEST_CASE("every start has the series of actions that the data ask for")
{
    Experiment experiment = tiny_with_starts(3);
    experiment.estimator.transition.series = 3;
    Stepped run(experiment);
    std::vector<float> series;
    for (const std::int64_t step : {1, 101, 201, 301}) {
        CAPTURE(step);
        run.latents_after(step);
        const Weights weights = run.trainer.estimator().weights().value();
        const Tensor& tensor = weights.layout.description().shared_transition->series->weight;
        const auto first = weights.parameters.begin() + static_cast<std::ptrdiff_t>(tensor.offset);
        const std::vector<float> now(first, first + static_cast<std::ptrdiff_t>(tensor.size()));
        CHECK(std::ranges::count(now, 0.F) < static_cast<std::ptrdiff_t>(now.size()));
        if (!series.empty())
            CHECK(now == series);
        series = now;
    }
}

TEST_CASE("what edges are worth is recorded when a search has ended with a graph, and at the end of the run")
{
    for (const auto& [actions, time] : {std::pair{true, false}, {false, true}, {true, true}}) {
        const Experiment experiment = tiny_rotation(actions, time);
        const std::vector<Planned> plan = plan_for(experiment);
        std::vector<std::int64_t> expected;
        for (const Planned& planned : plan)
            if (planned.phase->searches())
                expected.push_back(planned.stretch.end());
        expected.push_back(experiment.training.steps);
        for (const char* kind : {"evidence_Ga", "evidence_Gz"}) {
            CAPTURE(kind);
            std::vector<std::int64_t> recorded;
            for (const Evaluation& evaluation : train(experiment).evaluations)
                if (const Snapshot* evidence = find(evaluation, kind)) {
                    recorded.push_back(evaluation.step);
                    CHECK(evidence->rows == 2);
                    CHECK(evidence->cols == 2);
                    CHECK(std::ranges::all_of(evidence->data, [](float nats) { return nats >= 0; }));
                }
            CHECK(recorded ==
                  ((kind == std::string("evidence_Ga") ? actions : time) ? expected : std::vector<std::int64_t>()));
        }
    }
}

TEST_CASE("a run interrupted among its starts goes on as if it had not been")
{
    const Experiment experiment = tiny_with_starts(3);
    constexpr std::int64_t end = 310;  // a little after the last start
    Stepped whole(experiment);
    const std::vector<float> expected = whole.latents_after(end);
    for (const std::int64_t stop : {75, 100, 150, 200, 299, 300}) {
        CAPTURE(stop);
        Stepped first(experiment), second(experiment);
        first.latents_after(stop);
        second.trainer.restore(first.trainer.checkpoint());
        CHECK(second.trainer.checkpoint() == first.trainer.checkpoint());
        CHECK(second.latents_after(end) == expected);
    }
}

TEST_CASE("a run too short for several starts has one")
{
    Experiment experiment = tiny_with_starts(3);
    experiment.training.steps = 2 * 100 * 10 - 1;
    CHECK(plan_for(experiment).front().phase->name() == "unmasked");
    experiment.training.steps = 2 * 100 * 10;
    CHECK(plan_for(experiment)[1].phase->name() == "start");
    CHECK(plan_for(experiment)[2].phase->name() == "unmasked");
}

TEST_CASE("the latents stay, bit for bit, while what predicts and decodes them learns")
{
    for (const double refine_factor : {0.0, 0.5})
        for (const Posterior posterior : {Posterior::shared, Posterior::amortised}) {
            Experiment experiment = tiny_corrected(refine_factor);
            experiment.estimator.posterior = posterior;
            Stepped run(experiment);
            int settled = 0;
            for (const Planned& planned : plan_for(experiment)) {
                const std::vector<float> before = run.latents_after(planned.stretch.first);
                const bool stay = planned.phase->name() == "adopt";
                if (planned.phase->name() == "refine" || stay)
                    CHECK((run.latents_after(planned.stretch.end()) == before) == stay);
                settled += stay;
            }
            CHECK(settled == (refine_factor > 0 ? 1 : 2));
        }
}

TEST_CASE("a second search adopts another graph, and after the same one the run refines on")
{
    for (const bool other : {false, true}) {
        CAPTURE(other);
        Experiment experiment = tiny_rotation(true, false);
        experiment.sparsity.beta_Ga = 4;  // all there are, which no search can find otherwise
        const std::vector<Planned> plan = plan_for(experiment);
        const Stretch relearn = stretch_of(plan, "relearn"), search = stretch_of(plan, "search", 1),
                      adopt = stretch_of(plan, "adopt", 1);

        Stepped run(experiment);
        const std::vector<float> refined = run.latents_after(relearn.first);
        if (other)
            run.trainer.set("beta_Ga", 3);
        CHECK(run.latents_after(search.first) == refined);
        run.recorded.notes.clear();
        const std::vector<float> searched = run.latents_after(search.end());
        const std::vector<float> later = run.latents_after(adopt.end());
        const std::string& notes = run.recorded.notes;
        CHECK((notes.find("the same graph") == std::string::npos) == other);
        CHECK((notes.find("Rotated to the sparsest coordinates found: 3 of 4") == 0) == other);
        CHECK((searched != refined) == other);
        CHECK((later == searched) == other);
    }
}

TEST_CASE("a bound may be changed until the last search for a rotation has begun")
{
    const Experiment experiment = tiny_rotation(false, true);
    Trainer trainer(experiment, one_thread);
    const Stretch last = stretch_of(plan_for(experiment), "search", 1);
    while (trainer.step() < last.first)
        trainer.advance();
    trainer.set("beta_Gz", 3);
    trainer.advance();
    CHECK_THROWS_WITH_AS(
        trainer.set("beta_Gz", 2),
        doctest::Contains(
            "set: 'sparsity.beta_Gz' does nothing any more: too few steps are left for another search, expected another one, or a new run"),
        InputError);
    trainer.set("rate", 1e-4);
    CHECK(trainer.experiment().sparsity.beta_Gz == 3.0);
}

TEST_CASE("too few rows to fit a quadratic correction on are said, and the latents left as they are")
{
    Experiment experiment = tiny_corrected(0);
    --experiment.world.train;
    Stepped run(experiment);
    const Stretch straighten = stretch_of(plan_for(experiment), "straighten");
    const std::vector<float> before = run.latents_after(straighten.first);
    run.recorded.notes.clear();
    CHECK(run.latents_after(straighten.end()) == before);
    CHECK(run.recorded.notes == "Left the latents unstraightened: that takes 2048 training rows.");
}

TEST_CASE("a rotation records its cost for every number of edges and says what it found")
{
    const Recorded recorded = train(tiny_rotation(true, true));
    CHECK(recorded.notes.find("elbow") != std::string::npos);
    for (const Evaluation& evaluation : recorded.evaluations) {
        const Snapshot* cost = find(evaluation, "rotation_cost");
        REQUIRE(cost);
        CHECK(cost->cols == 2 * 4 + 1);  // 0 to all edges of d_z x (d_z + d_a)
        CHECK(std::ranges::is_sorted(cost->data, std::greater{}));
        CHECK(evaluation.metric("rotation_edges") >= 0);
    }
}

TEST_CASE("a graph is provisional until its last search has ended")
{
    const Experiment experiment = tiny_rotation(true, false);
    const Stretch last = stretch_of(plan_for(experiment), "search", 1);
    for (const Evaluation& evaluation : train(experiment).evaluations)
        CHECK(evaluation.metric("provisional") == (evaluation.step < last.end() ? 1 : 0));
    CHECK(!train(tiny()).evaluations.back().metric("provisional"));  // masks change a little every step
}

TEST_CASE("a rotation keeps as many edges as its bound allows")
{
    Experiment experiment = tiny_rotation(true, true);
    experiment.sparsity.beta_Ga = 2;
    experiment.sparsity.beta_Gz = 1;
    CHECK(train(experiment).evaluations.back().metric("rotation_edges") == 3);
    experiment.sparsity.beta_Ga = experiment.sparsity.beta_Gz = std::nullopt;
    experiment.sparsity.bound_from = BoundFrom::truth;
    CHECK(train(experiment).evaluations.back().metric("rotation_edges") == 4);  // two identities
}

TEST_CASE("masks under a bound from the data open every edge until a rotation has told their number")
{
    for (const auto& [actions, time] : {std::pair{true, false}, {true, true}}) {
        Experiment experiment = tiny_rotation(actions, time);
        experiment.sparsity.search = GraphSearch::masks;
        experiment.sparsity.schedule_end = 0.5;
        const Stretch masked = stretch_of(plan_for(experiment), "train");
        const auto whole = train(experiment).evaluations;
        for (const Evaluation& evaluation : whole)
            if (evaluation.step <= masked.first && time)
                CHECK(evaluation.metric("bound_Gz") == 4);
        const Evaluation& last = whole.back();
        const double bounds = *last.metric("bound_Ga") + (time ? *last.metric("bound_Gz") : 0);
        CHECK(bounds == *last.metric("rotation_edges"));

        Recorded recorded;
        Trainer first(experiment, one_thread);
        train_on(first, recorded, masked.first + 5);
        Trainer second(experiment, one_thread);
        second.restore(first.checkpoint());
        train_on(second, recorded);
        CHECK(recorded.evaluations.back().metrics == last.metrics);
    }
}

TEST_CASE("a rotation without a matrix to rotate is refused by name")
{
    Experiment experiment = tiny_rotation(true, false);
    experiment.estimator.unmix = false;
    CHECK_THROWS_WITH_AS(Trainer(experiment, one_thread), doctest::Contains("estimator.unmix"), InputError);
    experiment = tiny_rotation(true, false);
    experiment.estimator.transition.shared_width = 0;
    CHECK_THROWS_WITH_AS(Trainer(experiment, one_thread), doctest::Contains("shared_width"), InputError);
}

TEST_CASE("another bound after the last search makes the run search again, also when it is resumed")
{
    Experiment experiment = tiny_rotation(true, false);
    experiment.training.steps = 800;
    const std::vector<Planned> plan = plan_for(experiment);
    const std::int64_t changed_at = stretch_of(plan, "search", 1).end() + 30;
    const auto edges = [](const Trainer& trainer) {
        const auto probability = trainer.estimator().graph()->Ga->probability;
        return std::ranges::count_if(probability, [](float p) { return p > 0.5F; });
    };
    Recorded before, whole;
    Trainer steered(experiment, one_thread);
    train_on(steered, before, changed_at);
    CHECK(steered.estimator().graph()->provisional == false);
    const auto few = edges(steered) == 3 ? 1 : 3;  // another number than it has
    steered.set("sparsity.beta_Ga", few);
    CHECK(steered.estimator().graph()->provisional == true);
    CHECK(steered.estimator().why_idle(*find_live_parameter("sparsity.beta_Ga")).empty());
    train_on(steered, whole);
    CHECK(edges(steered) == few);
    CHECK(steered.estimator().graph()->provisional == false);
    CHECK_MESSAGE(whole.notes.find("as many as the bound allows") != std::string::npos, whole.notes);
    CHECK(steered.step() == experiment.training.steps);
    CHECK_THROWS_WITH_AS(steered.set("sparsity.beta_Ga", 2), doctest::Contains("too few steps are left"), InputError);

    for (const std::int64_t after : {1, 10, 40, 80}) {
        CAPTURE(after);
        Recorded recorded;
        Trainer first(experiment, one_thread), second(experiment, one_thread);
        train_on(first, recorded, changed_at);
        first.set("sparsity.beta_Ga", few);
        recorded = {};
        train_on(first, recorded, changed_at + after);
        second.restore(first.checkpoint());
        CHECK(second.checkpoint() == first.checkpoint());
        train_on(second, recorded);
        REQUIRE(recorded.evaluations.size() == whole.evaluations.size());
        for (std::size_t i = 0; i < whole.evaluations.size(); ++i)
            CHECK(recorded.evaluations[i].metrics == whole.evaluations[i].metrics);
    }
}

TEST_CASE("a graph whose latents were straightened is not searched again")
{
    const Experiment corrected = tiny_corrected(0.5);
    CHECK_FALSE(can_search_again(corrected, 0));
    Experiment rotation = tiny_rotation(true, false);
    rotation.training.steps = 400;
    CHECK(can_search_again(rotation, 300));
    CHECK_FALSE(can_search_again(rotation, 310));  // 90 steps: fewer than four searches
    rotation.sparsity.search = GraphSearch::masks;
    CHECK_FALSE(can_search_again(rotation, 0));
}
