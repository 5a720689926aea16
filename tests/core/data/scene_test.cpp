// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/data/scene/source.h"
#include "tests/core/data/worlds.h"

#include <algorithm>
#include <cmath>
#include <doctest/doctest.h>
#include <numbers>
#include <numeric>

using namespace disentangle;

namespace {

constexpr Tint white{1, 1, 1};

/// How much of a black frame a shape covers, in pixels.
double covered(const Stroke& stroke, int size)
{
    Canvas canvas(size, 1, std::vector<float>(static_cast<std::size_t>(size * size)));
    canvas.paint(stroke);
    const std::vector<float> frame = canvas.planes();
    return std::accumulate(frame.begin(), frame.end(), 0.0);
}

Stroke disc_at(float x, float y, float radius)
{
    return {Stroke::Form::ellipse, x, y, radius, radius, 1, 0, white};
}

std::vector<float> frame_of(const SceneSpec& spec, const std::vector<float>& u)
{
    std::vector<float> frame(static_cast<std::size_t>(spec.frame().size()));
    Renderer(spec, static_cast<int>(u.size())).render(u.data(), frame.data());
    return frame;
}

std::vector<float> middle(int d_z)
{
    return std::vector<float>(static_cast<std::size_t>(d_z));
}

double largest_difference(const std::vector<float>& a, const std::vector<float>& b)
{
    double largest = 0;
    for (std::size_t i = 0; i < a.size(); ++i)
        largest = std::max(largest, std::abs(static_cast<double>(a[i]) - static_cast<double>(b[i])));
    return largest;
}

WorldSpec ten_latents()
{
    WorldSpec spec;
    spec.graph = make_graph(Adjacency::identity(10), std::nullopt);
    spec.mechanism = MechanismKind::diagonal_sin;
    spec.train = 5000;
    spec.validation = spec.test = 100;
    return spec;
}

std::vector<float> rows_filled(const Source& source, Split split, const std::vector<std::int32_t>& rows)
{
    std::vector<float> x(rows.size() * static_cast<std::size_t>(source.facts().steps * source.facts().d_x())),
        a(rows.size() * static_cast<std::size_t>(source.facts().d_a));
    source.fill(split, rows, {x, a});
    x.insert(x.end(), a.begin(), a.end());
    return x;
}

}  // namespace

// With an edge of width e, t^2 (3 - 2 t) covers as if the border were at R + s with s distributed by its slope, which has
// mean 0 and variance e^2 / 20: on average an area of pi (R^2 + e^2 / 20).
TEST_CASE("a disc covers its area, wherever it lies between the pixels")
{
    const double radius = 6, expected = std::numbers::pi * (radius * radius + 4.0 / 20);
    for (const float x : {0.5F, 0.507F, 0.5133F, 0.43F})
        CHECK(covered(disc_at(x, 0.5F + (x - 0.5F) / 3, 6.0F / 32), 32) == doctest::Approx(expected).epsilon(0.002));
}

// Straight borders cover half of what lies within their edge on either side; only the corners differ.
TEST_CASE("a box covers its area when it is turned")
{
    const double area = 4 * 8 * 5;
    for (const float angle : {0.0F, 0.3F, 0.8F, 1.5F}) {
        const Stroke box{Stroke::Form::box, 0.5F, 0.5F, 8.0F / 32, 5.0F / 32, std::cos(angle), std::sin(angle), white};
        CHECK(covered(box, 32) == doctest::Approx(area).epsilon(0.01));
    }
}

TEST_CASE("a shape is painted over what is there, and hides it where it covers in full")
{
    Canvas canvas(32, 3, std::vector<float>(3 * 32 * 32, 0.5F));
    canvas.paint({Stroke::Form::ellipse, 0.5F, 0.5F, 0.25F, 0.25F, 1, 0, {1, 0, 0}});
    canvas.paint({Stroke::Form::ellipse, 0.5F, 0.5F, 0.15F, 0.15F, 1, 0, {0, 0, 1}});
    std::vector<float> frame(3 * 32 * 32);
    canvas.write(1, 0, nullptr, nullptr, frame.data());
    const auto pixel = [&](int x, int y) {
        const float* const at = &frame[static_cast<std::size_t>((y * 32 + x) * 3)];
        return std::vector<float>(at, at + 3);
    };
    CHECK(pixel(16, 16) == std::vector<float>{0, 0, 1});
    CHECK(pixel(9, 16) == std::vector<float>{1, 0, 0});
    CHECK(pixel(1, 1) == std::vector<float>{0.5F, 0.5F, 0.5F});
}

