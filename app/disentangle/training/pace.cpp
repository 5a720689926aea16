// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/disentangle/training/pace.h"

#include <chrono>
#include <limits>

namespace disentangle {

namespace {

constexpr double window = 3;     // seconds; shorter jumps at every evaluation, longer lags behind a changed machine
constexpr double spacing = 0.1;  // seconds between the marks kept

}  // namespace

void Pace::mark(std::int64_t step, double now)
{
    if (marks_.size() >= 2 && now - marks_[marks_.size() - 2].time < spacing)
        marks_.back() = {step, now};
    else
        marks_.push_back({step, now});
    while (marks_.size() > 2 && now - marks_[1].time >= window)
        marks_.pop_front();
}

void Pace::restart()
{
    marks_.clear();
}

double Pace::steps_per_second() const
{
    if (marks_.size() < 2 || marks_.back().time <= marks_.front().time)
        return 0;
    return static_cast<double>(marks_.back().step - marks_.front().step) / (marks_.back().time - marks_.front().time);
}

double Pace::seconds_for(std::int64_t steps) const
{
    const double pace = steps_per_second();
    if (steps <= 0)
        return 0;
    return pace > 0 ? static_cast<double>(steps) / pace : std::numeric_limits<double>::infinity();
}

double steady_seconds()
{
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

}  // namespace disentangle
