// SPDX-License-Identifier: GPL-3.0-or-later
// How rows of files are shared out, and how many latents their spectrum suggests.
#include "core/base/random.h"
#include "core/data/table/spectrum.h"
#include "core/data/table/split.h"

#include <algorithm>
#include <doctest/doctest.h>
#include <set>

using namespace disentangle;

namespace {

std::vector<TableExample> rows(int count)
{
    std::vector<TableExample> examples;
    for (std::int32_t row = 0; row < count; ++row)
        examples.push_back({row, row});
    return examples;
}

std::set<std::int32_t> rows_of(const std::vector<TableExample>& examples, int steps)
{
    std::set<std::int32_t> rows;
    for (const TableExample& example : examples)
        for (std::int32_t step = 0; step < steps; ++step)
            rows.insert(example.row + step);
    return rows;
}

}  // namespace

TEST_CASE("rows without time are shared out once each, by a shuffle that follows from the seed")
{
    const SharedOut shared = split_examples(rows(1000), 0.1, 0.2, 7);
    CHECK(shared.split[0].size() == 700);
    CHECK(shared.split[1].size() == 100);
    CHECK(shared.split[2].size() == 200);
    std::set<std::int32_t> all;
    for (const auto& part : shared.split)
        all.merge(rows_of(part, 1));
    CHECK(all.size() == 1000);
    CHECK(*rows_of(shared.split[2], 1).rbegin() > 900);
    CHECK(*rows_of(shared.split[2], 1).begin() < 100);  // not the last rows
    const auto again = split_examples(rows(1000), 0.1, 0.2, 7), other = split_examples(rows(1000), 0.1, 0.2, 8);
    CHECK(rows_of(again.split[2], 1) == rows_of(shared.split[2], 1));
    CHECK(rows_of(other.split[2], 1) != rows_of(shared.split[2], 1));
    for (const auto& part : split_examples(rows(3), 0.1, 0.1, 1).split)
        CHECK(part.size() == 1);
}

TEST_CASE("of few stretches of time each is cut in three, and no pair crosses a cut or an episode")
{
    const SharedOut shared = split_stretches({{0, 100}, {100, 50}}, 0.1, 0.1, 1);
    CHECK(shared.split[0].size() == 79 + 39);
    CHECK(shared.split[1].size() == 9 + 4);
    CHECK(shared.split[2].size() == 9 + 4);
    const std::set<std::int32_t> train = rows_of(shared.split[0], 2), test = rows_of(shared.split[2], 2);
    CHECK(train.contains(79));
    CHECK_FALSE(train.contains(80));
    CHECK(test.contains(90));
    for (const std::int32_t row : test) {  // no neighbour in time to train on, but over the end of an episode
        CHECK_FALSE(train.contains(row));
        CHECK_FALSE(train.contains(row - 1));
        CHECK((row == 99 || !train.contains(row + 1)));
    }
    for (const auto& part : shared.split)
        for (const TableExample& pair : part)
            CHECK(pair.row != 99);  // 99 and 100 are of two episodes
}

TEST_CASE("of many episodes each belongs to one split as a whole")
{
    std::vector<TableStretch> episodes;
    for (std::int32_t k = 0; k < 20; ++k)
        episodes.push_back({k * 10, 10});
    const SharedOut shared = split_stretches(episodes, 0.1, 0.1, 3);
    std::array<std::set<std::int32_t>, 3> of;
    for (std::size_t part = 0; part < 3; ++part)
        for (const TableExample& pair : shared.split[part]) {
            of[part].insert(pair.row / 10);
            CHECK(pair.row % 10 != 9);
        }
    CHECK(of[0].size() == 16);
    CHECK(of[1].size() == 2);
    CHECK(of[2].size() == 2);
    for (const std::int32_t episode : of[2])
        CHECK_FALSE((of[0].contains(episode) || of[1].contains(episode)));
}

