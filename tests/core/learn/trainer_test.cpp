#include "core/base/error.h"
#include "core/base/random.h"
#include "core/learn/mechanism_sparsity/stages.h"
#include "core/learn/mechanism_sparsity/quadratic_fit.h"
#include "core/learn/trainer.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <functional>
#include <span>

using namespace disentangle;

namespace {

/// Small enough to train in a moment, with action and time.
Experiment tiny(bool actions = true, bool time = true)
{
    Experiment experiment;
    experiment.name = "tiny";
    experiment.sparsity.search = GraphSearch::masks;
    experiment.sparsity.bound_from = BoundFrom::truth;
    experiment.world.graph = make_graph(actions ? std::optional(Adjacency::identity(2)) : std::nullopt,
                                        time ? std::optional(Adjacency::identity(2)) : std::nullopt);
    experiment.world.d_x = 4;
    experiment.world.train = 500;
    experiment.world.validation = 200;
    experiment.world.test = 300;
    experiment.training.evaluation_rows = 300;
    experiment.estimator.width = 8;
    experiment.estimator.transition.width = 4;
    experiment.training.steps = 60;
    experiment.training.batch = 32;
    experiment.training.evaluate_every = 20;
    return experiment;
}

/// The same, searched by rotation: unmasked to step 40, searched to step 60.
Experiment tiny_rotation(bool actions, bool time)
{
    Experiment experiment = tiny(actions, time);
    experiment.sparsity.search = GraphSearch::rotate;
    experiment.sparsity.bound_from = BoundFrom::data;
    experiment.sparsity.unmasked_share = 0.5;
    experiment.estimator.transition.shared_width = 16;
    experiment.estimator.transition.activation = Activation::sine;
    experiment.training.steps = 96;
    return experiment;
}

/// With rows enough to fit a bend on.
Experiment tiny_bent(double refine_factor)
{
    Experiment experiment = tiny_rotation(false, true);
    experiment.estimator.bend = true;
    experiment.training.refine_factor = refine_factor;
    experiment.world.train = QuadraticFit::least_rows(experiment.world.graph.d_z());
    return experiment;
}

struct Recorder : TrainingObserver {
    std::vector<Evaluation> evaluations;
    std::int64_t stop_at = -1;
    bool stepped(std::int64_t step, const Terms&) override { return step == stop_at; }
    bool evaluated(const Evaluation& evaluation) override
    {
        evaluations.push_back(evaluation);
        return false;
    }
};

std::vector<Evaluation> train(const Experiment& experiment, int threads = 1)
{
    Trainer trainer(experiment, {threads, "fused", "cpu"});
    Recorder recorder;
    trainer.run(recorder);
    return recorder.evaluations;
}

}  // namespace

TEST_CASE("training evaluates at the start, at every interval and at the end")
{
    Experiment experiment = tiny();
    experiment.training.steps = 50;
    const auto evaluations = train(experiment);
    std::vector<std::int64_t> steps;
    for (const Evaluation& evaluation : evaluations)
        steps.push_back(evaluation.step);
    CHECK(steps == std::vector<std::int64_t>{0, 20, 40, 50});
}

TEST_CASE("the same experiment with the same threads gives the same numbers, bit for bit")
{
    for (const int threads : {1, 2}) {
        const auto one = train(tiny(), threads), other = train(tiny(), threads);
        REQUIRE(one.size() == other.size());
        for (std::size_t i = 0; i < one.size(); ++i)
            CHECK(one[i].metrics == other[i].metrics);
    }
}

TEST_CASE("a run resumed from any checkpoint equals the uninterrupted one, bit for bit")
{
    std::vector<Experiment> experiments;
    for (const auto& [actions, time] : {std::pair{true, false}, {false, true}, {true, true}})
        experiments.push_back(tiny(actions, time));
    experiments.push_back(tiny(true, true));
    experiments.back().estimator.variances = Variances::history;
    experiments.back().sparsity.hard_masks = true;
    experiments.back().sparsity.temperature_end = 0.2;
    experiments.back().sparsity.schedule_end = 0.9;
    for (const Experiment& experiment : experiments) {
        const auto whole = train(experiment);
        Trainer first(experiment, {1, "fused", "cpu"});
        Recorder recorder;
        recorder.stop_at = 33;
        first.run(recorder);
        REQUIRE(first.step() == 33);
        Trainer second(experiment, {1, "fused", "cpu"});
        second.restore(first.checkpoint());
        CHECK(second.step() == 33);
        Recorder rest;
        second.run(rest);
        REQUIRE(rest.evaluations.size() == 2);
        CHECK(rest.evaluations[0].metrics == whole[2].metrics);
        CHECK(rest.evaluations[1].metrics == whole[3].metrics);
    }
}

