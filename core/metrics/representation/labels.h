// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrics/representation/rows.h"

#include <Eigen/Core>
#include <vector>

namespace disentangle {

/// The class of each row, numbered from 0; every class has a row.
struct Labels {
    std::vector<int> of;  ///< N
    int classes = 0;
};

/// One class for each distinct value, in their order.
Labels labels_of_values(const Eigen::VectorXd& column);
/// Bins of equal width from the least value to the largest, which is in the last bin; empty bins are left out. As
/// _histogram_discretize of google-research/disentanglement_lib, evaluation/metrics/utils.py, has them, with its 20 bins.
Labels labels_of_bins(const Eigen::VectorXd& column);

/// Of every factor, and of every learned latent: values where those are classes, else bins.
std::vector<Labels> factor_labels(const RepresentationRows& rows);
std::vector<Labels> latent_labels(const RepresentationRows& rows, bool values);

/// I(a; b) = sum p_ab ln(p_ab / (p_a p_b)) of the empirical distribution, in nats; below 1e-12 it is rounding, and 0.
double mutual_information(const Labels& a, const Labels& b);

/// Mutual information of classes, and the entropy of each factor's, in nats.
struct MutualInformation {
    Eigen::MatrixXd between;  ///< d x m
    Eigen::VectorXd entropy;  ///< d; positive
    Eigen::MatrixXd shares() const { return between.array().colwise() / entropy.array(); }
};
MutualInformation mutual_information(const std::vector<Labels>& factors, const std::vector<Labels>& latents);

}  // namespace disentangle
