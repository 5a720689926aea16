// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/learn/network/fused/aligned.h"
#include "core/learn/network/fused/latent_map.h"

#include <cmath>
#include <cstddef>

namespace disentangle {

/// A slight quadratic map between A and the latents, and back: where the coordinates that the encoder found are curved,
/// a product of two latents away from the sparse ones, no matrix makes them straight.
///
///   v_i = u_i + sum_jk T_ijk s(u_j) s(u_k),  s(u) = u / sqrt(1 + (u / reach)^2), for u = A e of about unit variance
///
/// with T symmetric in j and k. Far from the data s levels off, so that a point moves by no more than a bound. The way
/// back is `sweeps` fixed-point iterations w <- v - T(s(w), s(w)) from w = v, which is what the decoder sees and what
/// gradients are exact for; it is the inverse as long as T is small. T ("bend.weight") is found by a fit
/// (quadratic_fit.h): here it is a constant and has no gradient.
template <class Real>
class QuadraticCorrection final : public InvertibleLayer<Real> {
public:
    static constexpr int sweeps = layer::QuadraticCorrection::sweeps;
    static constexpr double reach = layer::QuadraticCorrection::reach;

    /// s(u) and its slope.
    static Real level(Real u) { return u / std::sqrt(spread(u)); }
    static Real slope(Real u) { return 1 / (spread(u) * std::sqrt(spread(u))); }

    QuadraticCorrection(const layer::QuadraticCorrection& description, int d_z);

    /// Takes T from `parameters`.
    void prepare(const Real* parameters) override;
    /// False while T is zero.
    bool active() const override { return active_; }
    std::size_t scratch_size(int rows) const override;

    void forward(const Real* u, int rows, Real* v, Real* scratch) const override;
    void backward(const Real* parameters, const Real* u, int rows, const Real* g_v, Real* g_u, Real* gradient,
                  Real* scratch) const override;
    void inverse(const Real* v, int rows, Real* w, Real* scratch) const override;
    void inverse_backward(const Real* v, const Real* w, int rows, const Real* g_w, Real* g_v, Real* gradient,
                          Real* scratch) const override;

private:
    static Real spread(Real u) { return 1 + static_cast<Real>(1 / (reach * reach)) * u * u; }
    /// level = s(u) and product_ij = sum_k T_ijk s(u_k), rows x d_z and rows x d_z^2.
    void expand(const Real* u, int rows, Real* level, Real* product) const;
    /// to = from + sign T(s(u), s(u)).
    void shift(const Real* from, const Real* u, int rows, Real sign, Real* to, Real* scratch) const;
    /// to += 2 sign s'(u_j) sum_i product_ij gradient_i: what comes back through the quadratic part.
    void shift_back(const Real* u, int rows, Real sign, const Real* gradient, Real* to, Real* scratch) const;

    std::size_t offset_;  ///< of T in the flat vector
    int size_;
    bool active_ = false;
    AlignedVector<Real> by_last_;  ///< T as d_z x d_z^2: (k, (i, j))
};

}  // namespace disentangle
