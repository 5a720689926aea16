// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/figure/source.h"

#include "core/base/error.h"
#include "core/experiment/promise.h"
#include "core/reading/events.h"

#include <algorithm>
#include <set>

namespace disentangle::figure {

namespace {

constexpr std::size_t history_limit = 300;  // about the pixels across a curve in one column of a journal
constexpr int most_numbers = 12;

}  // namespace

Source::Source(const std::vector<std::filesystem::path>& runs) : run_(runs.front())
{
    for (std::size_t k = 1; k < runs.size(); ++k)
        beside_.push_back(std::make_unique<Source>(runs[k]));
}

const std::vector<std::int64_t>& Source::steps()
{
    if (!steps_)
        steps_ = run_.steps();
    return *steps_;
}

std::int64_t Source::step_at(std::optional<std::int64_t> step)
{
    const std::string file = run_.path().string();
    if (steps().empty())
        throw InputError(file, "", "nothing has been evaluated yet", "a run with at least one evaluated step");
    if (!step)
        return steps().back();
    if (*step < steps().front())
        throw InputError(file, "step " + std::to_string(*step), "lies before the first evaluation",
                         "a step from " + std::to_string(steps().front()) + " to " + std::to_string(steps().back()));
    if (*step > steps().back())
        throw InputError(file, "step " + std::to_string(*step), "lies beyond the last evaluation",
                         "a step from " + std::to_string(steps().front()) + " to " + std::to_string(steps().back()));
    return *(std::upper_bound(steps().begin(), steps().end(), *step) - 1);
}

const std::vector<Sample>& Source::curve(std::string_view metric)
{
    const auto found = curves_.find(metric);
    return found != curves_.end() ? found->second : curves_.emplace(metric, run_.metric(metric)).first->second;
}

Moment Source::moment(std::int64_t step, std::span<const std::string_view> kinds)
{
    Moment moment = read_moment(run_, step, kinds, steps());
    require_fit(moment, experiment(), run_.path().string());
    return moment;
}

const History& Source::history(std::string_view kind, Detail detail)
{
    const std::string key = std::string(kind) + (detail == Detail::drawn ? " drawn" : "");
    if (const auto found = histories_.find(key); found != histories_.end())
        return found->second;
    History history =
        detail == Detail::everything ? whole_history(run_, kind) : read_history(run_, kind, steps(), history_limit);
    if (history.of_other_size > 0)
        throw InputError(run_.path().string(), "snapshots " + std::string(kind), "differ in size",
                         "one size for the whole run");
    return histories_.emplace(key, std::move(history)).first->second;
}

const std::vector<Source::Happening>& Source::happenings()
{
    if (happenings_)
        return *happenings_;
    happenings_.emplace();
    std::map<std::int64_t, std::set<std::string>> seen;
    std::map<std::int64_t, std::string> words;
    for (const Event& event : run_.events()) {
        if (!is(event, EventKind::set) && !is(event, EventKind::error) && !phase_begun_by(event))
            continue;
        const std::string said = printable(gist_of(event), 120);
        // How a run ended is where its curves end.
        const bool ending = !steps().empty() && event.step >= steps().back() && !is(event, EventKind::error);
        if (!said.empty() && !ending && seen[event.step].insert(said).second)
            words[event.step] += (words[event.step].empty() ? "" : ", ") + said;
    }
    int number = 0;
    for (const auto& [step, said] : words) {
        ++number;
        happenings_->push_back({{static_cast<double>(step), number <= most_numbers ? number : 0},
                                "step " + std::to_string(step) + ": " + said});
    }
    return *happenings_;
}

std::vector<EventMark> Source::marks()
{
    std::vector<EventMark> marks;
    for (const Happening& happening : happenings())
        marks.push_back(happening.mark);
    return marks;
}

const std::vector<PhaseSpan>& Source::phases()
{
    if (!phases_)
        phases_ = phases_of(run_.events(), steps(), experiment().training.evaluate_every);
    return *phases_;
}

const Influence* Source::influence()
{
    if (!influence_)
        influence_ = influence_of(experiment());
    return *influence_ ? &**influence_ : nullptr;
}

std::vector<PhaseBand> Source::phase_bands()
{
    std::vector<PhaseBand> bands;
    for (const PhaseSpan& span : phases()) {
        const int tone = span.phase == TrainingPhase::free           ? 0
                         : span.phase == TrainingPhase::search       ? 2
                         : span.phase == TrainingPhase::straightened ? 3
                                                                     : 1;
        bands.push_back(
            {static_cast<double>(span.from), static_cast<double>(span.to), std::string(name_of(span.phase)), tone});
    }
    return bands;
}

}  // namespace disentangle::figure
