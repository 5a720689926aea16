// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/scene/spec.h"
#include "core/experiment/defaults.h"
#include "core/experiment/front_end.h"
#include "core/experiment/promise.h"
#include "core/experiment/presets/scene_presets.h"
#include "core/graph/presets.h"
#include "core/theory/verdict.h"
#include "tests/core/experiment/support.h"

#include <doctest/doctest.h>

using namespace disentangle;
using namespace disentangle::testing;
using nlohmann::json;

namespace {

Experiment overridden(const char* preset, const std::vector<std::string>& overrides)
{
    return experiment_from_json(with_overrides(preset_document(preset), overrides), preset);
}

}  // namespace

TEST_CASE("every preset of pictures has the graph, the verdict and the promise of its graph")
{
    CHECK(scene_presets().size() == 8);
    for (const ScenePreset& preset : scene_presets()) {
        CAPTURE(preset.name);
        const Experiment e = preset_experiment(preset.name);
        const Experiment graph = preset_experiment(preset.graph);
        CHECK(e.data_kind == "scene");
        CHECK(has_world(e));
        CHECK(e.world.graph.Ga == graph.world.graph.Ga);
        CHECK(e.world.graph.Gz == graph.world.graph.Gz);
        CHECK(e.world.mechanism == graph.world.mechanism);
        CHECK(judge(e.world.graph).permitted == judge(graph.world.graph).permitted);
        CHECK(promise_of(e).mcc.ceiling == promise_of(graph).mcc.ceiling);
        CHECK(experiment_from_json(to_json(e), "") == e);
        CHECK(parse_experiment(format_experiment(e), "") == e);
        CHECK(variables_of(e).frame == e.own.get<SceneSpec>().frame());
    }
}

TEST_CASE("latents are called by what they move, unless they have names of their own")
{
    CHECK(preset_experiment("SceneActionDiag").world.graph.latents[4] == "ball x");
    CHECK(preset_experiment("BallsActionDiag").world.graph.latents[3] == "ball 2 y");
    CHECK(preset_experiment("TreeRobotBallScene").world.graph.latents ==
          std::vector<std::string>{"tree", "robot", "ball"});
}

TEST_CASE("a world of vectors becomes one of pictures by its kind alone, and back")
{
    const Experiment scene = overridden("ActionTime", {"world.kind=scene", "world.scene.size=16"});
    CHECK(scene.data_kind == "scene");
    CHECK(scene.own.get<SceneSpec>().size == 16);
    CHECK(scene.world.train == 50000);
    const Experiment vectors = preset_experiment("ActionTime");
    const Experiment edited = with_edit(vectors, "world.kind", "scene");
    CHECK(edited.data_kind == "scene");
    CHECK(edited.world.graph == vectors.world.graph);
    CHECK(edited.world.train == 50000);
    CHECK(with_edit(edited, "world.kind", "synthetic") == vectors);
    CHECK(with_edit(edited, "world.scene.spread", 0.5).own.get<SceneSpec>().spread == 0.5);
}

TEST_CASE("keys of pictures belong to pictures")
{
    CHECK(error_of([] { overridden("ActionDiag", {"world.scene.size=16"}); }) ==
          "ActionDiag: world.scene: belongs to scene, expected one of graph, kind, mechanism, violations, mixing, d_x, "
          "noise, seed, rows, as the data are synthetic");
    CHECK(
        error_of([] { overridden("SceneActionDiag", {"world.d_x=30"}); }) ==
        "SceneActionDiag: world.d_x: belongs to synthetic, expected one of graph, kind, mechanism, violations, mixing, "
        "seed, rows, scene, as the data are scene");
    CHECK(
        error_of([] { overridden("SceneActionDiag", {"world.scene.picture=tree_robot_ball"}); }) ==
        "SceneActionDiag: world.graph: has 10 latents, expected at most 4, what the picture tree_robot_ball has factors "
        "for");
    CHECK(
        error_of([] { overridden("SceneActionDiag", {"estimator.components=5"}); }) ==
        "SceneActionDiag: estimator.components: found 5.0, expected at least the number of latents, 10, and at most the "
        "numbers in a frame, 3072");
}

TEST_CASE("the number of components is part of the document, and gives the number of observed dimensions")
{
    Experiment e = preset_experiment("SceneActionDiag");
    CHECK(to_json(e)["estimator"]["components"] == nullptr);
    e.own.get<FrontEndSpec>().components = 24;
    CHECK(to_json(e)["estimator"]["components"] == 24);
    CHECK(variables_of(e).d_x == 24);
    CHECK(experiment_from_json(to_json(e), "") == e);
    CHECK_FALSE(to_json(preset_experiment("ActionDiag"))["estimator"].contains("components"));
}
