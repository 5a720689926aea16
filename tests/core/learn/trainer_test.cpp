// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/trainer.h"

#include "core/base/error.h"
#include "tests/core/learn/training.h"

#include <doctest/doctest.h>

#include <functional>

using namespace disentangle;

TEST_CASE("training evaluates at the start, at every interval and at the end")
{
    for (Experiment experiment : {tiny(), tiny_vae()}) {
        experiment.training.steps = 50;
        std::vector<std::int64_t> steps;
        for (const Evaluation& evaluation : train(experiment).evaluations)
            steps.push_back(evaluation.step);
        CHECK(steps == std::vector<std::int64_t>{0, 20, 40, 50});
    }
}

TEST_CASE("the same experiment with the same threads gives the same numbers, bit for bit")
{
    for (const Experiment& experiment : {tiny(), tiny_vae()})
        for (const int threads : {1, 2}) {
            const auto one = train(experiment, threads).evaluations, other = train(experiment, threads).evaluations;
            REQUIRE(one.size() == other.size());
            for (std::size_t i = 0; i < one.size(); ++i) {
                CHECK(one[i].metrics == other[i].metrics);
                CHECK(one[i].snapshots == other[i].snapshots);
            }
        }
}

TEST_CASE("a run resumed from any checkpoint equals the uninterrupted one, bit for bit")
{
    Experiment varied = tiny(true, true);
    varied.estimator.variances = Variances::history;
    varied.sparsity.hard_masks = true;
    varied.sparsity.temperature_end = 0.2;
    varied.sparsity.schedule_end = 0.9;
    for (const Experiment& experiment : {tiny(true, false), tiny(false, true), tiny(true, true), varied, tiny_vae()}) {
        CAPTURE(experiment.estimator_kind);
        const auto whole = train(experiment).evaluations;
        Trainer first(experiment, one_thread);
        Recorded before;
        train_on(first, before, 33);
        REQUIRE(first.step() == 33);
        Trainer second(experiment, one_thread);
        second.restore(first.checkpoint());
        CHECK(second.step() == 33);
        Recorded rest;
        train_on(second, rest);
        REQUIRE(rest.evaluations.size() == 2);
        CHECK(rest.evaluations[0].metrics == whole[2].metrics);
        CHECK(rest.evaluations[1].metrics == whole[3].metrics);
    }
}

TEST_CASE("evaluating more often changes no number")
{
    for (const Experiment& seldom : {tiny(), tiny_vae()}) {
        Experiment often = seldom;
        often.training.evaluate_every = 5;
        CHECK(train(seldom).evaluations.back().metrics == train(often).evaluations.back().metrics);
    }
}

TEST_CASE("live changes are kept in the checkpoint")
{
    Trainer first(tiny(), one_thread);
    first.advance();
    first.set("beta_Ga", 3);
    first.set("training.rate", 1e-4);
    Trainer second(tiny(), one_thread);
    second.restore(first.checkpoint());
    CHECK(second.experiment().sparsity.beta_Ga == 3.0);
    CHECK(second.experiment().training.rate == 1e-4);
    first.advance();
    second.advance();
    CHECK(first.evaluate().metrics == second.evaluate().metrics);
}

TEST_CASE("a change that would alter sizes or the past is refused by name")
{
    Trainer trainer(tiny(), one_thread);
    CHECK_THROWS_WITH_AS(trainer.set("estimator.width", 10), doctest::Contains("estimator.width"), InputError);
    CHECK_THROWS_WITH_AS(trainer.set("training.rate", -1), doctest::Contains("training.rate"), InputError);
}

TEST_CASE("a change that would do nothing is refused and says what acts")
{
    Trainer trainer(tiny(), one_thread);
    CHECK_THROWS_WITH_AS(trainer.set("penalty", 1), doctest::Contains("it acts when sparsity.search is penalty"),
                         InputError);
    CHECK_THROWS_WITH_AS(trainer.set("penalty", 1), doctest::Contains("expected one that acts: beta_Ga, beta_Gz, "),
                         InputError);
    CHECK(trainer.experiment() == tiny());
}

TEST_CASE("a checkpoint of another experiment is refused and changes nothing")
{
    const auto checkpoint_of = [](const Experiment& experiment) {
        Trainer other(experiment, one_thread);
        other.advance();
        other.set("training.rate", 1e-5);
        return other.checkpoint();
    };
    Experiment wider = tiny(), seeded = tiny();
    wider.estimator.width = 9;
    seeded.seed = 5;
    Trainer trainer(tiny(), one_thread);
    const std::string before = trainer.checkpoint();
    CHECK_THROWS_WITH_AS(trainer.restore(checkpoint_of(wider)), doctest::Contains("parameters"), InputError);
    CHECK_THROWS_WITH_AS(trainer.restore(checkpoint_of(seeded)), doctest::Contains("seed"), InputError);
    CHECK_THROWS_WITH_AS(trainer.restore(checkpoint_of(tiny_vae())), doctest::Contains("estimator"), InputError);
    CHECK(trainer.checkpoint() == before);
    CHECK(trainer.experiment() == tiny());
}

