// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/learn/mechanism_sparsity/mechanisms/edge_evidence.h"
#include "core/learn/mechanism_sparsity/state.h"

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace disentangle {

/// Share of a latent's variance that counts as errors of the latents where graphs are compared. By runs of two to five latents
/// at R from .98 to .998: with time the latents' bend is fitted too, and they come closer; without, what is left of the bend
/// follows other actions.
inline constexpr double error_with_time = 0.02, error_without_time = 0.05;
constexpr double error_share(bool time)
{
    return time ? error_with_time : error_without_time;
}

/// How unlikely rows are that no fit saw, nats a row: under each candidate, and when every latent has to do without parents.
struct GraphLosses {
    std::vector<double> of;
    double without_edges = 0;
};

/// What an edge has to be worth, nats a row: a share of what those of the likeliest candidate are worth on average. How much
/// that is follows from the graph: of n parents the first explains an n-th of a latent's variance, the only one all but the
/// errors. So no price in nats tells true edges from errors both in sparse graphs and in dense ones.
double price_of_edge(std::span<const Candidate> candidates, const GraphLosses& losses);

/// Which of the candidates is to be preferred: the likeliest, each of its edges at that price; of equals the first.
std::size_t preferred(std::span<const Candidate> candidates, const GraphLosses& losses);

/// Losses of the candidates by a regression of every latent on waves of its single parents up to a frequency over their
/// deviation (`highest`; the default is what few latents need): less exact than a comparison, and quick enough for a glance
/// or for many latents. `rows` are of the present latents.
GraphLosses quick_losses(const HeldOutRows& rows, std::span<const Candidate> candidates, bool time, double highest = 4);

/// Compares graphs by how likely rows are that no fit saw. Each candidate gets transition networks of its own, and a bend
/// of the latents where the model has one, fitted briefly on the latents as they are (QuadraticFit). Their likelihoods are
/// exact and of the same latents, so with log |det| of the coordinates they can be compared:
///
///   loss = -(1/n) sum log p(v; graph) - steps log |det coordinates|, nats a row.
///
/// More edges always fit better: latents that are nearly right leave errors that an edge can make up for, and where little
/// else is left unexplained that is worth nats without end. So a share of every latent's variance counts as such errors, and
/// stays unexplained whatever the graph (error_share()); and an edge has to be worth its place (price_of_edge()).
class GraphComparison {
public:
    /// `candidates`: at least one. The first stands unless another one is better.
    GraphComparison(const State& state, std::vector<Candidate> candidates);

    bool finished() const { return losses_.of.size() == candidates_.size(); }
    /// Fits the next candidate.
    void step();

    // Once finished.
    const Candidate& winner() const { return candidates_[winner_index()]; }
    std::size_t winner_index() const;
    /// Nats a row that a candidate is likelier than the first.
    double gain(std::size_t candidate) const { return losses_.of.front() - losses_.of[candidate]; }
    /// What was compared and by how much the winner won, for the run's log.
    std::string in_words() const;

    /// Rows that a comparison needs.
    static bool can_compare(const State& state);

private:
    const State& state_;
    std::vector<Candidate> candidates_;
    double error_;
    Rows rows_;
    GraphLosses losses_;
};

}  // namespace disentangle
