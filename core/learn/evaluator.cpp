// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/evaluator.h"

#include "core/data/task_parts.h"
#include "core/learn/probes/rows.h"
#include "core/learn/rows.h"
#include "core/theory/consistency.h"

#include <algorithm>
#include <utility>

namespace disentangle {
namespace {

constexpr int measured_rows = 4096;    // for the bound on held-out rows of measured data
constexpr int validation_batches = 4;  // of training.batch rows each, for the held-out objective

const Adjacency* pointer(const std::optional<Adjacency>& graph)
{
    return graph ? &*graph : nullptr;
}

}  // namespace

std::optional<double> Evaluation::metric(std::string_view name) const
{
    for (const auto& [key, value] : metrics)
        if (key == name)
            return value;
    return std::nullopt;
}

bool can_match(const Truth* truth, const Estimator& estimator)
{
    return truth != nullptr && truth->d_z() == estimator.d_z();
}

Snapshot snapshot_of(const Eigen::MatrixXd& matrix)
{
    return {static_cast<int>(matrix.rows()), static_cast<int>(matrix.cols()), to_rows(matrix)};
}

Evaluator::Evaluator(const Experiment& experiment, Data data) : data_(std::move(data))
{
    const Source& source = *data_.source;
    const int batch = experiment.training.batch;
    held_out_.facts = source.facts();
    held_out_.validation = first_rows(source, Split::validation, validation_batches * batch);
    held_out_.batch = std::min(batch, held_out_.validation.count);
    held_out_.rows = first_rows(source, Split::test, experiment.training.evaluation_rows);
    if (held_out_.facts.tasks > 0)
        held_out_.parts = parts_by_task(source, Split::test, held_out_.rows.count / held_out_.facts.points);
    if (is_measured(held_out_.facts)) {
        held_out_.spread = spread_rows(source, Split::test, measured_rows);
        held_out_.training = spread_rows(source, Split::train, measured_rows);
    }
    held_out_.truth = data_.truth.get();
    if (!data_.truth)
        return;
    const std::vector<float> z = data_.truth->latents(Split::test, consecutive_rows(0, held_out_.rows.count));
    held_out_.z = to_matrix(z, data_.truth->d_z());
    if (const CausalGraph* graph = data_.truth->graph())
        held_out_.permitted = permitted_pattern(pointer(graph->Ga), pointer(graph->Gz));
    else
        held_out_.permitted = data_.truth->permitted();
    held_out_.uniform = data_.truth->uniform(held_out_.rows.count);
}

Evaluation Evaluator::evaluate(const Experiment& experiment, Estimator& estimator, std::int64_t step) const
{
    Evaluation result;
    result.step = step;
    estimator.refresh();
    const Eigen::MatrixXd learned = estimator.encode(held_out_.rows.x, held_out_.rows.a);
    const std::optional<GraphEstimate> graph = estimator.graph();
    std::optional<Scores> scores;
    if (can_match(held_out_.truth, estimator) && held_out_.z.size() > 0)
        scores = score(held_out_.z, learned, pointer(held_out_.permitted));
    const Subject subject{step,    experiment, held_out_, estimator,
                          learned, graph,      scores,    rows_are_due(experiment, held_out_, estimator, step)};
    Recorder recorder(result);
    for (const Probe& probe : probes())
        if (probe.applies(held_out_.facts, held_out_.truth, estimator))
            probe.measure(subject, recorder);
    return result;
}

}  // namespace disentangle
