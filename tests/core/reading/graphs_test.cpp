// SPDX-License-Identifier: GPL-3.0-or-later
// Learned graphs and what theory forbids.
#include "core/reading/entanglement.h"
#include "core/reading/learned_graph.h"

#include <doctest/doctest.h>

using namespace disentangle;

namespace {

/// Two latents; z1 is moved by the action, z2 depends on z1 one step earlier.
CausalGraph two_latents()
{
    CausalGraph graph;
    graph.latents = {"z1", "z2"};
    graph.actions = {"a1"};
    graph.Ga = Adjacency::from_rows({{1}, {0}});
    graph.Gz = Adjacency::from_rows({{1, 0}, {1, 1}});
    return graph;
}

/// The learned order is the true one swapped.
Moment swapped()
{
    Moment moment;
    moment.step = 100;
    moment.snapshots["assignment"] = {1, 2, {1, 0}};
    moment.snapshots["probability_Ga"] = {2, 1, {0.2F, 0.9F}};
    moment.snapshots["probability_Gz"] = {2, 2, {0.8F, 0.4F, 0.7F, 0.6F}};
    return moment;
}

Variables variables_of(const CausalGraph& graph)
{
    return {graph.latents, graph.actions, {}, 5, graph.Gz.has_value(), &graph};
}

using Marks = std::vector<Mark>;

}  // namespace

TEST_CASE("an edge is learned above one half")
{
    CHECK_FALSE(is_learned(0.5));
    CHECK(is_learned(0.5001));
    CHECK(edges_in({1, 3, {0.5F, 0.51F, 0}}) == Adjacency::from_rows({{0, 1, 0}}));
}

TEST_CASE("a learned graph is read in the order of the true latents")
{
    const Moment moment = swapped();
    const CausalGraph graph = two_latents();
    const Variables variables = variables_of(graph);
    const auto Ga = learned_graph(moment, variables, false), Gz = learned_graph(moment, variables, true);
    REQUIRE(Ga.has_value());
    REQUIRE(Gz.has_value());
    CHECK(Ga->matched().data == std::vector<float>{0.9F, 0.2F});
    CHECK(Ga->edges() == *graph.Ga);
    // Row and column 0 are learned latent 1.
    CHECK(Gz->matched().data == std::vector<float>{0.6F, 0.7F, 0.4F, 0.8F});
    CHECK(Gz->edges() == Adjacency::from_rows({{1, 1}, {0, 1}}));
    CHECK(wrong_edges(*graph.Gz, Gz->edges()) == Marks{Mark::none, Mark::extra, Mark::missing, Mark::none});
    CHECK(true_graph(variables, true) == &*graph.Gz);
}

TEST_CASE("what edges are worth is read in the order of the edges, and absent until it is known")
{
    Moment moment = swapped();
    const CausalGraph graph = two_latents();
    CHECK_FALSE(learned_graph(moment, variables_of(graph), true)->evidence.has_value());
    moment.snapshots["evidence_Gz"] = {2, 2, {1, 2, 3, 4}};
    moment.snapshots["evidence_Ga"] = {2, 2, {1, 2, 3, 4}};  // of another size
    const auto Gz = learned_graph(moment, variables_of(graph), true);
    REQUIRE(Gz->evidence.has_value());
    CHECK(Gz->in_order(*Gz->evidence).data == std::vector<float>{4, 3, 2, 1});
    CHECK_FALSE(learned_graph(moment, variables_of(graph), false)->evidence.has_value());
}

TEST_CASE("without a matching a learned graph stays in the order it was learned in")
{
    Moment moment = swapped();
    moment.snapshots.erase("assignment");
    const CausalGraph graph = two_latents();
    const auto Ga = learned_graph(moment, variables_of(graph), false);
    REQUIRE(Ga.has_value());
    CHECK_FALSE(Ga->matching.has_value());
    CHECK(Ga->matched() == Ga->recorded);
}

TEST_CASE("a graph that was not learned, or one of another size, is absent")
{
    Moment moment = swapped();
    moment.snapshots.erase("probability_Ga");
    moment.snapshots["probability_Gz"] = {2, 1, {0.8F, 0.4F}};
    const CausalGraph graph = two_latents();
    CHECK_FALSE(learned_graph(moment, variables_of(graph), false).has_value());
    CHECK_FALSE(learned_graph(moment, variables_of(graph), true).has_value());
    CausalGraph no_actions = two_latents();
    no_actions.Ga.reset();
    CHECK(true_graph(variables_of(no_actions), false) == nullptr);
}