TEST_CASE("evaluating more often changes no number")
{
    Experiment often = tiny();
    often.training.evaluate_every = 5;
    CHECK(train(tiny()).back().metrics == train(often).back().metrics);
}

TEST_CASE("live changes are kept in the checkpoint")
{
    Trainer first(tiny(), {1, "fused", "cpu"});
    first.advance();
    first.set("beta_Ga", 3);
    first.set("training.rate", 1e-4);
    Trainer second(tiny(), {1, "fused", "cpu"});
    second.restore(first.checkpoint());
    CHECK(second.experiment().sparsity.beta_Ga == 3.0);
    CHECK(second.experiment().training.rate == 1e-4);
    first.advance();
    second.advance();
    CHECK(first.evaluate().metrics == second.evaluate().metrics);
}

TEST_CASE("a change that would alter sizes or the past is refused by name")
{
    Trainer trainer(tiny(), {1, "fused", "cpu"});
    CHECK_THROWS_WITH_AS(trainer.set("estimator.width", 10), doctest::Contains("estimator.width"), InputError);
    CHECK_THROWS_WITH_AS(trainer.set("training.rate", -1), doctest::Contains("training.rate"), InputError);
}

TEST_CASE("a change that would do nothing is refused and says what acts")
{
    Trainer trainer(tiny(), {1, "fused", "cpu"});
    CHECK_THROWS_WITH_AS(trainer.set("penalty", 1), doctest::Contains("it acts when sparsity.search is penalty"),
                         InputError);
    CHECK_THROWS_WITH_AS(trainer.set("penalty", 1), doctest::Contains("expected one that acts: beta_Ga, beta_Gz, "),
                         InputError);
    CHECK(trainer.experiment() == tiny());
}

TEST_CASE("a bound may be changed until the last search for a rotation has begun")
{
    const Experiment experiment = tiny_rotation(false, true);
    Trainer trainer(experiment, {1, "fused", "cpu"});
    const std::vector<Stage> stages = stages_of(experiment);
    std::int64_t last_search = 0;
    for (const Stage& stage : stages)
        if (stage.kind == Stage::Kind::search)
            last_search = stage.first;
    while (trainer.step() < last_search)
        trainer.advance();
    trainer.set("beta_Gz", 3);
    trainer.advance();
    CHECK_THROWS_WITH_AS(
        trainer.set("beta_Gz", 2),
        doctest::Contains("'sparsity.beta_Gz' does nothing any more; it acts until a search has begun"), InputError);
    trainer.set("rate", 1e-4);
    CHECK(trainer.experiment().sparsity.beta_Gz == 3.0);
}

TEST_CASE("a checkpoint of another experiment is refused and changes nothing")
{
    Trainer trainer(tiny(), {1, "fused", "cpu"});
    Experiment wider = tiny();
    wider.estimator.width = 9;
    const std::string other = Trainer(wider, {1, "fused", "cpu"}).checkpoint();
    const auto before = trainer.evaluate().metrics;
    CHECK_THROWS_AS(trainer.restore(other), InputError);
    CHECK(trainer.evaluate().metrics == before);
    Experiment seeded = tiny();
    seeded.seed = 5;
    CHECK_THROWS_WITH_AS(trainer.restore(Trainer(seeded, {1, "fused", "cpu"}).checkpoint()), doctest::Contains("seed"),
                         InputError);
}

TEST_CASE("a loss that is not finite stops with the step and a way out, and keeps the parameters before it")
{
    Experiment experiment = tiny();
    experiment.training.optimiser = OptimiserKind::adam;
    experiment.training.rate = 1e30;
    experiment.training.warm_up = 0;
    Trainer trainer(experiment, {1, "fused", "cpu"});
    Recorder recorder;
    CHECK_THROWS_WITH_AS(trainer.run(recorder), doctest::Contains("training.rate"), Error);
}

TEST_CASE("every evaluation records the graphs it has and none that it has not")
{
    const auto names = [](const Evaluation& evaluation) {
        std::vector<std::string> result;
        for (const auto& [kind, snapshot] : evaluation.snapshots) {
            CHECK(snapshot.data.size() == static_cast<std::size_t>(snapshot.rows * snapshot.cols));
            result.push_back(kind);
        }
        return result;
    };
    CHECK(names(train(tiny(true, false)).back()) == std::vector<std::string>{"probability_Ga", "correlation", "ols",
                                                                             "assignment", "kl", "latents",
                                                                             "reconstructions", "traversal"});
    const auto time_only = train(tiny(false, true));
    CHECK(names(time_only.front()) == std::vector<std::string>{"probability_Gz", "correlation", "ols", "assignment",
                                                               "kl", "latents", "reconstructions", "traversal",
                                                               "permitted", "true_correlation", "true_latents",
                                                               "observations", "true_traversal"});
    CHECK_FALSE(time_only.back().metric("shd_Ga").has_value());
    CHECK(time_only.back().metric("shd").has_value());
}

