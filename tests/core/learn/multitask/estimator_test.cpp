// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/data/tasks/spec.h"
#include "core/experiment/estimators/sparse_multitask.h"
#include "tests/core/learn/training.h"

#include <doctest/doctest.h>

using namespace disentangle;

namespace {

/// Three latents behind a linear map: learned in a moment.
Experiment tiny_tasks(MultitaskMethod method, int classes = 0)
{
    Experiment experiment = preset_experiment("Tasks6");
    TasksSpec& data = experiment.own.get<TasksSpec>();
    data.latents = 3;
    data.d_x = 4;
    data.mixing = TaskMixing::linear;
    data.points = 20;
    data.rows = 5000;
    data.classes = classes;
    MultitaskSpec& spec = experiment.own.get<MultitaskSpec>();
    spec.method = method;
    spec.tasks = 200;
    spec.rounds = 5;
    spec.first_look = 60;
    experiment.estimator.width = 16;
    experiment.estimator.hidden_layers = 1;
    experiment.training.steps = 200;
    experiment.training.batch = 160;
    experiment.training.evaluation_rows = 1000;
    experiment.training.evaluate_every = 50;
    return experiment;
}

double final_metric(const Recorded& recorded, std::string_view name)
{
    return recorded.evaluations.back().metric(name).value();
}

}  // namespace

TEST_CASE("two stages disentangle a linear world, from the first look on")
{
    const Recorded recorded = train(tiny_tasks(MultitaskMethod::two_stage));
    CHECK(final_metric(recorded, metric::mcc_uniform) > 0.98);
    CHECK(final_metric(recorded, metric::mcc) > 0.98);
    CHECK(final_metric(recorded, metric::r_uniform) > 0.98);
    CHECK(final_metric(recorded, metric::dci_disentanglement) > 0.85);
    CHECK(final_metric(recorded, metric::forbidden) < 0.15);
    for (const Evaluation& evaluation : recorded.evaluations)
        if (evaluation.step >= 66)  // 60 steps, one of ICA, five rounds
            CHECK(evaluation.metric(metric::mcc_uniform).value() > 0.95);
    CHECK(recorded.notes.find("tasks use") != std::string::npos);
}

TEST_CASE("the weights of held-out tasks are recorded beside the true ones, and say which factors a task needs")
{
    const Recorded recorded = train(tiny_tasks(MultitaskMethod::two_stage));
    const Evaluation &first = recorded.evaluations.front(), &last = recorded.evaluations.back();
    const Snapshot *truth = find(first, kind::true_task_weights), *learned = find(last, kind::task_weights),
                   *path = find(last, kind::lambda_path), *assignment = find(last, kind::assignment),
                   *regression = find(last, kind::ols);
    REQUIRE(truth);
    REQUIRE(learned);
    REQUIRE(path);
    CHECK(find(last, kind::true_task_weights) == nullptr);
    CHECK(truth->rows == 48);
    CHECK(learned->rows == 48);
    CHECK(learned->cols == 3);
    double squared = 0;
    int used = 0, wrong = 0;
    for (int t = 0; t < 48; ++t)
        for (int i = 0; i < 3; ++i) {
            const int match = static_cast<int>(assignment->data[static_cast<std::size_t>(i)]);
            const float sign = regression->data[static_cast<std::size_t>(3 * i + match)] < 0 ? -1.F : 1.F;
            const float w = truth->data[static_cast<std::size_t>(3 * t + i)],
                        own = sign * learned->data[static_cast<std::size_t>(3 * t + match)];
            squared += static_cast<double>((w - own) * (w - own)) / (48 * 3);
            used += own != 0;
            wrong += (own != 0) != (w != 0);
        }
    CHECK(std::sqrt(squared) < 0.1);
    CHECK(last.metric(metric::features_used) == doctest::Approx(used / 48.0));
    CHECK(last.metric(metric::supports_wrong) == doctest::Approx(wrong / 144.0));
    CHECK(wrong < 14);
    CHECK(last.metric(metric::task_error).value() < 0.05);  // the noise is 1 % of the signal's power
    // Along the path: from few features to all of them.
    CHECK(path->rows == 3);
    for (int k = 1; k < path->cols; ++k)
        CHECK(path->data[static_cast<std::size_t>(k)] < path->data[static_cast<std::size_t>(k - 1)]);
    const auto at = [&](int row, int k) { return path->data[static_cast<std::size_t>(row * path->cols + k)]; };
    CHECK(at(1, 0) < 1.6F);
    CHECK(at(1, path->cols - 1) > 2);
    CHECK(at(2, 0) > 10 * at(2, path->cols - 1));
}

