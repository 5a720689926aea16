// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/facts.h"

#include <Eigen/Core>

namespace disentangle {

/// Principal components of frames, all under one scale: the scores of a frame x, as a Source gives it, are
/// scale (basis (x - mean)), and scores s are the frame mean + basis^T s / scale. Scores that were standardised one by one
/// would blow up components that hold little but noise; noise on the scores of an orthonormal basis is noise on pixels.
struct Components {
    using Matrix = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

    Shape frame;              ///< with p numbers
    Eigen::RowVectorXf mean;  ///< p
    Matrix basis;             ///< k x p, orthonormal rows, the strongest first
    float scale = 1;          ///< such that the mean square of a score is 1 over the frames they were fitted on
    /// Variance along each component, k, and of whole frames, both over the frames they were fitted on.
    std::vector<double> variance = {};
    double total_variance = 0;

    int count() const { return static_cast<int>(basis.rows()); }
    /// Share of the frames' variance that the components keep, 0 to 1.
    double kept() const;
    /// n x p -> n x k.
    Matrix scores(const Eigen::Ref<const Matrix>& frames) const;
    /// n x k -> n x p; not clamped to what a pixel may be.
    Matrix frames(const Eigen::Ref<const Matrix>& scores) const;
    bool operator==(const Components& other) const;
};

}  // namespace disentangle
