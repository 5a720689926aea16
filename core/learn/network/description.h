// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/specs.h"

#include <cstddef>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace disentangle {

/// Sizes of an estimation problem.
struct Dimensions {
    int d_z = 0;        ///< latents, also learned latents
    int d_x = 0;        ///< observed
    int d_a = 0;        ///< actions; 0 without Ga
    bool time = false;  ///< rows are pairs (x^1, x^2) and the transition sees z^1
    int steps() const { return time ? 2 : 1; }
    /// Inputs of the transition: [z_{t-1} when time][a when d_a > 0]. The mask is d_z x inputs() in that order.
    int inputs() const { return (time ? d_z : 0) + d_a; }
};

/// How the optimiser treats a parameter.
enum class Role {
    matrix /* Muon */,
    vector /* Adam */,
    variance /* Adam, 5 x rate */,
    unmix /* relative gradient */,
    fixed /* none: set from outside */
};

/// Which part of the model a parameter belongs to.
enum class Group {
    encoder,
    encoder_head,  ///< last layer of an amortised posterior's encoder: rows are mean, raw variance, mean, .. by latent
    decoder,
    unmix,
    quadratic_correction,
    transition,         ///< the latents' own networks, which the mask reaches
    shared_transition,  ///< the one network for all latents, which no mask reaches
    posterior,          ///< raw variances that all rows share
    variances           ///< of decoder and prior, where they are learned
};

/// Whether the latents of an observation follow from it: changing such a parameter changes what is encoded. An
/// encoder_head does so too, but holds the posterior's variances as well.
constexpr bool is_of_latents(Group group)
{
    return group == Group::encoder || group == Group::unmix;
}

/// What a parameter starts from. Random values come from the stream (seed, "initial " + the tensor's name).
struct Initial {
    enum class Kind {
        constant,    ///< `size`
        identity,    ///< 1 where row and column of a matrix agree, else 0
        uniform,     ///< between -size and size
        normal,      ///< of standard deviation `size`
        phase,       ///< uniform between 0 and 2 pi, so that every sine sees another part of its wave
        orthogonal,  ///< orthonormal rows or columns, whichever are fewer, times `size`
    };
    Kind kind = Kind::constant;
    double size = 0;
    double odd = 0;  ///< added to every second element: the raw variances of (mean, raw variance) pairs
};

/// One parameter tensor inside the flat vector, row-major.
struct Tensor {
    std::string name;        ///< "encoder.linear0.weight"
    std::vector<int> shape;  ///< (out, in), (networks, out, in), ...
    Role role = Role::vector;
    Group group = Group::encoder;
    Initial initial;
    std::size_t offset = 0;  ///< first element in the flat vector
    std::size_t index = 0;   ///< among all tensors
    std::size_t size() const;
};

// Constants of the model, the same in every backend.
inline constexpr double leaky_slope = 0.2;       ///< of the leaky ReLU below zero, in every network
inline constexpr double posterior_floor = 1e-4;  ///< added to the posterior's variances
inline constexpr double prior_floor = 1e-6;      ///< added to variances of the prior that are not averages
inline constexpr double decoder_floor = 1e-4;    ///< added to the decoder's standard deviation, where it is learned

/// The layers that models are made of. Rows are observations; a weight is (out, in): y = x W^T + b.
namespace layer {

struct Linear {
    Tensor weight, bias;
    int in() const { return weight.shape[1]; }
    int out() const { return weight.shape[0]; }
};
struct LeakyRelu {};

/// mean = A e.
struct Unmix {
    Tensor weight;  ///< A, d_z x d_z
};
/// v_i = u_i + sum_jk T_ijk s(u_j) s(u_k); see fused/quadratic_correction.h. Its way back is iterated.
struct QuadraticCorrection {
    static constexpr int sweeps = 3;    ///< of the way back
    static constexpr double reach = 4;  ///< standard deviations at which s has lost a factor of sqrt 2
    Tensor weight;                      ///< T, d_z x d_z x d_z, symmetric in the last two; zero until it is fitted
};

}  // namespace layer

