// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/learn/network/fused/parallel.h"
#include "core/learn/network/layout.h"

#include <cstdint>
#include <span>
#include <vector>

namespace disentangle {

/// One step of Adam (Kingma & Ba 2015) with bias correction and epsilon 1e-8. `step` counts from 1. All spans have one
/// size; `first` and `second` are the moments.
void adam_step(std::span<float> parameters, std::span<const float> gradient, std::span<float> first,
               std::span<float> second, double rate, double beta1, double beta2, std::int64_t step);

/// Second-moment decay of Adam: .99 beside Muon (docs/recipe.md, section 2), PyTorch's .999 when Adam does everything.
inline double adam_beta2(OptimiserKind kind)
{
    return kind == OptimiserKind::muon ? 0.99 : 0.999;
}
/// First-moment decay of Adam (Kingma & Ba 2015).
inline constexpr double adam_beta1 = 0.9;

/// Momentum of Muon, and of the relative gradient of A (Jordan et al. 2024 take .95).
inline constexpr double muon_momentum = 0.95;
/// Newton-Schulz steps: the five of Jordan et al. for A, whose every step turns all latents and which is small; fewer for
/// the networks' matrices, where they are most of a step's cost.
inline constexpr int muon_iterations = 3;
inline constexpr int unmix_iterations = 5;
/// Of Adam's rate, for variances: they start orders of magnitude from where the data want them (recipe).
inline constexpr double variance_rate_factor = 5;

/// The direction of Muon (Jordan et al. 2024): about the nearest semi-orthogonal matrix to `matrix` (rows x cols,
/// row-major, overwritten), by `iterations` quintic Newton-Schulz steps with coefficients (3.4445, -4.775, 2.0315) on
/// the Frobenius-normalised matrix; singular values end in about [0.7, 1.2]. A zero matrix stays zero. `workspace`
/// grows as needed and is reused.
void orthogonalise(std::span<float> matrix, int rows, int cols, int iterations, std::vector<float>& workspace);

/// One step for all parameters of an estimator, by their role:
///   matrix   Muon: m <- muon_momentum m + (1 - muon_momentum) g; U = orthogonalise(look-ahead of m, muon_iterations);
///            W (out x in) -= muon_rate sqrt(max(1, out/in)) U
///   unmix    relative gradient: Psi = dL/dA A^T, the same momentum, unmix_iterations; A -= unmix_rate U A
///   variance Adam with variance_rate_factor x rate
///   vector   Adam
/// With optimiser = adam, Adam with `rate` everywhere.
class Optimiser {
public:
    /// `threads` >= 1 share the work out; the result does not depend on it.
    Optimiser(const Layout& layout, OptimiserKind kind, int threads);

    /// Learning rates, the schedule's factor included.
    struct Rates {
        double adam = 0, muon = 0, unmix = 0;
        /// False leaves A and the encoder as they are, so that the latents stay. Of an amortised posterior the last
        /// layer learns on: of the means there the caller must have made gradient and moments 0.
        bool latents = true;
    };
    /// parameters, gradient: layout.size().
    void step(std::span<float> parameters, std::span<const float> gradient, const Rates& rates);

    /// What a checkpoint holds: 2 x layout.size() floats (Muon's momentum takes the place of the first moment).
    struct State {
        std::vector<float> first, second;
        std::int64_t steps = 0;
    };
    const State& state() const { return state_; }
    /// Requires the sizes of state().
    void set_state(State state);
    /// Forgets what has been gathered about a tensor, after it was changed from outside.
    void forget(const Tensor& tensor);

private:
    /// One matrix (or one of a stack, a network's) that Muon or the relative gradient moves.
    struct Matrix {
        Role role;
        std::size_t offset;
        int rows, cols;
        bool of_latents;  ///< what they are follows from it
    };
    /// What one thread works through, and its scratch memory.
    struct Share {
        std::vector<Matrix> matrices;
        double cost = 0;
        std::vector<float> direction, workspace;
    };
    void share_out(int threads);
    void step_matrix(const Matrix& matrix, std::span<float> parameters, std::span<const float> gradient,
                     const Rates& rates, Share& share);

    Layout layout_;
    OptimiserKind kind_;
    State state_;
    std::vector<Share> shares_;
    Workers workers_;
};

/// Factor of the learning rates at step `step` (from 1): linear warm-up over `warm_up` steps, constant until fraction
/// `hold` of the run, then a cosine down to `final_fraction`. In (0, 1].
double schedule_factor(const TrainingSpec& training, std::int64_t step);

}  // namespace disentangle
