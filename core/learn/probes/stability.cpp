// SPDX-License-Identifier: GPL-3.0-or-later
// Of measured data: which edges would be learned of other rows, too.
#include "core/learn/probe.h"

namespace disentangle {
namespace {

constexpr int resamples = 40;

void measure_stability(const Subject& subject, Recorder& recorder)
{
    if (subject.step < subject.experiment.training.steps)
        return;
    const std::optional<Stability> stability = subject.estimator.stability(resamples);
    if (!stability)
        return;
    const int d_z = subject.estimator.d_z();
    const auto record = [&](bool time, const std::vector<float>& pairs) {
        if (!pairs.empty())
            recorder.snapshot(graph_names(time).stability, {d_z, static_cast<int>(pairs.size()) / d_z, pairs});
    };
    record(false, stability->Ga);
    record(true, stability->Gz);
    recorder.snapshot(kind::stability_latents, {1, d_z, stability->latents});
}

}  // namespace

Probe stability_probe()
{
    return {[](const Facts& facts, const Truth*, Estimator& estimator) {
                return is_measured(facts) && estimator.learns_graph();
            },
            measure_stability};
}

}  // namespace disentangle
