// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/learn/network/layout.h"

#include <Eigen/Core>
#include <cstdint>
#include <string>
#include <vector>

namespace disentangle {

/// A model as it was at one step of its training, as values: all that encoding, decoding and predicting take.
struct LearnedModel {
    Layout layout;
    std::vector<float> parameters;  ///< layout.size()
    /// From the parameters' latents to those that the run shows, d_z x d_z: z = coordinates own. The identity, but while
    /// a rotation is open.
    Eigen::MatrixXd coordinates;
    /// What the transition networks see of their inputs, d_z x inputs ([z_{t-1} | a]) in [0, 1].
    std::vector<float> mask;
    /// Probabilities of the edges between the latents that the run shows, d_z x inputs. An edge is one of more than 1/2.
    std::vector<float> edges;
    bool shared = false;  ///< it predicts by the shared transition network, which no mask reaches
    /// The networks take (x - x_mean) / x_scale, d_x numbers each, for x as it was given. Where x are frames of p numbers,
    /// these are p numbers each, and the networks take their d_x scores, components (x - x_mean) / x_scale.
    std::vector<float> x_mean, x_scale;
    std::vector<float> a_mean = {}, a_scale = {};  ///< the same of actions, d_a; empty where they are taken as given
    /// Of frames: d_x x p, rows of length components_scale at right angles; else empty.
    std::vector<float> components = {};
    float components_scale = 1, white = 1;
};

/// What a file of weights says of where they come from.
struct Provenance {
    std::int64_t step = 0;
    std::string experiment;            ///< the document, JSON
    std::vector<std::string> actions;  ///< names, d_a; learned latents have none
};

/// An array of a model besides its parameters.
struct ModelArray {
    std::string name;
    std::vector<int> shape;
    std::vector<float> values;
};

/// x_mean, x_scale (d_x, or p of frames), of frames components (d_x x p), components_scale and white (1), with actions a_mean, a_scale (d_a), coordinates (d_z x d_z); of a model with transition networks
/// also mask (d_z x inputs), transition_is_shared and transition_is_sine (1: 0 or 1); with time Gz, probability_Gz (d_z x
/// d_z); with actions Ga, probability_Ga (d_z x d_a).
std::vector<ModelArray> arrays_of(const LearnedModel& model);

/// An NPZ file: every parameter under its name in the Layout, and the arrays above. docs/export.md says how they are
/// used.
std::string format_weights_npz(const LearnedModel& model);

/// A TorchScript module in the format of torch.jit.load, with the methods encode(x), decode(z) and transition(..) where it has
/// one, every
/// parameter as a parameter ('_' for '.' in its name), the arrays above as buffers, and as attributes step, experiment and
/// actions. LibTorch is loaded for it; throws Error naming what is missing.
std::string format_torchscript(const LearnedModel& model, const Provenance& provenance);

}  // namespace disentangle
