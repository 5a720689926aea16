// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/missing_rows.h"

#include "core/reading/events.h"

namespace disentangle {

std::string missing_rows(const RunReader& run)
{
    if (!run.lacks_log())
        return {};
    const EventKind turn = last_turn(run.events());
    if (turn == EventKind::finish || turn == EventKind::stop || turn == EventKind::interrupt)
        return {};
    const std::string name = run.path().filename().string();
    const std::int64_t last = run.last_step();
    return run.path().string() + ": newer rows are missing: " +
           (last < 0 ? "all that was recorded" : "whatever was recorded after step " + std::to_string(last)) + " of " +
           std::to_string(run.experiment().training.steps) + " was in " + name +
           "-wal, which was not copied with it. Copy both files together, or copy the run after it has ended.";
}

}  // namespace disentangle