TEST_CASE("a rotation resumed in any of its stages equals the uninterrupted one, bit for bit")
{
    std::vector<Experiment> experiments;
    for (const auto& [actions, time] : {std::pair{true, false}, {false, true}, {true, true}})
        experiments.push_back(tiny_rotation(actions, time));
    experiments.back().estimator.variances = Variances::history;
    for (const double refine_factor : {0.0, 0.5}) {
        experiments.push_back(tiny_bent(refine_factor));
        experiments.back().estimator.posterior = Posterior::amortised;
    }
    for (const Experiment& experiment : experiments) {
        const std::vector<Stage> stages = stages_of(experiment);
        const bool bent = experiment.estimator.bend, refines = experiment.training.refine_factor > 0;
        REQUIRE(stages.size() == (!bent ? 8 : refines ? 6 : 5));
        REQUIRE(stages.back().end() == experiment.training.steps);
        const auto whole = train(experiment);
        for (const Stage& stage : stages)
            for (const std::int64_t stop : {stage.first + 1, stage.end()}) {
                if (stop >= experiment.training.steps)
                    continue;
                CAPTURE(stop);
                Trainer first(experiment, {1, "fused", "cpu"});
                Recorder recorder;
                recorder.stop_at = stop;
                first.run(recorder);
                Trainer second(experiment, {1, "fused", "cpu"});
                second.restore(first.checkpoint());
                CHECK(second.checkpoint() == first.checkpoint());
                second.run(recorder);
                std::vector<Evaluation> parts;
                for (const Evaluation& evaluation : recorder.evaluations)
                    if (parts.empty() || parts.back().step != evaluation.step)
                        parts.push_back(evaluation);
                REQUIRE(parts.size() == whole.size());
                for (std::size_t i = 0; i < whole.size(); ++i) {
                    CHECK(parts[i].step == whole[i].step);
                    CHECK(parts[i].metrics == whole[i].metrics);
                }
            }
    }
}

namespace {

/// A run that can be stopped at any step, and what its log says.
struct Stepped : TrainingObserver {
    explicit Stepped(const Experiment& experiment) : trainer(experiment, {1, "fused", "cpu"})
    {
        Random(1, "probe").normal(std::span(probe));
    }
    bool stepped(std::int64_t step, const Terms&) override { return step == target; }
    bool evaluated(const Evaluation& evaluation) override { return evaluation.step == target; }
    void noted(std::int64_t, const std::string& note) override { notes += note; }
    /// The latents that the model gives a few observations after `step` steps.
    std::vector<float> latents_after(std::int64_t step)
    {
        target = step;
        while (trainer.step() < step)
            trainer.run(*this);
        return trainer.encode(probe);
    }

    Trainer trainer;
    std::vector<float> probe = std::vector<float>(40);
    std::int64_t target = 0;
    std::string notes;
};

}  // namespace

TEST_CASE("the latents stay, bit for bit, while what predicts and decodes them learns")
{
    for (const double refine_factor : {0.0, 0.5})
        for (const Posterior posterior : {Posterior::shared, Posterior::amortised}) {
            Experiment experiment = tiny_bent(refine_factor);
            experiment.estimator.posterior = posterior;
            Stepped run(experiment);
            int settled = 0;
            for (const Stage& stage : stages_of(experiment)) {
                const std::vector<float> before = run.latents_after(stage.first);
                const bool stay = stage.kind == Stage::Kind::adopt;
                if (stage.kind == Stage::Kind::refine || stay)
                    CHECK((run.latents_after(stage.end()) == before) == stay);
                settled += stay;
            }
            CHECK(settled == (refine_factor > 0 ? 1 : 2));
        }
}

TEST_CASE("a second search takes another graph over, and after the same one the run refines on")
{
    for (const bool other : {false, true}) {
        CAPTURE(other);
        Experiment experiment = tiny_rotation(true, false);
        experiment.sparsity.beta_Ga = 4;  // all there are, which no search can find otherwise
        const std::vector<Stage> stages = stages_of(experiment);
        const auto relearn = std::ranges::find(stages, Stage::Kind::relearn, &Stage::kind);
        REQUIRE(stages.end() - relearn == 4);
        const Stage &search = relearn[1], &adopt = relearn[2];
        REQUIRE(search.kind == Stage::Kind::search);
        REQUIRE(adopt.kind == Stage::Kind::adopt);

        Stepped run(experiment);
        const std::vector<float> refined = run.latents_after(relearn->first);
        if (other)
            run.trainer.set("beta_Ga", 3);
        CHECK(run.latents_after(search.first) == refined);
        run.notes.clear();
        const std::vector<float> searched = run.latents_after(search.end());
        const std::vector<float> later = run.latents_after(adopt.end());
        CHECK((run.notes.find("the same graph") == std::string::npos) == other);
        CHECK((run.notes.find("Rotated to the sparsest coordinates found: 3 of 4") == 0) == other);
        CHECK((searched != refined) == other);
        CHECK((later == searched) == other);
    }
}