TEST_CASE("the red ball of the landscape hides the robot when both stand in one place")
{
    SceneSpec spec;
    spec.spread = 1;  // both may go anywhere, so that u = 0 is the middle of the frame
    std::vector<float> u = middle(10);
    u[5] = 0.5F;  // the ball down, onto the robot's body
    const std::vector<float> frame = frame_of(spec, u);
    const int y = static_cast<int>((0.5 + 0.395 * 0.5) * 32);
    const float* const at = &frame[static_cast<std::size_t>((y * 32 + 16) * 3)];
    CHECK(at[0] == doctest::Approx(0.95));
    CHECK(at[1] == doctest::Approx(0.2));
    CHECK(at[2] == doctest::Approx(0.15));
}

// The largest slope of coverage is 1.5 / edge a pixel. A part that travels `reach` of 32 pixels either way changes no pixel
// by more than 0.75 * 32 * reach * du, and the derivative itself is continuous: halving the difference halves its error.
TEST_CASE("every pixel of every picture is a smooth function of every factor")
{
    for (const Picture picture : {Picture::tree_robot_ball, Picture::scene, Picture::balls, Picture::sprites}) {
        SceneSpec spec;
        spec.picture = picture;
        const int d_z = std::min(10, most_latents(picture));
        for (int i = 0; i < d_z; ++i) {
            CAPTURE(picture_names[static_cast<std::size_t>(picture)]);
            CAPTURE(i);
            const auto slope = [&](float at, float step) {
                std::vector<float> low = middle(d_z), high = low;
                low[static_cast<std::size_t>(i)] = at - step;
                high[static_cast<std::size_t>(i)] = at + step;
                std::vector<float> difference = frame_of(spec, high);
                const std::vector<float> from = frame_of(spec, low);
                for (std::size_t k = 0; k < difference.size(); ++k)
                    difference[k] = (difference[k] - from[k]) / (2 * step);
                return difference;
            };
            double moved = 0;
            for (const float at : {-0.6F, -0.13F, 0.27F, 0.81F}) {
                const std::vector<float> coarse = slope(at, 0.02F), fine = slope(at, 0.005F);
                CHECK(largest_difference(coarse, fine) < 1);  // a jump of 0.1 anywhere would make it 7
                moved = std::max(moved, largest_difference(fine, std::vector<float>(fine.size())));
            }
            CHECK(moved > 0.05);  // each is seen
        }
    }
}

TEST_CASE("factors beyond the latents of a graph stay in the middle")
{
    SceneSpec spec;
    std::vector<float> all = middle(10);
    all[0] = 0.4F;
    all[1] = -0.7F;
    CHECK(frame_of(spec, {0.4F, -0.7F}) == frame_of(spec, all));
}

TEST_CASE("crowding brings balls together, spreading lets them reach the whole frame")
{
    SceneSpec spec;
    spec.picture = Picture::balls;
    const auto middles = [&](const std::vector<float>& u) {
        Renderer renderer(spec, 4);
        return renderer.strokes(u.data());
    };
    CHECK(middles(middle(4))[0].x == doctest::Approx(0.25));
    CHECK(middles(middle(4))[1].x == doctest::Approx(0.75));
    spec.crowd = 1;
    CHECK(middles(middle(4))[0].x == doctest::Approx(0.5));
    CHECK(middles(middle(4))[1].x == doctest::Approx(0.5));
    spec.crowd = 0;
    spec.spread = 1;
    const float margin = 0.09F + 1.0F / 32;
    CHECK(middles({-1, -1, 1, 1})[0].x == doctest::Approx(margin));
    CHECK(middles({-1, -1, 1, 1})[1].y == doctest::Approx(1 - margin));
}

