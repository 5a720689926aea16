// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Eigen/Core>

#include <optional>
#include <span>
#include <vector>

namespace disentangle {

// Decompositions of small dense matrices. Each of Eigen's costs seconds of compile time wherever it is used, so they are
// compiled here, once, and other rooms include Eigen/Core alone.

/// Eigenvalues in ascending order and the orthonormal eigenvectors that belong to them, as columns.
struct SymmetricEigen {
    Eigen::VectorXd values;
    Eigen::MatrixXd vectors;
};
/// Of a symmetric n x n matrix, n >= 1; only its lower triangle is read.
SymmetricEigen symmetric_eigen(const Eigen::MatrixXd& matrix);
/// The same values, without the cost of the vectors.
Eigen::VectorXd symmetric_eigenvalues(const Eigen::MatrixXd& matrix);

/// Q of matrix = Q R, m x m for an m x n matrix: its first n columns span those of the matrix, the others the rest.
Eigen::MatrixXd orthogonal_factor(const Eigen::MatrixXd& matrix);

/// Coordinates of b's columns in an orthonormal basis of what a's columns span, rank of a x columns of b, by QR with column
/// pivoting: a pivot below `threshold` times the largest counts as 0 (absent: rounding alone does).
Eigen::MatrixXd coordinates_in_span(const Eigen::MatrixXd& a, const Eigen::MatrixXd& b,
                                    std::optional<double> threshold = std::nullopt);

// By singular values: one below `threshold` times the largest counts as 0.
/// The x of least norm among those that minimise |a x - b|.
Eigen::MatrixXd least_squares(const Eigen::MatrixXd& a, const Eigen::MatrixXd& b, double threshold);
Eigen::Index rank_of(const Eigen::MatrixXd& matrix, double threshold);

/// L of matrix = L L^T, lower triangular, for a symmetric n x n matrix; absent when that is not positive definite.
std::optional<Eigen::MatrixXd> cholesky_factor(const Eigen::MatrixXd& matrix);
/// x of matrix x = right, for a symmetric positive definite n x n matrix.
Eigen::VectorXd solve_positive(const Eigen::MatrixXd& matrix, const Eigen::VectorXd& right);

/// x of (matrix + shift I) x = right for each of several shifts; matrix symmetric and, with each shift, positive definite.
std::vector<Eigen::VectorXd> shifted_solutions(const Eigen::MatrixXd& matrix, const Eigen::VectorXd& right,
                                               std::span<const double> shifts);

/// Inverse and determinant of an n x n matrix, by LU with partial pivoting. The inverse of a singular one is not finite.
Eigen::MatrixXd inverse_of(const Eigen::MatrixXd& matrix);
Eigen::MatrixXf inverse_of(const Eigen::MatrixXf& matrix);
double determinant_of(const Eigen::MatrixXd& matrix);

}  // namespace disentangle
