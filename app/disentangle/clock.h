// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace disentangle {

/// Wall-clock seconds since this process was started, so that loading libraries and drawing data count.
double seconds_since_process_start();

/// Seconds as people say them: "0.8 s", "12 s", "3 min 05 s", "1 h 02 min"; "?" when not finite or negative.
std::string in_words(double seconds);

}  // namespace disentangle
