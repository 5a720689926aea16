// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/mechanism_sparsity/masks.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <numeric>

using namespace disentangle;

namespace {

/// Two latents, three actions and time; bounds of 3 edges from actions and 2 between latents.
Masks masks_of(const SparsitySpec& spec, std::vector<float> fixed = {})
{
    Masks masks({2, 4, 3, true}, spec, std::move(fixed));
    masks.set_spec(spec, 3, 2);
    return masks;
}

SparsitySpec constraint()
{
    SparsitySpec spec;
    spec.search = GraphSearch::masks;
    spec.schedule_end = 0.5;
    return spec;
}

}  // namespace

TEST_CASE("a mask is above one half as often as its probability says")
{
    Masks masks = masks_of(constraint());
    const std::vector<float> logits(2 * 5, 1.0F);
    masks.set_logits(logits);
    const int draws = 4000;
    int above = 0;
    for (int step = 1; step <= draws; ++step)
        for (const float m : masks.draw(7, step)) {
            REQUIRE(m > 0);
            REQUIRE(m < 1);
            above += m > 0.5F;
        }
    // P(draw > 1/2) = sigmoid(logit) for the Gumbel-sigmoid; five standard errors of a binomial of 40,000.
    const double p = 1 / (1 + std::exp(-1.0)), n = draws * 10.0;
    CHECK(std::abs(above / n - p) < 5 * std::sqrt(p * (1 - p) / n));
}

TEST_CASE("a hard mask is 1 exactly where the soft one of the same draw is above one half")
{
    SparsitySpec spec = constraint();
    Masks soft = masks_of(spec);
    spec.hard_masks = true;
    Masks hard = masks_of(spec);
    const std::vector<float> logits{-2, -1, 0, 1, 2, 0.5F, -0.5F, 0, 3, -3};
    soft.set_logits(logits);
    hard.set_logits(logits);
    for (int step = 1; step <= 50; ++step) {
        const auto of_soft = soft.draw(7, step), of_hard = hard.draw(7, step);
        for (std::size_t k = 0; k < of_soft.size(); ++k)
            CHECK(of_hard[k] == (of_soft[k] > 0.5F ? 1.F : 0.F));
    }
}

TEST_CASE("the gradient goes through a hard mask as through the soft one of the same draw")
{
    SparsitySpec spec = constraint();
    spec.temperature = 0.7;
    Masks soft = masks_of(spec);
    spec.hard_masks = true;
    Masks hard = masks_of(spec);
    const std::vector<float> gradient{0.1F, -0.2F, 0.3F, 0, 0, 0.1F, 0.2F, -0.1F, 0.4F, 0};
    for (int step = 1; step <= 5; ++step) {
        const auto of_soft = soft.draw(7, step);
        const std::vector<float> expected = soft.logit_gradient(gradient);
        for (std::size_t k = 0; k < expected.size(); ++k)  // m (1 - m) / temperature
            CHECK(expected[k] == doctest::Approx(gradient[k] * of_soft[k] * (1 - of_soft[k]) / 0.7F));
        hard.draw(7, step);
        CHECK(hard.logit_gradient(gradient) == expected);
        soft.update(gradient, step, 100, 3, 0.99);
        hard.update(gradient, step, 100, 3, 0.99);
        CHECK(hard.state().values == soft.state().values);
    }
}

TEST_CASE("the temperature falls linearly to its end as the bound does, and stays where it has none")
{
    SparsitySpec spec = constraint();
    spec.temperature = 2;
    Masks still = masks_of(spec);
    spec.temperature_end = 0.5;
    Masks falling = masks_of(spec);
    CHECK(falling.temperature() == 2);
    const std::vector<float> none(10);
    for (auto* masks : {&still, &falling})
        masks->update(none, 25, 100, 3, 0.99);  // halfway to schedule_end
    CHECK(falling.temperature() == doctest::Approx(1.25));
    CHECK(still.temperature() == 2);
    falling.update(none, 80, 100, 3, 0.99);
    CHECK(falling.temperature() == doctest::Approx(0.5));
}

TEST_CASE("the same seed and step draw the same mask, another step another")
{
    Masks masks = masks_of(constraint());
    const auto draw = [&](std::uint64_t seed, std::int64_t step) {
        const auto span = masks.draw(seed, step);
        return std::vector<float>(span.begin(), span.end());
    };
    CHECK(draw(1, 5) == draw(1, 5));
    CHECK(draw(1, 5) != draw(1, 6));
    CHECK(draw(1, 5) != draw(2, 5));
}

