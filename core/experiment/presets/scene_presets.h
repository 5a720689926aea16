// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace disentangle {

/// A graph of core/graph whose latents are seen as pictures. Its verdict is the graph's.
struct ScenePreset {
    std::string name;         ///< "SceneActionDiag"
    std::string description;  ///< one sentence
    std::string graph;        ///< name of the preset of its graph
    nlohmann::json scene;     ///< section "world.scene" of its document, without defaults
};

const std::vector<ScenePreset>& scene_presets();
/// By name, case, spaces and punctuation ignored; nullptr when there is none.
const ScenePreset* find_scene_preset(const std::string& name);
/// Section "world" of its document, without defaults.
nlohmann::json world_of(const ScenePreset& preset);

}  // namespace disentangle
