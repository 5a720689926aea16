// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/representation/rows.h"

#include "core/base/error.h"
#include "core/metrics/unit_columns.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace disentangle {

RepresentationRows representation_rows(const Eigen::MatrixXd& z, const Eigen::MatrixXd& z_hat,
                                       const Discreteness& discrete)
{
    if (z.rows() != z_hat.rows() || z_hat.cols() == 0)
        throw InputError("", "z_hat", "is " + std::to_string(z_hat.rows()) + " x " + std::to_string(z_hat.cols()),
                         std::to_string(z.rows()) + " rows as z has, and a column or more");
    RepresentationRows rows;
    const UnitColumns unit(z, "z");
    for (Eigen::Index col = 0; col < z.cols(); ++col)
        if (!unit.constant(col))
            rows.factors_used.push_back(static_cast<int>(col));
    if (rows.factors_used.size() < 2)
        throw InputError("", "z", std::to_string(rows.factors_used.size()) + " factors that change",
                         "two or more: these scores compare factors with each other");
    rows.factors = z(Eigen::all, rows.factors_used);
    rows.latents = z_hat;
    const double root = std::sqrt(static_cast<double>(z.rows()));
    rows.S = root * unit.block(0, z.rows())(Eigen::all, rows.factors_used);
    rows.X = root * UnitColumns(z_hat, "z_hat").block(0, z.rows());
    rows.discrete = discrete;
    return rows;
}

RepresentationRows thinned(const Eigen::MatrixXd& z, const Eigen::MatrixXd& z_hat, int most)
{
    const Eigen::Index apart = (z.rows() + most - 1) / most, count = (z.rows() + apart - 1) / apart;
    const auto kept = Eigen::seqN(0, count, apart);
    return representation_rows(z(kept, Eigen::all), z_hat(kept, Eigen::all));
}

Eigen::MatrixXd standardised(const Eigen::MatrixXd& data)
{
    return std::sqrt(static_cast<double>(data.rows())) * UnitColumns(data, "data").block(0, data.rows());
}

Lead lead_of(const Eigen::VectorXd& scores)
{
    Eigen::VectorXd sorted = scores;
    std::sort(sorted.begin(), sorted.end());
    const Eigen::Index last = sorted.size() - 1;
    return {sorted[last], sorted[last] - (last > 0 ? sorted[last - 1] : 0)};
}

}  // namespace disentangle
