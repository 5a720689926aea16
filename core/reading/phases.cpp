// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/phases.h"

#include "core/experiment/kinds.h"

#include <algorithm>
#include <array>
#include <optional>

namespace disentangle {
namespace {

struct PhaseWords {
    TrainingPhase phase;
    std::string_view name, sentence;
};
constexpr std::array phase_words{
    PhaseWords{TrainingPhase::free, "free", "The latents are learned without a graph: every edge is open."},
    PhaseWords{TrainingPhase::search, "search",
               "Nothing is learned: the coordinates are searched in which the sparsest graph explains the latents."},
    PhaseWords{TrainingPhase::masks, "masks",
               "The graph is learned with the latents, as masks under a bound on edges."},
    PhaseWords{TrainingPhase::under_graph, "under the graph", "The model is trained under the graph that was found."},
    PhaseWords{TrainingPhase::straightened, "straightened",
               "The latents have been bent slightly to where the graph explains them best."},
};

/// Where the evaluations that end at step `end` begin to stand closer than planned, at `first` at the earliest, since the
/// search before may have stood as close; `end` where they do not.
std::int64_t search_before(std::int64_t end, std::int64_t first, std::span<const std::int64_t> steps,
                           std::int64_t evaluate_every)
{
    auto at = std::ranges::lower_bound(steps, end);
    if (at == steps.begin() || at == steps.end() || *at != end)
        return end;
    const std::int64_t apart = *at - *(at - 1);
    if (apart >= evaluate_every)
        return end;
    while (at != steps.begin() && *at - *(at - 1) <= apart)
        --at;
    return std::max(*at, first);
}

}  // namespace

std::string_view name_of(TrainingPhase phase)
{
    return std::ranges::find(phase_words, phase, &PhaseWords::phase)->name;
}

std::string_view sentence_of(TrainingPhase phase)
{
    return std::ranges::find(phase_words, phase, &PhaseWords::phase)->sentence;
}

std::optional<TrainingPhase> phase_begun_by(const Event& event)
{
    const std::string_view text = event.text;
    if (!is(event, EventKind::note))
        return std::nullopt;
    if (text.starts_with("Rotated to") || text.starts_with("Found no ") || text.starts_with("Searched once more"))
        return TrainingPhase::under_graph;
    if (text.starts_with("Bound the masks"))
        return TrainingPhase::masks;
    if (text.starts_with("Straightened the latents"))
        return TrainingPhase::straightened;
    return std::nullopt;
}

std::vector<PhaseSpan> phases_of(std::span<const Event> events, std::span<const std::int64_t> steps,
                                 std::int64_t evaluate_every)
{
    std::vector<PhaseSpan> spans;
    if (steps.empty())
        return spans;
    const auto begin = [&spans](TrainingPhase phase, std::int64_t step) {
        if (spans.empty())
            spans.push_back({TrainingPhase::free, 0, step});
        if (spans.back().phase == phase)
            return;
        spans.back().to = step;
        if (spans.back().from == step)  // nothing was done in it
            spans.pop_back();
        if (spans.empty() || spans.back().phase != phase)
            spans.push_back({phase, step, step});
    };
    for (const Event& event : events) {
        const auto phase = phase_begun_by(event);
        if (!phase || event.step > steps.back())
            continue;
        if (*phase != TrainingPhase::straightened)
            if (const std::int64_t open = spans.empty() ? 0 : spans.back().from,
                from = search_before(event.step, open, steps, evaluate_every);
                from < event.step)
                begin(TrainingPhase::search, from);
        begin(*phase, event.step);
    }
    if (!spans.empty()) {
        spans.back().to = steps.back();
        if (spans.back().from == spans.back().to)
            spans.pop_back();
    }
    return spans;
}

bool graph_is_provisional(const Experiment& experiment, std::span<const Event> events, std::int64_t step,
                          std::optional<double> recorded)
{
    if (recorded)
        return *recorded > 0;
    if (experiment.estimator_kind != mechanism_sparsity.name || experiment.sparsity.search != GraphSearch::rotate)
        return false;
    const auto adopted =
        std::ranges::find_if(events, [](const Event& event) { return phase_begun_by(event).has_value(); });
    return adopted == events.end() || step < adopted->step;
}

}  // namespace disentangle
