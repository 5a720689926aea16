// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/disentangle/recorded_model.h"

#include "app/disentangle/recorded.h"
#include "core/base/error.h"

#include <algorithm>
#include <functional>
#include <limits>

namespace disentangle {
namespace {

// What is encoded or decoded does not depend on them beyond the rows that the latents' scale and the data's are taken
// from.
constexpr int rows_needed = 1 << 16;
constexpr std::size_t block = 1 << 14;  // rows that go through the networks at once

Trainer make_trainer(const RunReader& reader)
{
    Experiment experiment = extended_experiment(reader, reader.events());
    experiment.world.train = std::min(experiment.world.train, std::max(rows_needed, experiment.training.batch));
    return Trainer(experiment, {.threads = 1});
}

std::string nothing_kept(const RunReader& reader, std::int64_t step)
{
    const std::string name = reader.path().string();
    if (!reader.checkpoint())
        return name + ": has no checkpoint yet; one is written when the run is paused with a checkpoint, or ends";
    return name + ": the model of step " + std::to_string(step) +
           " was not kept; a run keeps its two newest checkpoints, the newest at step " +
           std::to_string(reader.checkpoint()->step);
}

/// Maps rows of `width` numbers block by block: a million at once would take gigabytes on their way.
std::vector<float> in_blocks(const std::vector<float>& rows, int width,
                             const std::function<std::vector<float>(const std::vector<float>&)>& map)
{
    std::vector<float> result;
    const std::size_t length = block * static_cast<std::size_t>(width);
    for (std::size_t first = 0; first < rows.size(); first += length) {
        const auto begin = rows.begin() + static_cast<std::ptrdiff_t>(first);
        const auto end = begin + static_cast<std::ptrdiff_t>(std::min(length, rows.size() - first));
        const std::vector<float> mapped = map({begin, end});
        result.insert(result.end(), mapped.begin(), mapped.end());
    }
    return result;
}

}  // namespace

RecordedModel::RecordedModel(const std::string& run) : reader_(run), trainer_(make_trainer(reader_))
{
    go_to(std::numeric_limits<std::int64_t>::max());
}

void RecordedModel::go_to(std::int64_t step)
{
    const auto checkpoint = reader_.checkpoint(step);
    if (!checkpoint)
        throw InputError(nothing_kept(reader_, step));
    if (step_ != checkpoint->step) {
        trainer_.restore(checkpoint->data);
        step_ = checkpoint->step;
    }
}

std::vector<float> RecordedModel::encode(const std::vector<float>& x) const
{
    return in_blocks(x, experiment().world.d_x,
                     [this](const std::vector<float>& rows) { return trainer_.encode(rows); });
}

std::vector<float> RecordedModel::decode(const std::vector<float>& z) const
{
    return in_blocks(z, experiment().world.graph.d_z(),
                     [this](const std::vector<float>& rows) { return trainer_.decode(rows); });
}

}  // namespace disentangle
