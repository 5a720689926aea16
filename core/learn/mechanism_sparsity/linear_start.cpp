// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/mechanism_sparsity/linear_start.h"

#include "core/base/random.h"
#include "core/linear_algebra/decompositions.h"
#include "core/linear_algebra/products.h"
#include "core/learn/rows.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace disentangle {
namespace {

using Eigen::MatrixXd;
using Eigen::VectorXd;

constexpr double pair_gain = 1 + leaky_slope;  // leaky(u) - leaky(-u) = pair_gain u
constexpr double least_deviation = 1e-3;       // of a direction along which the observations hardly vary

/// Orthonormal columns or rows, whichever are fewer.
MatrixXd orthonormal(Eigen::Index rows, Eigen::Index cols, Random& random)
{
    MatrixXd gaussian(std::max(rows, cols), std::min(rows, cols));
    for (Eigen::Index i = 0; i < gaussian.size(); ++i)
        gaussian.data()[i] = random.normal();
    const MatrixXd q = orthogonal_factor(gaussian).leftCols(gaussian.cols());
    return rows >= cols ? q : MatrixXd(q.transpose());
}

/// y = after + map (x - before).
struct Affine {
    VectorXd before;
    MatrixXd map;  ///< outputs x inputs
    VectorXd after;
};

/// Gives the network `name` the weights with which it is `affine`. Rows of its last layer lie `every` apart; those between
/// become zero, their biases stay.
void set_affine(const Layout& layout, const std::string& name, const Affine& affine, int every, std::uint64_t seed,
                std::span<float> parameters)
{
    const auto values = [&](const std::string& layer, const char* of) {
        const Tensor& tensor = layout.at(name + "." + layer + "." + of);
        return Eigen::Map<RowMajor>(parameters.data() + tensor.offset, tensor.shape[0],
                                    static_cast<Eigen::Index>(tensor.size()) / tensor.shape[0]);
    };
    Random random(seed, "linear start " + name);
    const Eigen::Index pairs = layout.spec().width / 2, in = affine.map.cols(), kept = std::min(in, pairs);
    // Into the first layer go the directions that the map uses, then others as there is room.
    const MatrixXd used = orthogonal_factor(affine.map.transpose()).leftCols(kept);
    MatrixXd so_far = product_with_transposed(orthonormal(pairs, kept, random), used);
    const VectorXd shift = -(so_far * affine.before);
    values("linear0", "weight") << so_far.cast<float>(), -so_far.cast<float>();
    values("linear0", "bias") << shift.cast<float>(), -shift.cast<float>();
    for (int layer = 1; layer < layout.spec().hidden_layers; ++layer) {
        const MatrixXd turn = orthonormal(pairs, pairs, random);
        const Eigen::MatrixXf part = (turn / pair_gain).cast<float>();
        const std::string place = "linear" + std::to_string(layer);
        values(place, "weight") << part, -part, -part, part;
        values(place, "bias").setZero();
        so_far = product(turn, so_far);
    }
    const Eigen::MatrixXf last = (product_with_transposed(affine.map, so_far) / pair_gain).cast<float>();
    auto weight = values("linear_out", "weight");
    auto bias = values("linear_out", "bias");
    weight.setZero();
    for (Eigen::Index k = 0; k < last.rows(); ++k) {
        weight.row(k * every) << last.row(k), -last.row(k);
        bias(k * every, 0) = static_cast<float>(affine.after(k));
    }
}

}  // namespace

bool start_linear(const Layout& layout, const std::vector<float>& x, std::uint64_t seed, std::span<float> parameters)
{
    const Dimensions& dim = layout.dimensions();
    const EstimatorSpec& spec = layout.spec();
    if (spec.initialisation != Initialisation::orthogonal || spec.width % 2 != 0 || spec.width / 2 < dim.d_z ||
        spec.hidden_layers < 1 || dim.d_x < dim.d_z)
        return false;
    const MatrixXd observed = to_matrix(x, dim.d_x);
    if (observed.rows() < 2)
        return false;
    const VectorXd mean = observed.colwise().mean();
    const MatrixXd centred = observed.rowwise() - mean.transpose();
    const SymmetricEigen eigen =
        symmetric_eigen(product_of_transposed(centred, centred) / static_cast<double>(centred.rows()));
    const MatrixXd directions = eigen.vectors.rightCols(dim.d_z);
    const VectorXd variances = eigen.values.tail(dim.d_z).cwiseMax(least_deviation * least_deviation);
    const VectorXd deviations = variances.cwiseSqrt(), zero = VectorXd::Zero(dim.d_z);
    set_affine(layout, "encoder", {mean, deviations.cwiseInverse().asDiagonal() * directions.transpose(), zero},
               spec.posterior == Posterior::amortised ? 2 : 1, seed, parameters);
    set_affine(layout, "decoder", {zero, directions * deviations.asDiagonal(), mean}, 1, seed, parameters);
    return true;
}

}  // namespace disentangle
