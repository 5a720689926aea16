// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/synthetic/world.h"

#include "core/base/error.h"
#include "core/base/random.h"
#include "core/data/synthetic/tile.h"

#include <algorithm>
#include <atomic>
#include <climits>
#include <cmath>
#include <cstdint>
#include <exception>
#include <mutex>
#include <span>
#include <system_error>
#include <thread>

#if defined(__linux__)
#include <sys/mman.h>
#include <unistd.h>
#endif

namespace disentangle {
namespace {

constexpr int block_rows = 4096;
static_assert(block_rows % lane_count == 0);

/// Names of the streams that a split's rows are drawn from.
struct Streams {
    std::string_view latents, noise;
};

Streams streams_of(Split split)
{
    switch (split) {
    case Split::train: return {"train", "train noise"};
    case Split::validation: return {"validation", "validation noise"};
    case Split::test: return {"test", "test noise"};
    }
    return {};
}

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

/// Over the first `rows` training rows.
Standardisation standardise(const WorldSpec& spec, const Mechanism& mechanism, const Mixing& mixing, int rows,
                            const std::stop_token& stop)
{
    const auto d_x = static_cast<std::size_t>(spec.d_x);
    Sums sums{{}, std::vector<Lanes>(d_x, Lanes{}), std::vector<Lanes>(d_x, Lanes{})};
    Tile tile(spec, mechanism, mixing);
    for (int first = 0; first < rows; first += block_rows) {
        if (stop.stop_requested())
            throw Error("making the world was stopped");
        Random random(spec.seed, streams_of(Split::train).latents, static_cast<std::uint64_t>(first / block_rows));
        for (int row = first; row < std::min(rows, first + block_rows); row += lane_count) {
            tile.draw(random);
            tile.transition();
            for (int step = 0; step < tile.steps(); ++step)
                sums.add(tile.observe(step), std::min(lane_count, rows - row));
        }
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

/// One lane of `lanes` as a row of float32.
void write_row(const std::vector<Lanes>& lanes, int lane, float* to)
{
    for (const auto& values : lanes)
        *to++ = static_cast<float>(values.row[lane]);
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
    void fill(Split split, int begin, int end, int first, Tile& tile, Dataset& data) const;
};

void World::Impl::fill(Split split, int begin, int end, int first, Tile& tile, Dataset& data) const
{
    const int block = begin / block_rows;
    Random latents(spec.seed, streams_of(split).latents, static_cast<std::uint64_t>(block));
    Random noise(spec.seed, streams_of(split).noise, static_cast<std::uint64_t>(block));
    const auto d_x = static_cast<std::size_t>(data.d_x), d_z = static_cast<std::size_t>(data.d_z),
               d_a = static_cast<std::size_t>(data.d_a), steps = static_cast<std::size_t>(data.steps);
    std::vector<double> normals(lane_count * steps * d_x);  // lane, step, coordinate of x
    // From the block's start, so that the streams are where they would be in a larger sample.
    for (int tile_row = block * block_rows; tile_row < end; tile_row += lane_count) {
        tile.draw(latents);
        noise.normal(std::span<double>(normals));
        if (tile_row + lane_count <= begin)
            continue;
        tile.transition();
        const int first_lane = std::max(0, begin - tile_row), end_lane = std::min(lane_count, end - tile_row);
        for (std::size_t step = 0; step < steps; ++step) {
            const Lanes* const x = tile.observe(static_cast<int>(step));
            for (int lane = first_lane; lane < end_lane; ++lane) {
                const auto row = static_cast<std::size_t>(tile_row - first + lane);
                const double* const normal = &normals[(static_cast<std::size_t>(lane) * steps + step) * d_x];
                float* const to = &data.x[(row * steps + step) * d_x];
                for (std::size_t k = 0; k < d_x; ++k)
                    to[k] = static_cast<float>((x[k].row[lane] - standard.mean[k]) * standard.inverse_deviation[k] +
                                               spec.noise * normal[k]);
                write_row(tile.latents(static_cast<int>(step)), lane, &data.z[(row * steps + step) * d_z]);
                if (step == 0)
                    write_row(tile.actions(), lane, data.a.data() + row * d_a);
            }
        }
    }
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
    switch (split) {
    case Split::train: return impl_->spec.train;
    case Split::validation: return impl_->spec.validation;
    case Split::test: return impl_->spec.test;
    }
    return 0;
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
    if (rows < 0)
        throw InputError("", "rows", "is " + std::to_string(rows), "0 or more");
    // So that the last block's end fits into int.
    if (first < 0 || first > INT_MAX - block_rows - rows)
        throw InputError("", "first row", "is " + std::to_string(first) + " of " + std::to_string(rows) + " rows",
                         "0 or more, and the last below 2^31 - 4096");
    if (threads < 1)
        throw InputError("", "threads", "is " + std::to_string(threads), "1 or more");

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
    if (rows == 0)
        return data;

    std::atomic<int> next_block = first / block_rows;
    const int last_block = (first + rows - 1) / block_rows, blocks = last_block - next_block + 1;
    std::exception_ptr failure;
    std::mutex failure_mutex;
    const auto work = [&] {
        try {
            Tile tile(spec, impl_->mechanism, impl_->mixing);
            for (int block = next_block++; block <= last_block; block = next_block++)
                impl_->fill(split, std::max(first, block * block_rows),
                            std::min(first + rows, (block + 1) * block_rows), first, tile, data);
        } catch (...) {
            const std::lock_guard lock(failure_mutex);
            failure = std::current_exception();
        }
    };
    {
        std::vector<std::jthread> others;
        try {
            for (int i = 1; i < std::min(threads, blocks); ++i)
                others.emplace_back(work);
        } catch (const std::system_error&) {
            // No more threads could be started: the present ones do all the work.
        }
        work();
    }
    if (failure)
        std::rethrow_exception(failure);
    return data;
}

}  // namespace disentangle