/// A layer of encoder or decoder.
using Layer = std::variant<layer::Linear, layer::LeakyRelu>;
/// A layer between the encoder and the latents. It keeps their number and has a way back, which the decoder starts with.
using LatentLayer = std::variant<layer::Unmix, layer::QuadraticCorrection>;

/// The Gaussian q(z | x). Amortised, the encoder gives (mean, raw variance) of every latent; else means alone, and all
/// rows share the raw variances. Variance = softplus(raw) + posterior_floor.
struct PosteriorHead {
    std::optional<Tensor> raw_variance;  ///< d_z; absent when amortised
    bool amortised() const { return !raw_variance; }
};

/// One output for each latent from hidden units: of its own network (weight d_z x width) or of the shared one.
struct Head {
    Tensor weight, bias;
};

/// A network for each latent, on inputs that its row of the mask multiplies:
///   h = f(from_z z_{t-1} + from_a a + bias), f leaky or sine; leaky hidden layers; heads on the last of them;
///   the mean's head adds skip (m * input); variance = softplus(its head) + prior_floor.
struct PerLatentNetworks {
    struct Hidden {
        Tensor weight;               ///< d_z x width x width
        std::optional<Tensor> bias;  ///< d_z x width
    };
    int width = 0;
    Activation activation = Activation::leaky;
    std::optional<Tensor> from_z, from_a;  ///< d_z x width x d_z with time, d_z x width x d_a with actions
    Tensor bias;                           ///< d_z x width
    std::vector<Hidden> hidden;            ///< without the first layer
    Head mean;
    std::optional<Tensor> skip;    ///< d_z x inputs
    std::optional<Head> variance;  ///< where the variance follows the history too
};

/// Waves of single actions, `waves` for each, sin(weight_lk a_l + bias_lk). They are set from outside and do not learn:
/// sines of all inputs at once hardly learn a frequency that is far from those they start with.
struct ActionSeries {
    Tensor weight, bias;  ///< d_a x waves
    int actions() const { return weight.shape[0]; }
    int waves() const { return weight.shape[1]; }
    int units() const { return actions() * waves(); }
};

/// One network for all latents, on unmasked inputs: waves of single actions first, then sines of all inputs.
struct SharedNetwork {
    std::optional<ActionSeries> series;
    layer::Linear sines;
    Head mean;                     ///< weight d_z x units
    Tensor skip;                   ///< d_z x inputs
    std::optional<Head> variance;  ///< as the latents' own networks have it
    int units() const { return (series ? series->units() : 0) + sines.out(); }
};

/// Variances that gradients move: of the decoder, of each latent given its parents, and mean and raw variance of z^1.
struct LearnedVariances {
    Tensor decoder;
    Tensor prior;
    std::optional<Tensor> initial;  ///< with time
};

/// A model as values: what it is made of, and all of its parameters in their flat order. The backends compile it; the
/// objective that they compute is in objective.h.
///
///   encoding   x -> encoder -> posterior (mean e and variance) -> latents: mean of z
///   decoding   z -> latents, the way back -> decoder -> mean of x
///   prior      [z_{t-1}, a] -> transition or shared_transition -> mean of z_t, and variance where it has such a head
struct NetworkDescription {
    std::vector<Layer> encoder;
    PosteriorHead posterior;
    std::vector<LatentLayer> latents;
    std::vector<Layer> decoder;
    PerLatentNetworks transition;
    std::optional<SharedNetwork> shared_transition;
    std::optional<LearnedVariances> variances;
    std::vector<Tensor> tensors;
    std::size_t size = 0;  ///< of the flat vector
};

/// The model of `spec` at some sizes. Names, order and roles of tensors are those of layout.h.
NetworkDescription describe(const Dimensions& dimensions, const EstimatorSpec& spec);

}  // namespace disentangle
