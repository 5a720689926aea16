// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/disentangle/sweep/progress.h"

#include "app/disentangle/clock.h"
#include "app/disentangle/console.h"
#include "app/disentangle/training/pace.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace disentangle {

RunsProgress::RunsProgress(std::span<const Training> trainings, Ended ended)
    : trainings_(trainings),
      ended_(std::move(ended)),
      rewrite_(can_rewrite_line()),
      started_(steady_seconds()),
      last_shown_(started_)
{
    for (const Training& training : trainings)
        runs_.push_back({-1, 0, training.experiment.training.steps, false, false});
}

RunsProgress::~RunsProgress()
{
    if (shown_)
        say_raw("\r\033[K");
}

void RunsProgress::begun(std::size_t run)
{
    runs_[run].running = true;
    show();
}

void RunsProgress::progressed(std::size_t run, std::int64_t step)
{
    if (runs_[run].first < 0)
        runs_[run].first = step;
    runs_[run].step = step;
    if (steady_seconds() - last_shown_ >= 0.1)
        show();
}

void RunsProgress::ended(std::size_t run, const TrainingEnd& end)
{
    runs_[run].running = false;
    runs_[run].over = end.kind != TrainingEnd::Kind::interrupted;
    if (end.kind == TrainingEnd::Kind::done)
        runs_[run].step = runs_[run].steps;
    done_ += end.kind == TrainingEnd::Kind::done;
    failed_ += end.kind == TrainingEnd::Kind::failed;
    const std::string words = ended_(run, end);
    if (end.before)
        return;
    const std::string name = trainings_[run].name;
    switch (end.kind) {
    case TrainingEnd::Kind::done:
        say_line("[" + std::to_string(done_ + failed_) + " of " + std::to_string(runs_.size()) + "] " + name +
                 (words.empty() ? "" : ": " + words));
        break;
    case TrainingEnd::Kind::failed: say_line(name + " failed: " + end.reason); break;
    case TrainingEnd::Kind::interrupted: say_line(name + ": interrupted"); break;
    }
    show();
}

void RunsProgress::held_up(std::size_t run)
{
    runs_[run].running = false;
    say_line(trainings_[run].name + " is being recorded by another program; its turn comes when that has ended.");
}

double RunsProgress::eta() const
{
    std::int64_t taken = 0, left = 0;
    for (const Going& run : runs_) {
        if (run.first >= 0)
            taken += run.step - run.first;
        if (!run.over)
            left += run.steps - run.step;
    }
    const double pace = static_cast<double>(taken) / std::max(1e-9, steady_seconds() - started_);
    return pace > 0 ? static_cast<double>(left) / pace : std::numeric_limits<double>::quiet_NaN();
}

void RunsProgress::show()
{
    if (!rewrite_)
        return;
    last_shown_ = steady_seconds();
    std::string line = std::to_string(done_) + " of " + std::to_string(runs_.size()) + " done";
    if (failed_ > 0)
        line += ", " + std::to_string(failed_) + " failed";
    line += "; " + std::to_string(std::ranges::count(runs_, true, &Going::running)) + " running";
    if (const double seconds = eta(); std::isfinite(seconds))
        line += "; ETA " + in_words(seconds);
    std::string each;
    for (std::size_t run = 0; run < runs_.size(); ++run)
        if (runs_[run].running)
            each += (each.empty() ? "; " : ", ") + trainings_[run].name + ' ' +
                    std::to_string(100 * runs_[run].step / std::max<std::int64_t>(1, runs_[run].steps)) + " %";
    line += each;
    // A line that wraps could not be rewritten.
    line.resize(std::min(line.size(), static_cast<std::size_t>(std::max(terminal_columns() - 1, 20))));
    say_raw("\r\033[K" + line);
    shown_ = true;
}

void RunsProgress::say_line(const std::string& text)
{
    if (shown_)
        say_raw("\r\033[K");
    shown_ = false;
    say(text);
}

}  // namespace disentangle
