// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/mechanism_sparsity/search/orthogonal_search.h"

#include "core/base/random.h"
#include "core/linear_algebra/decompositions.h"
#include "core/learn/mechanism_sparsity/search/jacobi_sweeps.h"

#include <algorithm>
#include <array>

namespace disentangle {

using Eigen::MatrixXd;

namespace {

constexpr int starts_of_few = 14, starts_of_many = 5;
/// Softnesses on the way to the prices: a soft cost leads from farther away.
constexpr std::array<double, 3> pair_softness{0.06, 0.02, 0.006};
/// Triples tried in a step: so many that a step takes about as long whatever the number of latents.
constexpr int triples_times_latents = 400, least_triples = 4;

MatrixXd random_rotation(int size, Random& random)
{
    MatrixXd gaussian(size, size);
    for (int i = 0; i < size; ++i)
        for (int j = 0; j < size; ++j)
            gaussian(i, j) = random.normal();
    return orthogonal_factor(gaussian);
}

/// Three different numbers below `count`, which must be 3 or more.
std::array<int, 3> random_triple(int count, Random& random)
{
    const auto any = [&] { return static_cast<int>(random.below(static_cast<std::uint64_t>(count))); };
    std::array<int, 3> triple{};
    triple[0] = any();
    do
        triple[1] = any();
    while (triple[1] == triple[0]);
    do
        triple[2] = any();
    while (triple[2] == triple[0] || triple[2] == triple[1]);
    return triple;
}

}  // namespace

OrthogonalSearch::OrthogonalSearch(const InfluenceMoments& influence, std::uint64_t seed, double floor,
                                   std::optional<int> edges, int sweeps)
    : RotationSearch(influence.normalised(), seed, floor, edges), sweeps_(sweeps)
{
}

int OrthogonalSearch::starts() const
{
    return given().d_z > most_latents_searched_fully ? starts_of_many : starts_of_few;
}

void OrthogonalSearch::search_on()
{
    if (taken() < starts())
        start_anew();
    else
        improve();
}

void OrthogonalSearch::start_anew()
{
    Random random(seed(), "rotation start", static_cast<std::uint64_t>(taken()));
    const int d = given().d_z;
    const MatrixXd from = taken() == 0 ? MatrixXd::Identity(d, d) : random_rotation(d, random);
    JacobiSweeps sweeps(given(), from);
    for (const double softness : pair_softness)
        sweeps.settle({JacobiSweeps::Cost::Kind::soft, softness}, sweeps_);
    for (const double price : prices) {
        sweeps.settle({JacobiSweeps::Cost::Kind::price, price}, sweeps_);
        offer(sweeps.rotation());
    }
}

/// Every turn of a pair can be for the worse where one of a triple would help: so some triples are turned at random.
void OrthogonalSearch::improve()
{
    Random random(seed(), "rotation triples", static_cast<std::uint64_t>(taken()));
    const int d = given().d_z;
    const JacobiSweeps::Cost cost{JacobiSweeps::Cost::Kind::price,
                                  prices[static_cast<std::size_t>(taken()) % prices.size()]};
    MatrixXd present = best();
    double least = JacobiSweeps(given(), present).cost(cost);
    for (const Found& candidate : found())
        if (const double own = JacobiSweeps(given(), candidate.map).cost(cost); own < least) {
            present = candidate.map;
            least = own;
        }
    const int tries = d < 3 ? 1 : std::max(least_triples, triples_times_latents / d);
    for (int k = 0; k < tries; ++k) {
        MatrixXd start = present;
        if (d >= 3) {
            const std::array<int, 3> triple = random_triple(d, random);
            start(triple, Eigen::all) = (random_rotation(3, random) * present(triple, Eigen::all)).eval();
        }
        JacobiSweeps sweeps(given(), start);
        sweeps.settle(cost, sweeps_);
        if (const double own = sweeps.cost(cost); own < least * (1 - 1e-6)) {
            least = own;
            present = sweeps.rotation();
            offer(present);
        }
    }
}

}  // namespace disentangle
