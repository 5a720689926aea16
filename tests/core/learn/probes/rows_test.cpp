// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/probes/rows.h"

#include "core/data/synthetic/source.h"
#include "core/record/catalogue.h"
#include "tests/core/learn/training.h"

#include <doctest/doctest.h>

#include <cmath>

using namespace disentangle;

namespace {

/// Evaluated at every step, without noise on x; small rows.
Experiment short_run(bool time = true)
{
    Experiment experiment = tiny(true, time);
    experiment.world.d_x = 3;
    experiment.world.test = 40;
    experiment.world.noise = 0;
    experiment.training.evaluation_rows = 40;
    experiment.training.steps = 1000;
    experiment.training.evaluate_every = 1;
    return experiment;
}

float at(const Snapshot& matrix, int row, int col)
{
    return matrix.data[static_cast<std::size_t>(row * matrix.cols + col)];
}

bool has_rows(const Evaluation& evaluation)
{
    return find(evaluation, "latents") != nullptr;
}

}  // namespace

TEST_CASE("of every row the observation after the last step is followed")
{
    const Experiment experiment = short_run();
    const Dataset rows = World(experiment.world).sample(Split::test, 40);
    const Evaluation first = Trainer(experiment, one_thread).evaluate();
    const Snapshot *z = find(first, "true_latents"), *a = find(first, "actions"), *x = find(first, "observations");
    REQUIRE((z && a && x));
    CHECK((z->rows == 40 && z->cols == 2));
    CHECK((a->rows == 40 && a->cols == 2));
    CHECK((x->rows == followed_observations && x->cols == 3));
    for (int row = 0; row < 16; ++row) {
        CHECK(at(*z, row, 1) == rows.z[static_cast<std::size_t>((row * 2 + 1) * 2 + 1)]);
        CHECK(at(*a, row, 1) == rows.a[static_cast<std::size_t>(row * 2 + 1)]);
        CHECK(at(*x, row, 2) == rows.x[static_cast<std::size_t>((row * 2 + 1) * 3 + 2)]);
    }
}

TEST_CASE("a traversal moves one latent at a time, by two standard deviations either way")
{
    // Around (1, 3), with standard deviations 1 and 3.
    const Eigen::MatrixXd points = traversal(Eigen::RowVector2d(1, 3), Eigen::RowVector2d(1, 3));
    REQUIRE((points.rows() == 18 && points.cols() == 2));
    const double places[] = {-2, -1.5, -1, -0.5, 0, 0.5, 1, 1.5, 2};
    for (int j = 0; j < 9; ++j) {
        CHECK(points(j, 0) == doctest::Approx(1 + places[j]));
        CHECK(points(j, 1) == doctest::Approx(3));
        CHECK(points(9 + j, 0) == doctest::Approx(1));
        CHECK(points(9 + j, 1) == doctest::Approx(3 + 3 * places[j]));
        CHECK(places[j] == traversal_move(j));
    }
}

TEST_CASE("the middle of every traversal is the row itself, in the truth and in what is decoded")
{
    const Evaluation first = Trainer(short_run(), one_thread).evaluate();
    for (const auto& [frames_of, row_of] :
         {std::pair{"true_traversal", "observations"}, {"traversal", "reconstructions"}}) {
        const Snapshot *frames = find(first, frames_of), *x = find(first, row_of);
        REQUIRE((frames && x && frames->rows == 18));
        for (int latent = 0; latent < 2; ++latent)
            for (int k = 0; k < 3; ++k)
                CHECK(at(*frames, latent * 9 + 4, k) == doctest::Approx(at(*x, 0, k)).epsilon(1e-5));
    }
}

TEST_CASE("rows are recorded at most 400 times along a run and take at most 64 MiB")
{
    const std::int64_t small = recorded_floats(40, 2, 3);
    CHECK(small == 40 * 2 + 16 * 3 + 2 * 9 * 3);
    CHECK(recording_interval(small, 26000, 250) == 250);
    CHECK(recording_interval(small, 100000, 1) == 250);
    CHECK(recording_interval(small, 1, 500) == 500);
    // 40 rows x 64 latents, 16 x 1024 reconstructed, 64 x 9 x 1024 in traversals: 608,768 floats, 27 times in 2^24.
    CHECK(recorded_floats(40, 64, 1024) == 608768);
    CHECK(recording_interval(608768, 27000, 100) == 1000);
}

TEST_CASE("every third of a thousand evaluations holds rows, and the first what the data are")
{
    Trainer trainer(short_run(), one_thread);
    const Evaluation first = trainer.evaluate();
    CHECK(has_rows(first));
    CHECK(find(first, "true_traversal"));
    for (int step = 1; step <= 6; ++step) {
        trainer.advance();
        const Evaluation later = trainer.evaluate();
        CHECK(has_rows(later) == (step % 3 == 0));
        CHECK(!find(later, "true_traversal"));
        CHECK(!find(later, "observations"));
    }
}

TEST_CASE("an evaluation that somebody asks for between two planned ones holds rows")
{
    Experiment experiment = short_run();
    experiment.training.evaluate_every = 20;
    Trainer trainer(experiment, one_thread);
    for (int step = 0; step < 3; ++step)
        trainer.advance();
    CHECK(has_rows(trainer.evaluate()));
}

TEST_CASE("latents are encoded and decoded as they are shown, also while their rotation is open")
{
    for (const bool rotate : {false, true}) {
        CAPTURE(rotate);
        Experiment experiment = short_run();
        if (rotate) {
            experiment.sparsity.search = GraphSearch::rotate;
            experiment.sparsity.bound_from = BoundFrom::data;
            experiment.sparsity.unmasked_share = 0.5;
            experiment.estimator.transition.shared_width = 16;
            experiment.estimator.transition.activation = Activation::sine;
        }
        Trainer trainer(experiment, one_thread);
        const Snapshot x = *find(trainer.evaluate(), "observations");
        for (int step = 0; step < 9; ++step)
            trainer.advance();
        const Evaluation seen = trainer.evaluate();
        const Snapshot *latents = find(seen, "latents"), *rebuilt = find(seen, "reconstructions");
        REQUIRE((latents && rebuilt));
        const std::vector<float> z = encoded(trainer.estimator(), x.data);
        for (std::size_t k = 0; k < z.size(); ++k)
            CHECK(z[k] == doctest::Approx(latents->data[k]).epsilon(1e-4));
        const std::vector<float> decoded = trainer.estimator().decode(z);
        for (std::size_t k = 0; k < decoded.size(); ++k)
            CHECK(decoded[k] == doctest::Approx(rebuilt->data[k]).epsilon(1e-3));
        // What is decoded does not depend on whether anything was shown before.
        Trainer fresh(experiment, one_thread);
        fresh.restore(trainer.checkpoint());
        CHECK(fresh.estimator().decode(z) == decoded);
    }
}
