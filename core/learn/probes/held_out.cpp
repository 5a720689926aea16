// SPDX-License-Identifier: GPL-3.0-or-later
// What the graph is worth on rows that nobody learned from: the only score there is without a truth.
#include "core/learn/probe.h"

#include "core/base/random.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace disentangle {
namespace {

constexpr int rows_at_once = 512;

Minibatch part_of(const Rows& rows, const std::vector<float>& actions, const Facts& facts, int first, int count)
{
    const auto observed = static_cast<std::size_t>(facts.steps * facts.d_x()),
               of_a = static_cast<std::size_t>(facts.d_a);
    const auto begin = static_cast<std::size_t>(first), size = static_cast<std::size_t>(count);
    return {count, std::span(rows.x).subspan(begin * observed, size * observed),
            std::span(actions).subspan(begin * of_a, size * of_a)};
}

std::vector<float> permuted(const Rows& rows, int d_a, std::uint64_t seed)
{
    std::vector<std::int32_t> order = consecutive_rows(0, rows.count);
    Random random(seed, "permuted actions");
    for (std::size_t i = order.size(); i > 1; --i)
        std::swap(order[i - 1], order[random.below(i)]);
    std::vector<float> actions;
    for (const std::int32_t row : order)
        actions.insert(actions.end(), rows.a.begin() + std::ptrdiff_t{row} * d_a,
                       rows.a.begin() + std::ptrdiff_t{row + 1} * d_a);
    return actions;
}

void measure_held_out(const Subject& subject, Recorder& recorder)
{
    const HeldOut& held_out = subject.held_out;
    const Facts& facts = held_out.facts;
    const Rows &rows = held_out.spread, &training = held_out.training;
    const auto without_graph = subject.estimator.kl_without_graph({training.count, training.x, training.a});
    const bool has_actions = facts.d_a > 0;
    const std::vector<float> others = has_actions ? permuted(rows, facts.d_a, subject.experiment.seed) : rows.a;
    double bound = 0, no_graph = 0, of_others = 0;
    for (int first = 0; first < rows.count; first += rows_at_once) {
        const int count = std::min(rows_at_once, rows.count - first), number = first / rows_at_once;
        const double share = static_cast<double>(count) / rows.count;
        const double per_row = facts.steps * facts.d_x();
        const Minibatch batch = part_of(rows, rows.a, facts, first, count);
        const Terms terms = subject.estimator.validate(batch, number);
        bound -= share * per_row * terms.loss;
        if (has_actions)
            of_others -=
                share * per_row * subject.estimator.validate(part_of(rows, others, facts, first, count), number).loss;
        if (without_graph) {
            const std::vector<double> kl = without_graph(batch, number);
            const auto sum = [](const std::vector<double>& values) {
                return std::accumulate(values.begin(), values.end(), 0.0);
            };
            no_graph += share * (sum(terms.kl_per_latent) - sum(kl));
        }
    }
    recorder.metric(metric::held_out, bound);
    if (without_graph)
        recorder.metric(metric::held_out_no_graph, bound + no_graph);
    if (has_actions)
        recorder.metric(metric::held_out_permuted, of_others);
}

}  // namespace

Probe held_out_probe()
{
    return {[](const Facts& facts, const Truth*, Estimator& estimator) {
                return is_measured(facts) && estimator.learns_graph();
            },
            measure_held_out};
}

}  // namespace disentangle
