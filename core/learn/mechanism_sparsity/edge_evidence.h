// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Eigen/Core>

#include <string>

namespace disentangle {

/// How much each input says of each latent beside all others, d_z x inputs: the nats a row by which a Gaussian likelihood of
/// `targets` falls when a sum of functions of single inputs has to do without it. The logarithm does not ask how strong a
/// mechanism is, nor how fast, as slopes do.
Eigen::MatrixXd edge_evidence(const Eigen::MatrixXd& inputs, const Eigen::MatrixXd& targets);

/// The sentence of a run's log about a graph of the edges whose evidence is above `price`; `bounded` to as many as were
/// given, or by the elbow of the evidence.
std::string evidence_in_words(const Eigen::MatrixXd& evidence, double price, bool bounded);

}  // namespace disentangle
