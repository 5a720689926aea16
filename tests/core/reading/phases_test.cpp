// SPDX-License-Identifier: GPL-3.0-or-later
// The phases of a training, by what its log says.
#include "core/reading/phases.h"

#include <doctest/doctest.h>

using namespace disentangle;

namespace {

using Phase = TrainingPhase;
using Spans = std::vector<PhaseSpan>;

Event note(std::int64_t step, const char* text)
{
    return {0, step, "note", text};
}

Experiment searching()
{
    Experiment experiment = preset_experiment("ActionDiag");
    experiment.sparsity.search = GraphSearch::rotate;
    return experiment;
}

}  // namespace

TEST_CASE("a search ends where the log says and begins where its evaluations stand closer")
{
    const std::vector<Event> events{note(0, "Settings auto"),
                                    note(320, "Rotated to the sparsest coordinates found: 20 of 100 possible edges"),
                                    note(710, "Searched once more: the same graph."), note(800, "Reached mcc>0.9")};
    const std::vector<std::int64_t> steps{0, 100, 200, 300, 305, 310, 315, 320, 400, 500, 600, 700, 705, 710, 800};
    CHECK(phases_of(events, steps, 100) == Spans{{Phase::free, 0, 300},
                                                 {Phase::search, 300, 320},
                                                 {Phase::under_graph, 320, 700},
                                                 {Phase::search, 700, 710},
                                                 {Phase::under_graph, 710, 800}});
    // So far, of a run that goes on.
    CHECK(phases_of(events, std::span(steps).first(8), 100) == Spans{{Phase::free, 0, 300}, {Phase::search, 300, 320}});
}

TEST_CASE("a search that follows closely on another does not reach back into it")
{
    const std::vector<Event> events{note(310, "Rotated to the sparsest"),
                                    note(320, "Searched once more: another graph.")};
    const std::vector<std::int64_t> steps{0, 100, 200, 300, 305, 310, 315, 320, 400};
    CHECK(phases_of(events, steps, 100) ==
          Spans{{Phase::free, 0, 300}, {Phase::search, 300, 320}, {Phase::under_graph, 320, 400}});
}

TEST_CASE("a search whose evaluations stand as planned counts as free")
{
    const std::vector<Event> events{note(300, "Found no edge: of 25 possible ones none stands out")};
    const std::vector<std::int64_t> steps{0, 100, 200, 300, 400};
    CHECK(phases_of(events, steps, 100) == Spans{{Phase::free, 0, 300}, {Phase::under_graph, 300, 400}});
}

TEST_CASE("masks are trained after the bound was found, and latents stay straightened")
{
    const std::vector<std::int64_t> steps{0, 100, 200, 300, 400};
    CHECK(phases_of(std::vector<Event>{note(200, "Bound the masks by 10 of 25 possible edges")}, steps, 100) ==
          Spans{{Phase::free, 0, 200}, {Phase::masks, 200, 400}});
    CHECK(phases_of(std::vector<Event>{note(200, "Rotated to the sparsest"), note(300, "Straightened the latents: by")},
                    steps, 100) ==
          Spans{{Phase::free, 0, 200}, {Phase::under_graph, 200, 300}, {Phase::straightened, 300, 400}});
}

TEST_CASE("a run of one phase has none to tell apart")
{
    const std::vector<std::int64_t> steps{0, 100};
    CHECK(phases_of({}, steps, 100).empty());
    CHECK(phases_of(std::vector<Event>{note(0, "Settings auto")}, steps, 100).empty());
    CHECK(phases_of(std::vector<Event>{note(0, "Rotated to the")}, {}, 100).empty());
}

TEST_CASE("a graph of a run that did not record whether it is provisional is so until one has been adopted")
{
    const std::vector<Event> events{note(0, "Settings auto"), note(600, "Rotated to the"),
                                    note(800, "Searched once more: the same graph.")};
    CHECK(graph_is_provisional(searching(), events, 0, {}));
    CHECK(graph_is_provisional(searching(), events, 599, {}));
    CHECK_FALSE(graph_is_provisional(searching(), events, 600, {}));
    CHECK(graph_is_provisional(searching(), {}, 600, {}));
    Experiment masks = searching();
    masks.sparsity.search = GraphSearch::masks;
    CHECK_FALSE(graph_is_provisional(masks, {}, 0, {}));
    Experiment baseline = searching();
    baseline.estimator_kind = "beta_vae";
    CHECK_FALSE(graph_is_provisional(baseline, {}, 0, {}));
}

TEST_CASE("whether a graph is provisional is as the run recorded, whatever its notes say")
{
    const std::vector<Event> adopted{note(600, "Rotated to the")};
    CHECK(graph_is_provisional(searching(), adopted, 700, 1));
    CHECK_FALSE(graph_is_provisional(searching(), {}, 0, 0));
}

TEST_CASE("every phase has a name and a sentence")
{
    for (const Phase one : {Phase::free, Phase::search, Phase::masks, Phase::under_graph, Phase::straightened}) {
        CHECK_FALSE(name_of(one).empty());
        CHECK(sentence_of(one).ends_with('.'));
    }
}
