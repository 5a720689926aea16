// SPDX-License-Identifier: GPL-3.0-or-later
// Parameters of the baseline sparse_autoencoder.
#include "core/experiment/estimators/sparse_autoencoder.h"

#include "core/experiment/kinds.h"

namespace disentangle {
namespace {

ParameterTable sparse_autoencoder_table()
{
    constexpr const char* released = "released code of danrux/sparsity-crl (Numerical/main_linear.py)";
    ParameterTable table = layers_table();
    table.push_back(entry("estimator.l1_price", "Price of latents",
                          DISENTANGLE_AT(own.template get<SparseAutoencoderSpec>().price), {0, 1e6}, "",
                          "Of the mean absolute latent, beside the squared error of the reconstruction.", released)
                        .live(Parameter::Live::often));
    table.push_back(
        entry("estimator.batch_norm", "Batch norm",
              DISENTANGLE_AT(own.template get<SparseAutoencoderSpec>().batch_norm), any_value, "",
              "Normalises latents over the batch, with a scale and a shift that are learned. Without it the "
              "price only shrinks the latents.",
              released));
    return table;
}

void use_sparse_autoencoder_defaults(Experiment& e, const DataSizes& sizes)
{
    e.own.get<SparseAutoencoderSpec>() = {};
    use_baseline_defaults(e, sizes);
}

}  // namespace

const EstimatorParameters sparse_autoencoder{"sparse_autoencoder", sparse_autoencoder_table, [](Experiment&) {},
                                             use_sparse_autoencoder_defaults,
                                             [](const Experiment&, const std::string&) {}};

}  // namespace disentangle
