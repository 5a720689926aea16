// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/learn/network/fused/mlp.h"
#include "core/learn/network/fused/parallel.h"
#include "core/learn/network/layout.h"

#include <Eigen/Core>
#include <span>
#include <vector>

namespace disentangle {

/// An encoder x (d_x) -> d_z outputs and nothing else, with the layers that `spec` says.
Layout task_encoder_layout(int d_z, int d_x, const EstimatorSpec& spec);

/// The encoder of a representation that tasks share, on the fused layers: x -> outputs, and outputs standardised over a
/// batch (batch normalisation without affine part), so that no predictor gets by with small weights on large features. Rows
/// are shared out over threads. Real is float or double.
template <class Real>
class TaskEncoder {
public:
    /// `layout`: task_encoder_layout().
    TaskEncoder(const Layout& layout, int threads);

    const Layout& layout() const { return layout_; }
    int features() const { return network_.outputs(); }
    Workers& workers() { return workers_; }

    /// Features of a batch, rows x m, each of mean 0 and variance 1 over it. `x` stays in use until backward().
    Eigen::MatrixXd forward(std::span<const Real> parameters, std::span<const Real> x);
    /// Writes to `gradient` (layout().size()) what comes back from `feature_gradient` (rows x m) for the last forward().
    void backward(std::span<const Real> parameters, const Eigen::MatrixXd& feature_gradient, std::span<Real> gradient);
    /// Outputs of any number of observations, n x m, as they are.
    Eigen::MatrixXd outputs(std::span<const Real> parameters, std::span<const Real> x);

private:
    struct Part {
        int begin = 0, count = 0;
        AlignedVector<Real> hidden, first_scratch, second_scratch, gradient;
    };
    void run(std::span<const Real> parameters, std::span<const Real> x);

    Layout layout_;
    Mlp<Real> network_;
    Workers workers_;
    std::vector<Part> parts_;
    AlignedVector<Real> out_, g_out_;
    int rows_ = 0;
    std::span<const Real> x_;
    Eigen::MatrixXd features_;
    Eigen::RowVectorXd deviation_;
};

}  // namespace disentangle
