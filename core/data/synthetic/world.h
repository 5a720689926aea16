// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/facts.h"
#include "core/graph/causal_graph.h"
#include "core/theory/influence.h"

#include <array>
#include <cstdint>
#include <memory>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace disentangle {

/// How the mean of z_t depends on its parents. Constants of the released code of Lachapelle et al.; i from 0.
/// With actions alone mu_i = action part; with time alone or both mu_i = Gz(i,i) z_i + time part + action part. (The
/// released code has all self-loops. Without one, z_i at t-1 is no parent of z_i at t and must not enter mu_i.)
enum class MechanismKind {
    sin,           ///< actions: sum_l Ga(i,l) sin((i+3)/pi a_l + i); time: 0.5 sum_j Gz(i,j) sin((i+3)/pi z_j + i)
    diagonal_sin,  ///< actions: sum_l Ga(i,l) sin(a_l); time: 0.5 sum_j Gz(i,j) sin(z_j)
    sigmoid,       ///< sums of 1/(1 + exp(-4 (parent - s_i))), s_i linearly spaced in [-2, 2]; time part times 0.5
    norm,          ///< || Ga(i,.) (a - S(i,.)) ||_2 with S ~ N(0,1) drawn from the mixing seed; time part times 0.5
    linear         ///< sum of W(i,l) a_l, W ~ N(0,1) masked by the graph; time part times 0.5. No sufficient influence.
};
inline constexpr std::array<std::string_view, 5> mechanism_names{"sin", "diagonal_sin", "sigmoid", "norm", "linear"};
constexpr const auto& names_of(MechanismKind)
{
    return mechanism_names;
}

enum class VarianceKind {
    fixed,   ///< latent_variance for every latent and history (k = 1)
    history  ///< 0.1/n exp(sum over parents of cos((i+3)/pi parent + i)), n = d_a with actions alone, else d_z (k = 2)
};
inline constexpr std::array<std::string_view, 2> variance_names{"fixed", "history"};
constexpr const auto& names_of(VarianceKind)
{
    return variance_names;
}

enum class MixingKind {
    network,  ///< orthogonalised 4-layer leaky-ReLU network, hidden width d_x
    linear    ///< one orthogonalised matrix
};
inline constexpr std::array<std::string_view, 2> mixing_names{"network", "linear"};
constexpr const auto& names_of(MixingKind)
{
    return mixing_names;
}

/// Dials that break one assumption each, as far as they are turned; at 0 all hold (docs/lab.md). With all at 0 the data are
/// those of a world without dials, bit for bit.
struct Violations {
    /// Share w of a linear function W parent (that of MechanismKind::linear) in each mean, (1 - w) f(parents) + w W parents:
    /// at 1 the effects of a parent on its children point in one direction. Sufficient influence.
    double influence = 0;
    /// Correlation of every two latents given their parents: the noise of the transition is equicorrelated.
    /// Conditional independence of the latents given the past (Assumption 2).
    double noise_correlation = 0;
    /// Share of the actions' entries, drawn row by row, that are shown as 0, though they act. At 1 only that something acts
    /// is known. The model's history is the true one.
    double hidden_actions = 0;
    /// The first so many latents enter the mixing by their absolute value. Injectivity of the mixing (Assumption 1).
    int fold = 0;
    bool operator==(const Violations&) const = default;
};

/// Everything that determines the data. The experiment document's "world" section, parsed. What its numbers may be is in
/// ranges.h.
struct WorldSpec {
    CausalGraph graph;
    MechanismKind mechanism = MechanismKind::sin;
    VarianceKind variance = VarianceKind::fixed;
    double latent_variance = 1e-4;  ///< of z_t given its parents
    double action_range = 2;        ///< a ~ U(-range, range)^d_a
    MixingKind mixing = MixingKind::network;
    std::uint64_t mixing_seed = 265542;                      ///< mixing network and random mechanism constants
    double negative_slope = 0.2;                             ///< of the mixing network's leaky ReLU
    int d_x = 20;                                            ///< observed dimension, at least d_z
    double noise = 0.01;                                     ///< standard deviation added to the standardised x
    std::uint64_t seed = 1;                                  ///< sampling
    int train = 800000, validation = 100000, test = 100000;  ///< rows of each split
    Violations violations;
    bool operator==(const WorldSpec&) const = default;
};

/// Throws InputError ("`file`: world.noise: is -1, expected at least 0 ...") for the first thing out of its range.
void validate(const WorldSpec& spec, const std::string& file = {});

/// Rows of a generated data set, float32, row-major. steps = 2 with Gz (z^1 ~ N(0, I), then one transition), else 1.
struct Dataset {
    int rows = 0, steps = 1, d_x = 0, d_z = 0, d_a = 0;
    std::vector<float> x;  ///< rows x steps x d_x
    std::vector<float> z;  ///< rows x steps x d_z
    std::vector<float> a;  ///< rows x d_a; the action before the last step, as it is shown (see Violations)
};

/// The mechanism of a spec. Throws InputError when the spec is invalid.
std::unique_ptr<GaussianTransition> make_transition(const WorldSpec& spec);

/// x = f(z): (n x d_z) row-major in, (n x d_x) out, before standardisation and noise.
class Mixing {
public:
    /// Throws Error once `stop` is requested before it is made, which takes seconds for a thousand dimensions.
    explicit Mixing(const WorldSpec& spec, const std::stop_token& stop = {});
    void apply(const double* z, int n, double* x) const;
    /// Weights of the layers, (in x out), for checks of orthogonality and gain.
    const std::vector<Eigen::MatrixXd>& weights() const { return weights_; }

private:
    double negative_slope_;
    int fold_;
    std::vector<Eigen::MatrixXd> weights_;
};

/// A data-generating process. Rows are drawn in blocks of 4096, each from its own streams (seed, split, block), so any
/// range of rows can be made alone, in parallel, and identically on every machine; splits share no draw. Actions and
/// latents are drawn apart from the noise on x: another mixing, d_x or noise shows the same latents.
class World {
public:
    /// Throws InputError when the spec is invalid. Standardisation of x uses the mean and standard deviation of the
    /// first 65,536 training rows (or all, if fewer), of both steps, the same for every split. Where rows are costly
    /// they are fewer, by the larger of d_x / 64 and edges / 512, down to 4096.
    /// Throws Error once `stop` is requested before it is made.
    explicit World(const WorldSpec& spec, const std::stop_token& stop = {});
    /// A first look at the same world, made in a fraction of the time: the same latents and actions, but x standardised
    /// over `standardisation_rows` training rows, so that its scale is a little off. Requires at least 1.
    World(const WorldSpec& spec, int standardisation_rows, const std::stop_token& stop = {});
    ~World();
    World(World&&) noexcept;

    const WorldSpec& spec() const;
    const GaussianTransition& transition() const;
    /// Rows [first, first + rows) of a split; rows may exceed the spec's split size. `threads` changes speed only. A
    /// thousand rows take about a millisecond: cheap enough to preview while the graph is edited.
    /// Throws InputError when rows or first is negative, threads is below 1, or the last row is beyond 2^31 - 4096.
    Dataset sample(Split split, int rows, int first = 0, int threads = 1) const;
    /// x of n latent vectors z (n x d_z, row-major) as a model would see it, but for the noise: mixed and standardised,
    /// n x d_x. Throws InputError when the size of z is no multiple of d_z.
    std::vector<float> observe(const std::vector<float>& z) const;
    /// Rows of a split as the spec sizes it.
    int rows(Split split) const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace disentangle
