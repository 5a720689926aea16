// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/disentangle/scores_json.h"

#include <nlohmann/json.hpp>

namespace disentangle {
namespace {

nlohmann::json list_of(const Eigen::VectorXd& vector)
{
    return std::vector<double>(vector.begin(), vector.end());
}

}  // namespace

nlohmann::json rows_of(const Eigen::MatrixXd& matrix)
{
    nlohmann::json rows = nlohmann::json::array();
    for (const auto row : matrix.rowwise())
        rows.push_back(list_of(row.transpose()));
    return rows;
}

nlohmann::json to_json(const Dci& dci)
{
    return {{"importance", rows_of(dci.importance)},
            {"r2", list_of(dci.r2)},
            {"disentanglement", dci.disentanglement},
            {"completeness", dci.completeness},
            {"disentanglement_mean", dci.disentanglement_mean},
            {"completeness_mean", dci.completeness_mean},
            {"informativeness", dci.informativeness}};
}

nlohmann::json to_json(const InfoMec& scores)
{
    return {{"nmi", rows_of(scores.nmi)},
            {"active", scores.active},
            {"infom", scores.infom},
            {"infoc", scores.infoc},
            {"infoe", scores.infoe}};
}

nlohmann::json to_json(const Udr& udr)
{
    return {{"pairwise", rows_of(udr.pairwise)}, {"model_scores", list_of(udr.model_scores)}};
}

nlohmann::json to_json(const RepresentationScores& scores)
{
    return {{"factors_used", scores.factors_used},
            {"dci_ols", to_json(scores.dci)},
            {"mutual_information", rows_of(scores.information.between)},
            {"factor_entropy", list_of(scores.information.entropy)},
            {"mig", scores.mig},
            {"modularity", scores.modularity},
            {"sap", scores.sap},
            {"infomec", to_json(scores.infomec)},
            {"r2_matrix", rows_of(scores.r2.squared_correlation)},
            {"r2_mean_diagonal", scores.r2.mean_diagonal},
            {"r2_mean_max_off_diagonal", scores.r2.mean_max_off_diagonal},
            {"mcc_pearson", scores.mcc_pearson},
            {"spearman_matrix", rows_of(scores.spearman)},
            {"mcc_spearman", scores.mcc_spearman}};
}

}  // namespace disentangle
