// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/synthetic/tile.h"

#include <cmath>
#include <span>

namespace disentangle {
namespace {

std::vector<Lanes> lanes(int count)
{
    return std::vector<Lanes>(static_cast<std::size_t>(count), Lanes{});
}

}  // namespace

Tile::Tile(const WorldSpec& spec, const Mechanism& mechanism)
    : mechanism_(&mechanism),
      action_range_(spec.action_range),
      a_(lanes(spec.graph.d_a())),
      z_prev_(lanes(spec.graph.Gz ? spec.graph.d_z() : 0)),
      z_(lanes(spec.graph.d_z())),
      mean_(z_),
      variance_(z_),
      normals_(z_.size())
{
}

void Tile::draw_normals(Random& random, int lane, std::vector<Lanes>& to)
{
    random.normal(std::span<double>(normals_));
    for (std::size_t i = 0; i < to.size(); ++i)
        to[i].row[lane] = normals_[i];
}

void Tile::draw(Random& random)
{
    for (int lane = 0; lane < lane_count; ++lane) {
        for (auto& action : a_)
            action.row[lane] = random.uniform(-action_range_, action_range_);
        if (!z_prev_.empty())
            draw_normals(random, lane, z_prev_);
        draw_normals(random, lane, z_);
    }
}

void Tile::hide_actions(double share, Random& random)
{
    shown_ = a_;
    // One draw an entry whatever the share: what is hidden at a smaller share is hidden at a larger one, too.
    for (int lane = 0; lane < lane_count; ++lane)
        for (auto& action : shown_)
            if (random.uniform(0, 1) < share)
                action.row[lane] = 0;
}

void Tile::transition()
{
    mechanism_->correlate(z_.data());
    mechanism_->moments_of_lanes(z_prev_.data(), a_.data(), mean_.data(), variance_.data());
    for (std::size_t i = 0; i < z_.size(); ++i)
        for (int lane = 0; lane < lane_count; ++lane)
            z_[i].row[lane] = mean_[i].row[lane] + std::sqrt(variance_[i].row[lane]) * z_[i].row[lane];
}

}  // namespace disentangle
