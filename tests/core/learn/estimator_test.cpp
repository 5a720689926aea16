// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/estimator.h"

#include "core/base/random.h"
#include "core/data/synthetic/source.h"
#include "tests/core/learn/training.h"

#include <doctest/doctest.h>

#include <type_traits>

using namespace disentangle;

namespace {

/// Rows that nobody may look at.
class Untouchable final : public Source {
public:
    explicit Untouchable(const Facts& facts) : facts_(facts) {}
    const Facts& facts() const override { return facts_; }
    int rows(Split) const override { throw Error("a row was counted"); }
    void fill(Split, std::span<const std::int32_t>, Observations) const override { throw Error("a row was read"); }

private:
    Facts facts_;
};

std::vector<float> numbers(std::size_t count)
{
    std::vector<float> values(count);
    Random(3, "numbers").normal(std::span(values));
    return values;
}

/// The truth of tiny experiments, a part of it at a time.
class PartialTruth final : public Truth {
public:
    PartialTruth(std::shared_ptr<const Truth> whole, bool graph) : whole_(std::move(whole)), graph_(graph) {}
    const CausalGraph* graph() const override { return graph_ ? whole_->graph() : nullptr; }
    int d_z() const override { return graph_ ? 0 : whole_->d_z(); }
    std::vector<float> latents(Split split, std::span<const std::int32_t> rows) const override
    {
        return graph_ ? std::vector<float>() : whole_->latents(split, rows);
    }

private:
    std::shared_ptr<const Truth> whole_;
    bool graph_;
};

}  // namespace

// An estimator is made from rows; there is no way to hand it a Truth or the data that hold one.
static_assert(!std::is_invocable_v<decltype(EstimatorKind::make), const Experiment&, Data, const Resources&>);
static_assert(!std::is_convertible_v<std::shared_ptr<const Truth>, std::shared_ptr<const Source>>);

TEST_CASE("training gives the same numbers, bit for bit, when the truth is withheld")
{
    Experiment bounded = tiny();
    bounded.sparsity.beta_Ga = bounded.sparsity.beta_Gz = 2;
    for (const Experiment& experiment : {bounded, tiny_rotation(true, true), tiny_corrected(0), tiny_vae()}) {
        CAPTURE(experiment.estimator_kind);
        const Data data = make_synthetic(experiment.world, 1);
        Trainer with(experiment, one_thread, data), without(experiment, one_thread, {data.source, nullptr});
        Recorded scored, unscored;
        train_on(with, scored);
        train_on(without, unscored);
        CHECK(with.checkpoint() == without.checkpoint());
        REQUIRE(scored.evaluations.size() == unscored.evaluations.size());
        for (std::size_t i = 0; i < scored.evaluations.size(); ++i)
            for (const auto& [name, value] : unscored.evaluations[i].metrics)
                CHECK(scored.evaluations[i].metric(name) == value);
    }
}

TEST_CASE("without any truth no score is recorded, and everything else is")
{
    Experiment experiment = tiny_rotation(true, true);
    const Data data = make_synthetic(experiment.world, 1);
    Trainer trainer(experiment, one_thread, {data.source, nullptr});
    const Evaluation first = trainer.evaluate();
    for (const char* score : {"mcc", "r", "r_con", "shd", "shd_Ga", "missing_Gz"})
        CHECK_FALSE(first.metric(score).has_value());
    for (const char* kind :
         {"correlation", "ols", "assignment", "permitted", "true_correlation", "true_latents", "true_traversal"})
        CHECK(find(first, kind) == nullptr);
    for (const char* name : {"loss", "reconstruction", "kl", "mse", "edges_Ga", "edges_Gz", "expected_edges_Ga"})
        CHECK(first.metric(name).has_value());
    for (const char* kind : {"kl", "probability_Ga", "probability_Gz", "latents", "reconstructions", "traversal",
                             "actions", "observations"})
        CHECK(find(first, kind) != nullptr);
}

TEST_CASE(
    "of a truth in parts what it knows is scored: latents without a graph, or a graph that nothing can be matched to")
{
    const Experiment experiment = tiny_rotation(true, true);
    const Data data = make_synthetic(experiment.world, 1);
    const auto evaluated = [&](bool graph) {
        Trainer trainer(experiment, one_thread, {data.source, std::make_shared<PartialTruth>(data.truth, graph)});
        return trainer.evaluate();
    };
    const Evaluation latents = evaluated(false), graph = evaluated(true);
    CHECK(latents.metric("mcc").has_value());
    CHECK(latents.metric("r").has_value());
    CHECK_FALSE(latents.metric("r_con").has_value());
    CHECK_FALSE(latents.metric("shd").has_value());
    CHECK(find(latents, "true_latents") != nullptr);
    CHECK(find(latents, "permitted") == nullptr);
    CHECK(find(latents, "true_traversal") == nullptr);
    CHECK_FALSE(graph.metric("mcc").has_value());
    CHECK_FALSE(graph.metric("shd").has_value());
    CHECK(graph.metric("edges_Ga").has_value());
}

