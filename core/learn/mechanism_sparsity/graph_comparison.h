// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/learn/mechanism_sparsity/edge_evidence.h"
#include "core/learn/mechanism_sparsity/state.h"

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace disentangle {

/// What edges have to be worth where graphs are compared by likelihood.
struct EdgePrices {
    double adding;   ///< nats a held-out row, each edge that a candidate has more than the first
    double keeping;  ///< each edge that the first has more than it
    double error;    ///< share of a latent's variance that counts as an error of the latents
};
// By runs of two to five latents at R from .98 to .998. With time, where the latents' bend is fitted too, a true edge that is
// missing costs .35 and more, one too many gains .1 at most. Without, a true edge mostly costs 1.3, one too many gains up to
// .26, and as much for every share of error that was tried: there the bend of the latents follows other actions.
inline constexpr EdgePrices prices_with_time{0.25, 0.2, 0.02}, prices_without_time{0.5, 0.5, 0.05};
constexpr const EdgePrices& edge_prices(bool time)
{
    return time ? prices_with_time : prices_without_time;
}

/// Which of the candidates is to be preferred, by the loss of each: the first unless another one is better.
std::size_t preferred(std::span<const Candidate> candidates, std::span<const double> losses, const EdgePrices& prices);

/// Losses of the candidates by a regression of every latent on waves of its single parents up to a frequency over their
/// deviation (`highest`; the default is what few latents need): less exact than a comparison, and quick enough for a glance
/// or for many latents. `rows` are of the present latents.
std::vector<double> quick_losses(const HeldOutRows& rows, std::span<const Candidate> candidates, bool time,
                                 double highest = 4);

/// Compares graphs by how likely rows are that no fit saw. Each candidate gets transition networks of its own, and a bend
/// of the latents where the model has one, fitted briefly on the latents as they are (QuadraticFit). Their likelihoods are
/// exact and of the same latents, so with log |det| of the coordinates they can be compared:
///
///   loss = -(1/n) sum log p(v; graph) - steps log |det coordinates|, nats a row.
///
/// More edges always fit better: latents that are nearly right leave errors that an edge can make up for, and where little
/// else is left unexplained that is worth nats without end. So a share of every latent's variance counts as such errors, and
/// stays unexplained whatever the graph; and an edge has to be worth its place.
class GraphComparison {
public:
    /// `candidates`: at least one. The first stands unless another one is better, by the prices for the state's data.
    GraphComparison(const State& state, std::vector<Candidate> candidates);

    bool finished() const { return losses_.size() == candidates_.size(); }
    /// Fits the next candidate.
    void step();

    // Once finished.
    const Candidate& winner() const { return candidates_[winner_index()]; }
    std::size_t winner_index() const;
    /// Nats a row that a candidate is likelier than the first.
    double gain(std::size_t candidate) const { return losses_.front() - losses_[candidate]; }
    /// What was compared and by how much the winner won, for the run's log.
    std::string in_words() const;

    /// Rows that a comparison needs.
    static bool can_compare(const State& state);

private:
    const State& state_;
    std::vector<Candidate> candidates_;
    EdgePrices prices_;
    std::vector<double> losses_;
    Rows rows_;
};

}  // namespace disentangle
