// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrics/representation/scores.h"
#include "core/metrics/representation/udr.h"

#include <nlohmann/json_fwd.hpp>

namespace disentangle {

// Scores of a representation as people and tests read them: the keys of tests/golden/scores.json. Matrices are lists of
// rows.

nlohmann::json rows_of(const Eigen::MatrixXd& matrix);
nlohmann::json to_json(const Dci& dci);
nlohmann::json to_json(const InfoMec& scores);
nlohmann::json to_json(const Udr& udr);
/// dci_ols, mutual_information, factor_entropy, mig, modularity, sap, infomec, r2_matrix with its two summaries,
/// mcc_pearson, spearman_matrix, mcc_spearman, factors_used.
nlohmann::json to_json(const RepresentationScores& scores);

}  // namespace disentangle
