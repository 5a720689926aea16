// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/evaluator.h"

#include "core/data/synthetic/source.h"
#include "core/record/catalogue.h"
#include "tests/core/learn/training.h"

#include <doctest/doctest.h>

#include <set>

using namespace disentangle;

namespace {

std::vector<std::string> kinds_of(const Evaluation& evaluation)
{
    std::vector<std::string> result;
    for (const auto& [kind, snapshot] : evaluation.snapshots) {
        CHECK(snapshot.data.size() == static_cast<std::size_t>(snapshot.rows * snapshot.cols));
        result.push_back(kind);
    }
    return result;
}

}  // namespace

TEST_CASE("every evaluation records the graphs it has and none that it has not")
{
    using Kinds = std::vector<std::string>;
    CHECK(kinds_of(train(tiny(true, false)).evaluations.back()) ==
          Kinds{"correlation", "ols", "assignment", "kl", "probability_Ga", "latents", "reconstructions", "traversal"});
    const auto time_only = train(tiny(false, true)).evaluations;
    CHECK(kinds_of(time_only.front()) == Kinds{"correlation", "ols", "assignment", "permitted", "true_correlation",
                                               "kl", "probability_Gz", "latents", "reconstructions", "traversal",
                                               "observations", "true_latents", "true_traversal"});
    CHECK_FALSE(time_only.back().metric("shd_Ga").has_value());
    CHECK(time_only.back().metric("shd").has_value());
}

TEST_CASE("what probes record is what they say, under names that the catalogue knows")
{
    std::set<std::string_view> promised;
    for (const Probe& probe : probes())
        for (const std::string_view name : probe.metrics) {
            CAPTURE(name);
            CHECK(metric_info(name) != nullptr);
            CHECK(promised.insert(name).second);  // each by one probe
        }
    for (const Experiment& experiment : {tiny(), tiny_rotation(true, true), tiny_vae()}) {
        const auto evaluations = train(experiment).evaluations;
        for (const auto& [name, value] : evaluations.front().metrics)
            CHECK(promised.contains(name));
        for (const auto& [kind, snapshot] : evaluations.front().snapshots)
            CHECK(snapshot_info(kind) != nullptr);
    }
}

TEST_CASE("scores are those of the latents that the estimator gives the first rows of the test split")
{
    const Experiment experiment = tiny(true, false);
    Trainer trainer(experiment, one_thread);
    const Evaluation evaluation = trainer.evaluate();
    const Dataset test = World(experiment.world).sample(Split::test, 300);
    const Eigen::MatrixXd learned = trainer.estimator().encode(test.x);
    Eigen::MatrixXd z(300, 2);
    for (int row = 0; row < 300; ++row)
        for (int k = 0; k < 2; ++k)
            z(row, k) = test.z[static_cast<std::size_t>(2 * row + k)];
    CHECK(evaluation.metric("mcc") == score(z, learned).mcc);
}

TEST_CASE("the objective is the mean over at most four held-out minibatches")
{
    const Experiment experiment = tiny(true, false);
    Trainer trainer(experiment, one_thread);
    const Evaluation evaluation = trainer.evaluate();
    const Dataset rows = World(experiment.world).sample(Split::validation, 128);
    double mse = 0;
    for (int i = 0; i < 4; ++i) {
        const auto first = static_cast<std::size_t>(32 * i);
        mse += trainer.estimator()
                   .validate(
                       {32, std::span(rows.x).subspan(first * 4, 32 * 4), std::span(rows.a).subspan(first * 2, 64)}, i)
                   .mse /
               4;
    }
    CHECK(*evaluation.metric("mse") == doctest::Approx(mse).epsilon(1e-12));
}

TEST_CASE("looking at a rotation before its time changes nothing")
{
    Experiment often = tiny_rotation(true, true), seldom = often;
    often.training.evaluate_every = 3;
    seldom.training.evaluate_every = 1000;
    CHECK(train(often).evaluations.back().metrics == train(seldom).evaluations.back().metrics);
}

TEST_CASE("truth with another number of latents than are learned is not scored, and nothing fails by it")
{
    class Another final : public Truth {
    public:
        int d_z() const override { return 3; }
        std::vector<float> latents(Split, std::span<const std::int32_t> rows) const override
        {
            return std::vector<float>(rows.size() * 3);
        }
    };
    const Experiment experiment = tiny_rotation(true, false);
    const Data data = make_synthetic(experiment.world, 1);
    const Evaluation evaluation =
        Trainer(experiment, one_thread, {data.source, std::make_shared<Another>()}).evaluate();
    CHECK_FALSE(evaluation.metric("mcc").has_value());
    CHECK(evaluation.metric("loss").has_value());
    CHECK(find(evaluation, "true_latents")->cols == 3);
}
