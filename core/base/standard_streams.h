// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace disentangle {

/// Fills the places of standard streams that were closed when the program was started (by a daemon, by cron, by ">&-").
/// Otherwise the next file to be opened would take the place, and what is meant for people would be written into it. A
/// stream that was closed still fails when it is used. For the first line of main().
void fill_closed_streams() noexcept;

/// False when standard output was closed when the program was started: nobody asks for what would be written there.
bool has_standard_output() noexcept;

}  // namespace disentangle
