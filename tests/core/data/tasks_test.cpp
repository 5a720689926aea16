// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/data/tasks/source.h"
#include "core/data/tasks/world.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <set>

using namespace disentangle;

namespace {

TasksSpec small_tasks()
{
    TasksSpec spec;
    spec.latents = 4;
    spec.d_x = 6;
    spec.points = 10;
    spec.rows = 3000;
    return spec;
}

/// The supports of many tasks.
std::set<std::uint64_t> supports_seen(const TasksSpec& spec)
{
    const TaskLaw law(spec);
    Random random(1, "supports seen");
    std::set<std::uint64_t> seen;
    for (int k = 0; k < 3000; ++k)
        seen.insert(law.support(random));
    return seen;
}

double correlation_of_first_two(const TasksSpec& spec)
{
    const LatentLaw law(spec);
    Random random(2, "correlation");
    double xy = 0, xx = 0, yy = 0;
    for (int k = 0; k < 40000; ++k) {
        double z[4];
        law.draw(random, z);
        xy += z[0] * z[1];
        xx += z[0] * z[0];
        yy += z[1] * z[1];
    }
    return xy / std::sqrt(xx * yy);
}

}  // namespace

TEST_CASE("every law of supports draws what it says")
{
    TasksSpec spec = small_tasks();
    CHECK(supports_seen(spec).size() == 15);  // every set of four but the empty one
    spec.support = SupportLaw::exact;
    spec.size = 2;
    CHECK(supports_seen(spec).size() == 6);
    for (const std::uint64_t support : supports_seen(spec))
        CHECK(std::popcount(support) == 2);
    spec.support = SupportLaw::windows;
    CHECK(supports_seen(spec) == std::set<std::uint64_t>{0b0011, 0b0110, 0b1100, 0b1001});
    spec.support = SupportLaw::blocks;
    CHECK(supports_seen(spec) == std::set<std::uint64_t>{0b0011, 0b1100});
    spec.size = 3;
    CHECK(supports_seen(spec) == std::set<std::uint64_t>{0b0111, 0b1000});
    spec.support = SupportLaw::given;
    spec.supports = {0b1010, 0b0001};
    CHECK(supports_seen(spec) == std::set<std::uint64_t>{0b1010, 0b0001});
}

TEST_CASE("what a law says of its supports leaves the pattern that all it draws leave")
{
    for (const SupportLaw support : {SupportLaw::bernoulli, SupportLaw::exact, SupportLaw::blocks, SupportLaw::windows})
        for (const int size : {1, 2, 3, 4}) {
            TasksSpec spec = small_tasks();
            spec.support = support;
            spec.size = size;
            const std::set<std::uint64_t> seen = supports_seen(spec);
            const std::vector<std::uint64_t> drawn(seen.begin(), seen.end());
            CAPTURE(static_cast<int>(support));
            CAPTURE(size);
            CHECK(support_pattern(4, TaskLaw(spec).supports()) == support_pattern(4, drawn));
        }
}

TEST_CASE("weights lie on the support, and have the moments of their law")
{
    // E|w|^2 is 1 for normal and 2 for Laplace weights; E w^4 is 3 and 24.
    for (const auto& [law, second, fourth] :
         {std::tuple(WeightLaw::normal, 1.0, 3.0), std::tuple(WeightLaw::laplace, 2.0, 24.0)}) {
        TasksSpec spec = small_tasks();
        spec.weights = law;
        Random random(3, "weights");
        double squares = 0, fourths = 0;
        constexpr int draws = 200000;
        for (int k = 0; k < draws; ++k) {
            const Eigen::MatrixXd W = TaskLaw(spec).weights(0b0100, random);
            CHECK_FALSE((W(0, 0) != 0 || W(0, 1) != 0 || W(0, 3) != 0));
            squares += std::pow(W(0, 2), 2) / draws;
            fourths += std::pow(W(0, 2), 4) / draws;
        }
        CHECK(squares == doctest::Approx(second).epsilon(0.02));
        CHECK(fourths == doctest::Approx(fourth).epsilon(0.1));
    }
    TasksSpec finite = small_tasks();
    finite.weights = WeightLaw::finite;
    finite.vectors = 3;
    Random random(4, "finite");
    std::set<double> values;
    for (int k = 0; k < 200; ++k)
        values.insert(TaskLaw(finite).weights(0b0011, random)(0, 1));
    CHECK(values.size() == 3);
}

