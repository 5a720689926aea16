#pragma once

#include "core/learn/network/fused/aligned.h"
#include "core/learn/network/layout.h"

#include <cmath>
#include <cstddef>

namespace disentangle {

/// The bend between A and the latents, and back: where the coordinates that the encoder found are curved, a product of
/// two latents away from the sparse ones, no matrix makes them straight.
///
///   v_i = u_i + sum_jk T_ijk s(u_j) s(u_k),  s(u) = u / sqrt(1 + (u / reach)^2), for u = A e of about unit variance
///
/// with T symmetric in j and k. Far from the data s levels off, so that the bend moves a point by no more than a bound.
/// The way back is `sweeps` fixed-point iterations w <- v - T(s(w), s(w)) from w = v, which is what the decoder sees and
/// what gradients are exact for; it is the inverse as long as the bend is slight.
/// T ("bend.weight") is found by a fit (straighten.h): here it is a constant and has no gradient.
template <class Real>
class QuadraticCorrection {
public:
    static constexpr int sweeps = 3;
    static constexpr double reach = 4;  ///< standard deviations at which s has lost a factor of sqrt 2

    /// s(u) and its slope.
    static Real level(Real u) { return u / std::sqrt(spread(u)); }
    static Real slope(Real u) { return 1 / (spread(u) * std::sqrt(spread(u))); }

    explicit QuadraticCorrection(const Layout& layout);

    /// False when the estimator has no bend, or it is zero still: all maps are then the identity.
    bool active() const { return active_; }
    /// Takes T from `parameters`.
    void prepare(const Real* parameters);

    /// Elements of scratch memory for that many rows.
    std::size_t scratch_size(int rows) const;

    // All u, v and w are rows x d_z. Gradients are changed in place, from that of the result to that of the argument.
    void forward(const Real* u, int rows, Real* v, Real* scratch) const;
    void backward(const Real* u, int rows, Real* gradient, Real* scratch) const;
    void inverse(const Real* v, int rows, Real* w, Real* scratch) const;
    void inverse_backward(const Real* v, int rows, Real* gradient, Real* scratch) const;

private:
    static Real spread(Real u) { return 1 + static_cast<Real>(1 / (reach * reach)) * u * u; }
    /// level = s(u) and product_ij = sum_k T_ijk s(u_k), rows x d_z and rows x d_z^2.
    void expand(const Real* u, int rows, Real* level, Real* product) const;
    /// to = from + sign T(s(u), s(u)).
    void shift(const Real* from, const Real* u, int rows, Real sign, Real* to, Real* scratch) const;
    /// to (+)= 2 sign s'(u_j) sum_i product_ij gradient_i: what comes back through the quadratic part.
    void shift_back(const Real* u, int rows, Real sign, const Real* gradient, Real* to, Real* scratch) const;

    const Tensor* tensor_;
    int size_ = 0;
    bool active_ = false;
    AlignedVector<Real> by_last_;  ///< T as d_z x d_z^2: (k, (i, j))
};

}  // namespace disentangle
