// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/learn/network/fused/aligned.h"
#include "core/learn/network/fused/latent_map.h"

#include <cstddef>

namespace disentangle {

/// The matrix A between encoder and latents with its inverse, each as it stands and transposed (all d_z x d_z,
/// row-major): on row vectors, mean = e A^T and the decoder sees z A^-T.
template <class Real>
class Unmix final : public InvertibleLayer<Real> {
public:
    explicit Unmix(const layer::Unmix& description);

    /// Takes A from `parameters` and inverts it in double. Throws Error when it is singular or not finite.
    void prepare(const Real* parameters) override;
    bool active() const override { return true; }
    std::size_t scratch_size(int) const override { return 0; }

    void forward(const Real* in, int rows, Real* out, Real* scratch) const override;
    void backward(const Real* parameters, const Real* in, int rows, const Real* g_out, Real* g_in, Real* gradient,
                  Real* scratch) const override;
    void inverse(const Real* out, int rows, Real* in, Real* scratch) const override;
    void inverse_backward(const Real* out, const Real* in, int rows, const Real* g_in, Real* g_out, Real* gradient,
                          Real* scratch) const override;

private:
    std::size_t offset_;  ///< of A in the flat vector
    int size_;
    AlignedVector<Real> transposed_, inverse_, inverse_transposed_;
};

}  // namespace disentangle
