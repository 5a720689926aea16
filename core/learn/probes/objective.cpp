// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/probe.h"

#include <algorithm>
#include <cmath>

namespace disentangle {
namespace {

/// Means over the held-out minibatches.
Terms held_out_objective(const Subject& subject)
{
    const HeldOut& held_out = subject.held_out;
    const auto observed = static_cast<std::size_t>(held_out.facts.steps * held_out.facts.d_x());
    const auto actions = static_cast<std::size_t>(held_out.facts.d_a);
    const auto batch = static_cast<std::size_t>(held_out.batch);
    const bool tasks = held_out.facts.tasks > 0;
    const int batches = held_out.validation.count / held_out.batch;
    Terms mean;
    for (int i = 0; i < batches; ++i) {
        const std::size_t row = static_cast<std::size_t>(i) * batch;
        const std::vector<std::int32_t> numbers = consecutive_rows(static_cast<int>(row), held_out.batch);
        const Minibatch rows{held_out.batch,
                             std::span(held_out.validation.x).subspan(row * observed, batch * observed),
                             std::span(held_out.validation.a).subspan(row * actions, batch * actions),
                             Split::validation,
                             numbers,
                             std::span(held_out.validation.y).subspan(tasks ? row : 0, tasks ? batch : 0)};
        const Terms terms = subject.estimator.validate(rows, i);
        mean.loss += terms.loss / batches;
        mean.reconstruction += terms.reconstruction / batches;
        mean.kl += terms.kl / batches;
        mean.mse += terms.mse / batches;
        mean.kl_per_latent.resize(terms.kl_per_latent.size());
        for (std::size_t k = 0; k < mean.kl_per_latent.size(); ++k)
            mean.kl_per_latent[k] += terms.kl_per_latent[k] / batches;
    }
    return mean;
}

void measure_objective(const Subject& subject, Recorder& recorder)
{
    const Terms terms = held_out_objective(subject);
    // What is not defined for a method is no number, and is not recorded.
    const auto record = [&](std::string_view name, double value) {
        if (!std::isnan(value))
            recorder.metric(name, value);
    };
    record(metric::loss, terms.loss);
    record(metric::reconstruction, terms.reconstruction);
    record(metric::kl, terms.kl);
    record(metric::mse, terms.mse);
    recorder.metric(metric::rate, subject.estimator.schedule(std::max<std::int64_t>(subject.step, 1)));
    if (terms.kl_per_latent.empty())
        return;
    recorder.snapshot(
        kind::kl,
        {1, static_cast<int>(terms.kl_per_latent.size()), {terms.kl_per_latent.begin(), terms.kl_per_latent.end()}});
}

}  // namespace

Probe objective_probe()
{
    return {[](const Facts&, const Truth*, Estimator&) { return true; }, measure_objective};
}

}  // namespace disentangle
