// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <string_view>

namespace disentangle {

/// Why a session of a run ended.
enum class Ending {
    steps,      ///< all of them were taken
    goal,       ///< that of --stop-when was reached
    stop,       ///< on request
    interrupt,  ///< by a signal, or because nobody listens any more
};
inline constexpr std::array<std::string_view, 4> ending_names{"steps", "goal", "stop", "interrupt"};
/// As "reason" has it in results and in the protocol.
constexpr std::string_view name_of(Ending ending)
{
    return ending_names[static_cast<std::size_t>(ending)];
}

}  // namespace disentangle
