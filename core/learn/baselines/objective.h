// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/learn/network/layout.h"
#include "core/learn/network/objective.h"

#include <cstdint>
#include <limits>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

namespace disentangle {

class Source;

/// One minibatch as baselines take it. Pointers stay valid during the call; what a baseline does not ask for is null.
template <class Real>
struct BaselineBatch {
    int rows = 0, steps = 1;
    const Real* x = nullptr;           ///< rows x steps x d_x
    const Real* a = nullptr;           ///< rows x d_a
    const Real* eps = nullptr;         ///< rows x steps x d_z, standard normal
    std::span<const int> permutation;  ///< of the rows
    const Real* z = nullptr;           ///< true latents after the last step, rows x d_z

    int observations() const { return rows * steps; }
};

/// What is not defined for a method, among what is recorded.
inline constexpr double not_defined = std::numeric_limits<double>::quiet_NaN();

/// What an objective came to.
struct BaselineValue {
    double loss = not_defined;                               ///< as published; it is minimised
    std::vector<std::pair<std::string_view, double>> terms;  ///< its parts, by the names of tests/golden/baselines.json
    /// What evaluations record. Likelihoods are per observed dimension, as for every other estimator; not_defined is left
    /// out.
    Terms recorded{not_defined, not_defined, not_defined, not_defined, {}};
};

/// The networks and the objective of one baseline: what its file implements, and all that there is to implement. Real is
/// float or double. One thread calls; an implementation shares the work out by itself (RowParallelMlp).
template <class Real>
class BaselineObjective {
public:
    virtual ~BaselineObjective() = default;

    virtual const Layout& layout() const = 0;
    /// The objective at `parameters` (layout().size()); to `gradient`, of that size and zero, its derivatives are added,
    /// or it is empty when only the value is wanted.
    virtual BaselineValue evaluate(const BaselineBatch<Real>& batch, std::span<const Real> parameters,
                                   std::span<Real> gradient) = 0;
    /// Latents z (n x d_z) of x (n x d_x). `a` (n x d_a) is null where it is not known.
    virtual void encode(std::span<const Real> parameters, const Real* x, const Real* a, int n, Real* z) = 0;

    /// Whether encode() needs `a`.
    virtual bool encoder_sees_actions() const { return false; }
    /// Whether evaluate() wants true latents: an oracle by name.
    virtual bool sees_latents() const { return false; }
    virtual bool can_decode() const { return false; }
    /// Decoded x (n x d_x) of z (n x d_z).
    virtual void decode(std::span<const Real>, const Real*, int, Real*) {}

    /// False for a method that takes no steps along a gradient: fit() is then all of its training.
    virtual bool descends() const { return true; }
    virtual void fit(const Source&, std::uint64_t /*seed*/, std::span<Real> /*parameters*/) {}
    /// Moves parameters that no gradient moves (Role::fixed), after a step on the batch last evaluated.
    virtual void after_step(std::span<Real>) {}
    /// The parameters as programs elsewhere are to use them: encode() must follow from encoder and posterior alone.
    virtual std::vector<Real> exported(std::span<const Real> parameters) const
    {
        return {parameters.begin(), parameters.end()};
    }
};

}  // namespace disentangle
