// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace disentangle {

// Every enum here has an array of its names in the experiment document, in the order of its values, which names_of()
// gives.

enum class Posterior { shared, amortised };  ///< one variance per latent | a variance per row from the encoder
inline constexpr std::array<std::string_view, 2> posterior_names{"shared", "amortised"};
constexpr const auto& names_of(Posterior)
{
    return posterior_names;
}
/// Of decoder and prior: closed-form averages | by gradient | averages, but the transition gives each latent's variance
/// from its parents.
enum class Variances { moving_average, learned, history };
inline constexpr std::array<std::string_view, 3> variances_names{"moving_average", "learned", "history"};
constexpr const auto& names_of(Variances)
{
    return variances_names;
}
enum class Initialisation { orthogonal, uniform };  ///< orthogonal with gains | U(-1/sqrt(in), 1/sqrt(in)), as PyTorch
inline constexpr std::array<std::string_view, 2> initialisation_names{"orthogonal", "uniform"};
constexpr const auto& names_of(Initialisation)
{
    return initialisation_names;
}
enum class TransitionInit {
    he,
    spread,
    uniform
};  ///< first layer: He, zero bias | N(0, .6^2), biases N(0, 1) | PyTorch
inline constexpr std::array<std::string_view, 3> transition_init_names{"he", "spread", "uniform"};
constexpr const auto& names_of(TransitionInit)
{
    return transition_init_names;
}
enum class Activation { leaky, sine };  ///< of the transition networks' first hidden layer
inline constexpr std::array<std::string_view, 2> activation_names{"leaky", "sine"};
constexpr const auto& names_of(Activation)
{
    return activation_names;
}
/// Masks under a bound (the paper's) | the sparsest rotation of the unmasked solution | masks with a penalty |
/// every edge open | the true graph.
enum class GraphSearch { masks, rotate, penalty, frozen, truth };
inline constexpr std::array<std::string_view, 5> graph_search_names{"masks", "rotate", "penalty", "frozen", "truth"};
constexpr const auto& names_of(GraphSearch)
{
    return graph_search_names;
}
enum class BoundFrom { data, truth };  ///< where a bound that is not given comes from
inline constexpr std::array<std::string_view, 2> bound_from_names{"data", "truth"};
constexpr const auto& names_of(BoundFrom)
{
    return bound_from_names;
}
enum class OptimiserKind { muon, adam };  ///< Muon on hidden matrices and Adam elsewhere | Adam everywhere
inline constexpr std::array<std::string_view, 2> optimiser_names{"muon", "adam"};
constexpr const auto& names_of(OptimiserKind)
{
    return optimiser_names;
}

/// The model that is learned ("estimator" in the document). Most defaults follow from the settings and the sizes of the
/// data: see defaults.h.
struct EstimatorSpec {
    int hidden_layers = 3;  ///< of encoder and decoder
    int width = 96;         ///< of their hidden layers
    Initialisation initialisation = Initialisation::orthogonal;
    bool unmix = true;  ///< learnable d_z x d_z matrix A between encoder and latents
    bool bend = false;  ///< slight quadratic map after A, fitted under the graph (search = rotate)
    Posterior posterior = Posterior::shared;
    double posterior_raw = -6;  ///< initial q; variance = softplus(q) + 1e-4
    Variances variances = Variances::moving_average;
    double decoder_log_variance = -3;  ///< initial log v_x
    double prior_log_variance = -4;    ///< initial log v_i of the transition
    struct Transition {
        int hidden_layers = 2;  ///< of each latent's network, the first included
        int width = 32;
        Activation activation = Activation::leaky;  ///< of the first hidden layer; later ones are leaky
        int shared_width = 0;     ///< sines of the one network for all latents while no edge is masked; 0 = none
        int series = 0;           ///< harmonics of each action's Fourier series in that network; 0 = none
        bool skip = true;         ///< masked linear skip connection
        bool hidden_bias = true;  ///< biases in the hidden layers after the first
        TransitionInit initialisation = TransitionInit::spread;
        bool operator==(const Transition&) const = default;
    } transition;
    bool operator==(const EstimatorSpec&) const = default;
};

/// How the sparse graph is searched ("sparsity" in the document). Made by hand it uses nothing of the true graph.
struct SparsitySpec {
    GraphSearch search = GraphSearch::rotate;
    std::optional<double> beta_Ga;  ///< bound on expected edges; absent = see bound_from
    std::optional<double> beta_Gz;
    BoundFrom bound_from = BoundFrom::data;
    double unmasked_share = 0.5;    ///< of the steps, before the rotation is searched; see unmasked_steps()
    double schedule_end = 0.3;      ///< fraction of the run at which the bound has fallen to beta
    double multiplier_rate = 0.01;  ///< dual ascent step
    bool dual_restarts = false;     ///< multiplier back to 0 once the constraint holds
    double penalty = 0.02;          ///< coefficient of expected edges (search = penalty), before division by d_x
    double mask_rate = 0.04;        ///< Adam learning rate of the masks' logits
    double mask_initial = 5;        ///< initial logit
    double mask_limit = 8;          ///< logits are kept within +-limit
    bool hard_masks = false;        ///< draws are 0 or 1, with the gradient of the soft ones (straight-through)
    double temperature = 1;         ///< of the Gumbel-sigmoid
    std::optional<double> temperature_end;  ///< that it falls to by schedule_end; absent = it stays
    bool operator==(const SparsitySpec&) const = default;
};

/// How it is trained ("training" in the document).
struct TrainingSpec {
    int steps = 4000;
    int batch = 512;
    OptimiserKind optimiser = OptimiserKind::muon;
    double rate = 2e-3;  ///< Adam learning rate
    double muon_rate = 0.02;
    double unmix_rate = 0.01;      ///< relative-gradient step of A
    int warm_up = 200;             ///< steps of linear warm-up
    double hold = 0.3;             ///< fraction of the run before the cosine decay starts
    double refine_factor = 0.7;    ///< of the rates once the graph is found (search = rotate)
    double final_fraction = 0.01;  ///< learning rate at the end, as a fraction
    int evaluate_every = 100;      ///< steps between evaluations
    int evaluation_rows = 20000;   ///< held-out rows, from the test split
    int checkpoint_every = 1000;   ///< steps between checkpoints
    bool operator==(const TrainingSpec&) const = default;
};

}  // namespace disentangle
