// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrics/representation/labels.h"

namespace disentangle {

/// Explicitness (Ridgeway & Mozer 2018, arXiv 1802.05312): how well a linear classifier on all latents tells the classes
/// of each true factor, as the area under the ROC curve of each class against the rest, on the rows themselves; chance is
/// .5. The classifier is the logistic regression of modularity_explicitness.py in google-research/disentanglement_lib:
/// for 3 and more classes softmax(W x + b) with penalty |W|^2/2, for two a single weight vector with |w|^2/2, the
/// intercepts free. It is solved by Newton's method until the gradient is below 1e-9. Costs about 10 d N (classes m)^2.
struct Explicitness {
    Eigen::VectorXd per_factor;  ///< d, mean over classes
    double mean = 0;
};
Explicitness explicitness(const RepresentationRows& rows, const std::vector<Labels>& factors);

}  // namespace disentangle
