// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/learn/network/objective.h"
#include "core/learn/network/layout.h"

#include <cstddef>
#include <span>
#include <vector>

namespace disentangle {

// The closed-form side of the objective: from sums over the batch to its value, the moving variances, and the gradients
// of the learned ones. All of it is a few operations per latent.

/// Sums over a batch at one time step, one element per latent.
struct StepSums {
    std::vector<double> gap;           ///< mean - centre, the centre being the prior's mean
    std::vector<double> gap_squares;   ///< (mean - centre)^2
    std::vector<double> variance;      ///< of the posterior, v_q
    std::vector<double> log_variance;  ///< log v_q
};

/// What a batch must be summed up to before the objective is known.
struct BatchSums {
    double squared_error = 0;  ///< of the reconstruction
    StepSums last;             ///< against the transition
    StepSums first;            ///< against N(initial_mean, .); with time
    /// Of the last step, where the prior has a variance v for each row: ((mean - centre)^2 + v_q) / v + log v.
    std::vector<double> by_row;

    explicit BatchSums(int d_z = 0);
    void clear();
    void add(const BatchSums& other);
};

/// Derivative of softplus.
double sigmoid(double raw);

/// The variances of decoder and prior that `parameters` hold (variances = learned).
template <class Real>
void read_variances(const Layout& layout, const Real* parameters, VarianceState<Real>& variances);

/// Moves the averages towards the batch of `rows` rows (variances = moving_average or history), and sums.first from the old
/// initial_mean to the new.
template <class Real>
void move_variances(const Layout& layout, int rows, Real momentum, BatchSums& sums, VarianceState<Real>& variances);

/// The objective, the prior being centred where the gaps of `sums` were taken.
template <class Real>
Terms objective_terms(const Layout& layout, int rows, const BatchSums& sums, const VarianceState<Real>& variances);

/// Writes the gradients of decoder_logvar, prior.raw_variance and prior.initial (variances = learned).
template <class Real>
void variance_gradients(const Layout& layout, int rows, const BatchSums& sums, const VarianceState<Real>& variances,
                        const Real* parameters, Real* gradient);

/// Factor of one row's KL, per latent, in the objective: the mean over the batch, d_x and the halving over two steps.
double kl_factor(const Dimensions& dimensions, int rows);

}  // namespace disentangle
