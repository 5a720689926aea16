// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/scene/source.h"

#include "core/data/stretches.h"

#include <algorithm>
#include <array>
#include <mutex>
#include <utility>

namespace disentangle {
namespace {

class SceneSource final : public Source {
public:
    SceneSource(std::shared_ptr<const SceneWorld> world, int threads) : world_(std::move(world)), threads_(threads)
    {
        facts_.x = world_->scene().frame();
        facts_.d_a = world_->latents().spec().graph.d_a();
        facts_.steps = world_->steps();
    }

    const Facts& facts() const override { return facts_; }
    int rows(Split split) const override { return rows_of(world_->latents().spec(), split); }

    void fill(Split split, std::span<const std::int32_t> rows, Observations out) const override
    {
        const std::shared_ptr<const LatentSample> kept = of(split);
        std::vector<float> z;
        std::size_t place = 0;
        const auto take = [&](const LatentSample& from, std::size_t first, std::size_t count) {
            const auto width = static_cast<std::size_t>(from.steps * from.d_z),
                       d_a = static_cast<std::size_t>(from.d_a);
            z.insert(z.end(), from.z.data() + first * width, from.z.data() + (first + count) * width);
            std::copy_n(from.a.data() + first * d_a, count * d_a, out.a.data() + place * d_a);
            place += count;
        };
        for_each_stretch(rows, [&](std::int32_t first, int count, std::size_t) {
            if (kept)
                take(*kept, static_cast<std::size_t>(first), static_cast<std::size_t>(count));
            else
                take(world_->latents().sample(split, count, first), 0, static_cast<std::size_t>(count));
        });
        world_->render(split, rows, z.data(), out.x.data());
    }

    void prepare(Split split) const override
    {
        if (of(split))
            return;
        auto drawn = std::make_shared<const LatentSample>(world_->latents().sample(split, rows(split), 0, threads_));
        const std::lock_guard lock(mutex_);
        kept_[static_cast<std::size_t>(split)] = std::move(drawn);
    }

private:
    std::shared_ptr<const LatentSample> of(Split split) const
    {
        const std::lock_guard lock(mutex_);
        return kept_[static_cast<std::size_t>(split)];
    }

    std::shared_ptr<const SceneWorld> world_;
    int threads_;
    Facts facts_;
    mutable std::mutex mutex_;
    mutable std::array<std::shared_ptr<const LatentSample>, 3> kept_;  ///< by split, where prepared
};

class SceneTruth final : public Truth {
public:
    explicit SceneTruth(std::shared_ptr<const SceneWorld> world) : world_(std::move(world)) {}

    const CausalGraph* graph() const override { return &world_->latents().spec().graph; }
    int d_z() const override { return world_->latents().spec().graph.d_z(); }

    std::vector<float> latents(Split split, std::span<const std::int32_t> rows) const override
    {
        std::vector<float> result;
        for_each_stretch(rows, [&](std::int32_t first, int count, std::size_t) {
            const LatentSample drawn = world_->latents().sample(split, count, first);
            result.insert(result.end(), drawn.z.begin(), drawn.z.end());
        });
        return result;
    }

    std::vector<float> observe(const std::vector<float>& z) const override { return world_->observe(z); }

private:
    std::shared_ptr<const SceneWorld> world_;
};

}  // namespace

Data make_scene(const WorldSpec& latents, const SceneSpec& scene, int threads)
{
    const auto world = std::make_shared<const SceneWorld>(latents, scene);
    return {std::make_shared<const SceneSource>(world, threads), std::make_shared<const SceneTruth>(world)};
}

}  // namespace disentangle
