// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/theory/consistency.h"
#include "core/theory/tasks/verdict.h"

#include <bit>
#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

using namespace disentangle;

namespace {

using Supports = std::vector<std::uint64_t>;

/// Independent factors, normal weights and supports with equal chances.
TaskFamily family_of(int m, Supports supports)
{
    TaskFamily family;
    family.factors = default_names("z", m);
    family.supports = supports;
    Random random(1, "features");
    family.features.resize(100, m);
    for (int i = 0; i < 100; ++i)
        for (int j = 0; j < m; ++j)
            family.features(i, j) = random.normal();
    family.support = [supports](Random& r) { return supports[r.below(supports.size())]; };
    family.weights = [m](std::uint64_t support, Random& r) {
        Eigen::MatrixXd W = Eigen::MatrixXd::Zero(1, m);
        for_each_bit(support, [&](int j) { W(0, j) = r.normal(); });
        return W;
    };
    return family;
}

/// Assumption 7 as the paper words it: for every j the union of the supports without j is everything but j.
bool union_of_those_without(int m, const Supports& supports)
{
    const std::uint64_t everything = (std::uint64_t{1} << m) - 1;
    for (int j = 0; j < m; ++j) {
        std::uint64_t together = 0;
        for (const std::uint64_t s : supports)
            together |= (s >> j & 1U) != 0 ? 0 : s;
        if (together != (everything ^ std::uint64_t{1} << j))
            return false;
    }
    return true;
}

}  // namespace

TEST_CASE(
    "the pattern of supports is the row inclusion of the matrix of factors and supports, and decides Assumption 7")
{
    Random random(7, "supports");
    for (int trial = 0; trial < 2000; ++trial) {
        const int m = 2 + static_cast<int>(random.below(5)), count = 1 + static_cast<int>(random.below(8));
        Supports supports;
        Adjacency M(m, count);
        for (int s = 0; s < count; ++s) {
            supports.push_back(random.below(std::uint64_t{1} << m));
            for_each_bit(supports.back(), [&](int j) { M.set(j, s, true); });
        }
        CHECK(support_pattern(m, supports) == row_inclusion(M));
        CHECK(supports_suffice(m, supports) == union_of_those_without(m, supports));
    }
}

TEST_CASE("single factors and, from three on, all pairs suffice; disjoint blocks leave blocks")
{
    CHECK(supports_suffice(3, Supports{0b001, 0b010, 0b100}));
    CHECK(supports_suffice(3, Supports{0b011, 0b101, 0b110}));
    CHECK_FALSE(supports_suffice(2, Supports{0b11}));
    const Adjacency blocks = Adjacency::from_rows({{1, 1, 0, 0}, {1, 1, 0, 0}, {0, 0, 1, 1}, {0, 0, 1, 1}});
    CHECK(support_pattern(4, Supports{0b0011, 0b1100}) == blocks);
    // z1 never without z2: z1 may absorb z2, and not the other way round.
    CHECK(support_pattern(2, Supports{0b11, 0b10}) == Adjacency::from_rows({{1, 1}, {0, 1}}));
}

TEST_CASE("supports without a factor that hold all the others are found, as few as in the slides' example of three")
{
    // Every factor alone, all together: what covers the others of z1 is {z2} and {z3}; with {z2, z3} there, that alone.
    CHECK(cover_of_others(3, 0, Supports{0b001, 0b010, 0b100}) == Supports{0b010, 0b100});
    CHECK(cover_of_others(3, 0, Supports{0b010, 0b100, 0b110}) == Supports{0b110});
    CHECK(cover_of_others(2, 0, Supports{0b11}).empty());
}

TEST_CASE("the task that helps most splits what is mixed")
{
    // Blocks {1, 2}, {3, 4}: a task on one of each recovers one of each block alone from its partner, not the converse.
    const FurtherTask task = most_helpful_task(support_pattern(4, Supports{0b0011, 0b1100}));
    CHECK(task.recovered == 2);
    CHECK(task.pairs == 2);
    CHECK(std::popcount(task.support) == 2);
    const Adjacency after = support_pattern(4, Supports{0b0011, 0b1100, task.support});
    for (int i = 0; i < 4; ++i)
        CHECK((std::popcount(after.row_bits(i)) == 1) == ((task.support >> i & 1U) != 0));
    CHECK(most_helpful_task(Adjacency::identity(3)).support == 0);
}

TEST_CASE("a family of independent factors and normal weights on single factors satisfies every assumption")
{
    const TaskVerdict verdict = judge(family_of(3, {0b001, 0b010, 0b100}));
    for (const Assumption& assumption : verdict.assumptions)
        CHECK_MESSAGE(assumption.holds, assumption.reason);
    CHECK(verdict.applies());
    CHECK(verdict.degree == Disentanglement::complete);
    CHECK(verdict.summary == "Complete disentanglement: the tasks' supports tell every factor apart.");
}

