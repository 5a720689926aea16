// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/record/run_file.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace disentangle::test {

/// Everything that training determines: all metrics but the clock's, at every evaluated step.
inline std::map<std::string, std::vector<std::pair<std::int64_t, double>>> curves(const std::filesystem::path& run)
{
    const RunReader reader(run);
    std::map<std::string, std::vector<std::pair<std::int64_t, double>>> result;
    for (const std::string& name : reader.metric_names()) {
        if (name != "seconds" && name != "steps_per_second")
            for (const Sample& sample : reader.metric(name))
                result[name].emplace_back(sample.step, sample.value);
    }
    return result;
}

}  // namespace disentangle::test
