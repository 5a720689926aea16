// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/disentangle/training/session.h"

namespace disentangle {

/// What `train --starts` is told.
struct StartsPlan {
    Experiment experiment;  ///< of the first start; the others have the next seeds of training
    TrainerOptions options;
    int starts = 2;
    SessionPlan session;  ///< of each start; its run is where the best one goes
    bool force = false;   ///< replace what is there
};

/// Removes a run file and what SQLite may have put beside it.
void remove_run(const std::filesystem::path& run);

/// The files that the starts are recorded into while it is not known which is the best: "X-start1.run", ...
std::vector<std::filesystem::path> files_of_starts(const std::filesystem::path& run, int starts);

/// Trains from several seeds, one after the other, and keeps the run under which held-out rows are likeliest (least `loss`
/// at its end), which asks for no truth. It goes to the place of the plan's run, with a note of the others, whose files are
/// removed; the result has a key "starts" ([{"seed", "loss", "kept"} and the scores, null where there are none]). One that
/// fails is left out; an interruption ends all, and leaves the files. Returns the exit code.
int train_starts(const StartsPlan& plan, Inbox& inbox, Report& report);

}  // namespace disentangle