TEST_CASE("a world of pictures has the latents and actions of the world of the same graph and seed")
{
    const WorldSpec spec = ten_latents();
    const Data data = make_scene(spec, {}, 1);
    const Dataset drawn = World(spec).sample(Split::train, 100, 4090);
    CHECK(data.truth->latents(Split::train, consecutive_rows(4090, 100)) == drawn.z);
    const std::vector<float> x = rows_filled(*data.source, Split::train, consecutive_rows(4090, 100));
    CHECK(std::vector<float>(x.end() - 1000, x.end()) == drawn.a);
    CHECK(data.source->facts().x == Shape{3, 32, 32});
}

TEST_CASE("a frame is the same in whatever company and from however many threads it is asked for")
{
    WorldSpec spec = ten_latents();
    spec.graph.Gz = Adjacency::identity(10);
    SceneSpec scene;
    scene.flicker = 0.1;
    const Data one = make_scene(spec, scene, 1), other = make_scene(spec, scene, 3);
    const std::vector<std::int32_t> rows{17, 4097, 4096, 3, 17};
    const std::vector<float> drawn = rows_filled(*one.source, Split::train, rows);
    other.source->prepare(Split::train);
    CHECK(rows_filled(*other.source, Split::train, rows) == drawn);
    const std::size_t frames = 2 * 3072;
    CHECK(std::equal(drawn.begin(), drawn.begin() + frames, drawn.begin() + 4 * frames));
    CHECK_FALSE(std::equal(drawn.begin(), drawn.begin() + frames, drawn.begin() + frames));
}

TEST_CASE("pixels have the noise they are told to have, independent of each other and from frame to frame")
{
    const WorldSpec spec = ten_latents();
    SceneSpec scene;
    scene.noise = 0.05;
    const Data data = make_scene(spec, scene, 1);
    const int n = 400;
    const std::vector<float> x = rows_filled(*data.source, Split::train, consecutive_rows(0, n));
    const std::vector<float> clean = data.truth->observe(data.truth->latents(Split::train, consecutive_rows(0, n)));
    double square = 0, fourth = 0, neighbours = 0, frames = 0;
    const auto noise = [&](std::size_t i) {
        return (static_cast<double>(x[i]) - static_cast<double>(clean[i])) / 0.05;
    };
    const auto count = static_cast<std::size_t>(n - 1) * 3072;
    for (std::size_t i = 0; i < count; ++i) {
        square += noise(i) * noise(i);
        fourth += std::pow(noise(i), 4);
        neighbours += noise(i) * noise(i + 1);
        frames += noise(i) * noise(i + 3072);
    }
    // 1.2 million numbers: standard errors of 0.0013, 0.009, 0.0009 and 0.0009; five of each.
    CHECK(square / static_cast<double>(count) == doctest::Approx(1).epsilon(0.0065));
    CHECK(fourth / static_cast<double>(count) == doctest::Approx(3).epsilon(0.015));
    CHECK(std::abs(neighbours) / static_cast<double>(count) < 0.0045);
    CHECK(std::abs(frames) / static_cast<double>(count) < 0.0045);
}

TEST_CASE("squashing is the inverse of unsquashing, and keeps the latents' order")
{
    const SceneWorld world(ten_latents(), {});
    const std::vector<float> u{-0.9F, -0.5F, -0.1F, 0, 0.1F, 0.2F, 0.4F, 0.6F, 0.8F, 0.95F};
    std::vector<float> z(10), back(10);
    world.unsquash(u.data(), z.data());
    world.squash(z.data(), back.data());
    for (std::size_t i = 0; i < 10; ++i)
        CHECK(back[i] == doctest::Approx(u[i]).epsilon(1e-5));
}

TEST_CASE("a picture refuses more latents than it has factors for, and what is out of range")
{
    SceneSpec spec;
    CHECK_THROWS_WITH_AS(
        validate(spec, 11, "a.json"),
        "a.json: world.graph: has 11 latents, expected at most 10, what the picture scene has factors for", InputError);
    spec.size = 8;
    CHECK_THROWS_WITH_AS(validate(spec, 3, "a.json"),
                         "a.json: world.scene.size: is 8, expected at least 16 and at most 64", InputError);
    CHECK(factor_names(Picture::sprites, 7).back() == "sprite 2 y");
    CHECK(factor_names(Picture::scene, 10)[4] == "ball x");
}
