// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/learn/network/description.h"

#include <cstddef>
#include <memory>
#include <span>
#include <utility>
#include <vector>

namespace disentangle {

/// A layer between the encoder and the latents, with its way back. Rows of in, out and their gradients are d_z wide;
/// results never share memory with what they are made from. `gradient` is of the whole layout and is added to.
template <class Real>
class InvertibleLayer {
public:
    virtual ~InvertibleLayer() = default;

    /// Takes the weights of a call from `parameters`.
    virtual void prepare(const Real* parameters) = 0;
    /// False while the layer is the identity; nothing below is called then.
    virtual bool active() const = 0;
    /// Elements of scratch memory for that many rows.
    virtual std::size_t scratch_size(int rows) const = 0;

    virtual void forward(const Real* in, int rows, Real* out, Real* scratch) const = 0;
    /// From the gradient of out to that of in.
    virtual void backward(const Real* parameters, const Real* in, int rows, const Real* g_out, Real* g_in,
                          Real* gradient, Real* scratch) const = 0;
    virtual void inverse(const Real* out, int rows, Real* in, Real* scratch) const = 0;
    /// From the gradient of in = inverse(out) to that of out.
    virtual void inverse_backward(const Real* out, const Real* in, int rows, const Real* g_in, Real* g_out,
                                  Real* gradient, Real* scratch) const = 0;
};

/// The chain of such layers. The points of a way are its ends and what lies between them: layers() + 1 pieces of memory,
/// rows x d_z each, by the encoder's means first and the latents last. Where a layer is not active its two points must
/// be one.
template <class Real>
class LatentMap {
public:
    LatentMap(const std::vector<LatentLayer>& layers, int d_z);

    std::size_t layers() const { return layers_.size(); }
    bool active(std::size_t layer) const { return layers_[layer]->active(); }
    void prepare(const Real* parameters);
    std::size_t scratch_size(int rows) const;

    /// Fills the points after the first.
    void forward(std::span<Real* const> points, int rows, Real* scratch) const;
    /// Fills the points before the last.
    void inverse(std::span<Real* const> points, int rows, Real* scratch) const;

    /// A gradient that is passed from layer to layer, and as much memory beside it. They change places.
    struct Passed {
        Real* gradient;
        Real* other;
        void swap() { std::swap(gradient, other); }
    };
    /// From the gradient of the last point to that of the first.
    void backward(const Real* parameters, std::span<Real* const> points, int rows, Passed& passed, Real* gradient,
                  Real* scratch) const;
    /// From the gradient of the first point, found by inverse(), to that of the last.
    void inverse_backward(std::span<Real* const> points, int rows, Passed& passed, Real* gradient, Real* scratch) const;

private:
    std::vector<std::unique_ptr<InvertibleLayer<Real>>> layers_;
};

}  // namespace disentangle
