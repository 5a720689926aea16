// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Eigen/Core>

namespace disentangle {

/// A loss of encoded rows, and its gradient by them (rows x d_z).
struct EncodingLoss {
    double value = 0;
    Eigen::MatrixXd gradient;
};

/// The share of the actions' variance that a linear map of the encoded rows leaves unexplained, halved, mean over actions.
/// The map is the best for these rows, by least squares, so that the gradient needs no other (variable projection; Golub
/// & Pereyra 1973). What actions do has to pass through d_z numbers, and each action counts alike, however few pixels it
/// moves. `encoded`: rows x d_z, `actions`: rows x d_a, rows more than d_z + 1.
EncodingLoss actions_left(const Eigen::MatrixXd& encoded, const Eigen::MatrixXd& actions);

/// The negative log-likelihood of encoded rows given functions of their actions, nats a row up to a constant, in coordinates in
/// which they are white:
///
///   (log det Cov(e - p(a)) - log det Cov(e)) / 2,   p(a) the best linear map of `features` for these rows.
///
/// Blind to every linear map of the latents, and needs no decoder. `features`: rows x any, fewer than rows - d_z.
EncodingLoss encoded_loss(const Eigen::MatrixXd& encoded, const Eigen::MatrixXd& features);

/// Actions beside sines and cosines of each: multiples up to `harmonics` of a wave somewhat longer than the range of an
/// action of deviation 1. n x d_a -> n x d_a (1 + 2 harmonics).
Eigen::MatrixXd waves_of_actions(const Eigen::MatrixXd& actions, int harmonics);

}  // namespace disentangle
