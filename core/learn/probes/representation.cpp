// SPDX-License-Identifier: GPL-3.0-or-later
// Scores of the latents that other work reports. Those that follow from correlations and regressions, which are there at
// every evaluation, cost nothing; the others are taken when the run has come to its end.
#include "core/learn/probe.h"

#include "core/metrics/representation/mig.h"
#include "core/metrics/representation/modularity.h"
#include "core/metrics/representation/sap.h"
#include "core/metrics/representation/scores.h"

namespace disentangle {
namespace {

constexpr int explicitness_rows = 500;  // at most: its regressions would take seconds on all

/// The true factors that change; the others correlate with nothing.
std::vector<int> changing_factors(const Eigen::MatrixXd& z)
{
    std::vector<int> changing;
    for (Eigen::Index i = 0; i < z.cols(); ++i)
        if (z.col(i).maxCoeff() > z.col(i).minCoeff())
            changing.push_back(static_cast<int>(i));
    return changing;
}

void record_at_every_evaluation(const Scores& scores, const std::vector<int>& factors, Recorder& recorder)
{
    const DciShares dci = dci_shares(scores.regression(factors, Eigen::all).cwiseAbs());
    recorder.metric(metric::dci_disentanglement, dci.disentanglement);
    recorder.metric(metric::dci_completeness, dci.completeness);
    const R2Matrix r2 = r2_matrix(scores.correlation(factors, Eigen::all).array().square().matrix());
    recorder.metric(metric::sap, separated_attribute_predictability(r2.squared_correlation));
    recorder.metric(metric::r2_diagonal, r2.mean_diagonal);
    recorder.metric(metric::r2_off_diagonal, r2.mean_max_off_diagonal);
}

void record_at_the_end(const Eigen::MatrixXd& z, const Eigen::MatrixXd& learned, Recorder& recorder)
{
    const RepresentationScores scores = representation_scores(representation_rows(z, learned));
    recorder.metric(metric::mig, scores.mig);
    recorder.metric(metric::modularity, scores.modularity);
    recorder.metric(metric::infom, scores.infomec.infom);
    recorder.metric(metric::infoe, scores.infomec.infoe);
    recorder.metric(metric::infoc, scores.infomec.infoc);
    recorder.metric(metric::mcc_spearman, scores.mcc_spearman);
    const RepresentationRows few = thinned(z, learned, explicitness_rows);
    recorder.metric(metric::explicitness, explicitness(few, factor_labels(few)).mean);
}

void measure_representation(const Subject& subject, Recorder& recorder)
{
    if (!subject.scores)
        return;
    const Eigen::MatrixXd& z = subject.held_out.z;
    const std::vector<int> factors = changing_factors(z);
    if (factors.size() < 2 || !subject.learned.allFinite())
        return;  // they compare factors with each other
    record_at_every_evaluation(*subject.scores, factors, recorder);
    if (subject.step > 0 && subject.step >= subject.experiment.training.steps)
        record_at_the_end(z, subject.learned, recorder);
}

}  // namespace

Probe representation_probe()
{
    return {[](const Facts&, const Truth* truth, Estimator& estimator) { return can_match(truth, estimator); },
            measure_representation};
}

}  // namespace disentangle
