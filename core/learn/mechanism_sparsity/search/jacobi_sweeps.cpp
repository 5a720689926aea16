// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/mechanism_sparsity/search/jacobi_sweeps.h"

#include "core/base/simd.h"

#include <array>
#include <cmath>
#include <numbers>
#include <tuple>
#include <utility>

namespace disentangle {

using Eigen::MatrixXd;

namespace {

DISENTANGLE_SIMD
double dot(const double* a, const double* b, std::size_t n)
{
    constexpr std::size_t lanes = 8;
    double sums[lanes] = {};
    std::size_t k = 0;
    for (; k + lanes <= n; k += lanes)
        for (std::size_t l = 0; l < lanes; ++l)
            sums[l] += a[k + l] * b[k + l];
    double total = 0;
    for (; k < n; ++k)
        total += a[k] * b[k];
    for (const double sum : sums)
        total += sum;
    return total;
}

DISENTANGLE_SIMD
void turn_pair(double* a, double* b, std::size_t n, double c, double s)
{
    for (std::size_t k = 0; k < n; ++k) {
        const double turned = c * a[k] + s * b[k];
        b[k] = c * b[k] - s * a[k];
        a[k] = turned;
    }
}

/// Angles tried before the best is refined: pairs are turned within a quarter, since a half turn of the quarter merely
/// exchanges the two.
constexpr int coarse_angles = 16;
/// A turn that gains less, as a share of its pair's cost, is not made: turning costs more than looking for the angle.
constexpr double worthwhile = 1e-8;

}  // namespace

/// Everything that the cost of a pair's rows and columns needs at any angle.
struct JacobiSweeps::Sums {
    /// An entry of row (or column) i and its partner of j: squares and product.
    struct Partner {
        double own, other, cross;
    };
    std::vector<Partner> partners;
    std::array<std::array<double, 4>, 4> block{};  ///< moments of (P_ii, P_ij, P_ji, P_jj)
    bool has_block = false;

    /// The squares of a partner's two entries after a turn.
    static std::pair<double, double> turned(const Partner& p, double c, double s)
    {
        const double cc = c * c, ss = s * s, mixed = 2 * c * s * p.cross;
        return {std::max(0.0, cc * p.own + ss * p.other + mixed), std::max(0.0, ss * p.own + cc * p.other - mixed)};
    }

    /// The same for entry (i, j), 0 or 1 each, of the block.
    double turned_block(std::size_t i, std::size_t j, double c, double s) const
    {
        const std::array<std::array<double, 2>, 2> turn{{{c, s}, {-s, c}}};
        const std::array<double, 4> weights{turn[i][0] * turn[j][0], turn[i][0] * turn[j][1], turn[i][1] * turn[j][0],
                                            turn[i][1] * turn[j][1]};
        double square = 0;
        for (std::size_t k = 0; k < 4; ++k)
            for (std::size_t l = 0; l < 4; ++l)
                square += weights[k] * weights[l] * block[k][l];
        return std::max(0.0, square);
    }

