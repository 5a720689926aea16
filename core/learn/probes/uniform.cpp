// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/probes/probes.h"
#include "core/learn/rows.h"

#include <algorithm>
#include <cmath>

namespace disentangle {
namespace {

bool uniform_applies(const Facts& facts, const Truth* truth, Estimator& estimator)
{
    return facts.tasks > 0 && can_match(truth, estimator);
}

/// 1 less the entropy of a column's shares, in units of that of equal ones: how few true factors a learned one tells of.
double concentration(const Eigen::VectorXd& column)
{
    constexpr double slight = 1e-11;  // as the reference code has it, so that no logarithm is of 0
    const Eigen::ArrayXd shares = (column.array() + slight) / (column.array() + slight).sum();
    return 1 + (shares * shares.log()).sum() / std::log(static_cast<double>(column.size()));
}

/// DCI's disentanglement of an importance matrix, rows true, columns learned: the mean of the columns' concentration,
/// weighted by their sums (Eastwood & Williams 2018).
double disentanglement_of(const Eigen::MatrixXd& importance)
{
    if (importance.rows() < 2 || importance.sum() <= 0)
        return 1;
    double mean = 0;
    for (Eigen::Index j = 0; j < importance.cols(); ++j)
        mean += importance.col(j).sum() / importance.sum() * concentration(importance.col(j));
    return mean;
}

/// Largest |coefficient| of a true factor on a learned one that theory does not permit it.
double largest_forbidden(const Scores& scores, const Adjacency& permitted)
{
    double largest = 0;
    for (int i = 0; i < permitted.rows(); ++i)
        for (int j = 0; j < permitted.cols(); ++j)
            if (!permitted(i, j))
                largest =
                    std::max(largest, std::abs(scores.regression(i, scores.assignment[static_cast<std::size_t>(j)])));
    return largest;
}

void measure_uniform(const Subject& subject, Recorder& recorder)
{
    const HeldOut& held_out = subject.held_out;
    if (held_out.uniform.x.empty())
        return;
    const Scores scores =
        score(to_matrix(held_out.uniform.z, subject.estimator.d_z()), subject.estimator.encode(held_out.uniform.x));
    recorder.metric(metric::mcc_uniform, scores.mcc);
    recorder.metric(metric::r_uniform, scores.r);
    recorder.metric(metric::dci_disentanglement, disentanglement_of(scores.regression.cwiseAbs()));
    if (held_out.permitted)
        recorder.metric(metric::forbidden, largest_forbidden(scores, *held_out.permitted));
}

}  // namespace

Probe uniform_probe()
{
    return {"uniform",
            {metric::mcc_uniform, metric::r_uniform, metric::dci_disentanglement, metric::forbidden},
            uniform_applies,
            measure_uniform};
}

}  // namespace disentangle
