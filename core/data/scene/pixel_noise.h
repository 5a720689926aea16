// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/random.h"
#include "core/data/scene/renderer.h"

#include <cstdint>
#include <vector>

namespace disentangle {

/// Noise and flicker of frames as a camera would see them. May be used by several threads at once.
class PixelNoise {
public:
    PixelNoise(const SceneSpec& scene, std::uint64_t seed);

    /// One frame of squashed latents `u`, height x width x channels. `random`: a stream of this frame's own.
    void render(Renderer& renderer, Random random, const float* u, float* frame) const;

private:
    const float* window(std::size_t half, std::uint64_t number) const;

    SceneSpec scene_;
    std::size_t pixels_;
    float weight_;                ///< of each of two windows
    std::vector<float> normals_;  ///< that windows of noise are taken from
};

}  // namespace disentangle
