// SPDX-License-Identifier: GPL-3.0-or-later
// Gradients of every baseline against finite differences, and what each learns. Values are held to
// tests/golden/baselines.json by `disentangle selftest` (tests/app/verbs_test.cpp).
#include "core/learn/baselines/objectives.h"

#include "core/base/random.h"
#include "core/experiment/make_data.h"
#include "core/learn/baselines/fast_ica.h"
#include "tests/core/learn/training.h"
#include "tests/core/random_matrix.h"

#include <doctest/doctest.h>

#include <cmath>

using namespace disentangle;

namespace {

BaselineNetworks small_networks(int threads)
{
    BaselineNetworks networks;
    networks.d_z = 3;
    networks.d_x = 4;
    networks.d_a = 2;
    networks.encoder = {2, 6};
    networks.decoder = {1, 5};
    networks.further = {2, 4};
    networks.posterior_raw = -1;
    networks.decoder_log_variance = -0.5;
    networks.threads = threads;
    return networks;
}

/// Inputs and draws for a batch of seven rows, of two steps.
struct Inputs {
    static constexpr int rows = 7;
    std::vector<double> x = drawn(rows * 2 * 4, 1), a = drawn(rows * 2, 2), eps = drawn(rows * 2 * 3, 3),
                        z = drawn(rows * 3, 4);
    std::vector<int> permutation{2, 0, 1, 4, 5, 6, 3};

    BaselineBatch<double> batch() const { return {rows, 2, x.data(), a.data(), eps.data(), permutation, z.data()}; }
    static std::vector<double> drawn(std::size_t count, std::uint64_t stream)
    {
        std::vector<double> values(count);
        Random(8, "inputs of baselines", stream).normal(std::span(values));
        return values;
    }
};

/// The largest deviation of the gradient from central differences, relative to 1 + |slope|.
double gradient_error(BaselineObjective<double>& objective)
{
    const Inputs inputs;
    const Layout& layout = objective.layout();
    const std::vector<float> initial = initial_parameters(layout, 3);
    std::vector<double> parameters(initial.begin(), initial.end()), gradient(layout.size());
    Random random(4, "away from zero");
    for (double& value : parameters)
        value += 0.1 * random.normal();
    objective.evaluate(inputs.batch(), parameters, gradient);
    double worst = 0;
    for (const Tensor& tensor : layout.tensors())
        for (std::size_t k = tensor.offset; k < tensor.offset + tensor.size() && tensor.role != Role::fixed; ++k) {
            constexpr double step = 1e-6;
            const double there = parameters[k];
            parameters[k] = there + step;
            const double above = objective.evaluate(inputs.batch(), parameters, {}).loss;
            parameters[k] = there - step;
            const double slope = (above - objective.evaluate(inputs.batch(), parameters, {}).loss) / (2 * step);
            parameters[k] = there;
            worst = std::max(worst, std::abs(gradient[k] - slope) / (1 + std::abs(slope)));
        }
    return worst;
}

/// A world of both actions and time, to be learned from by `kind`.
Experiment tiny_baseline(const std::string& kind)
{
    Experiment experiment = tiny();
    experiment.estimator_kind = kind;
    experiment.estimator.posterior = Posterior::amortised;
    return experiment;
}

const std::vector<std::string> all_baselines{"ivae",    "slow_vae", "pcl",        "sparse_autoencoder",
                                             "pca_ica", "random",   "supervised", "beta_tcvae"};

}  // namespace

TEST_CASE("the gradients of every baseline are the slopes of its loss, at any number of threads")
{
    for (const int threads : {1, 3}) {
        CAPTURE(threads);
        const BaselineNetworks networks = small_networks(threads);
        CHECK(gradient_error(*ivae_objective<double>(networks)) < 1e-6);
        CHECK(gradient_error(*released_tcvae_objective<double>(networks, 3, 100)) < 1e-6);
        CHECK(gradient_error(*slow_vae_objective<double>(networks, 0.7, 3, 4)) < 1e-6);
        CHECK(gradient_error(*pcl_objective<double>(networks, true)) < 1e-6);
        CHECK(gradient_error(*pcl_objective<double>(networks, false)) < 1e-6);
        CHECK(gradient_error(*sparse_autoencoder_objective<double>(networks, 0.3, false)) < 1e-6);
        CHECK(gradient_error(*sparse_autoencoder_objective<double>(networks, 0.3, true)) < 1e-6);
        CHECK(gradient_error(*supervised_objective<double>(networks)) < 1e-6);
    }
}

TEST_CASE("every baseline is trained and scored, records what it has and nothing that it has not, and can go on")
{
    for (const std::string& kind : all_baselines) {
        CAPTURE(kind);
        const Experiment experiment = tiny_baseline(kind);
        Trainer whole(experiment, one_thread), first(experiment, one_thread);
        Recorded recorded, half;
        train_on(whole, recorded);
        const Evaluation& last = recorded.evaluations.back();
        CHECK(last.metric("mcc").has_value());
        CHECK_FALSE(last.metric("edges_Ga").has_value());
        CHECK(last.metric("mig").has_value());
        for (const auto& [name, value] : last.metrics) {
            CAPTURE(name);
            CHECK(std::isfinite(value));
        }
        for (const auto& [of, snapshot] : last.snapshots)
            CHECK(snapshot.rows * snapshot.cols > 0);
        CHECK(last.metric("loss").has_value() == (kind != "random"));
        CHECK((find(last, "reconstructions") != nullptr) == whole.estimator().can_decode());
        if (!whole.estimator().can_decode())
            CHECK_THROWS_WITH_AS(whole.estimator().decode(std::vector<float>{0, 0}), doctest::Contains("no decoder"),
                                 InputError);

        train_on(first, half, 20);
        Trainer second(experiment, one_thread);
        second.restore(first.checkpoint());
        train_on(second, half);
        CHECK(second.checkpoint() == whole.checkpoint());
    }
}

