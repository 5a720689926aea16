// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/disentangle/clock.h"

#include <chrono>
#include <cmath>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <sstream>
#include <unistd.h>

namespace disentangle {

namespace {

double now()
{
    timespec time{};
    clock_gettime(CLOCK_BOOTTIME, &time);
    return static_cast<double>(time.tv_sec) + 1e-9 * static_cast<double>(time.tv_nsec);
}

/// When the kernel started this process, on the clock of now(); field 22 of proc(5) "stat".
double process_start()
{
    const double loaded = now();
    std::ifstream file("/proc/self/stat");
    std::string text;
    std::getline(file, text);
    // The second field, the program's name in brackets, may itself hold blanks and brackets.
    const auto name_end = text.rfind(')');
    if (name_end == std::string::npos)
        return loaded;
    std::istringstream fields(text.substr(name_end + 1));
    std::string field;
    for (int index = 3; index <= 22; ++index)
        fields >> field;
    const double start = std::strtod(field.c_str(), nullptr) / static_cast<double>(sysconf(_SC_CLK_TCK));
    // Some sandboxes report zero or another clock; loading a program does not take a minute.
    return start <= loaded && loaded - start < 60 ? start : loaded;
}

// Read when the program is loaded: a minute into training the check above would no longer tell anything.
const double started_at = process_start();

}  // namespace

double seconds_since_process_start()
{
    return now() - started_at;
}

std::string in_words(double seconds)
{
    if (!std::isfinite(seconds) || seconds < 0)
        return "?";
    char text[64];
    if (seconds < 9.95) {
        std::snprintf(text, sizeof text, "%.1f s", seconds);
    } else if (seconds < 59.5) {
        std::snprintf(text, sizeof text, "%.0f s", seconds);
    } else if (seconds < 3599.5) {
        const long whole = std::lround(seconds);
        std::snprintf(text, sizeof text, "%ld min %02ld s", whole / 60, whole % 60);
    } else {
        const long minutes = std::lround(seconds / 60);
        std::snprintf(text, sizeof text, "%ld h %02ld min", minutes / 60, minutes % 60);
    }
    return text;
}

}  // namespace disentangle