namespace {

/// A checkpoint whose header says something else.
std::string with_header(const std::string& bytes, const std::function<void(nlohmann::json&)>& change)
{
    CheckpointReader reader(bytes);
    CheckpointWriter writer;
    writer.header = reader.header;
    writer.header.erase("arrays");
    for (const auto& array : reader.header["arrays"]) {
        const std::string name = array["name"];
        writer.add(name, reader.array(name, array["size"]));
    }
    change(writer.header);
    return writer.bytes();
}

}  // namespace

TEST_CASE("a checkpoint is read and checked whole before anything changes, whatever is wrong with it")
{
    Trainer trained(tiny_rotation(true, false), one_thread);
    Recorded recorded;
    train_on(trained, recorded, 70);
    trained.set("training.rate", 1e-5);
    const std::string good = trained.checkpoint();
    const std::vector<std::pair<const char*, nlohmann::json>> faults{
        {"adopted", "yes"},        {"adopted_at", "soon"},     {"rotation_edges", 1000000}, {"rotation_price", nullptr},
        {"decoder_variance", "1"}, {"optimiser_steps", false}, {"step", nullptr},           {"estimator", 7},
        {"facts", "none"},         {"coordinates", {1, 2}}};
    Trainer trainer(tiny_rotation(true, false), one_thread);
    const std::string before = trainer.checkpoint();
    for (const auto& [key, value] : faults) {
        CAPTURE(key);
        const std::string bad = with_header(good, [&](nlohmann::json& header) { header[key] = value; });
        CHECK_THROWS_AS(trainer.restore(bad), InputError);
        CHECK(trainer.checkpoint() == before);
    }
    // A change that this version does not know, and one out of its range, after one that is fine.
    for (const char* key : {"training.unheard_of", "training.warm_up"}) {
        const std::string bad = with_header(good, [&](nlohmann::json& header) { header["changes"][key] = -1; });
        CHECK_THROWS_AS(trainer.restore(bad), InputError);
        CHECK(trainer.checkpoint() == before);
        CHECK(trainer.experiment() == tiny_rotation(true, false));
    }
    trainer.restore(good);
    CHECK(trainer.checkpoint() == good);
}

TEST_CASE("a checkpoint from before they told their kind and the shape of their data is one of mechanism_sparsity")
{
    Trainer trained(tiny(), one_thread);
    trained.advance();
    const std::string old = with_header(trained.checkpoint(), [](nlohmann::json& header) {
        header.erase("estimator");
        header.erase("facts");
    });
    Trainer trainer(tiny(), one_thread);
    trainer.restore(old);
    CHECK(trainer.checkpoint() == trained.checkpoint());
    CHECK_THROWS_WITH_AS(Trainer(tiny_vae(), one_thread).restore(old), doctest::Contains("estimator"), InputError);
}

TEST_CASE("a loss that is not finite stops with the step and a way out, and keeps the parameters before it")
{
    for (Experiment experiment : {tiny(), tiny_vae()}) {
        experiment.training.optimiser = OptimiserKind::adam;
        experiment.training.rate = 1e30;
        experiment.training.warm_up = 0;
        Trainer trainer(experiment, one_thread);
        std::string last = trainer.checkpoint();
        try {
            Recorded recorded;
            while (!trainer.finished()) {
                trainer.advance();
                last = trainer.checkpoint();
            }
            FAIL("it went on");
        } catch (const NotFinite& error) {
            CHECK(std::string(error.what()).find("training.rate") != std::string::npos);
            CHECK(std::string(error.what()).find("step " + std::to_string(trainer.step() + 1)) != std::string::npos);
        }
        CHECK(trainer.checkpoint() == last);
    }
}

TEST_CASE("kinds of estimators are found by name, are those of the document, and an unknown name is answered with them")
{
    std::vector<std::string> names;
    for (const EstimatorKind& kind : estimator_kinds())
        names.emplace_back(kind.name);
    CHECK(find_parameter("estimator.kind")->choices == names);
    CHECK_THROWS_WITH_AS(estimator_kind("oracle"), doctest::Contains("mechanism_sparsity"), InputError);
}
