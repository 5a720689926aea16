// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/mechanism_sparsity/phases/learning.h"

#include "core/base/random.h"
#include "core/learn/averages.h"
#include "core/learn/mechanism_sparsity/mechanisms/action_series.h"
#include "core/learn/optim/optimiser.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <utility>

namespace disentangle {
namespace {

/// Of muon_rate where the latents stay: steps of a matrix are of one size whatever the gradient, and only the noise of the
/// latents' posterior is left to learn.
constexpr double matrices_beside_settled_latents = 0.1;
constexpr int rows_for_frequencies = 8192;  // training rows, from the first, that the actions' series follow from

/// Gives the shared transition its series of actions, where it has room for one and none yet. Returns what there is to say
/// of it.
std::string start_series(State& state)
{
    Model& model = state.model;
    const std::optional<SharedNetwork>& network = model.layout.description().shared_transition;
    if (!network || !network->series)
        return {};
    const Tensor& weight = network->series->weight;
    const auto first = model.parameters.begin() + static_cast<std::ptrdiff_t>(weight.offset);
    if (std::any_of(first, first + static_cast<std::ptrdiff_t>(weight.size()), [](float w) { return w != 0; }))
        return {};
    const Rows rows = first_rows(*state.source, Split::train, rows_for_frequencies);
    const ActionFrequencies frequencies = action_frequencies(state.source->facts(), rows);
    return in_words(frequencies, set_action_series(model.layout, model.parameters, frequencies));
}

/// Takes the means out of the gradient of an amortised posterior's last layer, which holds means and variances; at the
/// first step of a stretch forgets what the layer was moving by.
void hold_means(Model& model, bool first)
{
    for (const Tensor& tensor : model.layout.tensors()) {
        if (tensor.group != Group::encoder_head)
            continue;
        if (first)
            model.optimiser.forget(tensor);
        const std::size_t row = tensor.size() / static_cast<std::size_t>(tensor.shape.front());
        for (std::size_t at = 0; at < tensor.size(); at += 2 * row)  // mean, raw variance, mean, ...
            std::fill_n(model.gradient.begin() + static_cast<std::ptrdiff_t>(tensor.offset + at), row, 0.F);
    }
}

}  // namespace

Step Learning::step(State& state, const Stretch& stretch, const Minibatch& minibatch, std::int64_t number)
{
    Model& model = state.model;
    const std::string note =
        rules_.shared_transition && number == stretch.first + 1 ? start_series(state) : std::string();
    const TrainingSpec& training = state.experiment.training;
    Random(state.experiment.seed, "posterior noise", static_cast<std::uint64_t>(number)).normal(std::span(model.noise));
    const std::span<const float> mask =
        state.graph.empty() ? state.masks.draw(state.experiment.seed, number) : std::span<const float>(state.graph);

    VarianceState<float> moved = model.variances;
    const Batch<float> batch{minibatch.rows,
                             minibatch.x.data(),
                             minibatch.a.empty() ? nullptr : minibatch.a.data(),
                             model.noise.data(),
                             mask.empty() ? nullptr : mask.data(),
                             rules_.shared_transition};
    const float momentum = rules_.new_averages ? fresh_momentum(number - stretch.first) : settled_momentum;
    const Terms terms =
        model.objective->evaluate(batch, model.parameters, moved, momentum, model.gradient, model.mask_gradient);
    if (!std::isfinite(terms.loss))
        throw NotFinite("the loss is not a finite number at step " + std::to_string(number) +
                        "; the run keeps what came before. A smaller training.rate or training.muon_rate usually "
                        "helps.");
    model.variances = std::move(moved);

    const double factor = schedule(training, stretch, number);
    if (!rules_.moves_latents)
        hold_means(model, number == stretch.first + 1);
    const bool unmixes = rules_.unmixes_with_time || !model.dimensions().time;
    model.optimiser.step(model.parameters, model.gradient,
                         {training.rate * factor,
                          training.muon_rate * factor *
                              (rules_.moves_latents || rules_.learns_anew ? 1 : matrices_beside_settled_latents),
                          unmixes ? training.unmix_rate * factor : 0, rules_.moves_latents});
    if (rules_.learns_masks)
        state.masks.update(model.mask_gradient, number - stretch.first, stretch.length, model.dimensions().d_x,
                           adam_beta2(training.optimiser));
    state.last_terms = terms;
    return {terms, note};
}

Terms held_out_terms(const State& state, const Minibatch& rows, std::int64_t number, bool shared_transition)
{
    const Model& model = state.model;
    const Dimensions& dim = model.dimensions();
    const std::vector<float> mask = state.edge_probabilities();
    std::vector<float> noise(static_cast<std::size_t>(rows.rows * dim.steps() * dim.d_z));
    Random(state.experiment.seed, "validation noise", static_cast<std::uint64_t>(number)).normal(std::span(noise));
    VarianceState<float> fixed = model.variances;
    const Batch<float> batch{rows.rows,    rows.x.data(), rows.a.empty() ? nullptr : rows.a.data(),
                             noise.data(), mask.data(),   shared_transition};
    return model.objective->evaluate(batch, model.parameters, fixed, 1, {}, {});
}

}  // namespace disentangle
