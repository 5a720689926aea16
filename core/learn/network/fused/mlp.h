// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/learn/network/fused/aligned.h"
#include "core/learn/network/description.h"

#include <cstddef>
#include <vector>

namespace disentangle {

/// What the hidden layers gave for some rows, kept for the way back: layer k starts at data + k * layer_stride and is
/// rows x (units of the layer).
template <class Real>
struct Activations {
    Real* data = nullptr;
    std::size_t layer_stride = 0;

    Real* layer(std::size_t k) const { return data + k * layer_stride; }
};

/// Two buffers for the gradients on their way back, each rows x (units of the widest layer).
template <class Real>
struct Scratch {
    Real* first = nullptr;
    Real* second = nullptr;
};

/// Encoder or decoder: linear layers with leaky ReLU between them. Holds the weights as the products want them;
/// everything else is the caller's memory. forward() and backward() are const and
/// may run on several threads, on different rows.
template <class Real>
class Mlp {
public:
    /// Throws std::logic_error for layers that are not linear ones with leaky ReLUs between them.
    explicit Mlp(const std::vector<Layer>& description);

    int inputs() const { return layers_.front().in; }
    int outputs() const { return layers_.back().out; }
    int width() const;  ///< of the hidden layers; 0 without any
    std::size_t hidden_layers() const { return layers_.size() - 1; }

    /// Takes this part's share of the weights from `parameters`. All of `parts` parts must have run before forward().
    void prepare(const Real* parameters, int part, int parts);

    /// y (rows x outputs) = the network at x (rows x inputs), without the last layer's bias: the caller adds it in whatever
    /// pass over y comes next.
    void forward(const Real* parameters, const Real* x, int rows, Activations<Real> hidden, Real* y) const;
    /// The last layer's bias, `outputs` elements.
    const Real* output_bias(const Real* parameters) const { return parameters + layers_.back().bias; }

    /// Adds to the parameters' `gradient` (of the whole layout) what comes back from gy (rows x outputs) for the rows
    /// of a forward(). Writes the gradient of x to gx (rows x inputs) unless null.
    void backward(const Real* parameters, const Real* x, int rows, Activations<Real> hidden, const Real* gy, Real* gx,
                  Real* gradient, Scratch<Real> scratch) const;

private:
    struct Product {
        int in, out;
        std::size_t weight, bias;  ///< places in the layout
        bool small;                ///< held transposed
        std::size_t transposed;    ///< place in transposed_
    };
    std::vector<Product> layers_;
    AlignedVector<Real> transposed_;  ///< small weights as (in, out)
};

}  // namespace disentangle
