// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/random.h"
#include "core/data/scene/source.h"
#include "core/data/tasks/source.h"
#include "core/data/units.h"
#include "core/experiment/front_end.h"
#include "core/experiment/variables.h"
#include "core/learn/checkpoint_state.h"
#include "core/learn/front_end/components.h"
#include "core/learn/front_end/projected.h"
#include "core/linear_algebra/decompositions.h"
#include "core/learn/trainer.h"

#include <algorithm>
#include <cmath>
#include <doctest/doctest.h>

using namespace disentangle;

namespace {

using Matrix = Components::Matrix;

Matrix normals(int rows, int cols, std::uint64_t seed)
{
    Matrix result(rows, cols);
    Random(seed, "test").normal(std::span<float>(result.data(), static_cast<std::size_t>(result.size())));
    return result;
}

constexpr Shape small_frame{1, 6, 10};

/// 300 frames of 60 pixels whose k-th strongest direction has a deviation of 0.8^k, around a mean of 0.5.
Matrix decaying_frames()
{
    Matrix strength = normals(300, 60, 1);
    for (int k = 0; k < 60; ++k)
        strength.col(k) *= std::pow(0.8F, static_cast<float>(k));
    return (strength * normals(60, 60, 2) / std::sqrt(60.0F)).array() + 0.5F;
}

/// Frames of `rank` independent directions and noise.
class FewDirections final : public Source {
public:
    FewDirections(int rank, int side)
    {
        facts_.x = {1, side, side};
        const int pixels = side * side;
        const Matrix frames =
            0.4F * normals(count, rank, 5) * normals(rank, pixels, 6) + 0.05F * normals(count, pixels, 7);
        x_.assign(frames.data(), frames.data() + frames.size());
    }
    const Facts& facts() const override { return facts_; }
    int rows(Split) const override { return count; }
    void fill(Split, std::span<const std::int32_t> rows, Observations out) const override
    {
        for (std::size_t i = 0; i < rows.size(); ++i)
            std::copy_n(x_.begin() + rows[i] * facts_.d_x(), facts_.d_x(),
                        out.x.begin() + static_cast<std::ptrdiff_t>(i) * facts_.d_x());
    }

private:
    static constexpr int count = 1000;
    Facts facts_;
    std::vector<float> x_;
};

Experiment small_scene()
{
    Experiment e = experiment_from_json({{"world",
                                          {{"kind", "scene"},
                                           {"graph", {{"Ga", {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}}}},
                                           {"mechanism", {{"kind", "diagonal_sin"}}},
                                           {"scene", {{"picture", "tree_robot_ball"}, {"size", 16}}},
                                           {"rows", {{"train", 6000}, {"validation", 1000}, {"test", 1000}}}}},
                                         {"training", {{"steps", 800}}}},
                                        "");
    return e;
}

std::vector<float> training_x(const Source& source, const std::vector<std::int32_t>& rows)
{
    std::vector<float> x(rows.size() * static_cast<std::size_t>(source.facts().d_x())),
        a(rows.size() * static_cast<std::size_t>(source.facts().d_a));
    source.fill(Split::train, rows, {x, a});
    return x;
}

}  // namespace

TEST_CASE("components span what the exact decomposition says, with its variances")
{
    const Matrix frames = decaying_frames();
    const Components found = principal_components(frames, small_frame, 12, 3);
    const Eigen::MatrixXd centred = (frames.rowwise() - frames.colwise().mean()).cast<double>();
    const SymmetricEigen exact = symmetric_eigen(centred.transpose() * centred / 300);  // of all 60 pixels, ascending
    const Eigen::MatrixXd span = exact.vectors.rightCols(12), basis = found.basis.cast<double>();
    CHECK((basis * basis.transpose() - Eigen::MatrixXd::Identity(12, 12)).cwiseAbs().maxCoeff() < 1e-5);
    CHECK((basis * span).squaredNorm() == doctest::Approx(12).epsilon(1e-4));  // all of it lies within
    for (int k = 0; k < 12; ++k)
        CHECK(found.variance[static_cast<std::size_t>(k)] == doctest::Approx(exact.values(59 - k)).epsilon(1e-3));
    CHECK(found.total_variance == doctest::Approx(centred.squaredNorm() / 300));
}