TEST_CASE("what follows each other in time is resampled in episodes, or in stretches of the cube root of the rows")
{
    CHECK(blocks_of(rows(1000), 1).empty());  // no time: each row for itself
    // Ten episodes of five pairs, a row of x between the last pair of one and the first of the next.
    std::vector<TableExample> episodes;
    std::vector<std::int32_t> starts;
    for (std::int32_t episode = 0; episode < 10; ++episode) {
        starts.push_back(5 * episode);
        for (std::int32_t k = 0; k < 5; ++k)
            episodes.push_back({6 * episode + k, 6 * episode + k});
    }
    CHECK(blocks_of(episodes, 2) == starts);
    // One stretch of 64: blocks of 4.
    const std::vector<std::int32_t> blocks = blocks_of(rows(64), 2);
    REQUIRE(blocks.size() == 16);
    CHECK(blocks[1] == 4);
    CHECK(blocks.back() == 60);
    // Pairs of rows that have nothing to do with the next pair.
    std::vector<TableExample> pairs;
    for (std::int32_t row = 0; row < 40; row += 2)
        pairs.push_back({row, row});
    CHECK(blocks_of(pairs, 2).size() == 20);
}

TEST_CASE("a linear mixture of three with a little noise suggests three")
{
    Random random(5, "mixture");
    Eigen::MatrixXd z(2000, 3), mixing(3, 8), noise(2000, 8);
    for (Eigen::MatrixXd* matrix : {&z, &mixing, &noise})
        for (double& value : matrix->reshaped())
            value = random.normal();
    Eigen::MatrixXd x = z * mixing + 0.05 * noise;
    x.rowwise() -= x.colwise().mean().eval();
    x.array().rowwise() /= (x.colwise().squaredNorm() / 2000.0).cwiseSqrt().eval().array();
    const LatentsProposal proposal = propose_latents(x);
    CHECK(proposal.latents == 3);
    CHECK(proposal.reason == "functions of 3 principal components predict the others of x, and fewer do not");
    REQUIRE(proposal.unexplained.size() == 8);
    CHECK(proposal.unexplained[0] == doctest::Approx(1).epsilon(0.1));
    CHECK(proposal.unexplained[3] < 0.1 * proposal.unexplained[2]);
    // Of few rows the spectrum alone is asked.
    const LatentsProposal few = propose_latents(x.topRows(60));
    CHECK(few.latents == 3);
    CHECK(few.reason == "the eigenvalues of x's correlation matrix fall most behind number 3");
    REQUIRE(proposal.spectrum.size() == 8);
    CHECK(std::ranges::is_sorted(proposal.spectrum, std::ranges::greater()));
    double sum = 0;
    for (const double value : proposal.spectrum)
        sum += value;
    CHECK(sum == doctest::Approx(8));
    CHECK(propose_latents(Eigen::MatrixXd::Ones(4, 1)).latents == 1);
}

TEST_CASE("a curved mixture fills more directions than it has latents, and yet their number is proposed")
{
    // x = tanh(z A) B + noise: the spectrum of 20 columns has no fall behind the fourth.
    for (const std::uint64_t seed : {1, 2, 3, 4, 5}) {
        CAPTURE(seed);
        Random random(seed, "curved mixture");
        Eigen::MatrixXd z(4000, 4), A(4, 12), B(12, 20), noise(4000, 20);
        for (Eigen::MatrixXd* matrix : {&z, &A, &B, &noise})
            for (double& value : matrix->reshaped())
                value = random.normal();
        Eigen::MatrixXd x = (z * A / 2).array().tanh().matrix() * B + 0.05 * noise;
        x.rowwise() -= x.colwise().mean().eval();
        x.array().rowwise() /= (x.colwise().squaredNorm() / 4000.0).cwiseSqrt().eval().array();
        CHECK(propose_latents(x).latents == 4);
    }
}

TEST_CASE("columns that have nothing to do with each other are as many latents")
{
    Random random(6, "noise");
    Eigen::MatrixXd x(3000, 6);
    for (double& value : x.reshaped())
        value = random.normal();
    CHECK(propose_latents(x).latents == 6);
}