TEST_CASE("latents stay within the cube and are correlated as asked, up to what the cut takes")
{
    TasksSpec spec = small_tasks();
    CHECK(std::abs(correlation_of_first_two(spec)) < 0.02);
    spec.cube = 50;  // no cut
    for (const Covariance covariance : {Covariance::equicorrelated, Covariance::decaying}) {
        spec.covariance = covariance;
        spec.correlation = 0.7;
        CHECK(correlation_of_first_two(spec) == doctest::Approx(0.7).epsilon(0.03));
    }
    spec.cube = 1;
    const LatentLaw law(spec);
    Random random(5, "cube");
    for (int k = 0; k < 1000; ++k) {
        double z[4];
        law.draw(random, z);
        for (const double value : z)
            CHECK(std::abs(value) <= 1);
    }
}

TEST_CASE("a task's targets are its weights on its latents, with noise of the asked norm")
{
    TasksSpec spec = small_tasks();
    const TaskWorld world(spec, 1);
    for (const double noise : {0.0, 0.1}) {
        spec.label_noise = noise;
        const TaskWorld noisy(spec, 1);
        const DrawnTask task = noisy.task(Split::train, 7);
        double error = 0, power = 0;
        for (int i = 0; i < spec.points; ++i) {
            const auto at = static_cast<std::size_t>(task.points[static_cast<std::size_t>(i)]) * 4;
            double clean = 0;
            for (std::size_t j = 0; j < 4; ++j)
                clean += task.weights(0, static_cast<Eigen::Index>(j)) *
                         static_cast<double>(noisy.observed(Split::train).z[at + j]);
            error += std::pow(static_cast<double>(task.targets[static_cast<std::size_t>(i)]) - clean, 2);
            power += clean * clean;
        }
        CHECK(std::sqrt(error / power) == doctest::Approx(noise).epsilon(1e-4));
    }
    CHECK(world.task(Split::train, 8).targets != world.task(Split::test, 8).targets);
}

TEST_CASE("rows of tasks are the same alone, in company, and on any number of threads; splits share none")
{
    const TasksSpec spec = small_tasks();
    const Data one = make_tasks(spec, 1), three = make_tasks(spec, 3);
    const auto rows_of = [](const Source& source, std::vector<std::int32_t> rows) {
        std::vector<float> x(rows.size() * 6), y(rows.size());
        source.fill(Split::train, rows, {x, {}, y});
        x.insert(x.end(), y.begin(), y.end());
        return x;
    };
    const std::vector<float> together = rows_of(*one.source, {31, 32, 5}), alone = rows_of(*three.source, {32});
    for (std::size_t k = 0; k < 6; ++k)
        CHECK(together[6 + k] == alone[k]);
    CHECK(together[18 + 1] == alone[6]);
    CHECK(one.source->facts() == Facts{Shape::vector(6), 0, 1, spec.training_tasks(), 10, 0});
    CHECK(first_rows(*one.source, Split::test, 10).x != first_rows(*one.source, Split::train, 10).x);
}

TEST_CASE("the truth of tasks knows latents, the pattern that supports leave, and uniform rows; x is standardised")
{
    TasksSpec spec = small_tasks();
    spec.support = SupportLaw::blocks;
    const Data data = make_tasks(spec, 1);
    CHECK(data.truth->graph() == nullptr);
    CHECK(*data.truth->permitted() == Adjacency::from_rows({{1, 1, 0, 0}, {1, 1, 0, 0}, {0, 0, 1, 1}, {0, 0, 1, 1}}));
    const Truth::Uniform uniform = data.truth->uniform(20000);
    double mean = 0, square = 0;
    for (const float z : uniform.z) {
        CHECK_FALSE(std::abs(static_cast<double>(z)) > 1.7321);
        mean += static_cast<double>(z) / 80000;
        square += static_cast<double>(z) * static_cast<double>(z) / 80000;
    }
    CHECK(std::abs(mean) < 0.02);
    CHECK(square == doctest::Approx(1).epsilon(0.02));
    const Rows rows = first_rows(*data.source, Split::train, 20000);
    double sum = 0, squares = 0;
    for (const float x : rows.x) {
        sum += static_cast<double>(x) / static_cast<double>(rows.x.size());
        squares += static_cast<double>(x) * static_cast<double>(x) / static_cast<double>(rows.x.size());
    }
    CHECK(std::abs(sum) < 0.03);
    CHECK(squares == doctest::Approx(1).epsilon(0.03));
}

