// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace disentangle {

/// A named family of tasks. Graphs have their presets in core/graph.
struct TaskPreset {
    std::string name;         ///< "TasksBlocks"
    std::string description;  ///< one sentence
    std::string source;       ///< paper and place
    nlohmann::json data;      ///< section "data" of its document, without defaults
};

const std::vector<TaskPreset>& task_presets();
/// By name, case, spaces and punctuation ignored; nullptr when there is none.
const TaskPreset* find_task_preset(const std::string& name);

}  // namespace disentangle