TEST_CASE("what a frame loses on its way through the components is the variance of those left out")
{
    const Matrix frames = decaying_frames();
    const Components found = principal_components(frames, small_frame, 12, 3);
    const Matrix scores = found.scores(frames);
    CHECK(scores.cwiseAbs2().mean() == doctest::Approx(1).epsilon(1e-4));  // one scale for all
    const double lost = (found.frames(scores) - frames).cast<double>().squaredNorm() / 300;
    CHECK(lost == doctest::Approx(found.total_variance * (1 - found.kept())).epsilon(1e-3));
    CHECK((found.scores(found.frames(scores)) - scores).cwiseAbs().maxCoeff() < 1e-4F);
    std::vector<float> projected_scores(300 * 12);
    project(found, {frames.data(), static_cast<std::size_t>(frames.size())}, projected_scores);
    CHECK((Eigen::Map<const Matrix>(projected_scores.data(), 300, 12) - scores).cwiseAbs().maxCoeff() < 1e-4F);
}

TEST_CASE("as many components are taken as stand out from the noise, and no fewer than twice the latents")
{
    for (const int side : {8, 16}) {  // of the smaller frames all components are known, of the larger the noise is left
        CAPTURE(side);
        const FewDirections five(5, side);
        CHECK(fitted_components(five, std::nullopt, 1).count() == 5);
        CHECK(fitted_components(five, std::nullopt, 4).count() == 8);
        CHECK(fitted_components(five, 3, 1).count() == 3);
    }
    // More than are usually taken where more stand out, though not the weakest of them.
    const int many = fitted_components(FewDirections(90, 16), std::nullopt, 1).count();
    CHECK(many > 64);
    CHECK(many <= 90);
}

TEST_CASE("frames are learned from as scores, and scores are turned back into frames")
{
    Experiment experiment = small_scene();
    const Data frames = make_scene(experiment.world, experiment.own.get<SceneSpec>(), 1);
    const Data data = with_front_end(experiment, frames, 2);
    const Facts& facts = data.source->facts();
    CHECK(facts.given() == Shape{3, 16, 16});
    CHECK(experiment.own.get<FrontEndSpec>().components == facts.d_x());
    CHECK(variables_of(experiment).d_x == facts.d_x());
    const std::vector<std::int32_t> rows{5, 4, 5999, 700, 5};
    const std::vector<float> scores = training_x(*data.source, rows), given = training_x(*frames.source, rows);
    CHECK(standardised_x(facts, given).size() == scores.size());
    double largest = 0, pixels = 0;
    const std::vector<float> again = standardised_x(facts, given), back = x_as_given(facts, scores);
    for (std::size_t i = 0; i < scores.size(); ++i)
        largest = std::max(largest, std::abs(static_cast<double>(scores[i] - again[i])));
    for (std::size_t i = 0; i < given.size(); ++i)
        pixels += std::pow(static_cast<double>(back[i] - given[i]), 2) / static_cast<double>(given.size());
    CHECK(largest < 1e-3);
    CHECK(std::sqrt(pixels) < 0.03);  // noise of 0.01, and what the components leave out
    // Kept or not, a row is the same, but for the order in which products are summed.
    data.source->prepare(Split::train);
    const std::vector<float> kept = training_x(*data.source, rows);
    for (std::size_t i = 0; i < scores.size(); ++i)
        CHECK(kept[i] == doctest::Approx(scores[i]).epsilon(1e-3));
    CHECK(data.truth->observe({0, 0, 0}).size() == static_cast<std::size_t>(facts.d_x()));
}

