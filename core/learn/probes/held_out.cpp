// SPDX-License-Identifier: GPL-3.0-or-later
// What the graph is worth on rows that nobody learned from: the only score there is without a truth.
#include "core/learn/probe.h"

#include "core/base/random.h"
#include "core/learn/mechanism_sparsity/mechanisms/edge_evidence.h"
#include "core/learn/rows.h"

#include <algorithm>
#include <numeric>
#include <optional>
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

/// Latents of the last step with what may predict them: the latents one step earlier, where there is time, and actions.
void add_inputs(const Eigen::MatrixXd& learned, const Rows& rows, const Facts& facts, Eigen::MatrixXd& inputs,
                Eigen::MatrixXd& latents)
{
    const bool time = facts.steps > 1;
    const Eigen::Index n = rows.count, d = learned.cols(), past = time ? d : 0;
    latents = learned(Eigen::seqN(facts.steps - 1, n, facts.steps), Eigen::all);
    inputs.resize(n, past + facts.d_a);
    if (time)
        inputs.leftCols(past) = learned(Eigen::seqN(facts.steps - 2, n, facts.steps), Eigen::all);
    if (facts.d_a > 0)
        inputs.rightCols(facts.d_a) = to_matrix(rows.a, facts.d_a);
}

/// The learned graph, d_z x [latents | actions].
std::vector<float> edges_of(const GraphEstimate& graph, Eigen::Index latents)
{
    std::vector<float> edges;
    for (Eigen::Index i = 0; i < latents; ++i)
        for (const std::optional<GraphEstimate::Part>* part : {&graph.Gz, &graph.Ga})
            for (int j = 0; *part && j < (*part)->cols; ++j)
                edges.push_back((*part)->probability[static_cast<std::size_t>(i * (*part)->cols + j)] > 0.5F ? 1 : 0);
    return edges;
}

/// Nats a row that the edges would add which the graph leaves out. Not while the graph is searched, when it changes from one
/// evaluation to the next and these come every few steps: a regression on all inputs is what they would cost most.
std::optional<double> gain_of_other_edges(const Subject& subject)
{
    constexpr double highest_frequency = 4;
    const HeldOut& held_out = subject.held_out;
    const Facts& facts = held_out.facts;
    if (!subject.graph || subject.graph->provisional.value_or(false))
        return std::nullopt;
    HeldOutRows rows;
    add_inputs(subject.estimator.encode(held_out.training.x, held_out.training.a), held_out.training, facts,
               rows.inputs, rows.latents);
    add_inputs(subject.estimator.encode(held_out.spread.x, held_out.spread.a), held_out.spread, facts,
               rows.judging_inputs, rows.judging_latents);
    const std::vector<float> edges = edges_of(*subject.graph, rows.latents.cols());
    if (std::ssize(edges) != rows.latents.cols() * rows.inputs.cols())
        return std::nullopt;
    return gain_of_all_edges(edges, rows, highest_frequency);
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
    if (const std::optional<double> gain = gain_of_other_edges(subject))
        recorder.metric(metric::held_out_all_edges, bound + *gain);
    if (has_actions)
        recorder.metric(metric::held_out_permuted, of_others);
}

}  // namespace

/// Of measured data: the bound on held-out rows, with the graph and without.
Probe held_out_probe()
{
    return {[](const Facts& facts, const Truth*, Estimator& estimator) {
                return is_measured(facts) && estimator.learns_graph();
            },
            measure_held_out};
}

}  // namespace disentangle
