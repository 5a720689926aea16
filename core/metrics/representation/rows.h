// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Eigen/Core>
#include <vector>

namespace disentangle {

/// Which values are classes. Else every column is cut into bins where classes are needed.
struct Discreteness {
    bool factors = false;  ///< the distinct values of a true factor are its classes
    bool latents = false;  ///< likewise of a learned one, for InfoMEC
};

/// True factors and a representation of the same rows, as every score of this folder takes them. Matrices of scores have
/// a row for each true factor that changes and a column for each learned latent.
struct RepresentationRows {
    std::vector<int> factors_used;  ///< the true factors that change, by their column; all others are left out
    Eigen::MatrixXd factors;        ///< N x d, as given
    Eigen::MatrixXd latents;        ///< N x m, as given
    Eigen::MatrixXd S;              ///< N x d, factors of mean 0 and variance 1
    Eigen::MatrixXd X;              ///< N x m, latents likewise; a constant one is zeros
    Discreteness discrete;
};

/// z: N x any, z_hat: N x m, finite, m >= 1. Throws InputError for other values, and where fewer than two true factors
/// change: every score here compares factors with each other.
RepresentationRows representation_rows(const Eigen::MatrixXd& z, const Eigen::MatrixXd& z_hat,
                                       const Discreteness& discrete = {});

/// At most `most` of some rows, evenly spaced.
RepresentationRows thinned(const Eigen::MatrixXd& z, const Eigen::MatrixXd& z_hat, int most);

/// Columns of mean 0 and variance 1 (dividing by N); a constant column becomes zeros. Finite.
Eigen::MatrixXd standardised(const Eigen::MatrixXd& data);

/// What is largest in a row of scores, and how far the next one falls behind: 0 stands for it where there is none.
struct Lead {
    double largest = 0, gap = 0;
};
Lead lead_of(const Eigen::VectorXd& scores);

}  // namespace disentangle
