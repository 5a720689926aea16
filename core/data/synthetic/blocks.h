// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/random.h"
#include "core/data/synthetic/tile.h"

#include <algorithm>
#include <functional>
#include <string_view>

namespace disentangle {

// Rows of a world are drawn in blocks, each from streams of its own (seed, split, block), so that any range of rows can be
// made alone, in parallel, and identically on every machine. Internal to core/data/synthetic.

inline constexpr int block_rows = 4096;
static_assert(block_rows % lane_count == 0);

/// Names of the streams that a split's rows are drawn from.
struct Streams {
    std::string_view latents, noise, hidden;
};
Streams streams_of(Split split);

/// Draws rows [begin, end) of a split, within one block, tile by tile. From the block's start, so that the streams are where
/// they would be in a larger sample: drawn(tile) is called for every tile, before its transition, and visit(row of its
/// first lane, first lane, end lane) for those with rows in the range.
template <class Drawn, class Visit>
void for_each_tile(const WorldSpec& spec, Split split, int begin, int end, Tile& tile, Drawn&& drawn, Visit&& visit)
{
    const int block = begin / block_rows;
    Random latents(spec.seed, streams_of(split).latents, static_cast<std::uint64_t>(block));
    Random hidden(spec.seed, streams_of(split).hidden, static_cast<std::uint64_t>(block));
    const double hidden_share = spec.violations.hidden_actions;
    for (int row = block * block_rows; row < end; row += lane_count) {
        tile.draw(latents);
        if (hidden_share > 0)
            tile.hide_actions(hidden_share, hidden);
        drawn(tile);
        if (row + lane_count <= begin)
            continue;
        tile.transition();
        visit(row, std::max(0, begin - row), std::min(lane_count, end - row));
    }
}

/// Throws InputError when rows or first is negative, threads is below 1, or the last row is beyond 2^31 - 4096.
void require_row_range(int rows, int first, int threads);

/// Works on rows [first, first + rows) block by block: every thread calls make_worker() once and then the worker with the
/// begin and end of its part of each block that it takes. Rethrows what one of them throws.
void for_each_block(int first, int rows, int threads,
                    const std::function<std::function<void(int begin, int end)>()>& make_worker);

/// One lane of `lanes` as a row of float32.
void write_row(const std::vector<Lanes>& lanes, int lane, float* to);

}  // namespace disentangle
