// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/source.h"

#include <cstdint>
#include <span>
#include <vector>

namespace disentangle {

/// A Source whose tasks are not all of one size: facts().points rows behind each other are a part of one task, and where
/// that has fewer points the last of them repeat others, with NaN for targets. A large task comes in several parts.
class TaskParts {
public:
    virtual ~TaskParts() = default;
    /// The task that each part of a split belongs to, counted from 0; empty where each is a task of its own.
    virtual std::span<const std::int32_t> tasks_of_parts(Split split) const = 0;
};

/// The parts that each task of a split consists of, among the first `parts`, in the order of their first ones.
inline std::vector<std::vector<std::int32_t>> parts_by_task(const Source& source, Split split, int parts)
{
    std::vector<std::vector<std::int32_t>> result;
    const auto* parted = dynamic_cast<const TaskParts*>(&source);
    const std::span<const std::int32_t> tasks =
        parted ? parted->tasks_of_parts(split) : std::span<const std::int32_t>();
    std::vector<std::int32_t> place;  // by task
    for (std::int32_t part = 0; part < parts; ++part) {
        const auto task = static_cast<std::size_t>(tasks.empty() ? part : tasks[static_cast<std::size_t>(part)]);
        if (task >= place.size())
            place.resize(task + 1, -1);
        if (place[task] < 0) {
            place[task] = static_cast<std::int32_t>(result.size());
            result.emplace_back();
        }
        result[static_cast<std::size_t>(place[task])].push_back(part);
    }
    return result;
}

}  // namespace disentangle
