// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/theory/influence.h"
#include "core/theory/verdict.h"
#include "ui/theory/theory_ref.h"

namespace disentangle {

/// What definitions are filled in with: the document's graph, its verdict, and its influence once that is known.
struct TheoryFacts {
    const CausalGraph& graph;
    const Verdict& verdict;
    const Influence* influence = nullptr;  ///< null while it is computed
};

/// The definition of a reference, filled in with this graph's sets: rich text that begins with the term in bold and has
/// further terms as links. `ref` must fit the graph.
QString definitionOf(const TheoryRef& ref, const TheoryFacts& facts);

}  // namespace disentangle
