// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/network/fused/unmix.h"

#include "core/base/error.h"
#include "core/learn/network/fused/blas.h"

#include <Eigen/LU>

namespace disentangle {

namespace {

/// Pivots closer to zero than this, relative to the largest, leave no digit of the inverse in double.
constexpr double smallest_pivot = 1e-15;

}  // namespace

template <class Real>
Unmix<Real>::Unmix(const layer::Unmix& description)
    : offset_(description.weight.offset), size_(description.weight.shape[0])
{
    for (auto* copy : {&transposed_, &inverse_, &inverse_transposed_})
        copy->resize(description.weight.size());
}

template <class Real>
void Unmix<Real>::prepare(const Real* parameters)
{
    using RowMajor = Eigen::Matrix<Real, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
    const Eigen::Map<const RowMajor> weight(parameters + offset_, size_, size_);
    const Eigen::MatrixXd matrix = weight.template cast<double>();
    const Eigen::PartialPivLU<Eigen::MatrixXd> lu(matrix);
    const auto pivots = lu.matrixLU().diagonal().cwiseAbs();
    // Written so that a NaN fails it.
    if (!(matrix.allFinite() && pivots.minCoeff() > smallest_pivot * pivots.maxCoeff()))
        throw Error("unmix.weight: found a matrix that is singular or not finite, expected an invertible one");
    const Eigen::MatrixXd inverse = lu.inverse();
    Eigen::Map<RowMajor>(transposed_.data(), size_, size_) = weight.transpose();
    Eigen::Map<RowMajor>(inverse_.data(), size_, size_) = inverse.template cast<Real>();
    Eigen::Map<RowMajor>(inverse_transposed_.data(), size_, size_) = inverse.transpose().template cast<Real>();
}

template <class Real>
void Unmix<Real>::forward(const Real* in, int rows, Real* out, Real*) const
{
    multiply<Real>(rows, size_, size_, {in, size_}, {transposed_.data(), size_}, {out, size_});
}

template <class Real>
void Unmix<Real>::backward(const Real* parameters, const Real* in, int rows, const Real* g_out, Real* g_in,
                           Real* gradient, Real*) const
{
    add_outer_products<Real>(size_, size_, rows, {g_out, size_}, {in, size_}, {gradient + offset_, size_});
    multiply<Real>(rows, size_, size_, {g_out, size_}, {parameters + offset_, size_}, {g_in, size_});
}

template <class Real>
void Unmix<Real>::inverse(const Real* out, int rows, Real* in, Real*) const
{
    multiply<Real>(rows, size_, size_, {out, size_}, {inverse_transposed_.data(), size_}, {in, size_});
}

template <class Real>
void Unmix<Real>::inverse_backward(const Real*, const Real* in, int rows, const Real* g_in, Real* g_out, Real* gradient,
                                   Real*) const
{
    multiply<Real>(rows, size_, size_, {g_in, size_}, {inverse_.data(), size_}, {g_out, size_});
    // in = A^-1 out gives dL/dA = -(A^-T dL/d in) in^T.
    add_outer_products<Real>(size_, size_, rows, {g_out, size_}, {in, size_}, {gradient + offset_, size_}, -1);
}

template class Unmix<float>;
template class Unmix<double>;

}  // namespace disentangle
