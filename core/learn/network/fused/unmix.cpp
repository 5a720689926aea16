#include "core/learn/network/fused/unmix.h"

#include "core/base/error.h"

namespace disentangle {

namespace {

/// Pivots closer to zero than this, relative to the largest, leave no digit of the inverse in double.
constexpr double smallest_pivot = 1e-15;

}  // namespace

template <class Real>
Unmix<Real>::Unmix(const Layout& layout) : tensor_(layout.find("unmix.weight"))
{
    if (tensor_ == nullptr)
        return;
    size_ = tensor_->shape[0];
    matrix_.resize(size_, size_);
    inverted_.resize(size_, size_);
    lu_ = Eigen::PartialPivLU<Eigen::MatrixXd>(size_);
    for (auto* copy : {&transposed_, &inverse_, &inverse_transposed_})
        copy->resize(tensor_->size());
}

template <class Real>
void Unmix<Real>::prepare(const Real* parameters)
{
    if (!present())
        return;
    using RowMajor = Eigen::Matrix<Real, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
    const Eigen::Map<const RowMajor> weight(parameters + offset(), size_, size_);
    matrix_ = weight.template cast<double>();
    lu_.compute(matrix_);
    const auto pivots = lu_.matrixLU().diagonal().cwiseAbs();
    // Written so that a NaN fails it.
    if (!(matrix_.allFinite() && pivots.minCoeff() > smallest_pivot * pivots.maxCoeff()))
        throw Error("unmix.weight: found a matrix that is singular or not finite, expected an invertible one");
    inverted_ = lu_.inverse();
    Eigen::Map<RowMajor>(transposed_.data(), size_, size_) = weight.transpose();
    Eigen::Map<RowMajor>(inverse_.data(), size_, size_) = inverted_.template cast<Real>();
    Eigen::Map<RowMajor>(inverse_transposed_.data(), size_, size_) = inverted_.transpose().template cast<Real>();
}

template class Unmix<float>;
template class Unmix<double>;

}  // namespace disentangle
