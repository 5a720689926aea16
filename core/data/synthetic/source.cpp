// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/synthetic/source.h"

#include "core/data/stretches.h"

#include <algorithm>
#include <array>
#include <mutex>
#include <utility>

namespace disentangle {
namespace {

void copy(const std::vector<float>& from, std::size_t row, std::size_t width, std::span<float> to, std::size_t place,
          std::size_t rows = 1)
{
    std::copy_n(from.begin() + static_cast<std::ptrdiff_t>(row * width), rows * width,
                to.begin() + static_cast<std::ptrdiff_t>(place * width));
}

class SyntheticSource final : public Source {
public:
    SyntheticSource(std::shared_ptr<const World> world, const Facts& facts, int threads)
        : world_(std::move(world)), facts_(facts), threads_(threads)
    {
    }

    const Facts& facts() const override { return facts_; }
    int rows(Split split) const override { return world_->rows(split); }

    void fill(Split split, std::span<const std::int32_t> rows, Observations out) const override
    {
        const auto observed = static_cast<std::size_t>(facts_.steps * facts_.d_x());
        const auto actions = static_cast<std::size_t>(facts_.d_a);
        if (const std::shared_ptr<const Dataset> kept = of(split)) {
            for (std::size_t i = 0; i < rows.size(); ++i) {
                copy(kept->x, static_cast<std::size_t>(rows[i]), observed, out.x, i);
                copy(kept->a, static_cast<std::size_t>(rows[i]), actions, out.a, i);
            }
            return;
        }
        for_each_stretch(rows, [&](std::int32_t first, int count, std::size_t place) {
            const Dataset drawn = world_->sample(split, count, first, threads_);
            copy(drawn.x, 0, observed, out.x, place, static_cast<std::size_t>(count));
            copy(drawn.a, 0, actions, out.a, place, static_cast<std::size_t>(count));
        });
    }

    void prepare(Split split) const override
    {
        if (of(split))
            return;
        auto drawn = std::make_shared<Dataset>(world_->sample(split, world_->rows(split), 0, threads_));
        drawn->z = {};  // the truth's
        const std::lock_guard lock(mutex_);
        kept_[static_cast<std::size_t>(split)] = std::move(drawn);
    }

private:
    std::shared_ptr<const Dataset> of(Split split) const
    {
        const std::lock_guard lock(mutex_);
        return kept_[static_cast<std::size_t>(split)];
    }

    std::shared_ptr<const World> world_;
    Facts facts_;
    int threads_;
    mutable std::mutex mutex_;
    mutable std::array<std::shared_ptr<const Dataset>, 3> kept_;  ///< by split, where prepared
};

class SyntheticTruth final : public Truth {
public:
    SyntheticTruth(std::shared_ptr<const World> world, int threads) : world_(std::move(world)), threads_(threads) {}

    const CausalGraph* graph() const override { return &world_->spec().graph; }
    int d_z() const override { return world_->spec().graph.d_z(); }

    std::vector<float> latents(Split split, std::span<const std::int32_t> rows) const override
    {
        std::vector<float> result;
        for_each_stretch(rows, [&](std::int32_t first, int count, std::size_t) {
            const Dataset drawn = world_->sample(split, count, first, threads_);
            result.insert(result.end(), drawn.z.begin(), drawn.z.end());
        });
        return result;
    }

    std::vector<float> observe(const std::vector<float>& z) const override { return world_->observe(z); }

private:
    std::shared_ptr<const World> world_;
    int threads_;
};

}  // namespace

Facts synthetic_facts(const WorldSpec& spec)
{
    return {Shape::vector(spec.d_x), spec.graph.d_a(), spec.graph.Gz ? 2 : 1, 0};
}

Data make_synthetic(const WorldSpec& spec, int threads)
{
    const auto world = std::make_shared<const World>(spec);
    return {std::make_shared<const SyntheticSource>(world, synthetic_facts(spec), threads),
            std::make_shared<const SyntheticTruth>(world, threads)};
}

}  // namespace disentangle
