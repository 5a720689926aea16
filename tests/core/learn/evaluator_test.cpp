// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/evaluator.h"

#include "core/data/synthetic/source.h"
#include "core/experiment/make_data.h"
#include "core/learn/rows.h"
#include "core/metrics/representation/scores.h"
#include "core/record/catalogue.h"
#include "tests/core/learn/training.h"

#include <doctest/doctest.h>

#include <cmath>
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
    CHECK(find(evaluation, "true_latents") == nullptr);  // nothing to set beside the learned ones
}

namespace {

/// Two latents that follow from the row's number; the second repeats the first but for a little.
class CorrelatedTruth final : public Truth {
public:
    int d_z() const override { return 2; }
    std::vector<float> latents(Split, std::span<const std::int32_t> rows) const override
    {
        std::vector<float> z;
        for (const std::int32_t row : rows)
            for (int step = 0; step < 2; ++step) {
                const float first = std::sin(static_cast<float>(7 * row + step));
                z.insert(z.end(), {first, first + 0.3F * std::sin(static_cast<float>(29 * row + 5 * step))});
            }
        return z;
    }
};

}  // namespace

TEST_CASE("where true factors are correlated, what data give for free is measured once, and said")
{
    const Experiment experiment = tiny_vae();
    Data data = make_data(experiment, 1);
    data.truth = std::make_shared<CorrelatedTruth>();
    Trainer trainer(experiment, one_thread, std::move(data));
    const Evaluation first = trainer.evaluate();
    REQUIRE(first.metric("largest_true_correlation").has_value());
    CHECK(*first.metric("largest_true_correlation") > 0.9);
    CHECK(first.metric("mcc_of_components").has_value());
    CHECK(first.metric("mcc_of_random_encoder").has_value());
    REQUIRE(first.notes.size() == 1);
    CHECK(first.notes[0].find("correlated up to 0.9") != std::string::npos);
    trainer.advance();
    CHECK_FALSE(trainer.evaluate().metric("mcc_of_components").has_value());

    Trainer independent(experiment, one_thread);
    CHECK(independent.evaluate().notes.empty());
}

TEST_CASE("scores of other work are those of the library, most of them at the end of a run")
{
    const Experiment experiment = tiny();
    Trainer trainer(experiment, one_thread);
    Recorded recorded;
    train_on(trainer, recorded);
    const Evaluation &early = recorded.evaluations[1], &last = recorded.evaluations.back();
    CHECK(early.metric("dci_disentanglement").has_value());
    CHECK_FALSE(early.metric("mig").has_value());
    const Data data = make_data(experiment, 1);
    const Rows test = first_rows(*data.source, Split::test, experiment.training.evaluation_rows);
    const Eigen::MatrixXd z = to_matrix(data.truth->latents(Split::test, consecutive_rows(0, test.count)), 2);
    const RepresentationScores scores =
        representation_scores(representation_rows(z, trainer.estimator().encode(test.x)));
    CHECK(*last.metric("dci_disentanglement") == doctest::Approx(scores.dci.disentanglement).epsilon(1e-6));
    CHECK(*last.metric("dci_completeness") == doctest::Approx(scores.dci.completeness).epsilon(1e-6));
    CHECK(*last.metric("sap") == doctest::Approx(scores.sap).epsilon(1e-9));
    CHECK(*last.metric("r2_diagonal") == doctest::Approx(scores.r2.mean_diagonal).epsilon(1e-9));
    CHECK(*last.metric("mig") == doctest::Approx(scores.mig).epsilon(1e-9));
    CHECK(*last.metric("infom") == doctest::Approx(scores.infomec.infom).epsilon(1e-9));
    CHECK(*last.metric("mcc_spearman") == doctest::Approx(scores.mcc_spearman).epsilon(1e-9));
    CHECK(*last.metric("explicitness") > 0.5);
}
