#include "core/learn/search/turning.h"

#include "core/base/simd.h"

#include <array>
#include <cmath>
#include <numbers>

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

}  // namespace

/// Everything that the cost of a pair's rows and columns needs at any angle.
struct Turning::Sums {
    /// An entry of row (or column) i and its partner of j: squares and product.
    struct Partner {
        double own, other, cross;
    };
    std::vector<Partner> partners;
    std::array<std::array<double, 4>, 4> block{};  ///< moments of (P_ii, P_ij, P_ji, P_jj)
    bool has_block = false;

    double cost(const Cost& cost, double angle) const
    {
        const double c = std::cos(angle), s = std::sin(angle), cc = c * c, ss = s * s, cs = 2 * c * s;
        double total = 0;
        for (const Partner& p : partners) {
            const double mixed = cs * p.cross;
            total += cost.of(std::max(0.0, cc * p.own + ss * p.other + mixed)) +
                     cost.of(std::max(0.0, ss * p.own + cc * p.other - mixed));
        }
        if (!has_block)
            return total;
        const std::array<std::array<double, 2>, 2> turn{{{c, s}, {-s, c}}};
        for (std::size_t i = 0; i < 2; ++i)
            for (std::size_t j = 0; j < 2; ++j) {
                const std::array<double, 4> weights{turn[i][0] * turn[j][0], turn[i][0] * turn[j][1],
                                                    turn[i][1] * turn[j][0], turn[i][1] * turn[j][1]};
                double square = 0;
                for (std::size_t k = 0; k < 4; ++k)
                    for (std::size_t l = 0; l < 4; ++l)
                        square += weights[k] * weights[l] * block[k][l];
                total += cost.of(std::max(0.0, square));
            }
        return total;
    }
};

Turning::Turning(const SlopeMoments& influence, const MatrixXd& rotation)
    : d_z_(influence.d_z), depth_(influence.past.size()), rotation_(rotation)
{
    past_.resize(depth_ * static_cast<std::size_t>(d_z_ * d_z_));
    for (std::size_t r = 0; r < depth_; ++r) {
        const MatrixXd p = rotation * influence.past[r] * rotation.transpose();
        for (int i = 0; i < d_z_; ++i)
            for (int k = 0; k < d_z_; ++k)
                entry(i, k)[r] = p(i, k);
    }
    for (const MatrixXd& m : influence.actions)
        actions_.push_back(rotation * m * rotation.transpose());
}

MatrixXd Turning::squared() const
{
    const int past = depth_ > 0 ? d_z_ : 0;
    MatrixXd result(d_z_, past + static_cast<int>(actions_.size()));
    for (int i = 0; i < d_z_; ++i)
        for (int k = 0; k < past; ++k)
            result(i, k) = dot(entry(i, k), entry(i, k), depth_);
    for (std::size_t l = 0; l < actions_.size(); ++l)
        result.col(past + static_cast<int>(l)) = actions_[l].diagonal();
    return result;
}

double Turning::cost(const Cost& cost) const
{
    return squared().unaryExpr([&](double s) { return cost.of(s); }).sum();
}

void Turning::sum(int i, int j, Sums& sums) const
{
    sums.partners.clear();
    for (const MatrixXd& m : actions_)
        sums.partners.push_back({m(i, i), m(j, j), m(i, j)});
    sums.has_block = depth_ > 0;
    if (!sums.has_block)
        return;
    for (int k = 0; k < d_z_; ++k) {
        if (k == i || k == j)
            continue;
        sums.partners.push_back({dot(entry(i, k), entry(i, k), depth_), dot(entry(j, k), entry(j, k), depth_),
                                 dot(entry(i, k), entry(j, k), depth_)});
        sums.partners.push_back({dot(entry(k, i), entry(k, i), depth_), dot(entry(k, j), entry(k, j), depth_),
                                 dot(entry(k, i), entry(k, j), depth_)});
    }
    const std::array<const double*, 4> block{entry(i, i), entry(i, j), entry(j, i), entry(j, j)};
    for (std::size_t k = 0; k < 4; ++k)
        for (std::size_t l = 0; l <= k; ++l)
            sums.block[k][l] = sums.block[l][k] = dot(block[k], block[l], depth_);
}

void Turning::turn(int i, int j, double angle)
{
    const double c = std::cos(angle), s = std::sin(angle);
    if (depth_ > 0) {
        const std::size_t row = depth_ * static_cast<std::size_t>(d_z_);
        turn_pair(entry(i, 0), entry(j, 0), row, c, s);
        for (int k = 0; k < d_z_; ++k)
            turn_pair(entry(k, i), entry(k, j), depth_, c, s);
    }
    Eigen::Matrix2d g;
    g << c, s, -s, c;
    const std::array<int, 2> pair{i, j};
    for (MatrixXd& m : actions_) {
        m(pair, Eigen::all) = (g * m(pair, Eigen::all)).eval();
        m(Eigen::all, pair) = (m(Eigen::all, pair) * g.transpose()).eval();
    }
    rotation_(pair, Eigen::all) = (g * rotation_(pair, Eigen::all)).eval();
}

double Turning::sweep(const Cost& cost)
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
            if (present - least > 1e-12 * (1 + present)) {
                turn(i, j, best);
                gained += present - least;
            }
        }
    return gained;
}

void Turning::settle(const Cost& cost, int most)
{
    for (int k = 0; k < most; ++k)
        if (sweep(cost) <= 1e-4 * this->cost(cost))
            return;
}

}  // namespace disentangle
