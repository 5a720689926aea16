// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/graph/presets.h"
#include "core/theory/influence.h"
#include "core/data/synthetic/world.h"

#include <bit>
#include <doctest/doctest.h>

using namespace disentangle;

// The ranks of the paper's data sets: the conditions of Lachapelle et al. 2024 worked out on the released mechanisms.

namespace {

Influence influence_of(const std::string& name, VarianceKind variance = VarianceKind::fixed)
{
    const GraphPreset& preset = graph_preset(name);
    WorldSpec spec;
    spec.graph = preset.graph;
    spec.mechanism = preset.mechanism == "sin" ? MechanismKind::sin : MechanismKind::diagonal_sin;
    spec.variance = variance;
    return test_influence(*make_transition(spec));
}

Influence linear_influence_of(const std::string& name)
{
    WorldSpec spec;
    spec.graph = graph_preset(name).graph;
    spec.mechanism = MechanismKind::linear;
    return test_influence(*make_transition(spec));
}

}  // namespace

TEST_CASE("every preset's own mechanism has sufficient influence")
{
    for (const GraphPreset& preset : graph_presets()) {
        CAPTURE(preset.name);
        const Influence influence = influence_of(preset.name);
        CHECK(influence.holds());
        for (int l = 0; l < preset.graph.d_a(); ++l)
            CHECK(influence.actions[static_cast<std::size_t>(l)].rank == std::popcount(preset.graph.Ga->col_bits(l)));
        if (preset.graph.Gz)
            CHECK(influence.time->rank == preset.graph.Gz->edges());
    }
}

TEST_CASE("the time data sets have the published ranks in the exponential-family form")
{
    CHECK(influence_of("TimeNonDiag").time->rank == 55);
    CHECK(influence_of("TimeDiag").time->rank == 10);
    CHECK(influence_of("TimeBlockNonDiag").time->rank == 32);
    CHECK(influence_of("TimeNonDiag").time_form == "exponential family");
}

TEST_CASE("the action data sets have the published ranks")
{
    for (const InfluenceRank& rank : influence_of("ActionNonDiag").actions) {
        CHECK(rank.rank == 2);
        CHECK(rank.needed == 2);
    }
    CHECK(influence_of("ActionBlockNonDiag").actions[0].rank == 4);
    CHECK(influence_of("ActionBlockNonDiag").actions[0].needed == 4);
}

TEST_CASE("linear mechanisms violate sufficient influence")
{
    for (const InfluenceRank& rank : linear_influence_of("ActionNonDiag").actions) {
        CHECK(rank.rank == 1);
        CHECK(rank.needed == 2);
    }
    const Influence time = linear_influence_of("TimeNonDiag");
    CHECK(time.time->rank == 1);
    CHECK(time.time->needed == 55);
}

TEST_CASE("a variance that moves keeps the influence of actions and asks more of time")
{
    CHECK(influence_of("ActionNonDiag", VarianceKind::history).holds());
    const Influence time = influence_of("TimeNonDiag", VarianceKind::history);
    CHECK(time.time_form == "nonparametric");
    CHECK(time.time->rank == 1);
}
