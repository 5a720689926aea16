// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/learn/network/fused/aligned.h"
#include "core/learn/network/fused/mlp.h"
#include "core/learn/network/description.h"

#include <cstddef>
#include <optional>
#include <vector>

namespace disentangle {

/// The transition networks, one per latent: p_i = network_i(m_i * input), the first hidden layer leaky or sine. The mask
/// is multiplied into the first layer's weights instead of the inputs. Network after network goes through all of its
/// layers, in memory of its own, so that it stays in the innermost cache. As with Mlp, the memory is the caller's, and
/// forward() and backward() may run on several threads.
template <class Real>
class Transition {
public:
    Transition(const PerLatentNetworks& description, const Dimensions& dimensions);

    int inputs() const { return inputs_; }
    int networks() const { return networks_; }
    int width() const { return width_; }              ///< of one network's hidden layers
    int units() const { return networks_ * width_; }  ///< of a hidden layer, all networks together
    std::size_t hidden_layers() const { return hidden_.size() + 1; }
    /// Layers that forward() keeps: the hidden ones and, with sines, their cosines.
    std::size_t stored_layers() const { return hidden_layers() + (sine_ ? 1 : 0); }

    /// Takes this part's share (networks) of the weights; `mask` is d_z x inputs or null for all ones. All of `parts`
    /// parts must have run before forward().
    void prepare(const Real* parameters, const Real* mask, int part, int parts);

    /// Whether there is a head for the variance.
    bool gives_variance() const { return variance_.has_value(); }

    /// p (rows x d_z) = the networks' means at input (rows x inputs), and `raw` (the same size) their raw variances
    /// unless null. A hidden layer holds network after network, each rows x width.
    void forward(const Real* parameters, const Real* input, int rows, Activations<Real> hidden, Real* p,
                 Real* raw = nullptr) const;

    /// Elements of `masked_gradient`: the gradient with respect to the masked weights.
    std::size_t masked_size() const { return first_.size() + skip_.size(); }

    /// Adds what comes back from gp and, unless null, from g_raw (rows x d_z each) for the rows of a forward() to
    /// `gradient` (of the whole layout) and to `masked_gradient`; writes the gradient of the input's z_{t-1} to gz (rows x d_z) unless null. The scratch is
    /// rows x width.
    void backward(const Real* parameters, const Real* input, int rows, Activations<Real> hidden, const Real* gp,
                  const Real* g_raw, Real* gz, Real* gradient, Real* masked_gradient, Scratch<Real> scratch) const;

    /// Ends a sequence of backward(): adds to `gradient` the first layer's and the skip connection's part, and writes
    /// the mask's gradient (d_z x inputs) unless null.
    void unmask(const Real* parameters, const Real* mask, const Real* masked_gradient, Real* gradient,
                Real* mask_gradient) const;

private:
    struct Hidden {
        std::size_t weight;               ///< place in the flat vector
        std::optional<std::size_t> bias;  ///< the same; absent without
        Real* transposed;                 ///< place in transposed_; null when the weights are large
    };
    /// Place in the flat vector of the first layer's weight from input k to unit j of network i.
    std::size_t first_weight(int i, int j, int k) const;
    /// Places in the flat vector of a head's weight and bias.
    struct Output {
        std::size_t weight, bias;
    };
    void forward(int i, const Real* parameters, const Real* input, int rows, Activations<Real> hidden, Real* p,
                 Real* raw) const;
    void backward(int i, const Real* parameters, const Real* input, int rows, Activations<Real> hidden, const Real* gp,
                  const Real* g_raw, Real* gz, Real* gradient, Real* masked_gradient, Scratch<Real> scratch) const;

    int networks_, inputs_, width_;
    bool sine_;
    int past_;                             ///< the inputs that are z_{t-1}: d_z with time, else none
    std::size_t from_z_ = 0, from_a_ = 0;  ///< places in the flat vector; unused without such inputs
    std::optional<std::size_t> skip_weight_;
    std::size_t bias_;
    Output mean_;
    std::optional<Output> variance_;
    std::vector<Hidden> hidden_;      ///< without the first layer
    AlignedVector<Real> first_;       ///< masked weights, for each network inputs x width
    AlignedVector<Real> first_back_;  ///< those from z_{t-1}, for each network width x d_z; with time
    AlignedVector<Real> skip_;        ///< masked skip connection, inputs x d_z; with skip
    AlignedVector<Real> transposed_;  ///< small hidden weights, for each layer and network (in, out)
};

}  // namespace disentangle