TEST_CASE("the bound falls linearly from all edges to beta and stays there")
{
    Masks masks = masks_of(constraint());
    CHECK(masks.actions()->bound == 6);
    CHECK(masks.time()->bound == 4);
    const std::vector<float> none(10);
    masks.update(none, 25, 100, 3, 0.99);  // halfway to schedule_end
    CHECK(masks.actions()->bound == doctest::Approx(4.5));
    CHECK(masks.time()->bound == doctest::Approx(3));
    masks.update(none, 80, 100, 3, 0.99);
    CHECK(masks.actions()->bound == doctest::Approx(3));
}

TEST_CASE("the multiplier rises by its rate times the excess of expected edges and never below zero")
{
    Masks masks = masks_of(constraint());
    const std::vector<float> none(10);
    masks.update(none, 50, 100, 3, 0.99);
    const double expected = 6 / (1 + std::exp(-5.0));  // six logits at 5
    CHECK(masks.actions()->multiplier == doctest::Approx(0.01 * (expected - 3)).epsilon(1e-6));

    masks.set_logits(std::vector<float>(10, -8));
    for (int i = 0; i < 50; ++i)
        masks.update(none, 50, 100, 3, 0.99);
    CHECK(masks.actions()->multiplier == 0);
}

TEST_CASE("with dual restarts the multiplier is zero as soon as the constraint holds")
{
    SparsitySpec spec = constraint();
    spec.dual_restarts = true;
    Masks masks = masks_of(spec);
    const std::vector<float> none(10);
    masks.update(none, 50, 100, 3, 0.99);
    CHECK(masks.actions()->multiplier > 0);
    masks.set_logits(std::vector<float>(10, -1));  // 6 sigmoid(-1) = 1.6 < 3
    masks.update(none, 50, 100, 3, 0.99);
    CHECK(masks.actions()->multiplier == 0);
}

TEST_CASE("without a likelihood to hold them, the edges fall to the bound and wait there")
{
    SparsitySpec spec = constraint();
    spec.multiplier_rate = 0.001;
    Masks masks = masks_of(spec);
    const std::vector<float> none(10);
    for (int step = 1; step <= 4000; ++step)
        masks.update(none, step, 4000, 3, 0.99);
    CHECK(masks.expected_edges(*masks.actions()) <= 3.3);
    CHECK(masks.expected_edges(*masks.time()) <= 2.2);
}

TEST_CASE("the penalty pushes every edge down, more for fewer observed dimensions")
{
    SparsitySpec spec = constraint();
    spec.search = GraphSearch::penalty;
    spec.penalty = 1;
    Masks masks = masks_of(spec);
    for (int step = 1; step <= 100; ++step)
        masks.update(std::vector<float>(10), step, 100, 3, 0.99);
    CHECK(masks.actions()->multiplier == 0);
    CHECK(masks.expected_edges(*masks.actions()) < 6 / (1 + std::exp(-5.0)));
}

TEST_CASE("frozen masks leave every input open and fixed ones are what they were given")
{
    SparsitySpec spec;
    spec.search = GraphSearch::frozen;
    Masks frozen = masks_of(spec);
    CHECK(frozen.draw(0, 1).empty());
    CHECK(frozen.probabilities() == std::vector<float>(10, 1));

    spec.search = GraphSearch::truth;
    // [Gz | Ga] by rows: (1 0 | 1 0 0), (0 1 | 1 1 0).
    const std::vector<float> expected{1, 0, 1, 0, 0, 0, 1, 1, 1, 0};
    Masks truth = masks_of(spec, expected);
    CHECK(truth.probabilities() == expected);
    const auto draw = truth.draw(0, 1);
    CHECK(std::vector<float>(draw.begin(), draw.end()) == expected);
}

TEST_CASE("masks restored from their state go on as if never interrupted")
{
    SparsitySpec spec = constraint();
    spec.hard_masks = true;
    spec.temperature_end = 0.3;
    Masks one = masks_of(spec), other = masks_of(spec);
    const std::vector<float> gradient{0.1F, -0.2F, 0.3F, 0, 0, 0.1F, 0.2F, -0.1F, 0.4F, 0};
    for (int step = 1; step <= 20; ++step)
        one.update(gradient, step, 100, 3, 0.99);
    other.set_state(one.state(), 20, 100);
    CHECK(other.actions()->bound == one.actions()->bound);
    CHECK(other.temperature() == one.temperature());
    CHECK(std::ranges::equal(one.draw(5, 21), other.draw(5, 21)));
    one.update(gradient, 21, 100, 3, 0.99);
    other.update(gradient, 21, 100, 3, 0.99);
    CHECK(one.state().values == other.state().values);
    CHECK(one.state().multiplier_Ga == other.state().multiplier_Ga);
}