TEST_CASE("a checkpoint keeps what frames are looked at through")
{
    Experiment experiment = small_scene();
    const Data data = with_front_end(experiment, make_scene(experiment.world, experiment.own.get<SceneSpec>(), 1), 1);
    CheckpointWriter writer;
    write_checkpoint_state(writer, {7, nlohmann::json::object(), experiment, data.source->facts()});
    const std::string bytes = writer.bytes();
    const CheckpointState state = read_checkpoint_state(CheckpointReader(bytes), experiment);
    REQUIRE(state.facts);
    CHECK(*state.facts == data.source->facts());
    CHECK(state.facts->front_end->frame == Shape{3, 16, 16});
}

TEST_CASE("a tree, a robot and a ball are found in pictures, and a resumed run goes on with the same components")
{
    const Experiment experiment = small_scene();
    const TrainerOptions options{.threads = 1};
    Trainer trainer(experiment, options);
    while (trainer.step() < 400)
        trainer.advance();
    const std::string middle = trainer.checkpoint();
    while (!trainer.finished())
        trainer.advance();
    const Evaluation evaluation = trainer.evaluate();
    CHECK(evaluation.metric("mcc").value() > 0.95);
    CHECK(evaluation.metric("shd_Ga").value() == 0);

    Trainer resumed(trainer.experiment(), options);
    resumed.restore(middle);
    CHECK(resumed.estimator().facts() == trainer.estimator().facts());
    while (!resumed.finished())
        resumed.advance();
    CHECK(resumed.evaluate().metric("mcc") == evaluation.metric("mcc"));

    // Encoding and decoding take and give frames by the checkpoint alone.
    const auto loaded = load_estimator(trainer.experiment(), trainer.checkpoint());
    const Facts& facts = loaded->facts();
    const Data frames = make_scene(experiment.world, experiment.own.get<SceneSpec>(), 1);
    const Rows rows = first_rows(*frames.source, Split::test, 50);
    const Eigen::MatrixXd z = loaded->encode(standardised_x(facts, rows.x));
    std::vector<float> latents;
    for (Eigen::Index i = 0; i < z.rows(); ++i)
        for (Eigen::Index k = 0; k < z.cols(); ++k)
            latents.push_back(static_cast<float>(z(i, k)));
    const std::vector<float> decoded = x_as_given(facts, loaded->decode(latents));
    double error = 0;
    for (std::size_t i = 0; i < decoded.size(); ++i)
        error += std::pow(static_cast<double>(decoded[i] - rows.x[i]), 2) / static_cast<double>(decoded.size());
    CHECK(std::sqrt(error) < 0.05);  // of full brightness
}

TEST_CASE("frames that tasks share are projected once, and give every row the same scores")
{
    TasksSpec spec;
    spec.latents = 4;
    spec.points = 10;
    spec.rows = 400;
    spec.mixing = TaskMixing::scene;
    spec.scene.size = 16;
    const Data frames = make_tasks(spec, 1);
    const Components components = fitted_components(*frames.source, 12, 4);
    const Data before = projected(frames, components, 1), after = projected(frames, components, 2);
    after.source->prepare(Split::train);
    const Rows painted = first_rows(*frames.source, Split::train, 300);
    const Rows now = first_rows(*before.source, Split::train, 300), kept = first_rows(*after.source, Split::train, 300);
    CHECK(before.source->facts().d_x() == 12);
    CHECK(now.x == kept.x);
    CHECK(kept.y == painted.y);
    CHECK(after.truth->task_weights(Split::test, 3) == frames.truth->task_weights(Split::test, 3));
    CHECK(after.truth->permitted() == frames.truth->permitted());
    CHECK(after.truth->latents(Split::test, consecutive_rows(0, 5)) ==
          frames.truth->latents(Split::test, consecutive_rows(0, 5)));
    CHECK(after.truth->uniform(7).x.size() == 7 * 12);
    std::vector<float> scores(300 * 12);
    project(components, painted.x, scores);
    CHECK(kept.x == scores);
    // One frame alone.
    const std::span<const float> all = painted.x;
    std::vector<float> alone(12);
    project(components, all.subspan(299 * 768, 768), alone);
    CHECK(std::equal(alone.begin(), alone.end(), scores.end() - 12));
}
