// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/scene/spec.h"
#include "core/experiment/entry.h"

#include <string>

namespace disentangle {

#define DISENTANGLE_SCENE_AT(member)                                                                                   \
    [](auto& e) -> auto&                                                                                               \
    {                                                                                                                  \
        return SceneOf{}(e).member;                                                                                    \
    }

/// What is drawn, and how: the keys `section`.scene.*, of the SceneSpec that DISENTANGLE_AT(`scene`) stands for.
template <class SceneOf>
ParameterTable picture_table(const std::string& section, SceneOf)
{
    const auto key = [&section](const char* name) { return section + ".scene." + name; };
    return {
        entry(key("picture").c_str(), "Picture", DISENTANGLE_SCENE_AT(picture), any_value, "",
              "What is drawn: the running example's tree, robot and ball (up to 4 latents), a landscape of up to 10 "
              "moving parts, up to 10 balls (x and y of each), or up to 4 sprites (x, y, size, angle and light of "
              "each). Latents drive its factors in their order.",
              source::program),
        entry(key("size").c_str(), "Size", DISENTANGLE_SCENE_AT(size), scene_range::size, "pixels",
              "Width and height of a frame.", source::program),
        entry(key("colour").c_str(), "Colour", DISENTANGLE_SCENE_AT(colour), any_value, "",
              "Frames in red, green and blue, or in grey.", source::program),
        entry(key("spread").c_str(), "Spread", DISENTANGLE_SCENE_AT(spread), scene_range::share, "",
              "How far parts travel: 0 in places of their own, 1 over the whole frame. The further, the harder.",
              source::program),
        entry(key("crowd").c_str(), "Crowd", DISENTANGLE_SCENE_AT(crowd), scene_range::share, "",
              "Moves all parts towards the middle, by this share of the way, so that they hide each other.",
              source::program),
        entry(key("noise").c_str(), "Pixel noise", DISENTANGLE_SCENE_AT(noise), scene_range::noise,
              "of full brightness", "Standard deviation of the noise on every pixel.", source::program),
        entry(key("flicker").c_str(), "Flicker", DISENTANGLE_SCENE_AT(flicker), scene_range::flicker, "",
              "Standard deviation of the logarithm of a frame's brightness, which no latent drives.", source::program),
    };
}

#undef DISENTANGLE_SCENE_AT

}  // namespace disentangle
