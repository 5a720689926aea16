// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/random.h"
#include "core/data/synthetic/mechanism.h"

#include <vector>

namespace disentangle {

/// The latents of sixteen rows of a world, and the scratch for them: one per thread. Internal to core/data/synthetic.
class Tile {
public:
    /// Keeps references; the spec must be valid.
    Tile(const WorldSpec& spec, const Mechanism& mechanism);

    /// The next 16 rows of a block's stream. In order of rows, each: actions, z^1 (with Gz), the transition's noise.
    void draw(Random& random);
    /// Hides a share of the drawn actions' entries. Once per draw, where some are to be hidden.
    void hide_actions(double share, Random& random);
    /// Turns the drawn noise into z given its parents. Once per draw.
    void transition();

    /// 2 with Gz, else 1. The last step is the transition's, the first of two is z^1.
    int steps() const { return z_prev_.empty() ? 1 : 2; }
    const std::vector<Lanes>& actions() const { return a_; }
    /// Those that are told: with 0 for what is hidden.
    const std::vector<Lanes>& shown_actions() const { return shown_.empty() ? a_ : shown_; }
    const std::vector<Lanes>& latents(int step) const { return step + 1 == steps() ? z_ : z_prev_; }

private:
    void draw_normals(Random& random, int lane, std::vector<Lanes>& to);

    const Mechanism* mechanism_;
    double action_range_;
    std::vector<Lanes> a_, shown_, z_prev_, z_, mean_, variance_;
    std::vector<double> normals_;
};

}  // namespace disentangle
