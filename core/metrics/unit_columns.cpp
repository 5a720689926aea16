// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/unit_columns.h"

#include "core/base/error.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>
#include <vector>

namespace disentangle {

UnitColumns::UnitColumns(const Eigen::MatrixXd& data, const std::string& name)
    : data_(data),
      magnitude_(Eigen::RowVectorXd::Ones(data.cols())),
      mean_(Eigen::RowVectorXd::Zero(data.cols())),
      inverse_length_(Eigen::RowVectorXd::Zero(data.cols()))
{
    if (data.rows() == 0)
        return;
    const auto count = static_cast<double>(data.rows());
    for (Eigen::Index col = 0; col < data.cols(); ++col) {
        const auto values = data.col(col).array();
        if (!values.allFinite()) {
            Eigen::Index row = 0;
            while (std::isfinite(values[row]))
                ++row;
            throw InputError("", name + ": row " + std::to_string(row + 1) + ", column " + std::to_string(col + 1),
                             "is " + std::to_string(values[row]), "a finite number");
        }
        // Dividing by the largest magnitude first keeps squares of 1e200 and of 1e-200 in range.
        const double largest = values.abs().maxCoeff();
        if (largest == 0)
            continue;
        const double spread = values.maxCoeff() / largest - values.minCoeff() / largest;
        if (spread <= 4 * std::numeric_limits<double>::epsilon())
            continue;
        magnitude_[col] = largest;
        mean_[col] = (values / largest).sum() / count;
        mean_[col] += (values / largest - mean_[col]).sum() / count;  // corrects the rounding of the first sum
        inverse_length_[col] = 1 / std::sqrt((values / largest - mean_[col]).square().sum());
    }
}

Eigen::MatrixXd UnitColumns::block(Eigen::Index first, Eigen::Index count) const
{
    Eigen::MatrixXd unit(count, cols());
    for (Eigen::Index col = 0; col < cols(); ++col) {
        if (constant(col))
            unit.col(col).setZero();
        else
            unit.col(col) =
                (data_.col(col).segment(first, count).array() / magnitude_[col] - mean_[col]) * inverse_length_[col];
    }
    return unit;
}

Eigen::MatrixXd average_ranks(const Eigen::MatrixXd& data)
{
    Eigen::MatrixXd ranks(data.rows(), data.cols());
    std::vector<std::pair<double, Eigen::Index>> sorted(static_cast<std::size_t>(data.rows()));  // value, row
    for (Eigen::Index col = 0; col < data.cols(); ++col) {
        for (Eigen::Index row = 0; row < data.rows(); ++row)
            sorted[static_cast<std::size_t>(row)] = {data(row, col), row};
        std::sort(sorted.begin(), sorted.end());
        for (auto begin = sorted.begin(); begin != sorted.end();) {
            const auto end = std::find_if(begin, sorted.end(), [&](const auto& s) { return s.first != begin->first; });
            const auto first = static_cast<double>(begin - sorted.begin() + 1);
            const auto last = static_cast<double>(end - sorted.begin());
            for (; begin != end; ++begin)
                ranks(begin->second, col) = (first + last) / 2;
        }
    }
    return ranks;
}

}  // namespace disentangle
