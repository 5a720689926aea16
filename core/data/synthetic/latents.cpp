// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/synthetic/latents.h"

#include "core/data/synthetic/blocks.h"

namespace disentangle {

struct LatentProcess::Impl {
    WorldSpec spec;
    Mechanism mechanism;

    explicit Impl(const WorldSpec& valid) : spec(valid), mechanism(spec) {}
};

LatentProcess::LatentProcess(const WorldSpec& spec)
{
    validate(spec);
    impl_ = std::make_unique<Impl>(spec);
}

LatentProcess::~LatentProcess() = default;
LatentProcess::LatentProcess(LatentProcess&&) noexcept = default;

const WorldSpec& LatentProcess::spec() const
{
    return impl_->spec;
}

LatentSample LatentProcess::sample(Split split, int rows, int first, int threads) const
{
    require_row_range(rows, first, threads);
    const WorldSpec& spec = impl_->spec;
    LatentSample drawn{rows, spec.graph.Gz ? 2 : 1, spec.graph.d_z(), spec.graph.d_a(), {}, {}};
    const auto steps = static_cast<std::size_t>(drawn.steps), d_z = static_cast<std::size_t>(drawn.d_z),
               d_a = static_cast<std::size_t>(drawn.d_a);
    drawn.z.resize(static_cast<std::size_t>(rows) * steps * d_z);
    drawn.a.resize(static_cast<std::size_t>(rows) * d_a);
    for_each_block(first, rows, threads, [&] {
        return [&, tile = Tile(spec, impl_->mechanism)](int begin, int end) mutable {
            for_each_tile(
                spec, split, begin, end, tile, [](const Tile&) {},
                [&](int tile_row, int first_lane, int end_lane) {
                    for (int lane = first_lane; lane < end_lane; ++lane) {
                        const auto row = static_cast<std::size_t>(tile_row - first + lane);
                        for (std::size_t step = 0; step < steps; ++step)
                            write_row(tile.latents(static_cast<int>(step)), lane, &drawn.z[(row * steps + step) * d_z]);
                        write_row(tile.shown_actions(), lane, drawn.a.data() + row * d_a);
                    }
                });
        };
    });
    return drawn;
}

int rows_of(const WorldSpec& spec, Split split)
{
    switch (split) {
    case Split::train: return spec.train;
    case Split::validation: return spec.validation;
    case Split::test: return spec.test;
    }
    return 0;
}

}  // namespace disentangle