TEST_CASE("a learned graph is read where nobody knows the true one, in learned order")
{
    Moment moment = swapped();
    moment.snapshots.erase("assignment");
    const Variables unknown{{"z1", "z2"}, {"dose"}, {}, 5, true, nullptr};
    CHECK(true_graph(unknown, false) == nullptr);
    CHECK(true_graph(unknown, true) == nullptr);
    CHECK(unknown.has_graph(false));
    const auto Gz = learned_graph(moment, unknown, true);
    REQUIRE(Gz.has_value());
    CHECK(Gz->edges() == Adjacency::from_rows({{1, 0}, {1, 1}}));
    const auto cells = cells_by_error(nullptr, true, std::nullopt, Gz->recorded);
    REQUIRE(cells.size() == 4);
    CHECK(cells[0].error == doctest::Approx(0.8));  // the most probable first
    for (const EdgeCell& cell : cells)
        CHECK_FALSE(cell.truth);
}

TEST_CASE("pairs are sorted by their distance from the truth")
{
    const Moment moment = swapped();
    const Adjacency Gz = *two_latents().Gz;
    const auto cells = cells_by_error(&Gz, true, matching_of(moment, 2), *moment.snapshot("probability_Gz"));
    REQUIRE(cells.size() == 4);
    CHECK(cells[0].error == doctest::Approx(0.7));  // z1 <- z2: no edge, learned
    CHECK_FALSE(cells[0].truth);
    CHECK(cells[0].row == 1);
    CHECK(cells[0].col == 0);
    CHECK(cells[1].error == doctest::Approx(0.6));  // z2 <- z1: an edge, missed
    CHECK(cells[1].truth);
    CHECK(cells[3].error == doctest::Approx(0.2));
    for (const EdgeCell& cell : cells_by_error(&Gz, true, std::nullopt, *moment.snapshot("probability_Gz")))
        CHECK_FALSE(cell.truth);  // nobody knows
}

TEST_CASE("a forbidden dependence is one beyond what the true factors share")
{
    Moment moment;
    moment.snapshots["assignment"] = {1, 2, {1, 0}};
    moment.snapshots["correlation"] = {2, 2, {0.3F, 0.9F, 0.8F, 0.35F}};
    moment.snapshots["permitted"] = {2, 2, {1, 0, 0, 1}};
    moment.snapshots["true_correlation"] = {2, 2, {1, 0.25F, 0.2F, 1}};
    moment.snapshots["ols"] = {2, 2, {-0.3F, 0.9F, 0.8F, 0.05F}};
    const auto read = entanglement_at(moment, 2);
    REQUIRE(read.has_value());
    CHECK(read->correlation.data == std::vector<float>{0.9F, 0.3F, 0.35F, 0.8F});
    CHECK(read->forbidden == 2);
    // 0.3 is 0.05 beyond what z1 and z2 share, 0.35 is 0.15 beyond.
    CHECK(read->correlation_marks == Marks{Mark::none, Mark::none, Mark::forbidden, Mark::none});
    // A coefficient is allowed nothing, and its sign says nothing here.
    CHECK(read->coefficient_marks == Marks{Mark::none, Mark::forbidden, Mark::none, Mark::none});
    CHECK(count_of(read->coefficient_marks, Mark::forbidden) == 1);

    moment.snapshots.erase("true_correlation");
    CHECK(entanglement_at(moment, 2)->correlation_marks ==
          Marks{Mark::none, Mark::forbidden, Mark::forbidden, Mark::none});
}

TEST_CASE("without a matching or a pattern nothing is judged, and without true factors there is nothing")
{
    Moment moment;
    CHECK_FALSE(entanglement_at(moment, 2).has_value());
    moment.snapshots["correlation"] = {2, 2, {0.3F, 0.9F, 0.8F, 0.3F}};
    moment.snapshots["permitted"] = {2, 2, {1, 0, 0, 1}};
    auto read = entanglement_at(moment, 2);
    REQUIRE(read.has_value());
    CHECK_FALSE(read->can_judge());
    CHECK(read->correlation_marks.empty());
    CHECK(read->correlation.data == std::vector<float>{0.3F, 0.9F, 0.8F, 0.3F});  // learned order
    moment.snapshots["assignment"] = {1, 2, {1, 0}};
    moment.snapshots.erase("permitted");
    read = entanglement_at(moment, 2);
    CHECK_FALSE(read->can_judge());
    CHECK(read->correlation_marks.empty());
    CHECK(read->forbidden == 0);
}
