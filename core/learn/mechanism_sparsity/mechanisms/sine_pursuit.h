// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/learn/rows.h"

#include <Eigen/Core>

#include <vector>

namespace disentangle {

/// Fits a sum of sines of single inputs to a target, one sine at a time, all weights by least squares after each
/// (orthogonal matching pursuit; Pati, Rezaiifar & Krishnaprasad 1993).
class SinePursuit {
public:
    struct Sine {
        int input = 0;  ///< column of the inputs
        double frequency = 0, phase = 0, amplitude = 0;
    };
    struct Fit {
        double constant = 0;
        Eigen::VectorXd slope;    ///< of every input
        std::vector<Sine> sines;  ///< amplitude sin(frequency input + phase)
        double variance = 0;      ///< of the target
        double left = 0;          ///< of what the fit leaves of it
        Eigen::VectorXd without;  ///< of every input: what is left when all others are fitted anew without it
    };

    /// `inputs`: rows x inputs. Frequencies up to `highest` over an input's standard deviation are tried.
    explicit SinePursuit(const Eigen::MatrixXd& inputs, double highest = 30);

    /// Constant, slopes and at most `most` sines. Another sine has to explain a share `least` of the target's variance,
    /// and so much more than the best of as many sines would explain of noise that chance hardly does it.
    Fit fit(const Eigen::VectorXd& target, int most, double least = 1e-3) const;

private:
    /// The sine that explains most of the residual, and how much of its sum of squares; nothing for inputs that do not vary.
    struct Found {
        Sine sine;
        double explained = 0;
    };
    Found best(const Eigen::VectorXf& residual) const;
    Found at(const Eigen::VectorXf& residual, int input, double frequency) const;
    /// sin and cos of frequency times input.
    void waves(int input, double frequency, Eigen::VectorXf& sine, Eigen::VectorXf& cosine) const;

    Eigen::MatrixXf inputs_;
    std::vector<float> no_bias_;  ///< one for each row
    Eigen::VectorXd deviations_;
    std::vector<double> frequencies_;        ///< over a deviation
    std::vector<RowMajor> sines_, cosines_;  ///< of every input: frequencies x rows
};

}  // namespace disentangle
