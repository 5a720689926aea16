// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/figure/model.h"
#include "core/reading/history.h"
#include "core/reading/moment.h"
#include "core/reading/phases.h"
#include "core/theory/influence.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace disentangle::figure {

/// How much of a run's history is read.
enum class Detail {
    drawn,      ///< what a drawing can show: snapshots over time are thinned evenly
    everything  ///< all of it, for a table of the data
};

/// A run as figures are drawn from it: what does not depend on the step is read once. One thread at a time.
class Source {
public:
    /// Throws InputError as RunReader does.
    explicit Source(const std::filesystem::path& path) : run_(path) {}
    /// The first of `runs`, with the scores of the others drawn beside its own. At least one.
    explicit Source(const std::vector<std::filesystem::path>& runs);

    const RunReader& run() const { return run_; }
    const Experiment& experiment() const { return run_.experiment(); }
    const std::vector<std::int64_t>& steps();
    /// The evaluated step that is shown for `step`, the newest one <= it; without it the newest of all. Throws InputError
    /// when nothing was evaluated yet, and for a step before the first or beyond the last evaluation.
    std::int64_t step_at(std::optional<std::int64_t> step);
    /// Ascending; empty when the run has no such metric.
    const std::vector<Sample>& curve(std::string_view metric);
    /// The snapshots of these kinds at an evaluated step. Throws InputError when they do not fit the experiment.
    Moment moment(std::int64_t step, std::span<const std::string_view> kinds);
    /// Empty when the run has no such snapshot. Throws InputError when they differ in size.
    const History& history(std::string_view kind, Detail detail);
    /// What bears on the results (changed by hand, a graph found, failed), with the numbers it is marked by, and in words.
    /// A pause does not: a resumed run equals an uninterrupted one. Beyond the first dozen marks have the number 0.
    struct Happening {
        EventMark mark;
        std::string sentence;  ///< "step 1200: beta_Ga set to 12"
    };
    const std::vector<Happening>& happenings();
    std::vector<EventMark> marks();
    /// influence_of() its experiment; null where there is none.
    const Influence* influence();
    const std::vector<PhaseSpan>& phases();
    /// The same as bands of an axis of steps.
    std::vector<PhaseBand> phase_bands();

    /// The run's file without its ending, by which runs are told apart.
    std::string name() const { return run_.path().stem().string(); }
    const std::vector<std::unique_ptr<Source>>& beside() const { return beside_; }

private:
    RunReader run_;
    std::optional<std::vector<std::int64_t>> steps_;
    std::optional<std::vector<Happening>> happenings_;
    std::optional<std::vector<PhaseSpan>> phases_;
    std::optional<std::optional<Influence>> influence_;  ///< once it was tested
    std::map<std::string, std::vector<Sample>, std::less<>> curves_;
    std::map<std::string, History> histories_;
    std::vector<std::unique_ptr<Source>> beside_;
};

}  // namespace disentangle::figure
