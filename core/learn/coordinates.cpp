#include "core/learn/coordinates.h"

#include "core/base/error.h"
#include "core/learn/backend/posterior.h"
#include "core/learn/model/softplus.h"

#include <Eigen/Cholesky>
#include <Eigen/LU>

#include <algorithm>
#include <cmath>

namespace disentangle {

using Eigen::MatrixXd;
using Eigen::VectorXd;

namespace {

using RowMajor = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

Eigen::Map<const RowMajor> matrix(const Layout& layout, std::span<const float> parameters, std::string_view name)
{
    const Tensor& tensor = layout.at(name);
    return {parameters.data() + tensor.offset, tensor.shape.front(),
            static_cast<Eigen::Index>(tensor.size()) / tensor.shape.front()};
}

Eigen::Map<RowMajor> matrix(const Layout& layout, std::span<float> parameters, std::string_view name)
{
    const Tensor& tensor = layout.at(name);
    return {parameters.data() + tensor.offset, tensor.shape.front(),
            static_cast<Eigen::Index>(tensor.size()) / tensor.shape.front()};
}

/// Diagonal of B diag(v) B^T.
template <class Values>
void transform_variances(const MatrixXd& B, Values& values)
{
    const VectorXd before = Eigen::Map<const Eigen::VectorXf>(values.data(), B.rows()).template cast<double>();
    const VectorXd after = B.cwiseAbs2() * before;
    for (Eigen::Index i = 0; i < after.size(); ++i)
        values.data()[i] = static_cast<float>(after(i));
}

}  // namespace

MatrixXd whitening(const MatrixXd& latents)
{
    const MatrixXd centred = latents.rowwise() - latents.colwise().mean();
    const MatrixXd covariance = centred.transpose() * centred / static_cast<double>(latents.rows());
    const Eigen::LLT<MatrixXd> cholesky(covariance);
    if (cholesky.info() != Eigen::Success || !covariance.allFinite())
        throw Error("the learned latents are not of full rank, so no rotation of them can be searched; more steps or a "
                    "smaller training.rate usually help");
    return MatrixXd(cholesky.matrixL()).inverse();
}

SlopeMoments shared_slopes(const Layout& layout, std::span<const float> parameters, const MatrixXd& inputs,
                           const VectorXd& action_scale)
{
    const MatrixXd weight = matrix(layout, parameters, "transition.shared.weight").cast<double>();
    const MatrixXd out = matrix(layout, parameters, "transition.shared.out.weight").cast<double>();
    const MatrixXd skip = matrix(layout, parameters, "transition.shared.skip.weight").cast<double>();
    const VectorXd bias = matrix(layout, parameters, "transition.shared.bias").cast<double>();
    std::vector<MatrixXd> jacobians;
    jacobians.reserve(static_cast<std::size_t>(inputs.rows()));
    for (Eigen::Index n = 0; n < inputs.rows(); ++n) {
        const VectorXd slopes = (weight * inputs.row(n).transpose() + bias).array().cos();
        MatrixXd j = skip + out * slopes.asDiagonal() * weight;
        j.rightCols(action_scale.size()) *= action_scale.asDiagonal();
        jacobians.push_back(std::move(j));
    }
    return influence_of(jacobians, layout.dimensions().time);
}

void change_coordinates(const Layout& layout, const MatrixXd& B, std::span<float> parameters,
                        VarianceState<float>& variances)
{
    const MatrixXd inverse = B.inverse();
    const auto multiply_left = [&](std::string_view name) {
        auto m = matrix(layout, parameters, name);
        m = (B * m.cast<double>()).cast<float>().eval();
    };
    multiply_left("unmix.weight");
    multiply_left("transition.shared.out.weight");
    multiply_left("transition.shared.out.bias");
    multiply_left("transition.shared.skip.weight");
    if (layout.dimensions().time)
        for (const char* name : {"transition.shared.weight", "transition.shared.skip.weight"}) {
            auto m = matrix(layout, parameters, name);
            auto past = m.leftCols(B.rows());
            past = (past.cast<double>() * inverse).cast<float>().eval();
        }
    if (layout.spec().posterior == Posterior::shared) {
        auto raw = matrix(layout, parameters, "posterior.raw_variance");
        Eigen::VectorXf variance = raw.unaryExpr([](float q) {
            return static_cast<float>(softplus(static_cast<double>(q)) + posterior_floor);
        });
        transform_variances(B, variance);
        for (Eigen::Index i = 0; i < variance.size(); ++i) {
            const double above = std::max(static_cast<double>(variance(i)) - posterior_floor, 1e-12);
            raw(i, 0) = static_cast<float>(inverse_softplus(above));
        }
    }
    if (layout.spec().variances == Variances::learned)
        return;
    transform_variances(B, variances.prior);
    if (layout.dimensions().time) {
        const VectorXd mean = Eigen::Map<const Eigen::VectorXf>(variances.initial_mean.data(), B.rows()).cast<double>();
        Eigen::Map<Eigen::VectorXf>(variances.initial_mean.data(), B.rows()) = (B * mean).cast<float>();
        transform_variances(B, variances.initial_variance);
    }
}

}  // namespace disentangle
