// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/representation/scores.h"

#include "core/metrics/representation/mig.h"
#include "core/metrics/representation/modularity.h"
#include "core/metrics/representation/sap.h"

namespace disentangle {

RepresentationScores representation_scores(const RepresentationRows& rows)
{
    const std::vector<Labels> factors = factor_labels(rows);
    RepresentationScores scores;
    scores.factors_used = rows.factors_used;
    scores.dci = dci_by_least_squares(rows);
    scores.information = mutual_information(factors, latent_labels(rows, false));
    scores.mig = mutual_information_gap(scores.information);
    scores.modularity = modularity(scores.information);
    scores.infomec = infomec_by_bins(rows, factors, scores.dci.informativeness);
    scores.r2 = r2_matrix(rows);
    scores.sap = separated_attribute_predictability(scores.r2.squared_correlation);
    scores.mcc_pearson = matched_mean(scores.r2.squared_correlation.cwiseSqrt());
    scores.spearman = rank_correlation(rows.factors, rows.latents);
    scores.mcc_spearman = matched_mean(scores.spearman);
    return scores;
}

}  // namespace disentangle
