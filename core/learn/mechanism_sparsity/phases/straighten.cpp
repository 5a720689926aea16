// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/mechanism_sparsity/phases/phases.h"

#include "core/learn/mechanism_sparsity/quadratic_fit.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

namespace disentangle {
namespace {

constexpr int fitted_rows = 65536;  // at most, training rows, of which a batch is held out

class Straighten final : public Phase {
public:
    std::string_view name() const override { return "straighten"; }
    void abandon() override { fit_.reset(); }

    /// Like a search, it leaves the model as it is until the last step.
    Step step(State& state, const Stretch& stretch, const Minibatch&, std::int64_t number) override
    {
        Step result{state.last_terms, {}};
        const bool last = number == stretch.end();
        const int needed = QuadraticFit::least_rows(state.model.dimensions().d_z);
        if (state.source->rows(Split::train) < needed) {
            if (last)
                result.note =
                    "Left the latents unstraightened: that takes " + std::to_string(needed) + " training rows.";
            return result;
        }
        if (!fit_) {
            fit_.emplace(begin(state));
            for (std::int64_t done = stretch.first + 1; done < number; ++done)  // by a run that was interrupted here
                fit_->step();
        }
        fit_->step();
        if (!last)
            return result;
        result.note = in_words(*fit_);
        if (fit_->gain() > 0)
            take_over(state.model);
        fit_.reset();
        return result;
    }

private:
    static QuadraticFit begin(const State& state)
    {
        const Model& model = state.model;
        Rows rows = first_rows(*state.source, Split::train, fitted_rows);
        std::vector<float> uncorrected = model.parameters;
        const Tensor& correction = model.layout.at("bend.weight");
        std::fill_n(uncorrected.begin() + static_cast<std::ptrdiff_t>(correction.offset), correction.size(), 0.F);
        return QuadraticFit(model.layout, model.parameters, state.graph, model.encode(rows.x, uncorrected),
                            std::move(rows.a));
    }

    void take_over(Model& model) const
    {
        model.parameters = fit_->parameters();
        for (const Tensor& tensor : model.layout.tensors())
            if (tensor.group == Group::transition || tensor.group == Group::shared_transition)
                model.optimiser.forget(tensor);
    }

    std::optional<QuadraticFit> fit_;  ///< while it goes on
};

}  // namespace

std::unique_ptr<Phase> make_straighten()
{
    return std::make_unique<Straighten>();
}

}  // namespace disentangle
