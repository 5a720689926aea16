#include "core/figure/source.h"

#include "core/base/error.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <set>

namespace disentangle::figure {

namespace {

constexpr std::size_t history_limit = 300;  // about the pixels across a curve in one column of a journal
constexpr int most_numbers = 12;

/// What happened, in a few words; empty for what does not bear on the curves.
std::string words_of(const Event& event)
{
    const auto facts = nlohmann::json::parse(event.text, nullptr, false);
    if (event.kind == "set") {
        if (!facts.is_object() || !facts.contains("key") || !facts.contains("value"))
            return event.text;
        const auto& key = facts["key"];
        return (key.is_string() ? key.get<std::string>() : key.dump()) + " set to " + facts["value"].dump();
    }
    if (event.kind == "note") {
        // Notes at step 0 describe the settings. The gist of a later one is its first clause.
        return event.step == 0 ? std::string() : event.text.substr(0, event.text.find_first_of(",;"));
    }
    constexpr std::array<std::pair<std::string_view, std::string_view>, 5> kinds{{{"pause", "paused"},
                                                                                  {"resume", "resumed"},
                                                                                  {"stop", "stopped"},
                                                                                  {"interrupt", "interrupted"},
                                                                                  {"error", "failed"}}};
    const auto known =
        std::find_if(kinds.begin(), kinds.end(), [&](const auto& kind) { return kind.first == event.kind; });
    return known == kinds.end() ? std::string() : std::string(known->second);
}

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

const std::vector<Sample>& Source::curve(const std::string& metric)
{
    const auto found = curves_.find(metric);
    return found != curves_.end() ? found->second : curves_.emplace(metric, run_.metric(metric)).first->second;
}

const History& Source::history(const std::string& kind, Detail detail)
{
    const std::string key = kind + (detail == Detail::drawn ? " drawn" : "");
    if (const auto found = histories_.find(key); found != histories_.end())
        return found->second;
    History history;
    if (detail == Detail::everything) {
        for (auto& [step, snapshot] : run_.snapshots(kind)) {
            history.steps.push_back(step);
            history.snapshots.push_back(std::move(snapshot));
        }
    } else {
        const std::size_t count = std::min(steps().size(), history_limit);
        for (std::size_t i = 0; i < count; ++i) {
            const std::int64_t step = steps()[count < 2 ? 0 : i * (steps().size() - 1) / (count - 1)];
            if (auto snapshot = run_.snapshot(kind, step)) {
                history.steps.push_back(step);
                history.snapshots.push_back(std::move(*snapshot));
            }
        }
    }
    for (const Snapshot& snapshot : history.snapshots) {
        if (snapshot.rows != history.snapshots.front().rows || snapshot.cols != history.snapshots.front().cols)
            throw InputError(run_.path().string(), "snapshots " + kind, "differ in size", "one size for the whole run");
    }
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
        const std::string said = printable(words_of(event), 120);
        // How a run ended is where its curves end.
        const bool ending = !steps().empty() && event.step >= steps().back() && event.kind != "error";
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

}  // namespace disentangle::figure
