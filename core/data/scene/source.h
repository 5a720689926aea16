// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/scene/world.h"
#include "core/data/source.h"

namespace disentangle {

/// Frames of a scene, with all of their truth. Throws InputError when a spec is invalid. Frames are rendered when they are
/// asked for; prepare() draws the latents of a split once and keeps them, for rows in random order.
Data make_scene(const WorldSpec& latents, const SceneSpec& scene, int threads);

}  // namespace disentangle
