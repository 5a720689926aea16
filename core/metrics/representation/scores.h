// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrics/representation/dci.h"
#include "core/metrics/representation/explicitness.h"
#include "core/metrics/representation/infomec.h"
#include "core/metrics/representation/r2_matrix.h"

#include <optional>
#include <vector>

namespace disentangle {

/// The scores that cost little: fractions of a second for 20,000 rows of ten latents.
struct RepresentationScores {
    std::vector<int> factors_used;
    Dci dci;  ///< by least squares
    MutualInformation information;
    double mig = 0, modularity = 0, sap = 0;
    InfoMec infomec;  ///< by bins
    R2Matrix r2;
    double mcc_pearson = 0;
    Eigen::MatrixXd spearman;  ///< d x m, |rank correlation|
    double mcc_spearman = 0;
};
RepresentationScores representation_scores(const RepresentationRows& rows);

}  // namespace disentangle
