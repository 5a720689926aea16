// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/source.h"

#include "core/data/synthetic/source.h"
#include "worlds.h"

#include <doctest/doctest.h>

#include <thread>

using namespace disentangle;

namespace {

WorldSpec world(bool time = true)
{
    WorldSpec spec = small_world(make_graph(lower_triangle(3), time ? std::optional(lower_triangle(3)) : std::nullopt));
    spec.train = 5000;  // more than one block of rows
    spec.validation = 60;
    spec.test = 40;
    return spec;
}

/// Some rows of a split, x and a behind each other.
std::vector<float> filled(const Source& source, Split split, const std::vector<std::int32_t>& rows)
{
    const Facts& facts = source.facts();
    std::vector<float> x(rows.size() * static_cast<std::size_t>(facts.steps * facts.d_x()));
    std::vector<float> a(rows.size() * static_cast<std::size_t>(facts.d_a));
    source.fill(split, rows, {x, a});
    x.insert(x.end(), a.begin(), a.end());
    return x;
}

}  // namespace

TEST_CASE("a source says what its rows are like, and its truth how they came about")
{
    for (const bool time : {false, true}) {
        const WorldSpec spec = world(time);
        const Data data = make_synthetic(spec, 1);
        CHECK(data.source->facts() == Facts{{1, 1, 6}, 3, time ? 2 : 1, 0});
        CHECK(data.source->facts() == synthetic_facts(spec));
        CHECK(data.source->rows(Split::train) == 5000);
        CHECK(data.source->rows(Split::validation) == 60);
        CHECK(data.source->rows(Split::test) == 40);
        REQUIRE(data.truth);
        CHECK(*data.truth->graph() == spec.graph);
        CHECK(data.truth->d_z() == 3);
    }
}

TEST_CASE("rows and their latents are those that the world draws")
{
    const WorldSpec spec = world();
    const Dataset drawn = World(spec).sample(Split::test, 40);
    const Data data = make_synthetic(spec, 2);
    const Rows rows = first_rows(*data.source, Split::test, 1000);
    CHECK(rows.count == 40);
    CHECK(rows.x == drawn.x);
    CHECK(rows.a == drawn.a);
    CHECK(data.truth->latents(Split::test, consecutive_rows(0, 40)) == drawn.z);
    CHECK(data.truth->observe({0, 0, 0}) == World(spec).observe({0, 0, 0}));
}

TEST_CASE("a row is the same alone, in any company, in any order, and when its split has been prepared")
{
    const std::vector<std::int32_t> rows{4999, 0, 1, 2, 4095, 4096, 7, 7};
    const auto source = make_synthetic(world(), 1).source;
    const std::vector<float> before = filled(*source, Split::train, rows);
    source->prepare(Split::train);
    CHECK(filled(*source, Split::train, rows) == before);
    const std::vector<float> alone = filled(*source, Split::train, {4096});
    CHECK(std::equal(alone.begin(), alone.begin() + 12, before.begin() + 5 * 12));
    source->prepare(Split::train);
    CHECK(filled(*source, Split::train, rows) == before);
}

TEST_CASE("rows may be asked for by several threads while a split is being prepared")
{
    const auto source = make_synthetic(world(), 1).source;
    const std::vector<std::int32_t> rows{17, 4, 4998};
    const std::vector<float> expected = filled(*source, Split::train, rows);
    std::vector<std::vector<float>> seen(4);
    {
        std::vector<std::jthread> threads;
        for (std::vector<float>& mine : seen)
            threads.emplace_back([&] {
                source->prepare(Split::train);
                mine = filled(*source, Split::train, rows);
            });
    }
    for (const std::vector<float>& one : seen)
        CHECK(one == expected);
}
