// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/data/synthetic/ranges.h"
#include "core/data/synthetic/world.h"

#include <charconv>

namespace disentangle {
namespace {

std::string text(double value)
{
    char digits[32];
    return {digits, std::to_chars(digits, digits + sizeof digits, value).ptr};
}

void require(bool valid, const std::string& file, const char* key, const std::string& found,
             const std::string& expected)
{
    if (!valid)
        throw InputError(file, std::string("world.") + key, found, expected);
}

void require_within(double value, const Range& range, const std::string& file, const char* key)
{
    require(range.contains(value), file, key, "is " + text(value),
            (range.open_minimum ? "more than " : "at least ") + text(range.minimum) + " and at most " +
                text(range.maximum));
}

void require_rows(int rows, const std::string& file, const char* key)
{
    require(world_range::rows.contains(rows), file, key, "is " + std::to_string(rows), "1 to 100000000 rows");
}

}  // namespace

void validate(const WorldSpec& spec, const std::string& file)
{
    validate(spec.graph, file);
    require_within(spec.latent_variance, world_range::latent_variance, file, "mechanism.latent_variance");
    require_within(spec.action_range, world_range::action_range, file, "mechanism.action_range");
    require_within(spec.noise, world_range::noise, file, "noise");
    require(world_range::negative_slope.contains(spec.negative_slope), file, "mixing.negative_slope",
            "is " + text(spec.negative_slope), "more than 0 (or the mixing is not injective) and at most 1");
    require(spec.d_x >= spec.graph.d_z() && world_range::d_x.contains(spec.d_x), file, "d_x",
            "is " + std::to_string(spec.d_x),
            "at least the number of latents (" + std::to_string(spec.graph.d_z()) + ") and at most 1024");
    const Violations& violations = spec.violations;
    require_within(violations.influence, world_range::influence, file, "violations.influence");
    require_within(violations.noise_correlation, world_range::noise_correlation, file, "violations.noise_correlation");
    require_within(violations.hidden_actions, world_range::hidden_actions, file, "violations.hidden_actions");
    require(violations.fold >= 0 && violations.fold <= spec.graph.d_z(), file, "violations.fold",
            "is " + std::to_string(violations.fold),
            "0 to the number of latents (" + std::to_string(spec.graph.d_z()) + ")");
    require_rows(spec.train, file, "rows.train");
    require_rows(spec.validation, file, "rows.validation");
    require_rows(spec.test, file, "rows.test");
}

}  // namespace disentangle
