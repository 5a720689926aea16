// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/synthetic/world.h"

#include "core/base/error.h"
#include "core/base/random.h"
#include "core/data/synthetic/blocks.h"
#include "core/data/synthetic/latents.h"
#include "core/data/synthetic/mixing_layers.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <span>

#if defined(__linux__)
#include <sys/mman.h>
#include <unistd.h>
#endif

namespace disentangle {
namespace {

/// Training rows that x is standardised over: 16 blocks, or fewer where rows are costly. More would not improve the
/// means much, and a world has to be ready while its graph is edited.
int standardisation_rows(const WorldSpec& spec)
{
    const auto& graph = spec.graph;
    const int edges = (graph.Ga ? graph.Ga->edges() : 0) + (graph.Gz ? graph.Gz->edges() : 0);
    const int cost = std::max({1, spec.d_x / 64, edges / 512});
    return std::min(spec.train, std::max(block_rows, 16 * block_rows / cost));
}

/// Of each coordinate of f(z).
struct Standardisation {
    std::vector<double> mean,
        inverse_deviation;  // inverse_deviation is 0 for a constant
};

/// Sums of x - origin and of its square; an origin within the data avoids cancellation.
struct Sums {
    std::vector<double> origin;
    std::vector<Lanes> difference, square;

    void add(const Lanes* x, int count)
    {
        if (origin.empty())
            for (std::size_t k = 0; k < difference.size(); ++k)
                origin.push_back(x[k].row[0]);
        for (std::size_t k = 0; k < difference.size(); ++k)
            for (int lane = 0; lane < count; ++lane) {
                const double from_origin = x[k].row[lane] - origin[k];
                difference[k].row[lane] += from_origin;
                square[k].row[lane] += from_origin * from_origin;
            }
    }
};

double total(const Lanes& lanes)
{
    double sum = 0;
    for (const double value : lanes.row)
        sum += value;
    return sum;
}

/// f(z) of the latents of tiles, with the scratch for it: one per thread.
class Observer {
public:
    Observer(const Mixing& mixing, const WorldSpec& spec)
        : mixing_(&mixing),
          negative_slope_(spec.negative_slope),
          fold_(spec.violations.fold),
          scratch_(mixing_scratch(mixing.weights()))
    {
    }

    /// d_x Lanes, valid until the next call.
    const Lanes* observe(const Tile& tile, int step)
    {
        const Lanes* z = tile.latents(step).data();
        if (fold_ > 0) {
            folded_ = tile.latents(step);
            fold_lanes(fold_, folded_.data());
            z = folded_.data();
        }
        return mix_lanes(mixing_->weights(), negative_slope_, z, scratch_.data());
    }

private:
    const Mixing* mixing_;
    double negative_slope_;
    int fold_;
    std::vector<Lanes> folded_, scratch_;
};

/// Over the first `rows` training rows.
Standardisation standardise(const WorldSpec& spec, const Mechanism& mechanism, const Mixing& mixing, int rows,
                            const std::stop_token& stop)
{
    const auto d_x = static_cast<std::size_t>(spec.d_x);
    Sums sums{{}, std::vector<Lanes>(d_x, Lanes{}), std::vector<Lanes>(d_x, Lanes{})};
    Tile tile(spec, mechanism);
    Observer observer(mixing, spec);
    for (int first = 0; first < rows; first += block_rows) {
        if (stop.stop_requested())
            throw Error("making the world was stopped");
        for_each_tile(
            spec, Split::train, first, std::min(rows, first + block_rows), tile, [](const Tile&) {},
            [&](int, int, int end_lane) {
                for (int step = 0; step < tile.steps(); ++step)
                    sums.add(observer.observe(tile, step), end_lane);
            });
    }
    const double count = static_cast<double>(rows) * tile.steps();
    Standardisation result;
    for (std::size_t k = 0; k < d_x; ++k) {
        const double from_origin = total(sums.difference[k]) / count;
        const double variance = total(sums.square[k]) / count - from_origin * from_origin;
        result.mean.push_back(sums.origin[k] + from_origin);
        result.inverse_deviation.push_back(variance > 0 ? 1 / std::sqrt(variance) : 0);
    }
    return result;
}

/// Resizes an empty vector, on large pages where the system has them: rows are read in random order, and with small
/// pages the processor spends a good part of that looking up where they are (tests/bench/PROFILE.md).
void resize_for_random_access(std::vector<float>& values, std::size_t size)
{
    values.reserve(size);
#if defined(MADV_HUGEPAGE)
    // The pages that lie wholly inside. This is only a hint; the system may ignore it.
    const auto page = static_cast<std::uintptr_t>(::sysconf(_SC_PAGESIZE));
    const auto start = reinterpret_cast<std::uintptr_t>(values.data());
    const std::uintptr_t begin = (start + page - 1) / page * page, end = (start + size * sizeof(float)) / page * page;
    if (begin < end)
        ::madvise(reinterpret_cast<void*>(begin), end - begin, MADV_HUGEPAGE);
#endif
    values.resize(size);
}

}  // namespace

struct World::Impl {
    WorldSpec spec;
    Mechanism mechanism;
    Mixing mixing;
    Standardisation standard;

