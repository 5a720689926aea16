// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Eigen/Core>

#include <span>
#include <string>

namespace disentangle {

/// How much each input says of each latent beside all others, d_z x inputs: the nats a row by which a Gaussian likelihood of
/// `targets` falls when a sum of functions of single inputs has to do without it. The logarithm does not ask how strong a
/// mechanism is, nor how fast, as slopes do.
Eigen::MatrixXd edge_evidence(const Eigen::MatrixXd& inputs, const Eigen::MatrixXd& targets);

/// What rows say of edges: inputs (rows x inputs) and latents (rows x d_z) that a fit is made of, and those of other rows,
/// which judge it.
struct HeldOutRows {
    Eigen::MatrixXd inputs, latents, judging_inputs, judging_latents;
};
/// What each pair of a graph (d_z x inputs of 0 and 1, in row order) is worth, d_z x inputs: of an edge the nats a row by
/// which rows that no fit saw become less likely when its latent has to do without that parent, of any other pair those by
/// which they become likelier when the input is added to the parents. Likelihoods are Gaussian, about sums of functions of
/// single inputs; below 0, where a fit has learned the rows, it is 0.
Eigen::MatrixXd held_out_evidence(std::span<const float> graph, const HeldOutRows& rows);

/// How unlikely the rows are under a graph that were not fitted, up to a constant, nats a row: half the logarithm of what each
/// latent's parents leave of its variance, by a regression on waves of single parents up to frequency `highest` over their
/// deviation, `error` of the variance added.
double held_out_loss(std::span<const float> graph, const HeldOutRows& rows, double error, double highest);

/// By how many nats a row that was not fitted becomes likelier when every latent is predicted from all inputs in place of
/// its parents, by the regression of held_out_loss(): below 0 where what the graph leaves out is only noise to learn.
double gain_of_all_edges(std::span<const float> graph, const HeldOutRows& rows, double highest);

/// The sentence of a run's log about a graph of the edges whose evidence is above `price`; `bounded` to as many as were
/// given, or by the elbow of the evidence.
std::string evidence_in_words(const Eigen::MatrixXd& evidence, double price, bool bounded);

}  // namespace disentangle
