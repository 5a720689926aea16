// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/scene/spec.h"

#include "core/base/decimal.h"
#include "core/base/error.h"

namespace disentangle {
namespace {

constexpr int most_balls = 10, most_sprites = 4;
constexpr std::array<const char*, 10> landscape{"tree sway", "crown size", "robot x",   "arm angle", "ball x",
                                                "ball y",    "sun height", "sun light", "cloud x",   "lamp light"};
constexpr std::array<const char*, 4> running_example{"tree sway", "robot x", "ball x", "ball y"};
constexpr std::array<const char*, 2> of_ball{"x", "y"};
constexpr std::array<const char*, 5> of_sprite{"x", "y", "size", "angle", "light"};

void require_scene(double value, const Range& range, const std::string& file, const std::string& key)
{
    if (!range.contains(value))
        throw InputError(file, key, "is " + general_decimal(value, 6),
                         "at least " + general_decimal(range.minimum, 6) + " and at most " +
                             general_decimal(range.maximum, 6));
}

/// "ball 2 y" for number 3.
template <std::size_t n>
std::string numbered(const char* part, const std::array<const char*, n>& motions, int number)
{
    const auto index = static_cast<std::size_t>(number);
    return std::string(part) + ' ' + std::to_string(index / n + 1) + ' ' + motions[index % n];
}

std::string factor_name(Picture picture, int number)
{
    const auto index = static_cast<std::size_t>(number);
    switch (picture) {
    case Picture::tree_robot_ball: return running_example[index];
    case Picture::scene: return landscape[index];
    case Picture::balls: return numbered("ball", of_ball, number);
    case Picture::sprites: return numbered("sprite", of_sprite, number);
    }
    return {};
}

}  // namespace

int most_latents(Picture picture)
{
    switch (picture) {
    case Picture::tree_robot_ball: return static_cast<int>(running_example.size());
    case Picture::scene: return static_cast<int>(landscape.size());
    case Picture::balls: return most_balls * static_cast<int>(of_ball.size());
    case Picture::sprites: return most_sprites * static_cast<int>(of_sprite.size());
    }
    return 0;
}

std::vector<std::string> factor_names(Picture picture, int count)
{
    std::vector<std::string> names;
    for (int number = 0; number < count; ++number)
        names.push_back(factor_name(picture, number));
    return names;
}

void validate(const SceneSpec& spec, int d_z, const std::string& file, const std::string& section)
{
    const std::string scene = section + ".scene.";
    require_scene(spec.size, scene_range::size, file, scene + "size");
    require_scene(spec.spread, scene_range::share, file, scene + "spread");
    require_scene(spec.crowd, scene_range::share, file, scene + "crowd");
    require_scene(spec.noise, scene_range::noise, file, scene + "noise");
    require_scene(spec.flicker, scene_range::flicker, file, scene + "flicker");
    if (d_z > most_latents(spec.picture))
        throw InputError(file, section == "world" ? "world.graph" : section + ".latents",
                         "has " + std::to_string(d_z) + " latents",
                         "at most " + std::to_string(most_latents(spec.picture)) + ", what the picture " +
                             std::string(picture_names[static_cast<std::size_t>(spec.picture)]) + " has factors for");
}

}  // namespace disentangle
