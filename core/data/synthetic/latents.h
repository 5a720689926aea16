// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/synthetic/world.h"

#include <memory>
#include <vector>

namespace disentangle {

/// Latents and actions, float32, row-major. steps = 2 with Gz, else 1.
struct LatentSample {
    int rows = 0, steps = 1, d_z = 0, d_a = 0;
    std::vector<float> z;  ///< rows x steps x d_z
    std::vector<float> a;  ///< rows x d_a; the action before the last step
};

/// The latents of a world and the actions on them, whatever is observed of them: those of World, bit for bit.
class LatentProcess {
public:
    /// Looks at the graph, the mechanism, the seeds and the rows of `spec`, not at its mixing. Throws InputError when they
    /// are invalid.
    explicit LatentProcess(const WorldSpec& spec);
    ~LatentProcess();
    LatentProcess(LatentProcess&&) noexcept;

    const WorldSpec& spec() const;
    /// Rows [first, first + rows) of a split, as World::sample() has them.
    LatentSample sample(Split split, int rows, int first = 0, int threads = 1) const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

/// Rows of a split as the spec sizes it.
int rows_of(const WorldSpec& spec, Split split);

}  // namespace disentangle
