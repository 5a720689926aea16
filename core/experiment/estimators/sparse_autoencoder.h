// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace disentangle {

/// What the estimator "sparse_autoencoder" has for itself (Experiment::own).
struct SparseAutoencoderSpec {
    double price = 0.1;      ///< of the mean |z|
    bool batch_norm = true;  ///< latents are normalised over the batch
    bool operator==(const SparseAutoencoderSpec&) const = default;
};

}  // namespace disentangle
