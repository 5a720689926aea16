// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/synthetic/mixing_layers.h"

#include "core/base/error.h"
#include "core/base/random.h"
#include "core/base/simd.h"
#include "core/data/synthetic/world.h"

#include <algorithm>
#include <cmath>
#include <span>

namespace disentangle {
namespace {

/// Inner product in a fixed order that still lets the compiler use vectors: partial sums of every 8th product.
constexpr Eigen::Index ways = 8;

DISENTANGLE_SIMD double inner_product(const double* a, const double* b, Eigen::Index n)
{
    double partial[ways] = {};
    Eigen::Index k = 0;
    for (; k + ways <= n; k += ways)
        for (Eigen::Index way = 0; way < ways; ++way)
            partial[way] += a[k + way] * b[k + way];
    double sum = 0;
    for (; k < n; ++k)
        sum += a[k] * b[k];
    for (const double p : partial)
        sum += p;
    return sum;
}

DISENTANGLE_SIMD void add_multiple(double factor, const double* __restrict direction, double* __restrict to,
                                   Eigen::Index n)
{
    Eigen::Index k = 0;
    for (; k + ways <= n; k += ways)
        for (Eigen::Index way = 0; way < ways; ++way)
            to[k + way] += factor * direction[k + way];
    for (; k < n; ++k)
        to[k] += factor * direction[k];
}

/// Modified Gram-Schmidt, each column twice: orthonormal up to rounding for any matrix of normal draws (Giraud et al.
/// 2005). Not Eigen's QR, whose last bits depend on the vector width it was compiled for.
void orthonormalise_columns(Eigen::MatrixXd& columns, const std::stop_token& stop)
{
    const Eigen::Index n = columns.rows();
    for (Eigen::Index j = 0; j < columns.cols(); ++j) {
        if (stop.stop_requested())
            throw Error("making the mixing was stopped");
        double* const column = columns.col(j).data();
        for (int pass = 0; pass < 2; ++pass)
            for (Eigen::Index k = 0; k < j; ++k) {
                const double* const earlier = columns.col(k).data();
                add_multiple(-inner_product(earlier, column, n), earlier, column, n);
            }
        const double length = std::sqrt(inner_product(column, column, n));
        for (Eigen::Index k = 0; k < n; ++k)
            column[k] /= length;
    }
}

/// in x out with in <= out: orthonormal rows times the gain sqrt(2 / (1 + slope^2)) sqrt(2 / (in + out)).
Eigen::MatrixXd random_weights(int in, int out, double negative_slope, Random random, const std::stop_token& stop)
{
    Eigen::MatrixXd transposed(out, in);
    random.normal(std::span<double>(transposed.data(), static_cast<std::size_t>(transposed.size())));
    orthonormalise_columns(transposed, stop);
    const double gain = std::sqrt(2 / (1 + negative_slope * negative_slope)) * std::sqrt(2.0 / (in + out));
    return gain * transposed.transpose();
}

DISENTANGLE_SIMD void multiply(const Eigen::MatrixXd& weights, const Lanes* in, Lanes* out)
{
    for (Eigen::Index o = 0; o < weights.cols(); ++o) {
        const double* const column = weights.col(o).data();
        Lanes sum{};
        for (Eigen::Index i = 0; i < weights.rows(); ++i)
            for (int lane = 0; lane < lane_count; ++lane)
                sum.row[lane] += column[i] * in[i].row[lane];
        out[o] = sum;
    }
}

DISENTANGLE_SIMD void leaky_relu(double negative_slope, int count, Lanes* values)
{
    for (int i = 0; i < count; ++i)
        for (int lane = 0; lane < lane_count; ++lane) {
            const double value = values[i].row[lane];
            values[i].row[lane] = choose_by_sign(value, negative_slope * value, value);
        }
}

}  // namespace

std::size_t mixing_scratch(const std::vector<Eigen::MatrixXd>& weights)
{
    Eigen::Index widest = 0;
    for (const auto& layer : weights)
        widest = std::max(widest, layer.cols());
    return 2 * static_cast<std::size_t>(widest);
}

void fold_lanes(int fold, Lanes* z)
{
    for (int i = 0; i < fold; ++i)
        for (int lane = 0; lane < lane_count; ++lane)
            z[i].row[lane] = std::abs(z[i].row[lane]);
}

const Lanes* mix_lanes(const std::vector<Eigen::MatrixXd>& weights, double negative_slope, const Lanes* z,
                       Lanes* scratch)
{
    Lanes* out = scratch;
    Lanes* next = scratch + mixing_scratch(weights) / 2;
    const Lanes* in = z;
    for (std::size_t layer = 0; layer < weights.size(); ++layer) {
        multiply(weights[layer], in, out);
        if (layer + 1 < weights.size())
            leaky_relu(negative_slope, static_cast<int>(weights[layer].cols()), out);
        in = out;
        std::swap(out, next);
    }
    return in;
}

Mixing::Mixing(const WorldSpec& spec, const std::stop_token& stop)
    : negative_slope_(spec.negative_slope), fold_(spec.violations.fold)
{
    validate(spec);
    const int layers = spec.mixing == MixingKind::network ? 4 : 1;
    for (int layer = 0; layer < layers; ++layer) {
        const int in = layer == 0 ? spec.graph.d_z() : spec.d_x;
        weights_.push_back(random_weights(in, spec.d_x, spec.negative_slope,
                                          Random(spec.mixing_seed, "mixing", static_cast<std::uint64_t>(layer)), stop));
    }
}

void Mixing::apply(const double* z, int n, double* x) const
{
    const auto d_z = weights_.front().rows(), d_x = weights_.back().cols();
    std::vector<Lanes> in(static_cast<std::size_t>(d_z), Lanes{}), scratch(mixing_scratch(weights_));
    for (int first = 0; first < n; first += lane_count) {
        const int count = std::min(lane_count, n - first);
        for (int lane = 0; lane < count; ++lane, z += d_z)
            for (Eigen::Index i = 0; i < d_z; ++i)
                in[static_cast<std::size_t>(i)].row[lane] = z[i];
        fold_lanes(fold_, in.data());
        const Lanes* const out = mix_lanes(weights_, negative_slope_, in.data(), scratch.data());
        for (int lane = 0; lane < count; ++lane, x += d_x)
            for (Eigen::Index o = 0; o < d_x; ++o)
                x[o] = out[o].row[lane];
    }
}

}  // namespace disentangle
