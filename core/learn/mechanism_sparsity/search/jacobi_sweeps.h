// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/learn/mechanism_sparsity/search/influence_moments.h"

#include <vector>

namespace disentangle {

/// An influence that is turned, pair of latents by pair of latents, towards coordinates of less cost (Jacobi's method).
/// One turn by the angle t replaces latents (i, j) by (cos t i + sin t j, -sin t i + cos t j).
class JacobiSweeps {
public:
    /// Starts in the coordinates `rotation` (orthogonal, d_z x d_z) of `influence`.
    JacobiSweeps(const InfluenceMoments& influence, const Eigen::MatrixXd& rotation);

    /// What an entry of S costs: min(s, price), or s / (s + softness), which also feels entries above it.
    struct Cost {
        enum class Kind { price, soft } kind = Kind::price;
        double at = 1;
        double of(double s) const
        {
            if (kind == Kind::price)
                return s < at ? s : at;
            return s / (s + at);
        }
        double slope(double s) const
        {
            if (kind == Kind::price)
                return s < at ? 1 : 0;
            return at / ((s + at) * (s + at));
        }
    };
    double cost(const Cost& cost) const;

    /// Turns every pair once, each by the angle of least cost. Returns by how much the cost fell.
    double sweep(const Cost& cost);
    /// Sweeps until one gains less than 1e-4 of the cost, at most `most` times.
    void settle(const Cost& cost, int most);

    Eigen::MatrixXd squared() const;
    /// Orthogonal: present latents = rotation() * the influence's.
    const Eigen::MatrixXd& rotation() const { return rotation_; }

private:
    struct Sums;
    void sum(int i, int j, Sums& sums) const;
    void turn(int i, int j, double angle, const Sums& sums);

    /// Several d_z x d_z matrices, entry by entry: a turn runs over all of them at once.
    struct Stack {
        Stack(const std::vector<Eigen::MatrixXd>& matrices, const Eigen::MatrixXd& rotation,
              const Eigen::MatrixXd& back);
        double* at(int i, int k) { return values.data() + static_cast<std::size_t>(i * size + k) * depth; }
        const double* at(int i, int k) const { return values.data() + static_cast<std::size_t>(i * size + k) * depth; }
        void turn(int i, int j, double c, double s);

        int size;
        std::size_t depth;  ///< number of matrices
        std::vector<double> values;
    };

    int d_z_;
    Stack past_;               ///< the P_r
    Eigen::MatrixXd squares_;  ///< S of the past, d_z x d_z
    Stack actions_;            ///< M_l
    Eigen::MatrixXd rotation_;
};

}  // namespace disentangle
