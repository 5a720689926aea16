// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/scene/world.h"

#include "core/base/error.h"
#include "core/base/random.h"
#include "core/data/synthetic/arithmetic.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <string_view>

namespace disentangle {
namespace {

constexpr int squashed_rows = 65536;
constexpr double squash_deviations = 2;

std::size_t pixels_of(const SceneSpec& scene)
{
    return static_cast<std::size_t>(scene.frame().size());
}

SceneSpec validated(const SceneSpec& scene, int d_z)
{
    validate(scene, d_z);
    return scene;
}

std::string_view noise_stream(Split split)
{
    switch (split) {
    case Split::train: return "train pixels";
    case Split::validation: return "validation pixels";
    case Split::test: return "test pixels";
    }
    return {};
}

/// 1 - 2 / (e^2x + 1), the same on every machine.
double portable_tanh(double x)
{
    return 1 - 2 / (portable_exp(2 * x) + 1);
}

}  // namespace

SceneWorld::SceneWorld(const WorldSpec& latents, const SceneSpec& scene)
    : latents_(latents), scene_(validated(scene, latents.graph.d_z())), noise_(scene_, latents.seed)
{
    const LatentSample rows = latents_.sample(Split::train, std::min(latents.train, squashed_rows));
    const auto width = static_cast<std::size_t>(d_z());
    const double count = static_cast<double>(rows.z.size() / width);
    for (std::size_t i = 0; i < width; ++i) {
        // From an origin within the data, so that nothing cancels.
        const double origin = static_cast<double>(rows.z[i]);
        double sum = 0, squares = 0;
        for (std::size_t k = i; k < rows.z.size(); k += width) {
            const double from_origin = static_cast<double>(rows.z[k]) - origin;
            sum += from_origin;
            squares += from_origin * from_origin;
        }
        const double mean = sum / count, variance = squares / count - mean * mean;
        middle_.push_back(origin + mean);
        reach_.push_back(variance > 0 ? squash_deviations * std::sqrt(variance) : 1);
    }
}

void SceneWorld::squash(const float* z, float* u) const
{
    for (std::size_t i = 0; i < middle_.size(); ++i)
        u[i] = static_cast<float>(portable_tanh((static_cast<double>(z[i]) - middle_[i]) / reach_[i]));
}

void SceneWorld::unsquash(const float* u, float* z) const
{
    for (std::size_t i = 0; i < middle_.size(); ++i)
        z[i] = static_cast<float>(middle_[i] +
                                  reach_[i] * std::atanh(std::clamp(static_cast<double>(u[i]), -0.999, 0.999)));
}

void SceneWorld::render(Split split, std::span<const std::int32_t> rows, const float* z, float* to) const
{
    const std::size_t pixels = pixels_of(scene_), width = middle_.size();
    Renderer renderer(scene_, d_z());
    std::vector<float> u(width);
    for (const std::int32_t row : rows)
        for (int step = 0; step < steps(); ++step) {
            squash(z, u.data());
            noise_.render(renderer,
                          Random(latents_.spec().seed, noise_stream(split),
                                 static_cast<std::uint64_t>(row) * 2 + static_cast<std::uint64_t>(step)),
                          u.data(), to);
            z += width;
            to += pixels;
        }
}

std::vector<float> SceneWorld::observe(const std::vector<float>& z) const
{
    const std::size_t width = middle_.size(), pixels = pixels_of(scene_);
    if (z.size() % width != 0)
        throw InputError("", "latents to observe", std::to_string(z.size()) + " numbers",
                         "a multiple of " + std::to_string(width));
    std::vector<float> frames(z.size() / width * pixels), u(width);
    Renderer renderer(scene_, d_z());
    for (std::size_t i = 0; i < z.size() / width; ++i) {
        squash(&z[i * width], u.data());
        renderer.render(u.data(), &frames[i * pixels]);
    }
    return frames;
}

}  // namespace disentangle
