// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/scene/spec.h"
#include "core/data/tasks/spec.h"
#include "core/experiment/presets/preset_of.h"
#include "core/experiment/presets/scene_presets.h"
#include "core/experiment/presets/task_presets.h"
#include "core/graph/presets.h"

#include <doctest/doctest.h>

using namespace disentangle;

TEST_CASE("the data of every preset are known again as the preset's")
{
    for (const GraphPreset& preset : graph_presets())
        CHECK(preset_of(preset_experiment(preset.name)) == preset.name);
    for (const ScenePreset& preset : scene_presets())
        CHECK(preset_of(preset_experiment(preset.name)) == preset.name);
    for (const TaskPreset& preset : task_presets())
        CHECK(preset_of(preset_experiment(preset.name)) == preset.name);
}

TEST_CASE("a preset is one while its graph, its picture and its tasks are, whatever else is set")
{
    Experiment scene = preset_experiment("TreeRobotBallScene");
    scene.world.train = 100;
    scene.own.get<SceneSpec>().crowd = 0.5;
    CHECK(preset_of(scene) == "TreeRobotBallScene");
    scene.world.graph.Gz->set(0, 0, false);
    CHECK(preset_of(scene).empty());

    Experiment tasks = preset_experiment("Tasks6");
    tasks.training.steps = 100;
    CHECK(preset_of(tasks) == "Tasks6");
    tasks.own.get<TasksSpec>().correlation = 0.9;
    CHECK(preset_of(tasks) == "TasksCorrelated");
    tasks.own.get<TasksSpec>().correlation = 0.8;
    CHECK(preset_of(tasks).empty());

    Experiment drawn = preset_experiment("Example4");
    drawn.world.mechanism = MechanismKind::linear;
    CHECK(preset_of(drawn).empty());
}