TEST_CASE("settings that are oracles by name get what they ask for and no more, and are refused where nobody knows it")
{
    Experiment experiment = tiny();
    experiment.sparsity.search = GraphSearch::rotate;
    experiment.sparsity.bound_from = BoundFrom::data;
    const CausalGraph& truth = experiment.world.graph;
    Oracle oracle = oracle_for(experiment, &truth);
    CHECK((!oracle.graph && !oracle.edges_Ga && !oracle.edges_Gz));
    CHECK_NOTHROW(oracle_for(experiment, nullptr));

    experiment.sparsity.bound_from = BoundFrom::truth;
    oracle = oracle_for(experiment, &truth);
    CHECK((!oracle.graph && oracle.edges_Ga == 2 && oracle.edges_Gz == 2));
    const Data data = make_synthetic(experiment.world, 1);
    experiment.estimator.transition.shared_width = 16;
    CHECK_THROWS_WITH_AS(Trainer(experiment, one_thread, {data.source, nullptr}),
                         doctest::Contains("sparsity.bound_from"), InputError);
    experiment.sparsity.beta_Ga = experiment.sparsity.beta_Gz = 1;
    CHECK_NOTHROW(Trainer(experiment, one_thread, {data.source, nullptr}));

    experiment.sparsity.bound_from = BoundFrom::data;
    experiment.sparsity.search = GraphSearch::truth;
    oracle = oracle_for(experiment, &truth);
    CHECK((oracle.graph == truth && !oracle.edges_Ga));
    CHECK_THROWS_WITH_AS(oracle_for(experiment, nullptr), doctest::Contains("sparsity.search"), InputError);
}

TEST_CASE("under the true graph, given by name, latents are predicted by its edges")
{
    Experiment experiment = tiny();
    experiment.sparsity.search = GraphSearch::truth;
    const Evaluation evaluation = Trainer(experiment, one_thread).evaluate();
    // Two identities.
    CHECK(find(evaluation, "probability_Ga")->data == std::vector<float>{1, 0, 0, 1});
    CHECK(find(evaluation, "probability_Gz")->data == std::vector<float>{1, 0, 0, 1});
}

TEST_CASE("a checkpoint encodes and decodes without a row of the data, in any phase, as the trainer did")
{
    std::vector<Experiment> experiments{tiny(), tiny_rotation(true, false), tiny_corrected(0.5), tiny_vae()};
    const std::vector<float> x = numbers(40), z = numbers(10);
    for (const Experiment& experiment : experiments)
        for (const int stop : {0, 30, 45, 60}) {
            if (stop > experiment.training.steps)
                continue;
            CAPTURE(experiment.estimator_kind);
            CAPTURE(stop);
            Trainer trainer(experiment, one_thread);
            Recorded recorded;
            train_on(trainer, recorded, stop);
            trainer.evaluate();  // settles the coordinates that are shown
            const std::string checkpoint = trainer.checkpoint();
            const auto rows = std::make_shared<Untouchable>(trainer.estimator().facts());
            const auto estimator = make_estimator(experiment, rows, &experiment.world.graph, one_thread);
            estimator->load(CheckpointReader(checkpoint), experiment);
            CHECK(encoded(*estimator, x) == encoded(trainer.estimator(), x));
            CHECK(estimator->decode(z) == trainer.estimator().decode(z));
            const auto loaded = load_estimator(experiment, checkpoint, one_thread);
            CHECK(encoded(*loaded, x) == encoded(trainer.estimator(), x));
        }
}

TEST_CASE("a checkpoint of an earlier version, taken while the rotation was open, is shown by a look at the rows")
{
    const Experiment experiment = tiny_rotation(true, false);
    Trainer trainer(experiment, one_thread);
    Recorded recorded;
    train_on(trainer, recorded, 30);
    trainer.evaluate();
    const std::string bytes = trainer.checkpoint();
    const CheckpointReader reader(bytes);
    CheckpointWriter old;
    old.header = reader.header;
    for (const char* key : {"coordinates", "facts", "estimator", "arrays"})
        old.header.erase(key);
    for (const auto& array : reader.header["arrays"])
        old.add(array["name"].get<std::string>(), reader.array(array["name"].get<std::string>(), array["size"]));
    const std::vector<float> z = numbers(10);
    CHECK(load_estimator(experiment, old.bytes(), one_thread)->decode(z) == trainer.estimator().decode(z));
}

TEST_CASE("rows that are no whole number of observations or latents are refused by name")
{
    for (const Experiment& experiment : {tiny(), tiny_vae()}) {
        Trainer trainer(experiment, one_thread);
        CHECK_THROWS_WITH_AS(trainer.estimator().encode(std::vector<float>(7)), doctest::Contains("encode"),
                             InputError);
        CHECK_THROWS_WITH_AS(trainer.estimator().decode(std::vector<float>(7)), doctest::Contains("decode"),
                             InputError);
    }
}

namespace {

/// Looks at the first latents that there are in x; neither decodes nor learns.
class NoDecoder final : public Estimator {
public:
    const Facts& facts() const override { return facts_; }
    int d_z() const override { return 2; }
    Step step(const Minibatch&, std::int64_t) override { return {}; }
    Terms validate(const Minibatch&, std::int64_t) override { return {}; }
    Stretch stretch(std::int64_t) const override { return {"nothing", 0, 1, 0}; }
    double schedule(std::int64_t) const override { return 1; }
    Eigen::MatrixXd encode(std::span<const float>, std::span<const float>) override { return {}; }
    void set(const Experiment&) override {}
    void save(CheckpointWriter&) override {}
    void load(const CheckpointReader&, const Experiment&) override {}

private:
    Facts facts_;
};

}  // namespace

TEST_CASE("an estimator that cannot decode says so")
{
    NoDecoder estimator;
    CHECK_FALSE(estimator.can_decode());
    CHECK_FALSE(estimator.learns_graph());
    CHECK_THROWS_WITH_AS(estimator.decode({}), doctest::Contains("no decoder"), InputError);
}
