// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/estimator.h"
#include "core/learn/mechanism_sparsity/estimator.h"

#include <algorithm>
#include <array>

namespace disentangle {

// Baselines, each in the file of its name.
std::unique_ptr<Estimator> make_beta_vae(const Experiment&, std::shared_ptr<const Source>, const Resources&);
std::unique_ptr<Estimator> make_beta_tcvae(const Experiment&, std::shared_ptr<const Source>, const Resources&);
std::unique_ptr<Estimator> make_ivae(const Experiment&, std::shared_ptr<const Source>, const Resources&);
std::unique_ptr<Estimator> make_slow_vae(const Experiment&, std::shared_ptr<const Source>, const Resources&);
std::unique_ptr<Estimator> make_pcl(const Experiment&, std::shared_ptr<const Source>, const Resources&);
std::unique_ptr<Estimator> make_sparse_autoencoder(const Experiment&, std::shared_ptr<const Source>, const Resources&);
std::unique_ptr<Estimator> make_pca_ica(const Experiment&, std::shared_ptr<const Source>, const Resources&);
std::unique_ptr<Estimator> make_random(const Experiment&, std::shared_ptr<const Source>, const Resources&);
std::unique_ptr<Estimator> make_supervised(const Experiment&, std::shared_ptr<const Source>, const Resources&);
// In multitask/estimator.cpp.
std::unique_ptr<Estimator> make_sparse_multitask(const Experiment&, std::shared_ptr<const Source>, const Resources&);

namespace {

const std::array kinds{
    EstimatorKind{"mechanism_sparsity", make_mechanism_sparsity, oracle_for, true},
    EstimatorKind{"beta_vae", make_beta_vae},
    EstimatorKind{"beta_tcvae", make_beta_tcvae},
    EstimatorKind{"ivae", make_ivae},
    EstimatorKind{"slow_vae", make_slow_vae},
    EstimatorKind{"pcl", make_pcl},
    EstimatorKind{"sparse_autoencoder", make_sparse_autoencoder},
    EstimatorKind{"pca_ica", make_pca_ica},
    EstimatorKind{"random", make_random},
    EstimatorKind{"supervised", make_supervised, nullptr, false, true},
    EstimatorKind{"sparse_multitask", make_sparse_multitask},
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
    const EstimatorKind& kind = estimator_kind(experiment.estimator_kind);
    Oracle oracle = kind.oracle ? kind.oracle(experiment, truth) : Oracle{};
    if (kind.learns_from_truth && known && known->d_z() > 0)
        oracle.latents = [known](Split split, std::span<const std::int32_t> rows) {
            return known->latents(split, rows);
        };
    return kind.make(experiment, std::move(source),
                     {options.threads, options.backend, options.device, std::move(oracle)});
}

}  // namespace disentangle
