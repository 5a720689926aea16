// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

// What core makes sentences of, with %1, %2, ... for the pieces, for translated(). A sentence of core that is not here is shown
// in English.
namespace disentangle {

/// "%1 is recovered: %2." Of these and of the clauses the first that a text follows holds, so that what says more stands before
/// what says less.
std::span<const char* const> coreSentences();

/// What the pieces of sentences are made of, and nothing else is: "%1 stays mixed with %2", "action %1". They are short, and
/// so hold only where each piece of them is a name, a number, or known itself.
std::span<const char* const> coreClauses();

/// What errors are made of, "FILE: PLACE: FOUND, expected EXPECTED (line 7)": places, and what was found there.
/// Of these and of the next the one that says most holds, wherever it stands. A test holds them against core's sources.
std::span<const char* const> coreProblems();

/// The same: what was expected.
std::span<const char* const> coreExpectations();

}  // namespace disentangle