TEST_CASE("labels are classes, and follow the logits")
{
    TasksSpec spec = small_tasks();
    spec.classes = 3;
    spec.sharpness = 1e4;  // the largest logit wins
    const TaskWorld world(spec, 1);
    const DrawnTask task = world.task(Split::train, 3);
    for (int i = 0; i < spec.points; ++i) {
        const auto at = static_cast<std::size_t>(task.points[static_cast<std::size_t>(i)]) * 4;
        Eigen::VectorXd z(4);
        for (std::size_t j = 0; j < 4; ++j)
            z[static_cast<Eigen::Index>(j)] = static_cast<double>(world.observed(Split::train).z[at + j]);
        Eigen::Index largest = 0;
        (task.weights * z).maxCoeff(&largest);
        CHECK(task.targets[static_cast<std::size_t>(i)] == static_cast<float>(largest));
    }
}

TEST_CASE("a family of tasks that cannot be is refused with its key")
{
    const auto refused = [](auto change) {
        TasksSpec spec = small_tasks();
        change(spec);
        CHECK_THROWS_AS(TaskWorld(spec, 1), InputError);
    };
    refused([](TasksSpec& spec) { spec.d_x = 3; });
    refused([](TasksSpec& spec) { spec.classes = 1; });
    refused([](TasksSpec& spec) { spec.points = 4; });
    refused([](TasksSpec& spec) { spec.support = SupportLaw::given; });
    TasksSpec spec = small_tasks();
    spec.support = SupportLaw::given;
    spec.supports = {0b10000};
    CHECK_THROWS_WITH_AS(validate(spec, "mine.json"),
                         "mine.json: data.supports: found a factor too many, expected supports of one or more of the "
                         "factors 1 to 4",
                         InputError);
}

TEST_CASE("factors that move the parts of a picture are seen in frames, alike in every task that shows them")
{
    TasksSpec spec = small_tasks();
    spec.mixing = TaskMixing::scene;
    spec.scene.size = 16;
    spec.scene.colour = Colour::grey;
    spec.rows = 30;  // so few that tasks share them
    const Data data = make_tasks(spec, 1);
    CHECK(data.source->facts().x == Shape{1, 16, 16});
    const Rows rows = first_rows(*data.source, Split::train, 100);
    const std::vector<float> z = data.truth->latents(Split::train, consecutive_rows(0, 100));
    const std::vector<float> clean = data.truth->observe(z);
    REQUIRE(clean.size() == rows.x.size());
    REQUIRE(rows.y.size() == 100);
    int shared = 0;
    double noise = 0;
    for (std::size_t i = 0; i < 100; ++i)
        for (std::size_t j = 0; j < i; ++j)
            if (std::equal(&z[4 * i], &z[4 * i] + 4, &z[4 * j])) {
                ++shared;
                CHECK(std::equal(&rows.x[256 * i], &rows.x[256 * i] + 256, &rows.x[256 * j]));
            }
    CHECK(shared > 50);
    for (std::size_t k = 0; k < clean.size(); ++k)
        noise += std::pow(static_cast<double>(rows.x[k] - clean[k]), 2) / static_cast<double>(clean.size());
    CHECK(std::sqrt(noise) == doctest::Approx(spec.scene.noise).epsilon(0.05));

    const Truth::Uniform uniform = data.truth->uniform(40);
    CHECK(uniform.x.size() == 40 * 256);
    CHECK(*std::ranges::max_element(uniform.z) <= static_cast<float>(spec.cube));

    CHECK(task_family(spec).factors == std::vector<std::string>{"tree sway", "crown size", "robot x", "arm angle"});
    spec.latents = 11;
    spec.points = 20;
    CHECK_THROWS_WITH_AS(
        validate(spec, "a.json"),
        "a.json: data.latents: has 11 latents, expected at most 10, what the picture scene has factors for",
        InputError);
    spec.latents = 4;
    spec.scene.size = 8;
    CHECK_THROWS_WITH_AS(validate(spec, "a.json"), "a.json: data.scene.size: is 8, expected at least 16 and at most 64",
                         InputError);
}
