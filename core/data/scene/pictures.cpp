// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/scene/pictures.h"

#include "core/data/synthetic/arithmetic.h"

#include <algorithm>
#include <array>

namespace disentangle {
namespace {

using Form = Stroke::Form;

// Arithmetic that is the same on every machine.
float exponential(float x)
{
    return static_cast<float>(portable_exp(static_cast<double>(x)));
}

float sine_of(float x)
{
    return static_cast<float>(portable_sin(static_cast<double>(x)));
}

float cosine_of(float x)
{
    return static_cast<float>(portable_cos(static_cast<double>(x)));
}

/// Where a part is along one axis: `reach` to either side of `middle`, for u from -1 to 1.
struct Travel {
    float middle, reach;

    float at(float u) const { return middle + reach * u; }
};

/// `margin`: from the frame's border that a part which may go everywhere keeps.
Travel travel(const SceneSpec& spec, float middle, float reach, float margin)
{
    const auto spread = static_cast<float>(spec.spread), crowd = static_cast<float>(spec.crowd);
    const float apart = (1 - spread) * (1 - crowd);
    return {apart * middle + (1 - apart) * 0.5F, reach + spread * (0.5F - margin - reach)};
}

/// What does not move stands where crowding puts it.
float place(const SceneSpec& spec, float middle)
{
    return middle + static_cast<float>(spec.crowd) * (0.5F - middle);
}

Stroke ellipse(float x, float y, float half_width, float half_height, Tint tint)
{
    return {Form::ellipse, x, y, half_width, half_height, 1, 0, tint};
}

Stroke disc(float x, float y, float radius, Tint tint)
{
    return ellipse(x, y, radius, radius, tint);
}

Stroke box(float x, float y, float half_width, float half_height, Tint tint)
{
    return {Form::box, x, y, half_width, half_height, 1, 0, tint};
}

Stroke turned_box(float x, float y, float half_width, float half_height, Tint tint, float angle)
{
    return {Form::box, x, y, half_width, half_height, cosine_of(angle), sine_of(angle), tint};
}

constexpr std::array<Tint, 10> palette{{{1.0F, 0.25F, 0.2F},
                                        {0.2F, 0.9F, 0.3F},
                                        {0.25F, 0.4F, 1.0F},
                                        {1.0F, 0.9F, 0.2F},
                                        {0.9F, 0.3F, 1.0F},
                                        {0.2F, 0.9F, 0.9F},
                                        {1.0F, 0.6F, 0.2F},
                                        {0.6F, 0.7F, 0.4F},
                                        {0.7F, 0.5F, 0.8F},
                                        {0.9F, 0.9F, 0.9F}}};
/// Of grey balls, so that no two neighbours are alike.
constexpr std::array<float, 10> levels{0.35F, 0.65F, 1.0F, 0.5F, 0.8F, 0.25F, 0.9F, 0.42F, 0.72F, 0.58F};

Tint ball_tint(const SceneSpec& spec, int ball)
{
    const float level = levels[static_cast<std::size_t>(ball)];
    return spec.colour == Colour::grey ? Tint{level, level, level} : palette[static_cast<std::size_t>(ball)];
}

constexpr float horizon = 0.8F;
constexpr Tint sky{0.35F, 0.5F, 0.8F}, ground{0.3F, 0.25F, 0.12F};

}  // namespace

void add_landscape(const SceneSpec& spec, const float* u, std::vector<Stroke>& strokes)
{
    enum Factor { sway, crown, robot_x, arm, ball_x, ball_y, sun_height, sun_light, cloud_x, lamp };
    // Sideways alone: parts stand on the ground, and before each other when they are moved together.
    SceneSpec upright = spec;
    upright.crowd = 0;

    const float sunshine = 0.75F + 0.25F * u[sun_light];
    strokes.push_back(disc(place(spec, 0.80F), travel(upright, 0.22F, 0.10F, 0.13F).at(u[sun_height]), 0.09F,
                           {sunshine, 0.9F * sunshine, 0.5F * sunshine}));
    strokes.push_back(
        ellipse(travel(spec, 0.36F, 0.18F, 0.16F).at(u[cloud_x]), 0.12F, 0.13F, 0.06F, {0.95F, 0.95F, 0.95F}));

    const float tree = place(spec, 0.17F);
    strokes.push_back(box(tree, 0.66F, 0.025F, 0.16F, {0.4F, 0.25F, 0.1F}));
    strokes.push_back(disc(tree + 0.06F * u[sway], 0.45F, 0.115F * exponential(0.3F * u[crown]), {0.1F, 0.55F, 0.15F}));

    const float robot = travel(spec, 0.47F, 0.09F, 0.14F).at(u[robot_x]), angle = 0.9F * u[arm];
    strokes.push_back(box(robot, 0.70F, 0.05F, 0.10F, {0.75F, 0.75F, 0.8F}));
    strokes.push_back(disc(robot, 0.545F, 0.05F, {0.85F, 0.85F, 0.9F}));
    strokes.push_back(turned_box(robot + 0.06F * cosine_of(angle), 0.66F - 0.09F * sine_of(angle), 0.085F, 0.02F,
                                 {0.9F, 0.3F, 0.2F}, -angle));

    strokes.push_back(disc(travel(spec, 0.82F, 0.09F, 0.105F).at(u[ball_x]),
                           travel(upright, 0.60F, 0.12F, 0.105F).at(u[ball_y]), 0.075F, {0.95F, 0.2F, 0.15F}));
    const float light = 0.5F + 0.45F * u[lamp];
    strokes.push_back(box(0.5F, 0.91F, 0.06F, 0.05F, {light, light, 0.6F * light}));
}

void add_balls(const SceneSpec& spec, int balls, const float* u, std::vector<Stroke>& strokes)
{
    // Cells of a grid, as square as may be.
    const int columns = balls <= 3   ? balls
                        : balls == 4 ? 2
                        : balls <= 9 ? 3
                                     : 4,
              rows = (balls + columns - 1) / columns;
    const float radius = std::min(0.09F, 0.27F / static_cast<float>(columns)),
                margin = radius + 0.5F * edge_pixels / static_cast<float>(spec.size);
    const auto cell = [margin](int count) { return std::max(0.02F, 0.5F / static_cast<float>(count) - margin); };
    for (int ball = 0; ball < balls; ++ball) {
        const float x = (static_cast<float>(ball % columns) + 0.5F) / static_cast<float>(columns),
                    y = (static_cast<float>(ball / columns) + 0.5F) / static_cast<float>(rows);
        strokes.push_back(disc(travel(spec, x, cell(columns), margin).at(u[2 * ball]),
                               travel(spec, y, cell(rows), margin).at(u[2 * ball + 1]), radius, ball_tint(spec, ball)));
    }
}

void add_sprites(const SceneSpec& spec, int sprites, const float* u, std::vector<Stroke>& strokes)
{
    constexpr float half = 0.17F;  // of the largest sprite, turned
    const auto count = static_cast<float>(sprites);
    const float scale = std::min(1.0F, 2 / count);  // more than two get smaller, to have room beside each other
    for (int sprite = 0; sprite < sprites; ++sprite) {
        const float* const v = u + 5 * sprite;
        const float length = 0.10F * scale * exponential(0.4F * v[2]), light = 0.6F + 0.35F * v[4];
        Tint tint = spec.colour == Colour::grey ? Tint{1, 1, 1} : palette[static_cast<std::size_t>(sprite)];
        tint = {light * tint.red, light * tint.green, light * tint.blue};
        const float x = (static_cast<float>(sprite) + 0.5F) / count;
        strokes.push_back(
            turned_box(travel(spec, x, std::max(0.02F, 0.5F / count - half * scale), half * scale).at(v[0]),
                       travel(spec, 0.5F, 0.3F, half * scale).at(v[1]), length, 0.5F * length, tint, 0.9F * v[3]));
    }
}

std::vector<float> background_of(const SceneSpec& spec)
{
    const int channels = spec.frame().channels;
    std::vector<float> black(static_cast<std::size_t>(channels * spec.size * spec.size));
    if (spec.picture == Picture::balls || spec.picture == Picture::sprites)
        return black;
    // Painted once, as everything is: a sky without a border, and the ground up to the horizon.
    Canvas canvas(spec.size, channels, std::move(black));
    canvas.paint(box(0.5F, 0.5F, 2, 2, sky));
    canvas.paint(box(0.5F, horizon + 2, 4, 2, ground));
    return canvas.planes();
}

}  // namespace disentangle
