// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <deque>

namespace disentangle {

/// Steps per second over the last few seconds, evaluations included: what an ETA should be made of.
class Pace {
public:
    /// `now`: seconds on any steady clock. Call after every step; cheap.
    void mark(std::int64_t step, double now);
    /// Forgets the past, after a pause.
    void restart();
    /// Steps per second; 0 before two marks that are apart in time.
    double steps_per_second() const;
    /// Seconds that `steps` more steps will take; not finite while the pace is unknown.
    double seconds_for(std::int64_t steps) const;

private:
    struct Mark {
        std::int64_t step;
        double time;
    };
    std::deque<Mark> marks_;  ///< a tenth of a second apart; the last is the newest and moves
};

/// Seconds on the steady clock.
double steady_seconds();

}  // namespace disentangle