    double cost(const Cost& cost, double angle) const
    {
        const double c = std::cos(angle), s = std::sin(angle);
        double total = 0;
        for (const Partner& p : partners) {
            const auto [own, other] = turned(p, c, s);
            total += cost.of(own) + cost.of(other);
        }
        for (std::size_t i = 0; i < 2 && has_block; ++i)
            for (std::size_t j = 0; j < 2; ++j)
                total += cost.of(turned_block(i, j, c, s));
        return total;
    }
};

JacobiSweeps::Stack::Stack(const std::vector<MatrixXd>& matrices, const MatrixXd& rotation, const MatrixXd& back)
    : size(static_cast<int>(rotation.rows())),
      depth(matrices.size()),
      values(depth * static_cast<std::size_t>(size) * static_cast<std::size_t>(size))
{
    for (std::size_t r = 0; r < depth; ++r) {
        const MatrixXd turned = rotation * matrices[r] * back;
        for (int i = 0; i < size; ++i)
            for (int k = 0; k < size; ++k)
                at(i, k)[r] = turned(i, k);
    }
}

void JacobiSweeps::Stack::turn(int i, int j, double c, double s)
{
    turn_pair(at(i, 0), at(j, 0), depth * static_cast<std::size_t>(size), c, s);
    for (int k = 0; k < size; ++k)
        turn_pair(at(k, i), at(k, j), depth, c, s);
}

JacobiSweeps::JacobiSweeps(const InfluenceMoments& influence, const MatrixXd& rotation)
    : d_z_(influence.d_z),
      past_(influence.past, rotation, rotation.transpose()),
      actions_(influence.actions, rotation, rotation.transpose()),
      rotation_(rotation)
{
    if (influence.time())
        squares_.resize(d_z_, d_z_);
    for (Eigen::Index i = 0; i < squares_.rows(); ++i)
        for (Eigen::Index k = 0; k < squares_.cols(); ++k) {
            const double* const own = past_.at(static_cast<int>(i), static_cast<int>(k));
            squares_(i, k) = dot(own, own, past_.depth);
        }
}

MatrixXd JacobiSweeps::squared() const
{
    MatrixXd result(d_z_, squares_.cols() + static_cast<Eigen::Index>(actions_.depth));
    result.leftCols(squares_.cols()) = squares_;
    for (int i = 0; i < d_z_; ++i)
        for (std::size_t l = 0; l < actions_.depth; ++l)
            result(i, squares_.cols() + static_cast<Eigen::Index>(l)) = actions_.at(i, i)[l];
    return result;
}

double JacobiSweeps::cost(const Cost& cost) const
{
    return squared().unaryExpr([&](double s) { return cost.of(s); }).sum();
}

void JacobiSweeps::sum(int i, int j, Sums& sums) const
{
    sums.partners.clear();
    for (std::size_t l = 0; l < actions_.depth; ++l)
        sums.partners.push_back({actions_.at(i, i)[l], actions_.at(j, j)[l], actions_.at(i, j)[l]});
    sums.has_block = past_.depth > 0;
    if (!sums.has_block)
        return;
    for (int k = 0; k < d_z_; ++k) {
        if (k == i || k == j)
            continue;
        sums.partners.push_back({squares_(i, k), squares_(j, k), dot(past_.at(i, k), past_.at(j, k), past_.depth)});
        sums.partners.push_back({squares_(k, i), squares_(k, j), dot(past_.at(k, i), past_.at(k, j), past_.depth)});
    }
    const std::array<const double*, 4> block{past_.at(i, i), past_.at(i, j), past_.at(j, i), past_.at(j, j)};
    for (std::size_t k = 0; k < 4; ++k)
        for (std::size_t l = 0; l <= k; ++l)
            sums.block[k][l] = sums.block[l][k] = dot(block[k], block[l], past_.depth);
}

void JacobiSweeps::turn(int i, int j, double angle, const Sums& sums)
{
    const double c = std::cos(angle), s = std::sin(angle);
    const std::array<int, 2> pair{i, j};
    if (sums.has_block) {
        auto partner = sums.partners.begin() + static_cast<std::ptrdiff_t>(actions_.depth);
        for (int k = 0; k < d_z_; ++k) {
            if (k == i || k == j)
                continue;
            std::tie(squares_(i, k), squares_(j, k)) = Sums::turned(*partner++, c, s);
            std::tie(squares_(k, i), squares_(k, j)) = Sums::turned(*partner++, c, s);
        }
        for (std::size_t row = 0; row < 2; ++row)
            for (std::size_t col = 0; col < 2; ++col)
                squares_(pair[row], pair[col]) = sums.turned_block(row, col, c, s);
        past_.turn(i, j, c, s);
    }
    actions_.turn(i, j, c, s);
    const Eigen::RowVectorXd before = rotation_.row(i);
    rotation_.row(i) = c * before + s * rotation_.row(j);
    rotation_.row(j) = c * rotation_.row(j) - s * before;
}

double JacobiSweeps::sweep(const Cost& cost)
{
    double gained = 0;
    Sums sums;
    constexpr double spacing = std::numbers::pi / 2 / coarse_angles;
    for (int i = 0; i < d_z_; ++i)
        for (int j = i + 1; j < d_z_; ++j) {
            sum(i, j, sums);
            const double present = sums.cost(cost, 0);
            double best = 0, least = present;
            for (int k = 1; k < coarse_angles; ++k) {
                const double angle = (k <= coarse_angles / 2 ? k : k - coarse_angles) * spacing;
                if (const double value = sums.cost(cost, angle); value < least) {
                    least = value;
                    best = angle;
                }
            }
            for (double width = spacing / 2; width > 1e-5; width /= 2)
                for (const double angle : {best - width, best + width})
                    if (const double value = sums.cost(cost, angle); value < least) {
                        least = value;
                        best = angle;
                    }
            if (present - least > worthwhile * (1 + present)) {
                turn(i, j, best, sums);
                gained += present - least;
            }
        }
    return gained;
}

void JacobiSweeps::settle(const Cost& cost, int most)
{
    for (int k = 0; k < most; ++k)
        if (sweep(cost) <= 1e-4 * this->cost(cost))
            return;
}

}  // namespace disentangle
