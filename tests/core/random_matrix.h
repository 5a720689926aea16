// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/random.h"

#include <Eigen/Core>

namespace disentangle {

/// rows x cols of independent standard normal entries.
inline Eigen::MatrixXd random_matrix(int rows, int cols, Random& random)
{
    Eigen::MatrixXd result(rows, cols);
    for (int i = 0; i < rows; ++i)
        for (int j = 0; j < cols; ++j)
            result(i, j) = random.normal();
    return result;
}

}  // namespace disentangle
