// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/range.h"
#include "core/data/facts.h"

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace disentangle {

/// What is drawn. Each has its factors, in the order in which the latents of a graph drive them; those beyond the last
/// latent stay in the middle of their range.
enum class Picture {
    tree_robot_ball,  ///< tree sway, robot x, ball x, ball y, in the landscape of `scene`
    scene,            ///< a landscape of ten factors, from the sway of a tree to the light of a lamp
    balls,            ///< x and y of each of up to ten discs
    sprites           ///< x, y, size, angle and light of each of up to four rectangles
};
inline constexpr std::array<std::string_view, 4> picture_names{"tree_robot_ball", "scene", "balls", "sprites"};
constexpr const auto& names_of(Picture)
{
    return picture_names;
}

enum class Colour { grey, rgb };
inline constexpr std::array<std::string_view, 2> colour_names{"grey", "rgb"};
constexpr const auto& names_of(Colour)
{
    return colour_names;
}

/// How latents become frames: what takes the place of a WorldSpec's mixing.
struct SceneSpec {
    Picture picture = Picture::scene;
    int size = 32;  ///< pixels, of each side
    Colour colour = Colour::rgb;
    double spread = 0;  ///< 0: parts move in places of their own; 1: over the whole frame
    double crowd = 0;   ///< share of the way to the middle by which all parts are moved together, so that they overlap
    double noise = 0.01;  ///< standard deviation of every pixel, of full brightness
    double flicker = 0;   ///< standard deviation of the logarithm of a frame's brightness
    bool operator==(const SceneSpec&) const = default;

    Shape frame() const { return {colour == Colour::rgb ? 3 : 1, size, size}; }
};

namespace scene_range {
inline constexpr Range size{16, 64};
inline constexpr Range share{0, 1};
inline constexpr Range noise{0, 1};
inline constexpr Range flicker{0, 1};
}  // namespace scene_range

/// Latents that a picture has factors for.
int most_latents(Picture picture);
/// Of the first `count` factors: "ball x". At most most_latents().
std::vector<std::string> factor_names(Picture picture, int count);

/// Throws InputError ("`file`: world.scene.size: is 8, expected ...") for the first thing out of its range. `section`: of the
/// document, in which the scene stands.
void validate(const SceneSpec& spec, int d_z, const std::string& file = {}, const std::string& section = "world");

}  // namespace disentangle