TEST_CASE("baselines that descend lower their loss, and a random encoder stays as it is")
{
    for (const std::string& kind : all_baselines) {
        CAPTURE(kind);
        Experiment experiment = tiny_baseline(kind);
        experiment.training.steps = 200;
        const auto evaluations = train(experiment).evaluations;
        if (kind == "random")
            CHECK(evaluations.front().metric("mcc") == evaluations.back().metric("mcc"));
        else
            CHECK(*evaluations.back().metric("loss") < *evaluations.front().metric("loss"));
    }
}

TEST_CASE("supervised learns the true latents, which others are not given")
{
    Experiment experiment = tiny_baseline("supervised");
    experiment.training.steps = 400;
    CHECK(*train(experiment).evaluations.back().metric("mcc") > 0.9);
    // Nobody knows the latents.
    Data data = make_data(experiment, 1);
    data.truth = nullptr;
    Trainer blind(experiment, one_thread, std::move(data));
    CHECK_THROWS_WITH_AS(blind.advance(), doctest::Contains("true latents of these data are not known"), InputError);
}

TEST_CASE("the encoder of iVAE looks at actions, and says so where there are none")
{
    Trainer trainer(tiny_baseline("ivae"), one_thread);
    const std::vector<float> x(8, 0.5F), one{1, 0}, other{0, 1}, both{1, 0, 0, 1};
    CHECK_THROWS_WITH_AS(trainer.estimator().encode(x), doctest::Contains("the action of each"), InputError);
    // Two observations are two rows with an action each, or the steps of one row.
    CHECK(trainer.estimator().encode(x, both).row(0) != trainer.estimator().encode(x, both).row(1));
    CHECK(trainer.estimator().encode(x, one).row(0) == trainer.estimator().encode(x, both).row(0));
    CHECK(trainer.estimator().encode(x, other).row(1) == trainer.estimator().encode(x, both).row(1));
}

TEST_CASE("what a sparse autoencoder is exported as encodes as it does, its norm folded into the last layer")
{
    const auto objective = sparse_autoencoder_objective<double>(small_networks(1), 0.1, true);
    const std::vector<float> initial = initial_parameters(objective->layout(), 5);
    std::vector<double> parameters(initial.begin(), initial.end());
    for (const char* name : {"norm.weight", "norm.bias", "norm.running_mean", "norm.running_variance"})
        for (std::size_t i = 0; i < 3; ++i)
            parameters[objective->layout().at(name).offset + i] = 0.5 + 0.3 * static_cast<double>(i);
    const std::vector<double> folded = objective->exported(parameters);
    const Inputs inputs;
    std::vector<double> own(Inputs::rows * 3), elsewhere(Inputs::rows * 3);
    objective->encode(parameters, inputs.x.data(), nullptr, Inputs::rows, own.data());
    // With the norm gone from the parameters, encode() is the encoder alone.
    objective->encode(folded, inputs.x.data(), nullptr, Inputs::rows, elsewhere.data());
    for (std::size_t k = 0; k < own.size(); ++k)
        CHECK(elsewhere[k] == doctest::Approx(own[k]).epsilon(1e-9));
    CHECK(folded[objective->layout().at("norm.bias").offset] == 0);
}

TEST_CASE("FastICA finds independent sources up to order, sign and size, and goes back to x")
{
    Random random(2, "sources");
    Eigen::MatrixXd sources(4000, 3), mixing = random_matrix(5, 3, random);
    for (double& value : sources.reshaped())
        value = random.uniform(-1, 1);
    const Eigen::MatrixXd x = (sources * mixing.transpose()).rowwise() + Eigen::RowVectorXd::LinSpaced(5, -2, 2);
    const LinearComponents found = fast_ica(x, 3, 0);
    const Eigen::MatrixXd components = (x.rowwise() - found.mean) * found.unmixing.transpose();
    CHECK(score(sources, components).mcc > 0.99);
    CHECK((components.array().square().colwise().mean() - 1).abs().maxCoeff() < 1e-9);
    const Eigen::MatrixXd back = (components * found.mixing.transpose()).rowwise() + found.mean;
    CHECK((back - x).cwiseAbs().maxCoeff() < 1e-9);
    // Principal components alone leave uniform sources of one size turned.
    CHECK(found.iterations < 1000);
}

TEST_CASE("methods that compare steps refuse data without time, and iVAE data without actions")
{
    nlohmann::json document = preset_document("ActionDiag");
    for (const char* kind : {"slow_vae", "pcl"}) {
        document["estimator"] = {{"kind", kind}};
        CHECK_THROWS_WITH_AS(experiment_from_json(document, "a.json"), doctest::Contains("steps of time"), InputError);
    }
    document = preset_document("TimeDiag");
    document["estimator"] = {{"kind", "ivae"}};
    CHECK_THROWS_WITH_AS(experiment_from_json(document, "a.json"), doctest::Contains("actions"), InputError);
}