TEST_CASE("every method learns numbers and classes, and lowers its objective")
{
    for (const int classes : {0, 3})
        for (const MultitaskMethod method :
             {MultitaskMethod::two_stage, MultitaskMethod::joint, MultitaskMethod::bilevel, MultitaskMethod::ridge,
              MultitaskMethod::ridge_ica}) {
            CAPTURE(classes);
            CAPTURE(multitask_method_names[static_cast<std::size_t>(method)]);
            Experiment experiment = tiny_tasks(method, classes);
            experiment.training.steps = 60;
            const Recorded recorded = train(experiment);
            CHECK(recorded.evaluations.back().metric(metric::loss).value() <
                  recorded.evaluations.front().metric(metric::loss).value());
            CHECK(final_metric(recorded, metric::r) > 0.8);
            CHECK(final_metric(recorded, metric::task_error) <
                  recorded.evaluations.front().metric(metric::task_error).value());
        }
}

// docs/results.md has the same of the paper's world.
TEST_CASE("correlated factors bias an l1 penalty, and not the constraint on the number of features")
{
    const auto scores = [](MultitaskMethod method) {
        Experiment experiment = tiny_tasks(method);
        TasksSpec& data = experiment.own.get<TasksSpec>();
        data.latents = 4;
        data.d_x = 6;
        data.correlation = 0.9;
        data.points = 30;
        experiment.training.batch = 240;
        experiment.training.steps = 400;
        experiment.training.evaluate_every = 400;
        return train(experiment);
    };
    const Recorded constrained = scores(MultitaskMethod::two_stage), joint = scores(MultitaskMethod::joint),
                   bilevel = scores(MultitaskMethod::bilevel);
    // The features span the factors all the same: what is lost is lost to the penalty.
    for (const Recorded* recorded : {&constrained, &joint, &bilevel})
        CHECK(final_metric(*recorded, metric::r_uniform) > 0.998);
    CHECK(final_metric(constrained, metric::mcc_uniform) > 0.998);
    CHECK(final_metric(joint, metric::mcc_uniform) < 0.99);
    CHECK(final_metric(bilevel, metric::mcc_uniform) < 0.95);
    CHECK(final_metric(constrained, metric::mcc) > 0.998);
    CHECK(final_metric(joint, metric::mcc) < 0.99);  // on the very law that it was trained on
    CHECK(final_metric(bilevel, metric::mcc) < 0.92);
}

TEST_CASE("tasks that need two factors together leave just those mixed")
{
    Experiment experiment = tiny_tasks(MultitaskMethod::two_stage);
    TasksSpec& data = experiment.own.get<TasksSpec>();
    data.latents = 4;
    data.support = SupportLaw::blocks;
    data.size = 2;
    const Recorded recorded = train(experiment);
    CHECK(final_metric(recorded, metric::forbidden) < 0.1);
    CHECK(final_metric(recorded, metric::r_con) > 0.98);
    CHECK(final_metric(recorded, metric::r_uniform) > 0.98);
}

TEST_CASE("a run that is resumed at any stretch goes on bit for bit")
{
    const Experiment experiment = tiny_tasks(MultitaskMethod::two_stage);
    Trainer whole(experiment, one_thread);
    Recorded first;
    std::vector<std::pair<std::int64_t, std::string>> checkpoints;
    for (const std::int64_t until : {30, 61, 63, 66, 100, 195, 198}) {
        train_on(whole, first, until);
        checkpoints.emplace_back(until, whole.checkpoint());
    }
    train_on(whole, first);
    const std::string end = whole.checkpoint();
    for (const auto& [step, bytes] : checkpoints) {
        CAPTURE(step);
        Trainer resumed(experiment, one_thread);
        resumed.restore(bytes);
        Recorded rest;
        train_on(resumed, rest);
        CHECK(resumed.checkpoint() == end);
        CHECK(rest.evaluations.back().metrics == first.evaluations.back().metrics);
    }
}

TEST_CASE("a checkpoint encodes without drawing data, as the run did")
{
    const Experiment experiment = tiny_tasks(MultitaskMethod::two_stage);
    Trainer trainer(experiment, one_thread);
    Recorded recorded;
    train_on(trainer, recorded);
    const std::vector<float> x{0.1F, -0.5F, 1, 0.3F, 0, 0, 0.2F, -1};
    const auto loaded = load_estimator(experiment, trainer.checkpoint(), one_thread);
    CHECK(encoded(*loaded, x) == encoded(trainer.estimator(), x));
    CHECK(loaded->d_z() == 3);
}

TEST_CASE("an estimator of tasks refuses data without them, and one of graphs refuses tasks")
{
    CHECK_THROWS_AS(experiment_from_json(with_overrides(preset_document("ActionDiag"),
                                                        std::vector<std::string>{"estimator.kind=sparse_multitask"}),
                                         "x"),
                    InputError);
    CHECK_THROWS_AS(experiment_from_json({{"format", 2}, {"data", {{"kind", "tasks"}}}}, "x"), InputError);
    CHECK_THROWS_AS(experiment_from_json(
                        with_overrides(preset_document("Tasks6"), std::vector<std::string>{"training.batch=777"}), "x"),
                    InputError);
    // A baseline learns from the observations of tasks.
    const Experiment baseline = experiment_from_json(
        with_overrides(preset_document("Tasks6"), std::vector<std::string>{"estimator.kind=beta_vae"}), "x");
    CHECK(baseline.training.batch % 50 == 0);
}
