#include "core/learn/probes/probe_rows.h"

#include "core/experiment/defaults.h"
#include "core/learn/trainer.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

using namespace disentangle;

namespace {

WorldSpec two_latents(bool time)
{
    WorldSpec spec;
    spec.graph = make_graph(Adjacency::identity(2), time ? std::optional(Adjacency::identity(2)) : std::nullopt);
    spec.d_x = 3;
    spec.train = 500;
    spec.validation = 100;
    spec.test = 40;
    spec.noise = 0;
    return spec;
}

const Snapshot* find(const ProbeRows::Snapshots& snapshots, std::string_view kind)
{
    const auto found =
        std::find_if(snapshots.begin(), snapshots.end(), [&](const auto& entry) { return entry.first == kind; });
    return found == snapshots.end() ? nullptr : &found->second;
}

float at(const Snapshot& matrix, int row, int col)
{
    return matrix.data[static_cast<std::size_t>(row * matrix.cols + col)];
}

}  // namespace

TEST_CASE("a world observes given latents as it does those it draws, without noise")
{
    const World world(two_latents(false));
    const Dataset rows = world.sample(Split::test, 40);
    const std::vector<float> x = world.observe(rows.z);
    REQUIRE(x.size() == rows.x.size());
    for (std::size_t k = 0; k < x.size(); ++k)
        CHECK(x[k] == doctest::Approx(rows.x[k]).epsilon(1e-5));
    CHECK_THROWS(world.observe({1, 2, 3}));
}

TEST_CASE("of every row the observation after the last step is followed")
{
    const World world(two_latents(true));
    const Dataset rows = world.sample(Split::test, 40);
    const ProbeRows::Snapshots facts = ProbeRows(world, rows).of_world();
    const Snapshot *z = find(facts, "true_latents"), *a = find(facts, "actions"), *x = find(facts, "observations");
    REQUIRE((z && a && x));
    CHECK((z->rows == 40 && z->cols == 2));
    CHECK((a->rows == 40 && a->cols == 2));
    CHECK((x->rows == ProbeRows::most_observations && x->cols == 3));
    for (int row = 0; row < 16; ++row) {
        CHECK(at(*z, row, 1) == rows.z[static_cast<std::size_t>((row * 2 + 1) * 2 + 1)]);
        CHECK(at(*a, row, 1) == rows.a[static_cast<std::size_t>(row * 2 + 1)]);
        CHECK(at(*x, row, 2) == rows.x[static_cast<std::size_t>((row * 2 + 1) * 3 + 2)]);
    }
}

TEST_CASE("a traversal moves one latent at a time, by two standard deviations either way")
{
    const World world(two_latents(false));
    const Dataset rows = world.sample(Split::test, 40);
    const ProbeRows specimens(world, rows);
    // Learned latents with means 0 and standard deviations 1 and 3 over all rows; the first row is (1, 3).
    Eigen::MatrixXd learned(40, 2);
    for (int row = 0; row < 40; ++row)
        learned.row(row) << (row % 2 ? -1 : 1), (row / 2 % 2 ? -3 : 3);
    std::vector<std::vector<float>> asked;
    const auto observe = [&](const std::vector<float>& z) {
        asked.push_back(z);
        return std::vector<float>(z.size() / 2 * 3, 0.F);
    };
    const ProbeRows::Snapshots seen = specimens.of_model(learned, observe);
    const Snapshot* frames = find(seen, "traversal");
    REQUIRE(frames);
    CHECK((frames->rows == 18 && frames->cols == 3));
    CHECK((find(seen, "latents")->rows == 40 && find(seen, "reconstructions")->rows == 16));
    REQUIRE(asked.size() == 2);
    const std::vector<float>& points = asked[1];
    const double places[] = {-2, -1.5, -1, -0.5, 0, 0.5, 1, 1.5, 2};
    for (int j = 0; j < 9; ++j) {
        const auto first = static_cast<std::size_t>(j) * 2, second = static_cast<std::size_t>(9 + j) * 2;
        CHECK(points[first] == doctest::Approx(1 + places[j]));
        CHECK(points[first + 1] == doctest::Approx(3));
        CHECK(points[second] == doctest::Approx(1));
        CHECK(points[second + 1] == doctest::Approx(3 + 3 * places[j]));
    }
}

