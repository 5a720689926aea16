// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/probe.h"
#include "core/learn/rows.h"
#include "core/metrics/representation/dci.h"

#include <algorithm>
#include <cmath>

namespace disentangle {
namespace {

bool uniform_applies(const Facts& facts, const Truth* truth, Estimator& estimator)
{
    return facts.tasks > 0 && can_match(truth, estimator);
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
    if (scores.regression.rows() > 1)
        recorder.metric(metric::dci_uniform, dci_shares(scores.regression.cwiseAbs()).disentanglement);
    if (held_out.permitted)
        recorder.metric(metric::forbidden, largest_forbidden(scores, *held_out.permitted));
}

}  // namespace

Probe uniform_probe()
{
    return {uniform_applies, measure_uniform};
}

}  // namespace disentangle
