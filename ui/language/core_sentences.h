// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

// What core makes sentences of, with %1, %2, ... for the pieces, for translated(). Of each list the first that a text follows
// holds, so that what says more stands before what says less. A sentence of core that is not here is shown in English.
namespace disentangle {

/// "%1 is recovered: %2."
std::span<const char* const> coreSentences();

/// What the pieces of sentences are made of, and nothing else is: "%1 stays mixed with %2", "action %1". They are short, and
/// so hold only where each piece of them is a name, a number, or known itself.
std::span<const char* const> coreClauses();

}  // namespace disentangle
