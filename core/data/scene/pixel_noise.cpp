// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/scene/pixel_noise.h"

#include "core/data/synthetic/arithmetic.h"

#include <numbers>
#include <span>

namespace disentangle {
namespace {

/// Numbers of each half of the table that noise is taken from; a power of two.
constexpr std::size_t window_places = 1 << 17;

}  // namespace

PixelNoise::PixelNoise(const SceneSpec& scene, std::uint64_t seed)
    : scene_(scene),
      pixels_(static_cast<std::size_t>(scene.frame().size())),
      weight_(static_cast<float>(scene.noise / std::numbers::sqrt2))
{
    if (scene.noise > 0) {
        normals_.resize(2 * window_places + 2 * pixels_);
        Random(seed, "table of pixel noise").normal(std::span<float>(normals_));
    }
}

const float* PixelNoise::window(std::size_t half, std::uint64_t number) const
{
    return normals_.empty()
               ? nullptr
               : &normals_[half * (window_places + pixels_) + static_cast<std::size_t>(number) % window_places];
}

/// The noise of a frame is the sum of two windows into a table of standard normals, each at a place of its own: as good as
/// independent from frame to frame (of 3e10 pairs of places), and far cheaper than thousands of draws.
void PixelNoise::render(Renderer& renderer, Random random, const float* u, float* frame) const
{
    const std::uint64_t place = random();
    const float gain = scene_.flicker > 0 ? static_cast<float>(portable_exp(scene_.flicker * random.normal())) : 1.0F;
    renderer.render(u, gain, weight_, window(0, place), window(1, place >> 32), frame);
}

}  // namespace disentangle
