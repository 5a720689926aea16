#pragma once

#include "core/learn/network/fused/aligned.h"
#include "core/learn/network/layout.h"

#include <Eigen/LU>

#include <cstddef>

namespace disentangle {

/// The matrix A between encoder and latents with its inverse, each as it stands and transposed (all d_z x d_z,
/// row-major): on row vectors, mean = e A^T and the decoder sees z A^-T.
template <class Real>
class Unmix {
public:
    explicit Unmix(const Layout& layout);

    /// False when the estimator has no A; there is then nothing to prepare or to multiply.
    bool present() const { return tensor_ != nullptr; }
    std::size_t offset() const { return tensor_->offset; }  ///< of A in the layout

    /// Takes A from `parameters` and inverts it in double. Throws Error when it is singular or not finite.
    void prepare(const Real* parameters);

    const Real* transposed() const { return transposed_.data(); }
    const Real* inverse() const { return inverse_.data(); }
    const Real* inverse_transposed() const { return inverse_transposed_.data(); }

private:
    const Tensor* tensor_;
    Eigen::Index size_ = 0;
    Eigen::MatrixXd matrix_, inverted_;
    Eigen::PartialPivLU<Eigen::MatrixXd> lu_;
    AlignedVector<Real> transposed_, inverse_, inverse_transposed_;
};

}  // namespace disentangle
