// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/probe.h"

#include "core/learn/rows.h"

namespace disentangle {
namespace {

bool scores_apply(const Facts&, const Truth* truth, Estimator& estimator)
{
    return can_match(truth, estimator);
}

void measure_scores(const Subject& subject, Recorder& recorder)
{
    if (!subject.scores)
        return;
    const Scores& scores = *subject.scores;
    recorder.metric(metric::mcc, scores.mcc);
    recorder.metric(metric::r, scores.r);
    if (scores.r_con)
        recorder.metric(metric::r_con, *scores.r_con);
    recorder.snapshot(kind::correlation, snapshot_of(scores.correlation));
    recorder.snapshot(kind::ols, snapshot_of(scores.regression));
    recorder.snapshot(
        kind::assignment,
        {1, static_cast<int>(scores.assignment.size()), {scores.assignment.begin(), scores.assignment.end()}});
    if (subject.step > 0)
        return;
    const HeldOut& held_out = subject.held_out;
    if (held_out.permitted) {
        Snapshot pattern{held_out.permitted->rows(), held_out.permitted->cols(), {}};
        for (int i = 0; i < pattern.rows; ++i)
            for (int j = 0; j < pattern.cols; ++j)
                pattern.data.push_back((*held_out.permitted)(i, j) ? 1.F : 0.F);
        recorder.snapshot(kind::permitted, std::move(pattern));
    }
    recorder.snapshot(kind::true_correlation, snapshot_of(absolute_correlation(held_out.z, held_out.z)));
}

}  // namespace

Probe score_probe()
{
    return {scores_apply, measure_scores};
}

}  // namespace disentangle
