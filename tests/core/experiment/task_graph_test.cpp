// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/experiment/experiment.h"
#include "core/experiment/task_graph.h"

#include <doctest/doctest.h>

using namespace disentangle;

TEST_CASE("tasks are shown as a graph of tasks and factors, and a graph makes tasks again")
{
    const Experiment blocks = preset_experiment("TasksBlocks");
    const CausalGraph graph = task_graph(blocks.own.get<TasksSpec>());
    CHECK(graph.d_z() == 6);
    CHECK(graph.d_a() == 3);
    CHECK(graph.actions.front() == "t1");
    REQUIRE(graph.Ga);
    CHECK(graph.Ga->col_bits(1) == 0b001100);
    CHECK_FALSE(graph.Gz);

    CausalGraph edited = graph;
    edited.Ga->set(0, 1, true);
    edited.Ga->set(4, 2, false);
    edited.Ga->set(5, 2, false);
    const Experiment after = with_task_graph(blocks, edited);
    const TasksSpec& spec = after.own.get<TasksSpec>();
    CHECK(spec.support == SupportLaw::given);
    CHECK(spec.supports == std::vector<std::uint64_t>{0b000011, 0b001101});  // the third needs nothing any more
    CHECK(task_graph(spec).d_a() == 2);

    edited.Ga = Adjacency(6, 3);
    CHECK_THROWS_AS(with_task_graph(blocks, edited), InputError);
}

TEST_CASE("of a law of many supports a dozen are drawn, always the same")
{
    const TasksSpec spec = preset_experiment("Tasks10").own.get<TasksSpec>();
    const CausalGraph graph = task_graph(spec);
    CHECK(graph.d_a() == 12);
    CHECK(graph == task_graph(spec));
    for (int t = 0; t < 12; ++t)
        CHECK(graph.Ga->col_bits(t) != 0);
}

TEST_CASE("more factors than there are numbers in x widen it")
{
    const Experiment blocks = preset_experiment("TasksBlocks");
    CausalGraph graph = make_graph(Adjacency::full(24, 2), {});
    graph.actions = default_names("t", 2);
    const Experiment after = with_task_graph(blocks, graph);
    CHECK(after.own.get<TasksSpec>().latents == 24);
    CHECK(after.own.get<TasksSpec>().d_x == 24);
}
