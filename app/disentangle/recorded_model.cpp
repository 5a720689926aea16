// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/disentangle/recorded_model.h"

#include "app/disentangle/recorded.h"
#include "core/base/error.h"
#include "core/data/components.h"
#include "core/data/units.h"
#include "core/experiment/variables.h"
#include "core/learn/rows.h"

#include <algorithm>
#include <functional>
#include <limits>
#include <optional>
#include <utility>

namespace disentangle {
namespace {

constexpr std::size_t block = 1 << 21;  // numbers that go through the networks at once

std::string nothing_kept(const RunReader& reader, std::int64_t step)
{
    const std::string name = reader.path().string();
    if (!reader.checkpoint())
        return name +
               ": has no checkpoint: one is written when a run is paused with a checkpoint, or ends, and may be left out "
               "of a copy";
    return name + ": the model of step " + std::to_string(step) +
           " was not kept; a run keeps its two newest checkpoints, the newest at step " +
           std::to_string(reader.checkpoint()->step);
}

/// Maps rows of `width` numbers block by block: a million at once would take gigabytes on their way.
std::vector<float> in_blocks(const std::vector<float>& rows, int width,
                             const std::function<std::vector<float>(const std::vector<float>&)>& map)
{
    std::vector<float> result;
    const std::size_t length =
        std::max<std::size_t>(1, block / static_cast<std::size_t>(width)) * static_cast<std::size_t>(width);
    for (std::size_t first = 0; first < rows.size(); first += length) {
        const auto begin = rows.begin() + static_cast<std::ptrdiff_t>(first);
        const auto end = begin + static_cast<std::ptrdiff_t>(std::min(length, rows.size() - first));
        const std::vector<float> mapped = map({begin, end});
        result.insert(result.end(), mapped.begin(), mapped.end());
    }
    return result;
}

/// `numbers`, or `usual` for every column of data that are learned from as they were given.
std::vector<float> scaling_or(const std::vector<double>& numbers, int width, float usual)
{
    if (numbers.empty())
        return std::vector<float>(static_cast<std::size_t>(width), usual);
    return {numbers.begin(), numbers.end()};
}

/// What turns frames into what the networks take.
void add_components(const Components& components, float white, LearnedModel& model)
{
    const Components::Matrix scaled = components.scale * components.basis;
    model.components.assign(scaled.data(), scaled.data() + scaled.size());
    model.components_scale = components.scale;
    model.white = white;
    for (Eigen::Index k = 0; k < components.mean.size(); ++k)
        model.x_mean[static_cast<std::size_t>(k)] += model.x_scale[static_cast<std::size_t>(k)] * components.mean(k);
}

/// Where `part` stands among the edges of [Gz | Ga], d_z x inputs.
void copy_part(const GraphEstimate::Part& part, int inputs, int first, std::vector<float>& edges)
{
    for (int i = 0; i < part.rows; ++i)
        std::copy_n(part.probability.begin() + i * part.cols, part.cols, edges.begin() + i * inputs + first);
}

}  // namespace

RecordedModel::RecordedModel(const std::string& run)
    : reader_(run), experiment_(extended_experiment(reader_, reader_.events()))
{
    go_to(std::numeric_limits<std::int64_t>::max());
}

void RecordedModel::go_to(std::int64_t step)
{
    const auto checkpoint = reader_.checkpoint(step);
    if (!checkpoint)
        throw InputError(nothing_kept(reader_, step));
    if (step_ != checkpoint->step) {
        estimator_ = load_estimator(experiment_, checkpoint->data, {.threads = 1});
        step_ = checkpoint->step;
    }
}

std::vector<float> RecordedModel::encode(const std::vector<float>& x, const std::vector<float>& a) const
{
    // Encoders that look at actions go block by block themselves.
    if (!a.empty())
        return to_rows(estimator_->encode(standardised_x(facts(), x), standardised_a(facts(), a)));
    return in_blocks(x, facts().given().size(), [this](const std::vector<float>& rows) {
        return to_rows(estimator_->encode(standardised_x(facts(), rows)));
    });
}

std::vector<float> RecordedModel::decode(const std::vector<float>& z) const
{
    return in_blocks(decode_standardised(z), facts().d_x(),
                     [this](const std::vector<float>& rows) { return x_as_given(facts(), rows); });
}

std::vector<float> RecordedModel::decode_standardised(const std::vector<float>& z) const
{
    if (!estimator_->can_decode())
        throw InputError(reader_.path().string() + ": " + experiment_.estimator_kind +
                         " has no decoder, so there is nothing to decode by");
    return in_blocks(z, d_z(), [this](const std::vector<float>& rows) { return estimator_->decode(rows); });
}

LearnedModel RecordedModel::values() const
{
    const std::optional<Weights> weights = estimator_->weights();
    if (!weights)
        throw InputError(reader_.path().string() + ": " + experiment_.estimator_kind +
                         " is not made of networks, so there are no weights to write");
    const Dimensions& dim = weights->layout.dimensions();
    LearnedModel model{weights->layout,
                       {weights->parameters.begin(), weights->parameters.end()},
                       weights->coordinates.value_or(Eigen::MatrixXd::Identity(dim.d_z, dim.d_z)),
                       weights->mask,
                       std::vector<float>(weights->mask.size()),
                       weights->shared_transition,
                       scaling_or(facts().x_mean, facts().given().size(), 0),
                       scaling_or(facts().x_scale, facts().given().size(), 1),
                       scaling_or(facts().a_mean, dim.d_a, 0),
                       scaling_or(facts().a_scale, dim.d_a, 1)};
    if (facts().front_end)
        add_components(*facts().front_end, static_cast<float>(facts().white), model);
    if (const std::optional<GraphEstimate> graph = estimator_->graph()) {
        if (graph->Gz)
            copy_part(*graph->Gz, dim.inputs(), 0, model.edges);
        if (graph->Ga)
            copy_part(*graph->Ga, dim.inputs(), dim.time ? dim.d_z : 0, model.edges);
    }
    return model;
}

std::vector<std::string> RecordedModel::actions() const
{
    return variables_of(experiment_).actions;
}

}  // namespace disentangle
