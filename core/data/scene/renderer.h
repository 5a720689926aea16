// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/scene/paint.h"
#include "core/data/scene/spec.h"

#include <vector>

namespace disentangle {

/// Draws frames of latents that are squashed to (-1, 1): 0 is the middle of a factor's range. One thread at a time; cheap to
/// make.
class Renderer {
public:
    /// Throws InputError when the spec is invalid.
    Renderer(const SceneSpec& spec, int d_z);

    /// What is painted for squashed latents u (d_z), back to front.
    const std::vector<Stroke>& strokes(const float* u);
    /// One frame, height x width x channels in [0, 1], without noise.
    void render(const float* u, float* frame) { render(u, 1, 0, nullptr, nullptr, frame); }
    /// The same times `gain`, plus weight (noise1 + noise2), each of which has as many numbers as a frame.
    void render(const float* u, float gain, float weight, const float* noise1, const float* noise2, float* frame);

private:
    SceneSpec spec_;
    int d_z_;
    Canvas canvas_;
    std::vector<Stroke> strokes_;
};

}  // namespace disentangle
