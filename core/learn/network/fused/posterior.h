// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/learn/network/fused/aligned.h"
#include "core/learn/network/fused/gaussians.h"
#include "core/learn/network/description.h"

#include <cstddef>
#include <optional>

namespace disentangle {

/// Variances v_q and deviations sqrt(v_q) of the posterior for some rows, d_z to a row. The stride from row to row is 0
/// when all rows share them.
template <class Real>
struct PosteriorVariances {
    const Real* variance = nullptr;
    const Real* deviation = nullptr;
    std::size_t stride = 0;

    PosteriorVariances from_row(std::size_t row) const
    {
        return {variance + row * stride, deviation + row * stride, stride};
    }
};

/// The Gaussian that the encoder's output stands for. Rows are observations: with time two to a row of the batch.
template <class Real>
class GaussianPosterior {
public:
    GaussianPosterior(const PosteriorHead& description, int d_z);

    /// True when every row has variances of its own, from the encoder.
    bool amortised() const { return !raw_; }

    /// Computes the shared variances.
    void prepare(const Real* parameters);
    PosteriorVariances<Real> shared() const { return {variance_.data(), deviation_.data(), 0}; }

    /// Takes apart `encoded` (rows x 2 d_z: mean, raw per latent) when amortised; each part is rows x d_z. Variance and
    /// deviation may be null: not wanted. The mean may take the place of `encoded`.
    void split(const Real* encoded, std::size_t rows, Real* mean, Real* variance, Real* deviation) const;

    /// From the gradients of the encoder's mean and of the variance (each rows x d_z): when amortised the gradient of
    /// `encoded` is written to g_encoded (rows x 2 d_z), when shared that of the raw variance is added to `gradient`.
    void backward(const Real* parameters, const Real* encoded, const Real* g_mean, const Real* g_variance,
                  std::size_t rows, Real* g_encoded, Real* gradient) const;

private:
    std::size_t d_z_;
    std::optional<std::size_t> raw_;  ///< place of the shared raw variances; absent when amortised
    AlignedVector<Real> variance_, deviation_;
};

/// z = mean + eps deviation, for rows x d_z elements.
template <class Real>
void sample(const Real* mean, const Real* eps, PosteriorVariances<Real> posterior, std::size_t rows, std::size_t d_z,
            Real* z);

// The sums of one time step of the batch. `mean` and the posterior start at the first row's latents at that step; from
// row to row of the batch they go `steps` observations on.

/// The last step: gap (rows x d_z) holds the prior's means and becomes the posterior's means minus those.
template <class Real>
void add_last_step(const Real* mean, PosteriorVariances<Real> posterior, std::size_t rows, std::size_t steps,
                   std::size_t d_z, Real* gap, StepSums& sums);

/// The last step under a prior with a variance for each row, `prior` (rows x d_z), after add_last_step().
template <class Real>
void add_last_step_by_row(PosteriorVariances<Real> posterior, std::size_t rows, std::size_t steps, std::size_t d_z,
                          const Real* gap, const Real* prior, BatchSums& sums);

/// The first of two steps, whose prior has the same mean `centre` (d_z) in every row.
template <class Real>
void add_first_step(const Real* mean, PosteriorVariances<Real> posterior, std::size_t rows, std::size_t steps,
                    std::size_t d_z, const Real* centre, StepSums& sums);

}  // namespace disentangle