TEST_CASE("each assumption fails where it is broken, and only there")
{
    const Supports singles{0b001, 0b010, 0b100}, pairs{0b011, 0b101, 0b110};
    const auto failing = [](const TaskFamily& family) {
        std::string numbers;
        for (const Assumption& assumption : judge(family).assumptions)
            if (!assumption.holds)
                numbers += std::to_string(assumption.number);
        return numbers;
    };
    TaskFamily classes = family_of(3, singles);
    classes.classes = 5;
    CHECK(failing(classes) == "3");

    TaskFamily flat = family_of(3, singles);  // z3 follows z1
    flat.features.col(2) = flat.features.col(0);
    CHECK(failing(flat) == "4");

    CHECK(failing(family_of(3, {0b001, 0b010})) == "57");  // nothing ever needs z3: no row reaches it either

    TaskFamily finite = family_of(3, pairs);  // two fixed vectors a pair: with chance 1/2 twice the same
    finite.weights = [](std::uint64_t support, Random& random) {
        Random fixed(support, "fixed weights", random.below(2));
        Eigen::MatrixXd W = Eigen::MatrixXd::Zero(1, 3);
        for_each_bit(support, [&](int j) { W(0, j) = fixed.normal(); });
        return W;
    };
    CHECK(failing(finite) == "6");

    CHECK(failing(family_of(4, {0b0011, 0b1100})) == "7");
}

TEST_CASE("the verdict of blocks says what stays mixed, and which task would help")
{
    const TaskFamily family = family_of(4, {0b0011, 0b1100});
    const TaskVerdict verdict = judge(family);
    CHECK(verdict.assumption(7).reason == "Every task that needs z1 needs z2 too.");
    CHECK(verdict.factors[2].reason == "z3 may absorb z4: no task needs z3 without it.");
    const nlohmann::json json = to_json(verdict, family);
    CHECK(json["assumptions"]["4"]["holds"] == true);
    CHECK(json["assumptions"]["7"]["holds"] == false);
    CHECK(json["permitted"] == nlohmann::json{{1, 1, 0, 0}, {1, 1, 0, 0}, {0, 0, 1, 1}, {0, 0, 1, 1}});
    CHECK(json["help"]["recovered"] == 2);
    CHECK(json["latents"][0]["told_apart_by"] == nlohmann::json::parse(R"([["z3", "z4"]])"));
}

TEST_CASE("what is promised of the scores follows from the supports, and less of it where an assumption fails")
{
    const TaskFamily alone = family_of(3, {0b001, 0b010, 0b100});
    const Promise all = promise_of(judge(alone), alone);
    CHECK(all.mcc.ceiling == 1);
    CHECK(all.r_con.ceiling == 1);
    CHECK(all.latents.size() == 3);
    CHECK(all.latents[0].alone);
    CHECK_FALSE(all.supposes_influence);

    const TaskFamily pair = family_of(3, {0b011, 0b100});
    const Promise mixed = promise_of(judge(pair), pair);
    CHECK_FALSE(mixed.mcc.ceiling);
    CHECK(mixed.r_con.ceiling == 1);
    CHECK(mixed.latents[0].mixed_with == std::vector{1});
    CHECK(mixed.latents[2].alone);
    CHECK(mixed.summary.find("z1 and z2 stay mixed") != std::string::npos);

    // One vector of weights for two factors: their sum is all that any task sees (Assumption 6), and the rows of all
    // tasks span two dimensions (5).
    TaskFamily fixed = family_of(3, {0b011, 0b110, 0b101});
    fixed.weights = [](std::uint64_t support, Random& r) {
        Eigen::MatrixXd W = Eigen::MatrixXd::Zero(1, 3);
        for_each_bit(support, [&](int j) { W(0, j) = j + 1; });
        return Eigen::MatrixXd(W * r.normal());
    };
    const Promise linear = promise_of(judge(fixed), fixed);
    CHECK(linear.r.ceiling == 1);
    CHECK_FALSE(linear.r_con.ceiling);
    CHECK(linear.latents.empty());
    CHECK(linear.summary.find("Assumption 6") != std::string::npos);

    TaskFamily flat = alone;
    flat.features.col(2).setZero();
    const Promise nothing = promise_of(judge(flat), flat);
    CHECK_FALSE(nothing.r.ceiling);
    CHECK(nothing.summary.find("Assumption 4") != std::string::npos);
}
