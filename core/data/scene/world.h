// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/scene/pixel_noise.h"
#include "core/data/synthetic/latents.h"

#include <memory>
#include <span>
#include <vector>

namespace disentangle {

/// Latents of a WorldSpec, seen as pictures. A latent z becomes u = tanh((z - m) / (2 s)), with m and s its mean and
/// deviation over training rows: whatever its distribution, nothing leaves the frame, and since this is elementwise and
/// monotone the graph, and what theory lets be recovered, are those of the latents. Every frame follows from
/// (seed, split, row, step) alone. Every method may be called from several threads at once.
class SceneWorld {
public:
    /// Draws the first 65,536 training rows, or all when there are fewer, for m and s. Throws InputError for a spec that
    /// is not valid.
    SceneWorld(const WorldSpec& latents, const SceneSpec& scene);

    const LatentProcess& latents() const { return latents_; }
    const SceneSpec& scene() const { return scene_; }
    int steps() const { return latents_.spec().graph.Gz ? 2 : 1; }

    /// Frames of rows of a split as a model would see them, with noise and flicker: z is n x steps x d_z, `to` n x steps x
    /// height x width x channels.
    void render(Split split, std::span<const std::int32_t> rows, const float* z, float* to) const;
    /// Frames of latents without noise: n x d_z -> n x height x width x channels. Throws InputError when the size of z is no
    /// multiple of d_z.
    std::vector<float> observe(const std::vector<float>& z) const;

    /// Squashed latents of one latent vector, d_z numbers each; and the latents that squash to them (u is kept inside
    /// (-1, 1)).
    void squash(const float* z, float* u) const;
    void unsquash(const float* u, float* z) const;

private:
    int d_z() const { return latents_.spec().graph.d_z(); }

    LatentProcess latents_;
    SceneSpec scene_;
    std::vector<double> middle_, reach_;  ///< m and 2 s of each latent
    PixelNoise noise_;
};

}  // namespace disentangle