TEST_CASE("too few rows to fit a bend on are said, and the latents left as they are")
{
    Experiment experiment = tiny_bent(0);
    --experiment.world.train;
    Stepped run(experiment);
    const std::vector<Stage> stages = stages_of(experiment);
    const auto straighten = std::ranges::find(stages, Stage::Kind::straighten, &Stage::kind);
    const std::vector<float> before = run.latents_after(straighten->first);
    run.notes.clear();
    CHECK(run.latents_after(straighten->end()) == before);
    CHECK(run.notes == "Left the latents unstraightened: that takes 2048 training rows.");
}

TEST_CASE("looking at a rotation before its time changes nothing")
{
    Experiment often = tiny_rotation(true, true), seldom = often;
    often.training.evaluate_every = 3;
    seldom.training.evaluate_every = 1000;
    CHECK(train(often).back().metrics == train(seldom).back().metrics);
}

TEST_CASE("a rotation records its cost for every number of edges and says what it found")
{
    struct Listener : Recorder {
        std::string text;
        void noted(std::int64_t, const std::string& note) override { text += note; }
    };
    const Experiment experiment = tiny_rotation(true, true);
    Trainer trainer(experiment, {1, "fused", "cpu"});
    Listener listener;
    trainer.run(listener);
    CHECK(listener.text.find("elbow") != std::string::npos);
    for (const Evaluation& evaluation : listener.evaluations) {
        const auto cost =
            std::ranges::find(evaluation.snapshots, "rotation_cost", &std::pair<std::string, Snapshot>::first);
        REQUIRE(cost != evaluation.snapshots.end());
        CHECK(cost->second.cols == 2 * 4 + 1);  // 0 to all edges of d_z x (d_z + d_a)
        CHECK(std::ranges::is_sorted(cost->second.data, std::greater{}));
        CHECK(evaluation.metric("rotation_edges") >= 0);
    }
}

TEST_CASE("a rotation keeps as many edges as its bound allows")
{
    Experiment experiment = tiny_rotation(true, true);
    experiment.sparsity.beta_Ga = 2;
    experiment.sparsity.beta_Gz = 1;
    CHECK(train(experiment).back().metric("rotation_edges") == 3);
    experiment.sparsity.beta_Ga = experiment.sparsity.beta_Gz = std::nullopt;
    experiment.sparsity.bound_from = BoundFrom::truth;
    CHECK(train(experiment).back().metric("rotation_edges") == 4);  // two identities
}

TEST_CASE("masks under a bound from the data open every edge until a rotation has told their number")
{
    for (const auto& [actions, time] : {std::pair{true, false}, {true, true}}) {
        Experiment experiment = tiny_rotation(actions, time);
        experiment.sparsity.search = GraphSearch::masks;
        experiment.sparsity.schedule_end = 0.5;
        const std::vector<Stage> stages = stages_of(experiment);
        REQUIRE(stages.size() == 3);
        REQUIRE(stages.back().kind == Stage::Kind::train);
        const auto whole = train(experiment);
        const double possible = time ? 4 : 0;
        for (const Evaluation& evaluation : whole) {
            if (evaluation.step <= stages.back().first && time)
                CHECK(evaluation.metric("bound_Gz") == possible);
        }
        const Evaluation& last = whole.back();
        const double bounds = *last.metric("bound_Ga") + (time ? *last.metric("bound_Gz") : 0);
        CHECK(bounds == *last.metric("rotation_edges"));

        Trainer first(experiment, {1, "fused", "cpu"});
        Recorder recorder;
        recorder.stop_at = stages.back().first + 5;
        first.run(recorder);
        Trainer second(experiment, {1, "fused", "cpu"});
        second.restore(first.checkpoint());
        second.run(recorder);
        CHECK(recorder.evaluations.back().metrics == last.metrics);
    }
}

TEST_CASE("a rotation without a matrix to rotate is refused by name")
{
    Experiment experiment = tiny_rotation(true, false);
    experiment.estimator.unmix = false;
    CHECK_THROWS_WITH_AS(Trainer(experiment, {}), doctest::Contains("estimator.unmix"), InputError);
    experiment = tiny_rotation(true, false);
    experiment.estimator.transition.shared_width = 0;
    CHECK_THROWS_WITH_AS(Trainer(experiment, {}), doctest::Contains("shared_width"), InputError);
}
