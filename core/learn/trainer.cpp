// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/trainer.h"

#include "core/experiment/make_data.h"
#include "core/learn/checkpoint_state.h"
#include "core/learn/front_end/projected.h"

#include <utility>

namespace disentangle {

Trainer::Trainer(const Experiment& experiment, const TrainerOptions& options)
    : Trainer(experiment, options, make_data(experiment, options.threads))
{
}

Trainer::Trainer(const Experiment& experiment, const TrainerOptions& options, Data data)
    : experiment_(experiment),
      options_(options),
      given_(std::move(data)),
      data_(with_front_end(experiment_, given_, options.threads)),
      minibatches_(data_.source, experiment.seed, experiment.training.batch),
      evaluator_(experiment_, data_),
      estimator_(
          make_estimator(experiment_, data_.source, data_.truth ? data_.truth->graph() : nullptr, options, data_.truth))
{
    estimator_->begin();
}

bool Trainer::evaluates_here() const
{
    const Stretch stretch = estimator_->stretch(step_);
    if (stretch.evaluate_every > 0 && (step_ - stretch.first) % stretch.evaluate_every == 0)
        return true;
    return finished() || step_ == stretch.end() || step_ % experiment_.training.evaluate_every == 0;
}

Step Trainer::advance()
{
    const Step result = estimator_->step(minibatches_.at(step_), step_ + 1);
    ++step_;
    return result;
}

Evaluation Trainer::evaluate()
{
    return evaluator_.evaluate(experiment_, *estimator_, step_);
}

void Trainer::set(const std::string& key, const nlohmann::json& value)
{
    const Parameter& parameter = require_live_parameter(experiment_, key);
    if (const std::string why = estimator_->why_idle(parameter); !why.empty())
        throw InputError("", "set", "'" + parameter.key + "' " + why, "another one, or a new run");
    Experiment changed = with_value(experiment_, parameter.key, value);
    estimator_->set(changed);
    experiment_ = std::move(changed);
    changes_[parameter.key] = value;
}

std::string Trainer::checkpoint() const
{
    CheckpointWriter writer;
    write_checkpoint_state(writer, {step_, changes_, experiment_, estimator_->facts()});
    estimator_->save(writer);
    return writer.bytes();
}

/// What was learned speaks of these components. Those of another machine may be turned otherwise.
void Trainer::look_through(const Components& components)
{
    data_ = projected(given_, components, options_.threads);
    minibatches_ = Minibatches(data_.source, experiment_.seed, experiment_.training.batch);
    evaluator_ = Evaluator(experiment_, data_);
    estimator_ =
        make_estimator(experiment_, data_.source, data_.truth ? data_.truth->graph() : nullptr, options_, data_.truth);
}

void Trainer::restore(const std::string& checkpoint)
{
    const CheckpointReader reader(checkpoint);
    CheckpointState state = read_checkpoint_state(reader, experiment_);
    if (state.facts && state.facts->front_end && state.facts->given() == estimator_->facts().given() &&
        state.facts->front_end != estimator_->facts().front_end)
        look_through(*state.facts->front_end);
    if (state.facts && *state.facts != estimator_->facts())
        throw InputError("checkpoint", "facts", "data of another shape or scale than those of the checkpoint",
                         "data as they were when the run was begun");
    estimator_->load(reader, state.experiment);  // the last that can throw
    experiment_ = std::move(state.experiment);
    changes_ = std::move(state.changes);
    step_ = state.step;
}

}  // namespace disentangle
