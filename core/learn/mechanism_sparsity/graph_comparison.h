// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/learn/mechanism_sparsity/state.h"

#include <cstddef>
#include <string>
#include <vector>

namespace disentangle {

/// Compares graphs by how likely rows are that no fit saw. Each candidate gets transition networks of its own, and a bend
/// of the latents where the model has one, fitted briefly on the latents as they are (QuadraticFit). Their likelihoods are
/// exact and of the same latents, so with log |det| of the coordinates they can be compared:
///
///   loss = -(1/n) sum log p(v; graph) - steps log |det coordinates|, nats a row.
///
/// More edges always fit better: latents that are nearly right leave errors that an edge can make up for. So an edge has
/// to be worth its place.
class GraphComparison {
public:
    /// Nats a held-out row that each edge has to be worth: those that a candidate has more than the first, and those that
    /// the first has more than it.
    struct Prices {
        double adding, keeping;
    };
    // A true edge that is missing mostly costs 1 and more, among many parents a third; one too many gains up to half a
    // nat, since it makes up for errors of the fit. The elbow is a second opinion; a graph in force is none.
    static constexpr Prices beside_elbow{0.6, 0.25}, beside_present{0.25, 0.25};

    /// `candidates`: at least one. The first stands unless another one is better.
    GraphComparison(const State& state, std::vector<Candidate> candidates, const Prices& prices);

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
    double advantage(std::size_t candidate) const;  ///< over the first

    const State& state_;
    std::vector<Candidate> candidates_;
    Prices prices_;
    std::vector<double> losses_;
    Rows rows_;
};

}  // namespace disentangle