    Impl(const WorldSpec& valid, int rows, const std::stop_token& stop)
        : spec(valid), mechanism(spec), mixing(spec, stop), standard(standardise(spec, mechanism, mixing, rows, stop))
    {
    }

    /// Rows [begin, end) of a split, within one block, into `data`, which starts at row `first`.
    void fill(Split split, int begin, int end, int first, Tile& tile, Observer& observer, Dataset& data) const;
};

void World::Impl::fill(Split split, int begin, int end, int first, Tile& tile, Observer& observer, Dataset& data) const
{
    Random noise(spec.seed, streams_of(split).noise, static_cast<std::uint64_t>(begin / block_rows));
    const auto d_x = static_cast<std::size_t>(data.d_x), d_z = static_cast<std::size_t>(data.d_z),
               d_a = static_cast<std::size_t>(data.d_a), steps = static_cast<std::size_t>(data.steps);
    std::vector<double> normals(lane_count * steps * d_x);  // lane, step, coordinate of x
    const auto draw_noise = [&](const Tile&) { noise.normal(std::span<double>(normals)); };
    for_each_tile(spec, split, begin, end, tile, draw_noise, [&](int tile_row, int first_lane, int end_lane) {
        for (std::size_t step = 0; step < steps; ++step) {
            const Lanes* const x = observer.observe(tile, static_cast<int>(step));
            for (int lane = first_lane; lane < end_lane; ++lane) {
                const auto row = static_cast<std::size_t>(tile_row - first + lane);
                const double* const normal = &normals[(static_cast<std::size_t>(lane) * steps + step) * d_x];
                float* const to = &data.x[(row * steps + step) * d_x];
                for (std::size_t k = 0; k < d_x; ++k)
                    to[k] = static_cast<float>((x[k].row[lane] - standard.mean[k]) * standard.inverse_deviation[k] +
                                               spec.noise * normal[k]);
                write_row(tile.latents(static_cast<int>(step)), lane, &data.z[(row * steps + step) * d_z]);
                if (step == 0)
                    write_row(tile.shown_actions(), lane, data.a.data() + row * d_a);
            }
        }
    });
}

World::World(const WorldSpec& spec, const std::stop_token& stop)
{
    validate(spec);
    impl_ = std::make_unique<Impl>(spec, standardisation_rows(spec), stop);
}

World::World(const WorldSpec& spec, int standardisation_rows, const std::stop_token& stop)
{
    validate(spec);
    if (standardisation_rows < 1)
        throw InputError("", "rows of standardisation", "is " + std::to_string(standardisation_rows), "1 or more");
    impl_ = std::make_unique<Impl>(spec, std::min(spec.train, standardisation_rows), stop);
}

World::~World() = default;
World::World(World&&) noexcept = default;

const WorldSpec& World::spec() const
{
    return impl_->spec;
}

const GaussianTransition& World::transition() const
{
    return impl_->mechanism;
}

int World::rows(Split split) const
{
    return rows_of(impl_->spec, split);
}

std::vector<float> World::observe(const std::vector<float>& z) const
{
    const auto d_z = static_cast<std::size_t>(impl_->spec.graph.d_z()), d_x = static_cast<std::size_t>(impl_->spec.d_x);
    if (z.size() % d_z != 0)
        throw InputError("", "latents to observe", std::to_string(z.size()) + " numbers",
                         "a multiple of " + std::to_string(d_z));
    const std::size_t n = z.size() / d_z;
    const std::vector<double> exact(z.begin(), z.end());
    std::vector<double> mixed(n * d_x);
    impl_->mixing.apply(exact.data(), static_cast<int>(n), mixed.data());
    std::vector<float> x(n * d_x);
    for (std::size_t k = 0; k < x.size(); ++k)
        x[k] =
            static_cast<float>((mixed[k] - impl_->standard.mean[k % d_x]) * impl_->standard.inverse_deviation[k % d_x]);
    return x;
}

Dataset World::sample(Split split, int rows, int first, int threads) const
{
    require_row_range(rows, first, threads);
    Dataset data;
    const auto& spec = impl_->spec;
    data.rows = rows;
    data.steps = spec.graph.Gz ? 2 : 1;
    data.d_x = spec.d_x;
    data.d_z = spec.graph.d_z();
    data.d_a = spec.graph.d_a();
    const auto row_count = static_cast<std::size_t>(rows), steps = static_cast<std::size_t>(data.steps);
    resize_for_random_access(data.x, row_count * steps * static_cast<std::size_t>(data.d_x));
    resize_for_random_access(data.z, row_count * steps * static_cast<std::size_t>(data.d_z));
    resize_for_random_access(data.a, row_count * static_cast<std::size_t>(data.d_a));
    for_each_block(first, rows, threads, [&] {
        return [&, tile = Tile(spec, impl_->mechanism), observer = Observer(impl_->mixing, spec)](
                   int begin, int end) mutable { impl_->fill(split, begin, end, first, tile, observer, data); };
    });
    return data;
}

}  // namespace disentangle
