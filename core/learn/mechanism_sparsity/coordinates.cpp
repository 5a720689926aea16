// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/mechanism_sparsity/coordinates.h"

#include "core/base/error.h"
#include "core/linear_algebra/decompositions.h"
#include "core/linear_algebra/products.h"
#include "core/learn/network/fused/elementwise.h"
#include "core/learn/network/softplus.h"
#include "core/learn/rows.h"

#include <algorithm>
#include <cmath>
#include <variant>

namespace disentangle {

using Eigen::MatrixXd;
using Eigen::VectorXd;

namespace {

using RowMajorDouble = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

/// Of the mean variance: what latents vary by at least, so that those that have collapsed can be searched too.
constexpr double least_spread = 1e-12;

Eigen::Map<const RowMajor> matrix(std::span<const float> parameters, const Tensor& tensor)
{
    return {parameters.data() + tensor.offset, tensor.shape.front(),
            static_cast<Eigen::Index>(tensor.size()) / tensor.shape.front()};
}

Eigen::Map<RowMajor> matrix(std::span<float> parameters, const Tensor& tensor)
{
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

/// Variances sum_j B_ij^2 v_j that follow the history, v = softplus(weight h + bias) + floor: exactly where h is 0, and to
/// first order around there, since a softplus of linear functions cannot follow a sum of others. Exact where every new
/// latent is an old one.
void transform_variance_head(const MatrixXd& B, Eigen::Map<RowMajor> weight, Eigen::Map<RowMajor> bias)
{
    const VectorXd before = bias.cast<double>();
    const VectorXd variance = before.unaryExpr([](double raw) { return softplus(raw) + prior_floor; });
    const VectorXd after = (B.cwiseAbs2() * variance).unaryExpr([](double v) {
        return inverse_softplus(std::max(v - prior_floor, 1e-12));
    });
    const auto slope = [](double raw) { return 1 / (1 + std::exp(-raw)); };
    const MatrixXd ratio =
        after.unaryExpr(slope).cwiseInverse().asDiagonal() * B.cwiseAbs2() * before.unaryExpr(slope).asDiagonal();
    weight = product(ratio, weight.cast<double>()).cast<float>();
    bias = after.cast<float>();
}

}  // namespace

MatrixXd whitening(const MatrixXd& latents)
{
    const MatrixXd centred = latents.rowwise() - latents.colwise().mean();
    MatrixXd covariance = product_of_transposed(centred, centred) / static_cast<double>(latents.rows());
    covariance.diagonal().array() += least_spread * covariance.diagonal().mean();
    const std::optional<MatrixXd> root = cholesky_factor(covariance);
    if (!root || !covariance.allFinite())
        throw Error("all learned latents are constant, so no rotation of them can be searched; a smaller training.rate "
                    "usually helps, or more rows (world.rows.train)");
    return inverse_of(*root);
}

MatrixXd shared_prediction(const Layout& layout, std::span<const float> parameters, const MatrixXd& inputs)
{
    const SharedNetwork& network = layout.description().shared_transition.value();
    const Eigen::Index n = inputs.rows(), past = layout.dimensions().time ? layout.dimensions().d_z : 0;
    RowMajor hidden(n, network.units());
    RowMajor angles = (inputs * matrix(parameters, network.sines.weight).cast<double>().transpose()).cast<float>();
    RowMajor cosines(n, angles.cols());
    bias_sine(angles.data(), cosines.data(), parameters.data() + network.sines.bias.offset, static_cast<std::size_t>(n),
              static_cast<std::size_t>(angles.cols()));
    hidden.rightCols(angles.cols()) = angles;
    for (Eigen::Index l = 0; network.series && l < network.series->actions(); ++l) {
        const Eigen::Index waves = network.series->waves();
        RowMajor of_action = inputs.col(past + l).cast<float>() * matrix(parameters, network.series->weight).row(l),
                 unused(n, waves);
        bias_sine(of_action.data(), unused.data(),
                  parameters.data() + network.series->bias.offset + static_cast<std::size_t>(l * waves),
                  static_cast<std::size_t>(n), static_cast<std::size_t>(waves));
        hidden.middleCols(l * waves, waves) = of_action;
    }
    MatrixXd predicted =
        product_with_transposed(hidden.cast<double>(), matrix(parameters, network.mean.weight).cast<double>()) +
        product_with_transposed(inputs, matrix(parameters, network.skip).cast<double>());
    predicted.rowwise() += matrix(parameters, network.mean.bias).cast<double>().col(0).transpose();
    return predicted;
}

InfluenceMoments shared_influence(const Layout& layout, std::span<const float> parameters, const MatrixXd& inputs)
{
    const SharedNetwork& network = layout.description().shared_transition.value();
    const MatrixXd weight = matrix(parameters, network.sines.weight).cast<double>();
    const MatrixXd out = matrix(parameters, network.mean.weight).cast<double>();
    const MatrixXd skip = matrix(parameters, network.skip).cast<double>();
    const VectorXd bias = matrix(parameters, network.sines.bias).cast<double>();
    const RowMajorDouble phase = inputs * weight.transpose();
    const Eigen::Index n = inputs.rows(), hidden = weight.rows(), d = out.rows();
    const Eigen::Index past = layout.dimensions().time ? d : 0;
    InfluenceMoments result;
    result.d_z = static_cast<int>(d);
    RowMajorDouble cosines(n, hidden), unused(n, hidden);
    const auto sine = [&](RowMajorDouble values, RowMajorDouble& of_cosines) {
        bias_sine(values.data(), of_cosines.data(), bias.data(), static_cast<std::size_t>(n),
                  static_cast<std::size_t>(hidden));
        return values;
    };
    const RowMajorDouble sines = sine(phase, cosines);
    const Eigen::Index waves = network.series ? network.series->waves() : 0;
    const MatrixXd of_sines = out.rightCols(hidden);
    const auto waves_of = [&](Eigen::Index action, const VectorXd& values) -> MatrixXd {
        const RowMajorDouble frequencies = matrix(parameters, network.series->weight).row(action).cast<double>();
        const RowMajorDouble phases = matrix(parameters, network.series->bias).row(action).cast<double>();
        RowMajorDouble angles = values * frequencies, unused_cosines(n, waves);
        bias_sine(angles.data(), unused_cosines.data(), phases.data(), static_cast<std::size_t>(n),
                  static_cast<std::size_t>(waves));
        return angles;
    };
    const Eigen::Index apart = std::max<Eigen::Index>(n / 2, 1);
    for (Eigen::Index l = past; l < inputs.cols(); ++l) {
        VectorXd change(n);
        for (Eigen::Index k = 0; k < n; ++k)
            change(k) = inputs((k + apart) % n, l) - inputs(k, l);
        const RowMajorDouble changed = sine(phase + change * weight.col(l).transpose(), unused) - sines;
        MatrixXd moved = changed * of_sines.transpose() + change * skip.col(l).transpose();
        if (waves > 0)
            moved +=
                product_with_transposed(waves_of(l - past, inputs.col(l) + change) - waves_of(l - past, inputs.col(l)),
                                        out.middleCols((l - past) * waves, waves));
        result.actions.push_back(product_of_transposed(moved, moved) / (2 * static_cast<double>(n)));
    }
    if (past == 0)
        return result;
    // J = skip + sum_h cos_h out_h weight_h: a combination of fixed matrices, whose coefficients (1, cos_1, ..) alone
    // differ between points. So their second moment is all that the points are needed for.
    MatrixXd coefficients(n, hidden + 1);
    coefficients.col(0).setOnes();
    coefficients.rightCols(hidden) = cosines;
    const SymmetricEigen eigen =
        symmetric_eigen(product_of_transposed(coefficients, coefficients) / static_cast<double>(n));
    const MatrixXd root = eigen.vectors * eigen.values.cwiseMax(0).cwiseSqrt().asDiagonal();
    MatrixXd columns(d * past, hidden + 1);
    for (Eigen::Index j = 0; j < past; ++j) {
        MatrixXd terms(d, hidden + 1);
        terms << skip.col(j), of_sines * weight.col(j).asDiagonal();
        columns.middleRows(j * d, d) = product(terms, root);
    }
    result.past = principal_matrices(columns);
    return result;
}

MatrixXd decoder_moment(const std::function<MatrixXd(const MatrixXd&)>& decode, const MatrixXd& latents)
{
    constexpr double step =
        0.1;  // of a latent's standard deviation: far above what float rounds, small beside its range
    const Eigen::Index d = latents.cols(), n = latents.rows();
    const MatrixXd centred = latents.rowwise() - latents.colwise().mean();
    MatrixXd slopes;  // a column for each latent, all observations below each other
    for (Eigen::Index k = 0; k < d; ++k) {
        const double change = std::max(step * centred.col(k).norm() / std::sqrt(static_cast<double>(n)), 1e-6);
        MatrixXd above = latents, below = latents;
        above.col(k).array() += change;
        below.col(k).array() -= change;
        const MatrixXd difference = (decode(above) - decode(below)) / (2 * change);
        if (k == 0)
            slopes.resize(difference.size(), d);
        slopes.col(k) = difference.reshaped();
    }
    return product_of_transposed(slopes, slopes) / static_cast<double>(n);
}

void change_coordinates(const Layout& layout, const MatrixXd& B, std::span<float> parameters,
                        VarianceState<float>& variances)
{
    const MatrixXd inverse = inverse_of(B);
    const SharedNetwork& network = layout.description().shared_transition.value();
    const auto multiply_left = [&](const Tensor& tensor) {
        auto m = matrix(parameters, tensor);
        m = product(B, m.cast<double>()).cast<float>();
    };
    multiply_left(std::get<layer::Unmix>(layout.description().latents.at(0)).weight);
    multiply_left(network.mean.weight);
    multiply_left(network.mean.bias);
    multiply_left(network.skip);
    if (layout.dimensions().time)
        for (const Tensor& tensor : {network.sines.weight, network.skip}) {
            auto m = matrix(parameters, tensor);
            auto past = m.leftCols(B.rows());
            past = (past.cast<double>() * inverse).cast<float>().eval();
        }
    if (network.variance)
        transform_variance_head(B, matrix(parameters, network.variance->weight),
                                matrix(parameters, network.variance->bias));
    if (const auto& shared = layout.description().posterior.raw_variance) {
        auto raw = matrix(parameters, *shared);
        Eigen::VectorXf variance = raw.unaryExpr(
            [](float q) { return static_cast<float>(softplus(static_cast<double>(q)) + posterior_floor); });
        transform_variances(B, variance);
        for (Eigen::Index i = 0; i < variance.size(); ++i) {
            const double above = std::max(static_cast<double>(variance(i)) - posterior_floor, 1e-12);
            raw(i, 0) = static_cast<float>(inverse_softplus(above));
        }
    }
    if (layout.description().variances)
        return;
    transform_variances(B, variances.prior);
    if (layout.dimensions().time) {
        const VectorXd mean = Eigen::Map<const Eigen::VectorXf>(variances.initial_mean.data(), B.rows()).cast<double>();
        Eigen::Map<Eigen::VectorXf>(variances.initial_mean.data(), B.rows()) = (B * mean).cast<float>();
        transform_variances(B, variances.initial_variance);
    }
}

}  // namespace disentangle
