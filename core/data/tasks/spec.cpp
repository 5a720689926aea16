// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/tasks/spec.h"

#include "core/base/error.h"
#include "core/graph/causal_graph.h"

#include <limits>

namespace disentangle {
namespace {

void require_key(bool holds, const std::string& file, const char* key, int found, const std::string& expected)
{
    if (!holds)
        throw InputError(file, key, "found " + std::to_string(found), expected);
}

}  // namespace

std::vector<std::string> TasksSpec::names() const
{
    return mixing == TaskMixing::scene && latents <= most_latents(scene.picture) ? factor_names(scene.picture, latents)
                                                                                 : default_names("z", latents);
}

void validate(const TasksSpec& spec, const std::string& file)
{
    const std::string latents = std::to_string(spec.latents);
    require_key(spec.latents >= 1 && spec.latents <= 32, file, "data.latents", spec.latents, "a number from 1 to 32");
    if (spec.mixing == TaskMixing::scene)
        validate(spec.scene, spec.latents, file, "data");
    else
        require_key(spec.d_x >= spec.latents, file, "data.d_x", spec.d_x, "at least the number of latents, " + latents);
    require_key(spec.classes != 1, file, "data.classes", spec.classes, "0 for numbers, or 2 or more classes");
    const bool sized =
        spec.support == SupportLaw::exact || spec.support == SupportLaw::blocks || spec.support == SupportLaw::windows;
    require_key(!sized || spec.size <= spec.latents, file, "data.support.size", spec.size,
                "at most the number of latents, " + latents);
    require_key(spec.points > spec.latents, file, "data.points", spec.points,
                "more than the number of latents, " + latents + ": fewer points fit any weights");
    const auto most = std::numeric_limits<std::int32_t>::max() / spec.points;
    require_key(spec.training_tasks() <= most, file, "data.points", spec.points,
                "at most " + std::to_string(std::numeric_limits<std::int32_t>::max() / spec.training_tasks()) +
                    " for so many tasks");
    if (spec.support != SupportLaw::given)
        return;
    if (spec.supports.empty())
        throw InputError(file, "data.supports", "found an empty list",
                         "a list of supports, such as [[1, 2], [3]], as data.support.law is given");
    for (const std::uint64_t support : spec.supports)
        if (support == 0 || (support >> spec.latents) != 0)
            throw InputError(file, "data.supports", support == 0 ? "found an empty support" : "found a factor too many",
                             "supports of one or more of the factors 1 to " + latents);
}

}  // namespace disentangle
