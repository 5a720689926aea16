// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <ctime>

namespace disentangle {

/// Processor time of this thread in milliseconds, which other programs on the machine do not increase.
inline double ownMilliseconds()
{
    timespec time;
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

}  // namespace disentangle
