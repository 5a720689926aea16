// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/synthetic/source.h"
#include "core/experiment/make_data.h"
#include "core/experiment/kinds.h"
#include "core/learn/estimator.h"
#include "core/learn/checkpoint_state.h"
#include "core/learn/front_end/projected.h"

#include <mutex>
#include <utility>

namespace disentangle {
namespace {

/// The data of an experiment, made when somebody wants to see a row.
class DrawnWhenNeeded final : public Source {
public:
    DrawnWhenNeeded(Experiment experiment, const Facts& facts, int threads)
        : experiment_(std::move(experiment)), facts_(facts), threads_(threads)
    {
    }

    const Facts& facts() const override { return facts_; }
    int rows(Split split) const override { return drawn().rows(split); }
    void fill(Split split, std::span<const std::int32_t> rows, Observations out) const override
    {
        drawn().fill(split, rows, out);
    }
    std::vector<std::int32_t> blocks(Split split) const override { return drawn().blocks(split); }

private:
    const Source& drawn() const
    {
        std::call_once(once_, [this] {
            const Data data = make_data(experiment_, threads_);
            source_ = facts_.front_end ? projected(data, *facts_.front_end, threads_).source : data.source;
        });
        return *source_;
    }

    Experiment experiment_;
    Facts facts_;
    int threads_;
    mutable std::once_flag once_;
    mutable std::shared_ptr<const Source> source_;
};

}  // namespace

std::unique_ptr<Estimator> load_estimator(const Experiment& experiment, std::string_view checkpoint,
                                          const TrainerOptions& options)
{
    const CheckpointReader reader(checkpoint);
    const CheckpointState state = read_checkpoint_state(reader, experiment);
    // Checkpoints say what their data are like since there is more than one kind of data.
    if (!state.facts && experiment.data_kind != synthetic_data.name)
        throw InputError("checkpoint", "facts", "nothing", "what the data are like");
    const Facts facts = state.facts ? *state.facts : synthetic_facts(experiment.world);
    auto source = std::make_shared<const DrawnWhenNeeded>(experiment, facts, options.threads);
    auto estimator = make_estimator(experiment, std::move(source), variables_of(experiment).graph, options);
    estimator->load(reader, state.experiment);
    return estimator;
}

}  // namespace disentangle
