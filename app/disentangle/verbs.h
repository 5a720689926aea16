// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

namespace CLI {
class App;
}

namespace disentangle {

// Exit codes of every verb.
inline constexpr int exit_done = 0;       ///< what was asked for was done
inline constexpr int exit_failed = 1;     ///< it could not be done: disk full, beyond tolerance, interrupted
inline constexpr int exit_bad_input = 2;  ///< a file or the command line is wrong; nothing was written

/// What the verb on the command line does, returning its exit code. Set while parsing, called afterwards, so that
/// nothing happens before the whole command line is known to be right.
using Action = std::function<int()>;

// Each adds its verb to the program: options, help with an example, and the action. One file per verb.
void add_presets(CLI::App& program, Action& action);
void add_verdict(CLI::App& program, Action& action);
void add_generate(CLI::App& program, Action& action);
void add_data(CLI::App& program, Action& action);
void add_train(CLI::App& program, Action& action);
void add_resume(CLI::App& program, Action& action);
void add_select(CLI::App& program, Action& action);
void add_sweep(CLI::App& program, Action& action);
void add_show(CLI::App& program, Action& action);
void add_encode(CLI::App& program, Action& action);
void add_decode(CLI::App& program, Action& action);
void add_weights(CLI::App& program, Action& action);
void add_stability(CLI::App& program, Action& action);
void add_figure(CLI::App& program, Action& action);
void add_lesson(CLI::App& program, Action& action);
void add_metrics(CLI::App& program, Action& action);
void add_reproduce(CLI::App& program, Action& action);
void add_selftest(CLI::App& program, Action& action);

/// The whole program: parses, acts, and turns exceptions into words on standard error and an exit code.
int run_program(int argc, const char* const* argv);

}  // namespace disentangle
