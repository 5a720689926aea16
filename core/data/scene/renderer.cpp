// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/scene/renderer.h"

#include "core/data/scene/pictures.h"

#include <algorithm>
#include <array>

namespace disentangle {
namespace {

/// Validates first, so that nothing is painted of what cannot be.
Canvas canvas_of(const SceneSpec& spec, int d_z)
{
    validate(spec, d_z);
    return {spec.size, spec.frame().channels, background_of(spec)};
}

/// Of the landscape's factors, those of tree_robot_ball.
constexpr std::array<std::size_t, 4> running_example_factors{0, 2, 4, 5};

}  // namespace

Renderer::Renderer(const SceneSpec& spec, int d_z) : spec_(spec), d_z_(d_z), canvas_(canvas_of(spec, d_z)) {}

const std::vector<Stroke>& Renderer::strokes(const float* u)
{
    std::array<float, 20> factors{};
    const auto count = static_cast<std::size_t>(d_z_);
    if (spec_.picture == Picture::tree_robot_ball)
        for (std::size_t i = 0; i < count; ++i)
            factors[running_example_factors[i]] = u[i];
    else
        std::copy_n(u, count, factors.begin());
    strokes_.clear();
    switch (spec_.picture) {
    case Picture::tree_robot_ball:
    case Picture::scene: add_landscape(spec_, factors.data(), strokes_); break;
    case Picture::balls: add_balls(spec_, (d_z_ + 1) / 2, factors.data(), strokes_); break;
    case Picture::sprites: add_sprites(spec_, (d_z_ + 4) / 5, factors.data(), strokes_); break;
    }
    return strokes_;
}

void Renderer::render(const float* u, float gain, float weight, const float* noise1, const float* noise2, float* frame)
{
    canvas_.clear();
    for (const Stroke& stroke : strokes(u))
        canvas_.paint(stroke);
    canvas_.write(gain, weight, noise1, noise2, frame);
}

}  // namespace disentangle
