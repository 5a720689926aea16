// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Eigen/Core>
#include <string>

namespace disentangle {

/// The columns of a matrix, centred and scaled to length 1. They are made block by block of rows, so that a large
/// matrix need not be copied. Products of unit columns are Pearson correlations. Internal to core/metrics.
class UnitColumns {
public:
    /// data: N x d, kept by reference. Throws InputError naming `name`, row and column of a value that is not finite.
    UnitColumns(const Eigen::MatrixXd& data, const std::string& name);

    Eigen::Index rows() const { return data_.rows(); }
    Eigen::Index cols() const { return data_.cols(); }
    /// True when all values of a column are equal up to rounding; its unit column is zero.
    bool constant(Eigen::Index col) const { return inverse_length_[col] == 0; }
    /// Rows [first, first + count) of the unit columns.
    Eigen::MatrixXd block(Eigen::Index first, Eigen::Index count) const;

private:
    const Eigen::MatrixXd& data_;
    Eigen::RowVectorXd magnitude_, mean_, inverse_length_;  // unit = (value / magnitude - mean) * inverse_length
};

/// Ranks from 1 within each column, ties sharing their average rank (Spearman). N x d, finite.
Eigen::MatrixXd average_ranks(const Eigen::MatrixXd& data);

}  // namespace disentangle