TEST_CASE("the middle of every true traversal is the row itself")
{
    const World world(two_latents(true));
    const ProbeRows::Snapshots facts = ProbeRows(world, world.sample(Split::test, 40)).of_world();
    const Snapshot *frames = find(facts, "true_traversal"), *x = find(facts, "observations");
    REQUIRE((frames && frames->rows == 18));
    for (int factor = 0; factor < 2; ++factor)
        for (int k = 0; k < 3; ++k)
            CHECK(at(*frames, factor * 9 + 4, k) == doctest::Approx(at(*x, 0, k)).epsilon(1e-5));
}

TEST_CASE("rows are recorded at most 400 times along a run and take at most 64 MiB")
{
    const World small(two_latents(false));
    const ProbeRows specimens(small, small.sample(Split::test, 40));
    CHECK(specimens.interval(26000, 250) == 250);
    CHECK(specimens.interval(100000, 1) == 250);
    CHECK(specimens.interval(1, 500) == 500);
    // 40 rows x 64 latents, 16 x 1024 reconstructed, 64 x 9 x 1024 in traversals: 608,768 floats, 27 times in 2^24.
    WorldSpec large = two_latents(false);
    large.graph = make_graph(Adjacency::identity(64), std::nullopt);
    large.mixing = MixingKind::linear;
    large.d_x = 1024;
    large.train = 100;
    const World wide(large, 100);
    CHECK(ProbeRows(wide, wide.sample(Split::test, 40)).interval(27000, 100) == 1000);
}

namespace {

Experiment short_run()
{
    Experiment experiment;
    experiment.sparsity.search = GraphSearch::masks;
    experiment.sparsity.bound_from = BoundFrom::truth;
    experiment.world = two_latents(true);
    experiment.training.evaluation_rows = 40;
    experiment.estimator.width = 8;
    experiment.estimator.transition.width = 4;
    experiment.training.steps = 1000;
    experiment.training.batch = 32;
    experiment.training.evaluate_every = 1;
    return experiment;
}

bool has_rows(const Evaluation& evaluation)
{
    return find(evaluation.snapshots, "latents") != nullptr;
}

}  // namespace

TEST_CASE("every third of a thousand evaluations holds rows, and the first what the world is")
{
    Trainer trainer(short_run(), {1, "fused", "cpu"});
    const Evaluation first = trainer.evaluate();
    CHECK(has_rows(first));
    CHECK(find(first.snapshots, "true_traversal"));
    for (int step = 1; step <= 6; ++step) {
        trainer.advance();
        const Evaluation later = trainer.evaluate();
        CHECK(has_rows(later) == (step % 3 == 0));
        CHECK(!find(later.snapshots, "true_traversal"));
    }
}

TEST_CASE("an evaluation that somebody asks for between two scheduled ones holds rows")
{
    Experiment experiment = short_run();
    experiment.training.evaluate_every = 20;
    Trainer trainer(experiment, {1, "fused", "cpu"});
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
        Trainer trainer(experiment, {1, "fused", "cpu"});
        for (int step = 0; step < 9; ++step)
            trainer.advance();
        const Evaluation seen = trainer.evaluate();
        const World world(experiment.world);
        const Snapshot* latents = find(seen.snapshots, "latents");
        const Snapshot* rebuilt = find(seen.snapshots, "reconstructions");
        REQUIRE((latents && rebuilt));
        const Snapshot x = *find(ProbeRows(world, world.sample(Split::test, 40)).of_world(), "observations");
        const std::vector<float> z = trainer.encode(x.data);
        for (std::size_t k = 0; k < z.size(); ++k)
            CHECK(z[k] == doctest::Approx(latents->data[k]).epsilon(1e-4));
        const std::vector<float> decoded = trainer.decode(z);
        for (std::size_t k = 0; k < decoded.size(); ++k)
            CHECK(decoded[k] == doctest::Approx(rebuilt->data[k]).epsilon(1e-3));
        // What is decoded does not depend on whether anything was shown before.
        Trainer fresh(experiment, {1, "fused", "cpu"});
        fresh.restore(trainer.checkpoint());
        CHECK(fresh.decode(z) == decoded);
    }
}
