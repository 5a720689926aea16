// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/presets/scene_presets.h"

#include "core/data/scene/spec.h"
#include "core/experiment/plain_name.h"
#include "core/graph/presets.h"

#include <algorithm>

namespace disentangle {
namespace {

std::vector<ScenePreset> make_scene_presets()
{
    const auto landscape = [](const char* name, const char* graph, const char* description) {
        return ScenePreset{name, description, graph, {{"picture", "scene"}}};
    };
    return {
        {"TreeRobotBallScene",
         "The running example in pictures: a tree that sways, a robot and a ball that move.",
         "TreeRobotBall",
         {{"picture", "tree_robot_ball"}}},
        landscape("SceneActionDiag", "ActionDiag",
                  "A landscape of ten moving parts, each moved by an action of its own."),
        landscape("SceneActionNonDiag", "ActionNonDiag",
                  "A landscape of ten moving parts; each of ten actions moves two of them."),
        landscape("SceneTimeDiag", "TimeDiag",
                  "A landscape of ten moving parts, each of which depends on its own past."),
        landscape("SceneTimeNonDiag", "TimeNonDiag",
                  "A landscape of ten moving parts in an order, each of which depends on itself and all before it."),
        landscape("SceneActionTime", "ActionTime",
                  "A landscape of ten moving parts that depend on their own past, moved two by two by ten actions."),
        {"SpritesActionDiag",
         "Two rectangles: x, y, size, angle and light of each, moved by actions of their own.",
         "ActionDiag",
         {{"picture", "sprites"}}},
        {"BallsActionDiag",
         "Five balls, each over the whole frame, that hide each other: x and y of each, moved by actions of their own.",
         "ActionDiag",
         {{"picture", "balls"}, {"spread", 1}}},
    };
}

}  // namespace

const std::vector<ScenePreset>& scene_presets()
{
    static const std::vector<ScenePreset> presets = make_scene_presets();
    return presets;
}

const ScenePreset* find_scene_preset(const std::string& name)
{
    const std::string wanted = plain_name(name);
    const auto found = std::ranges::find_if(
        scene_presets(), [&](const ScenePreset& preset) { return plain_name(preset.name) == wanted; });
    return found == scene_presets().end() ? nullptr : &*found;
}

nlohmann::json world_of(const ScenePreset& preset)
{
    const GraphPreset& graph = graph_preset(preset.graph);
    nlohmann::json matrices = to_json(graph.graph);
    // Latents that the graph has names for keep them; others are called by what they move.
    if (graph.graph.latents == default_names("z", graph.graph.d_z()))
        matrices.erase("latents");
    return {
        {"kind", "scene"}, {"graph", matrices}, {"mechanism", {{"kind", graph.mechanism}}}, {"scene", preset.scene}};
}

}  // namespace disentangle
