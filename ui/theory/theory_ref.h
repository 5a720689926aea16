// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/graph/causal_graph.h"
#include "ui/document/graph_items.h"

#include <QString>

#include <optional>

namespace disentangle {

/// What a word, number or set in the verdict refers to: the key to its definition and to the edges it is about. As the
/// address of a link: "pair/0/2".
struct TheoryRef {
    enum class Kind {
        latent,
        action,  ///< of index i
        parents,
        children,
        targets,  ///< Pa and Ch of latent i, Ch of action i
        pair,     ///< may latent i absorb latent j?
        set,      ///< the criterion's set j of latent i, in the order of criterion_of()
        rank,     ///< of action i's column; of time when i is absent
        recovered,
        absorb,
        mixed,
        counterpart,  // words
        degree,
        pattern,
        entanglement,
        criterion,
        influence,
        form,
        gain,
        pairs,
        search,
        Ga,
        Gz
    } kind = Kind::latent;
    int i = -1, j = -1;

    QString href() const;
    /// Nothing for a foreign address, or when `graph` lacks its latents or actions.
    static std::optional<TheoryRef> fromHref(const QString& href, const CausalGraph& graph);
    bool operator==(const TheoryRef&) const = default;
};

/// What a reference is about, to be shown in the graph: a latent with the edges that reach and leave it, a set with the
/// edges that make it, a pair with the edges that set it apart or, where none does, those the two have in common.
/// Nothing for a word.
GraphItems itemsOf(const TheoryRef& ref, const CausalGraph& graph);

/// `text` as a link to `ref`, escaped. A word that has a definition is underlined; names and numbers are in the colour
/// of links only, for there are many.
QString link(const TheoryRef& ref, const QString& text);
/// Plain text on the theory, escaped, with the names of latents and actions as links.
QString linked(const QString& text, const CausalGraph& graph);
/// "{z1, z2, z5}" with each name a link; large sets name a few and say how many more, the empty set is ∅.
QString latentSet(std::uint64_t latents, const CausalGraph& graph);
QString actionSet(std::uint64_t actions, const CausalGraph& graph);
/// `one` for 1, else `many`, with the number for %1: "1 pair mixes", "3 pairs mix".
QString counted(int number, const QString& one, const QString& many);
/// The name of a latent or action as a link.
QString latentLink(int latent, const CausalGraph& graph);
QString actionLink(int action, const CausalGraph& graph);

}  // namespace disentangle
