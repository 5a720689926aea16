// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/scene/pixel_noise.h"
#include "core/data/source.h"
#include "core/data/synthetic/world.h"
#include "core/data/tasks/law.h"

#include <array>
#include <memory>
#include <mutex>
#include <optional>
#include <span>

namespace disentangle {

/// One task: what it needs, and its points.
struct DrawnTask {
    std::uint64_t support = 0;
    Eigen::MatrixXd weights;           ///< outputs x m
    std::vector<std::int32_t> points;  ///< n numbers of observations of the split
    std::vector<float> targets;        ///< n
};

/// A family of tasks, made. Observations come in blocks of 1024 and tasks one by one, each from streams of its own (seed,
/// split, number): any of them can be made alone, identically on every machine. Splits share nothing. Every method may be
/// called from several threads at once.
class TaskWorld {
public:
    /// Takes tens of milliseconds; observations of a split are made when the first of them is asked for. Throws InputError
    /// for a spec that is not valid.
    TaskWorld(const TasksSpec& spec, int threads);

    const TasksSpec& spec() const { return spec_; }
    /// What tasks of a split draw from.
    struct Observed {
        int count = 0;
        std::vector<float> z;  ///< count x m
        std::vector<float> x;  ///< count x d_x, standardised over training observations, with noise; nothing of frames
    };
    const Observed& observed(Split split) const;
    /// Writes the observations of these numbers, d_x each: frames are painted when they are asked for.
    void show(Split split, std::span<const std::int32_t> numbers, float* x) const;
    int tasks(Split split) const;
    DrawnTask task(Split split, int number) const;

    /// Latents uniform in the cube, observed with noise, frames too.
    Observed uniform(int count) const;
    /// x of n latent vectors, standardised, without noise.
    std::vector<float> observe(const std::vector<float>& z) const;

private:
    bool is_scene() const { return spec_.mixing == TaskMixing::scene; }
    void fill_block(Split split, int block, Observed& observed) const;
    /// Frame `number` of a stream of noise, of latents in the cube.
    void paint(Renderer& renderer, const char* stream, std::uint64_t number, const float* z, float* frame) const;
    /// Mixed and standardised; noise from `random` unless null.
    void mix(const std::vector<double>& z, int count, Random* random, float* x) const;

    TasksSpec spec_;
    int threads_;
    TaskLaw law_;
    LatentLaw latents_;
    std::optional<Mixing> mixing_;           ///< of vectors
    std::vector<double> mean_, deviation_;   ///< of f(z), d_x
    std::optional<PixelNoise> pixel_noise_;  ///< of frames
    mutable std::array<std::once_flag, 3> made_;
    mutable std::array<Observed, 3> observed_;
};

}  // namespace disentangle
