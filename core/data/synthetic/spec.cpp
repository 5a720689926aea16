#include "core/base/error.h"
#include "core/data/synthetic/world.h"

#include <charconv>
#include <cmath>

namespace disentangle {
namespace {

/// Above this, sines of a parent lose digits and float32 overflows nearby.
constexpr double largest_scale = 1e6;

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

void require_scale(double value, bool zero_allowed, const std::string& file, const char* key)
{
    const bool large_enough = zero_allowed ? value >= 0 : value > 0;  // false for NaN
    require(large_enough && value <= largest_scale, file, key, "is " + text(value),
            std::string(zero_allowed ? "at least 0" : "more than 0") + " and at most 1e6");
}

}  // namespace

void validate(const WorldSpec& spec, const std::string& file)
{
    validate(spec.graph, file);
    require_scale(spec.latent_variance, false, file, "latent_variance");
    require_scale(spec.action_range, false, file, "action_range");
    require_scale(spec.noise, true, file, "noise");
    require(spec.negative_slope > 0 && spec.negative_slope <= 1, file, "mixing.negative_slope",
            "is " + text(spec.negative_slope), "more than 0 (or the mixing is not injective) and at most 1");
    require(spec.d_x >= spec.graph.d_z() && spec.d_x <= 1024, file, "d_x", "is " + std::to_string(spec.d_x),
            "at least the number of latents (" + std::to_string(spec.graph.d_z()) + ") and at most 1024");
    require(spec.train >= 1, file, "train", "is " + std::to_string(spec.train), "at least 1 row");
    require(spec.validation >= 1, file, "validation", "is " + std::to_string(spec.validation), "at least 1 row");
    require(spec.test >= 1, file, "test", "is " + std::to_string(spec.test), "at least 1 row");
}

}  // namespace disentangle
