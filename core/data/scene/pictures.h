// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/scene/paint.h"
#include "core/data/scene/spec.h"

#include <vector>

namespace disentangle {

// The pictures: which parts there are, and how the factors u in (-1, 1) move them. Internal to core/data/scene.

/// Appends what is painted, back to front. `u` has a factor for each of most_latents() or, of balls and sprites, for each
/// motion of every part.
void add_landscape(const SceneSpec& spec, const float* u, std::vector<Stroke>& strokes);
void add_balls(const SceneSpec& spec, int balls, const float* u, std::vector<Stroke>& strokes);
void add_sprites(const SceneSpec& spec, int sprites, const float* u, std::vector<Stroke>& strokes);

/// What is behind all parts: channels x size x size, planes.
std::vector<float> background_of(const SceneSpec& spec);

}  // namespace disentangle
