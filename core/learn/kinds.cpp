// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/experiment/catalogue.h"
#include "core/learn/estimator.h"

#include <algorithm>
#include <array>

namespace disentangle {

// Each in the file of its name: in baselines, mechanism_sparsity or multitask.
#define DISENTANGLE_ESTIMATOR(name, parameters, description)                                                           \
    std::unique_ptr<Estimator> make_##name(const Experiment&, std::shared_ptr<const Source>, const Resources&);
#include "core/experiment/estimators.inc"

namespace {

const std::array kinds{
#define DISENTANGLE_ESTIMATOR(name, parameters, description) EstimatorKind{#name, make_##name},
#include "core/experiment/estimators.inc"
};

}  // namespace

std::span<const EstimatorKind> estimator_kinds()
{
    return kinds;
}

const EstimatorKind& estimator_kind(std::string_view name)
{
    const auto found = std::ranges::find(kinds, name, &EstimatorKind::name);
    if (found != kinds.end())
        return *found;
    std::string known;
    for (const EstimatorKind& kind : kinds)
        known += (known.empty() ? "" : ", ") + std::string(kind.name);
    throw InputError("", "estimator.kind", "found '" + std::string(name) + "'", known);
}

std::unique_ptr<Estimator> make_estimator(const Experiment& experiment, std::shared_ptr<const Source> source,
                                          const CausalGraph* truth, const TrainerOptions& options,
                                          std::shared_ptr<const Truth> known)
{
    const EstimatorParameters& kind = catalogue().estimator_of(experiment);
    Oracle oracle = kind.searches_graph ? oracle_for(experiment, truth) : Oracle{};
    if (kind.learns_from_truth && known && known->d_z() > 0)
        oracle.latents = [known](Split split, std::span<const std::int32_t> rows) {
            return known->latents(split, rows);
        };
    return estimator_kind(experiment.estimator_kind)
        .make(experiment, std::move(source), {options.threads, options.backend, options.device, std::move(oracle)});
}

}  // namespace disentangle
