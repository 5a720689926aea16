// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/learn/network/fused/mlp.h"
#include "core/learn/network/fused/parallel.h"

#include <cstddef>
#include <vector>

namespace disentangle {

/// A network on the fused layers with memory of its own, whose rows are shared out over threads. A call gives the same
/// bits every time at one number of threads.
template <class Real>
class RowParallelMlp {
public:
    /// parameters: of the whole layout. `workers` outlives this.
    RowParallelMlp(const std::vector<Layer>& layers, std::size_t parameters, Workers& workers);

    int inputs() const { return network_.inputs(); }
    int outputs() const { return network_.outputs(); }

    /// What the network gives at x (rows x inputs): rows x outputs, valid until the next call.
    Real* forward(const Real* parameters, const Real* x, int rows);
    /// The way back through the last forward(), of the same parameters and x: adds to `gradient` (of the whole layout) and
    /// writes the gradient of x (rows x inputs) to `g_x` unless null. g_y: rows x outputs.
    void backward(const Real* parameters, const Real* x, const Real* g_y, Real* g_x, Real* gradient);

private:
    struct Part {
        int begin = 0, count = 0;
        AlignedVector<Real> hidden, first, second, gradient;
    };
    Activations<Real> activations(Part& part) const;

    Mlp<Real> network_;
    std::size_t parameters_;
    Workers& workers_;
    std::vector<Part> parts_;
    AlignedVector<Real> outputs_;
};

}  // namespace disentangle
