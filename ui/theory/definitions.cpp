// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theory/definitions.h"

#include "core/theory/criterion.h"
#include "ui/language/translated.h"

#include <QCoreApplication>

#include <bit>

namespace disentangle {
namespace {

using Kind = TheoryRef::Kind;

/// The translations of this file.
struct DefinitionText {
    Q_DECLARE_TR_FUNCTIONS(Definitions)
};

QString page(const QString& title, const QStringList& paragraphs)
{
    QString html = QStringLiteral("<div><b>%1</b></div>").arg(title);
    for (const QString& paragraph : paragraphs)
        if (!paragraph.isEmpty())
            html += QStringLiteral("<div style='margin-top:5px'>%1</div>").arg(paragraph);
    return html;
}

QString nameOf(int latent, const CausalGraph& graph)
{
    return QString::fromStdString(graph.latents[static_cast<std::size_t>(latent)]).toHtmlEscaped();
}

QString actionName(int action, const CausalGraph& graph)
{
    return QString::fromStdString(graph.actions[static_cast<std::size_t>(action)]).toHtmlEscaped();
}

std::uint64_t recoveredIn(const Verdict& verdict)
{
    std::uint64_t recovered = 0;
    for (std::size_t i = 0; i < verdict.latents.size(); ++i)
        recovered |= std::uint64_t{verdict.latents[i].recovered} << i;
    return recovered;
}

/// "Pa(z1) = {a1, z2}": the actions and latents that reach it.
QString parentsLine(int i, const CausalGraph& graph)
{
    QStringList parts;
    if (graph.Ga)
        parts << DefinitionText::tr("actions %1").arg(actionSet(graph.Ga->row_bits(i), graph));
    if (graph.Gz)
        parts << DefinitionText::tr("latents one step earlier %1").arg(latentSet(graph.Gz->row_bits(i), graph));
    return DefinitionText::tr("%1 of %2: %3.")
        .arg(link({Kind::parents, i}, DefinitionText::tr("Parents")), nameOf(i, graph),
             parts.join(QStringLiteral("; ")));
}

QString childrenLine(int i, const CausalGraph& graph)
{
    if (!graph.Gz)
        return {};
    return DefinitionText::tr("%1 of %2: %3.")
        .arg(link({Kind::children, i}, DefinitionText::tr("Children")), nameOf(i, graph),
             latentSet(graph.Gz->col_bits(i), graph));
}

QString latentPage(int i, const TheoryFacts& facts)
{
    const LatentVerdict& latent = facts.verdict.latents[static_cast<std::size_t>(i)];
    return page(
        DefinitionText::tr("Latent %1").arg(nameOf(i, facts.graph)),
        {linked(translated(latent.reason), facts.graph), parentsLine(i, facts.graph), childrenLine(i, facts.graph)});
}

QString actionPage(int l, const TheoryFacts& facts)
{
    const CausalGraph& graph = facts.graph;
    return page(DefinitionText::tr("Action %1").arg(actionName(l, graph)),
                {DefinitionText::tr("%1 of %2: Ch = %3, the latents whose mechanism it enters (column of %4).")
                     .arg(link({Kind::targets, l}, DefinitionText::tr("Targets")), actionName(l, graph),
                          latentSet(graph.Ga->col_bits(l), graph), link({Kind::Ga}, QStringLiteral("Ga"))),
                 DefinitionText::tr("It sets its targets apart from every other latent, provided that it has %1.")
                     .arg(link({Kind::influence}, DefinitionText::tr("sufficient influence")))});
}

QString pairPage(int i, int j, const TheoryFacts& facts)
{
    const CausalGraph& graph = facts.graph;
    const QString one = nameOf(i, graph), other = nameOf(j, graph);
    if (i == j)
        return page(DefinitionText::tr("C(%1, %1) = 1").arg(one),
                    {DefinitionText::tr("%1 is always a function of its %2; the question is of what else.")
                         .arg(one, link({Kind::counterpart}, DefinitionText::tr("learned counterpart")))});
    const Difference own = difference(graph, i, j);
    if (own.empty()) {
        QStringList why;
        if (graph.Ga)
            why << DefinitionText::tr("the actions of %1, %2, are among those of %3, %4")
                       .arg(one, actionSet(graph.Ga->row_bits(i), graph), other,
                            actionSet(graph.Ga->row_bits(j), graph));
        if (graph.Gz)
            why << DefinitionText::tr("its parents %1 are among %2")
                       .arg(latentSet(graph.Gz->row_bits(i), graph), latentSet(graph.Gz->row_bits(j), graph))
                << DefinitionText::tr("its children %1 are among %2")
                       .arg(latentSet(graph.Gz->col_bits(i), graph), latentSet(graph.Gz->col_bits(j), graph));
        const QString back = facts.verdict.permitted(j, i)
                                 ? DefinitionText::tr("The converse holds too, so the two stay %1.")
                                       .arg(link({Kind::mixed}, DefinitionText::tr("mixed")))
                                 : DefinitionText::tr("The converse does not: %1 cannot absorb %2.").arg(other, one);
        return page(DefinitionText::tr("C(%1, %2) = 1: %1 may absorb %2").arg(one, other),
                    {why.join(QStringLiteral("; ")) + QLatin1Char('.'), back});
    }
    QStringList has;
    if (own.actions)
        has << DefinitionText::tr("action %1 reaches %2 and not %3").arg(actionSet(own.actions, graph), one, other);
    if (own.parents)
        has << DefinitionText::tr("%1 is parent of %2 and not of %3").arg(latentSet(own.parents, graph), one, other);
    if (own.children)
        has << DefinitionText::tr("%1 is child of %2 and not of %3").arg(latentSet(own.children, graph), one, other);
    return page(DefinitionText::tr("C(%1, %2) = 0: %1 cannot absorb %2").arg(one, other),
                {has.join(QStringLiteral("; ")) + QLatin1Char('.')});
}

QString setPage(int i, int k, const TheoryFacts& facts)
{
    const CausalGraph& graph = facts.graph;
    const CriterionSet set = criterion_of(graph)[static_cast<std::size_t>(i)][static_cast<std::size_t>(k)];
    QString what;
    switch (set.kind) {
    case CriterionSet::Kind::targets_of_action:
        what = DefinitionText::tr("The targets of action %1").arg(actionLink(set.index, graph));
        break;
    case CriterionSet::Kind::children_of_parent:
        what = DefinitionText::tr("The children of %1, a parent of %2")
                   .arg(latentLink(set.index, graph), nameOf(i, graph));
        break;
    case CriterionSet::Kind::parents_of_child:
        what =
            DefinitionText::tr("The parents of %1, a child of %2").arg(latentLink(set.index, graph), nameOf(i, graph));
        break;
    }
    const std::uint64_t everyone = ~std::uint64_t{0} >> (max_nodes - graph.d_z());
    return page(DefinitionText::tr("A set of the criterion"),
                {DefinitionText::tr("%1: %2.").arg(what, latentSet(set.members, graph)),
                 DefinitionText::tr("%1 is among them, %2 are not: one edge tells %1 from all of those.")
                     .arg(nameOf(i, graph), latentSet(everyone & ~set.members, graph))});
}

QString rankPage(int l, const TheoryFacts& facts)
{
    const CausalGraph& graph = facts.graph;
    if (l < 0) {
        if (!facts.influence || !facts.influence->time)
            return page(DefinitionText::tr("Rank in time"), {DefinitionText::tr("Not known yet.")});
        const InfluenceRank& rank = *facts.influence->time;
        return page(DefinitionText::tr("Rank in time: %1 of %2").arg(rank.rank).arg(rank.needed),
                    {DefinitionText::tr(
                         "%1 has %2 edges. The effects of the past on the present, one entry an edge, were computed at "
                         "many histories; together they span %3 directions.")
                         .arg(link({Kind::Gz}, QStringLiteral("Gz")))
                         .arg(rank.needed)
                         .arg(rank.rank),
                     rank.holds()
                         ? DefinitionText::tr("Each edge can be told from the others: the influence is sufficient.")
                         : DefinitionText::tr("Some edges always move together, so learning cannot tell them apart."),
                     DefinitionText::tr("Tested: the %1 form.")
                         .arg(link({Kind::form}, translated(facts.influence->time_form)))});
    }
    if (!facts.influence || l >= static_cast<int>(facts.influence->actions.size()))
        return page(DefinitionText::tr("Rank of %1").arg(actionName(l, graph)), {DefinitionText::tr("Not known yet.")});
    const InfluenceRank& rank = facts.influence->actions[static_cast<std::size_t>(l)];
    return page(
        DefinitionText::tr("Rank of %1: %2 of %3").arg(actionName(l, graph)).arg(rank.rank).arg(rank.needed),
        {DefinitionText::tr(
             "%1 has the targets %2. Its effects on them, computed at many histories, span %3 of %4 directions.")
             .arg(actionLink(l, graph), latentSet(graph.Ga->col_bits(l), graph))
             .arg(rank.rank)
             .arg(rank.needed),
         rank.holds()
             ? DefinitionText::tr("So the targets respond in ways that differ: the influence is sufficient.")
             : DefinitionText::tr("The targets respond in step, as by a linear mechanism, so learning may rotate them "
                                  "into each other whatever the graph says.")});
}

QString wordPage(const TheoryRef& ref, const TheoryFacts& facts)
{
    const CausalGraph& graph = facts.graph;
    const std::uint64_t recovered = recoveredIn(facts.verdict);
    const int d_z = graph.d_z();
    const int permittedPairs = facts.verdict.permitted.edges() - d_z;
    const auto word = [](Kind kind, const QString& text) { return link({kind}, text); };
    switch (ref.kind) {
    case Kind::recovered:
        return page(
            DefinitionText::tr("Recovered, disentangled"),
            {DefinitionText::tr(
                 "The latent is an invertible function of one learned factor alone; which one, and its scale, cannot "
                 "be known."),
             DefinitionText::tr("Its row of the %1 has a single 1.")
                 .arg(word(Kind::pattern, DefinitionText::tr("permitted pattern"))),
             DefinitionText::tr("Here: %1, %2 of %3.")
                 .arg(latentSet(recovered, graph))
                 .arg(std::popcount(recovered))
                 .arg(d_z)});
    case Kind::absorb: {
        QStringList cases;
        for (int i = 0; i < d_z && cases.size() < 4; ++i)
            for (const int j : facts.verdict.latents[static_cast<std::size_t>(i)].absorbs)
                if (cases.size() < 4)
                    cases << link({Kind::pair, i, j},
                                  DefinitionText::tr("%1 may absorb %2")
                                      .arg(QString::fromStdString(graph.latents[static_cast<std::size_t>(i)]),
                                           QString::fromStdString(graph.latents[static_cast<std::size_t>(j)])));
        return page(
            DefinitionText::tr("May absorb"),
            {DefinitionText::tr(
                 "z_i may absorb z_j when all parents and children of z_i are also those of z_j: a model in which "
                 "the %1 of z_i also holds some of z_j fits as well with as few edges.")
                 .arg(word(Kind::counterpart, DefinitionText::tr("learned counterpart"))),
             cases.isEmpty() ? DefinitionText::tr("Here: none may.")
                             : DefinitionText::tr("Here: %1%2.")
                                   .arg(cases.join(QStringLiteral(", ")),
                                        permittedPairs > cases.size() ? DefinitionText::tr(" and more") : QString())});
    }
    case Kind::mixed: {
        QStringList groups;
        const Adjacency converse = facts.verdict.permitted.transposed();
        for (int i = 0; i < d_z; ++i) {
            const std::uint64_t members = facts.verdict.permitted.row_bits(i) & converse.row_bits(i);
            if (std::popcount(members) > 1 && std::countr_zero(members) == i)
                groups << latentSet(members, graph);
        }
        return page(
            DefinitionText::tr("Mixed"),
            {DefinitionText::tr("Latents stay mixed when each %1 the other: only their joint space can be learned.")
                 .arg(word(Kind::absorb, DefinitionText::tr("may absorb"))),
             groups.isEmpty() ? DefinitionText::tr("Here: none.")
                              : DefinitionText::tr("Here: %1.").arg(groups.join(QStringLiteral(", ")))});
    }
    case Kind::counterpart:
        return page(
            DefinitionText::tr("Learned counterpart"),
            {DefinitionText::tr(
                "Learning finds factors in an order of its own. The counterpart of z_i is the learned factor that is "
                "matched with it; theory says of what other latents it may be a function.")});
    case Kind::degree:
        return page(
            DefinitionText::tr("Complete, partial, no disentanglement"),
            {linked(translated(facts.verdict.summary), graph),
             DefinitionText::tr(
                 "Complete: every latent is %1; C is the identity. No: C is all ones. Partial: between the two.")
                 .arg(word(Kind::recovered, DefinitionText::tr("recovered"))),
             DefinitionText::tr("Here %1 of %2 latents are recovered and %3 of %4 ordered pairs may mix.")
                 .arg(std::popcount(recovered))
                 .arg(d_z)
                 .arg(permittedPairs)
                 .arg(d_z * (d_z - 1))});
    case Kind::pattern:
        return page(
            DefinitionText::tr("Permitted pattern C"),
            {DefinitionText::tr(
                 "Row: a true factor z_i. Column: a factor z_j that its learned counterpart %1. C(i, j) = 1 exactly "
                 "where every parent of z_i is a parent of z_j%2.")
                 .arg(word(Kind::absorb, DefinitionText::tr("may absorb")),
                      graph.Gz ? DefinitionText::tr(" and every child a child") : QString()),
             DefinitionText::tr("Here: %1 ones beside the diagonal, of %2.").arg(permittedPairs).arg(d_z * (d_z - 1)),
             DefinitionText::tr("Lachapelle et al. 2024, (a,z)-consistency.")});
    case Kind::entanglement:
        return page(
            DefinitionText::tr("Entanglement graph"),
            {DefinitionText::tr(
                 "An arrow from z_i to z_j: z_i %1 z_j. Latents that stay %2 share a node; arrows that others imply "
                 "are left out.")
                 .arg(word(Kind::absorb, DefinitionText::tr("may absorb")),
                      word(Kind::mixed, DefinitionText::tr("mixed")))});
    case Kind::criterion:
        return page(
            DefinitionText::tr("Graphical criterion"),
            {DefinitionText::tr(
                 "For each latent z_i, intersect: the targets of every action that reaches it, the children of each of its "
                 "parents, the parents of each of its children. z_i is %1 exactly when only z_i is left.")
                 .arg(word(Kind::recovered, DefinitionText::tr("recovered"))),
             DefinitionText::tr("What is left is row i of the %1.")
                 .arg(word(Kind::pattern, DefinitionText::tr("permitted pattern"))),
             DefinitionText::tr("Here it holds for %1.").arg(latentSet(recovered, graph))});
    case Kind::influence:
        return page(
            DefinitionText::tr("Sufficient influence"),
            {DefinitionText::tr(
                 "The verdict needs mechanisms whose effects differ enough: for each action, the effects on its targets "
                 "must span as many directions as it has targets; in time, as many as %1 has edges.")
                 .arg(graph.Gz ? word(Kind::Gz, QStringLiteral("Gz")) : QStringLiteral("Gz")),
             DefinitionText::tr(
                 "A linear mechanism moves several targets in step, a single direction. Where that fails the graph "
                 "promises nothing.")});
    case Kind::form:
        return page(
            DefinitionText::tr("Exponential-family and nonparametric form"),
            {DefinitionText::tr(
                 "Nonparametric: past and present are held fixed while the rest varies. Without actions a first-order process "
                 "then has a single matrix, so the condition cannot hold."),
             DefinitionText::tr(
                 "Exponential family: for Gaussian latents of fixed variance all histories may vary; a weaker demand, "
                 "enough for that family.")});
    case Kind::gain:
        return page(DefinitionText::tr("Gain"),
                    {DefinitionText::tr("How many further latents are %1 after the change. Now: %2 of %3.")
                         .arg(word(Kind::recovered, DefinitionText::tr("recovered")))
                         .arg(std::popcount(recovered))
                         .arg(d_z)});
    case Kind::pairs:
        return page(
            DefinitionText::tr("Pairs that come apart"),
            {DefinitionText::tr(
                 "Ordered pairs (z_i, z_j) of which z_i %1 z_j now and no longer after the change. Now: %2 pairs.")
                 .arg(word(Kind::absorb, DefinitionText::tr("may absorb")))
                 .arg(permittedPairs)});
    case Kind::search:
        return page(
            DefinitionText::tr("Exact, heuristic"),
            {DefinitionText::tr(
                "Single edges are all tried. Of sets of targets all are tried while there are at most two million; beyond "
                "that a greedy search adds, removes and exchanges latents from every start, and a better set may exist.")});
    case Kind::Ga:
        return page(QStringLiteral("Ga"),
                    {DefinitionText::tr(
                         "Row: a latent z_i. Column: an action a_l. 1 where the action enters the mechanism of z_i."),
                     graph.Ga ? DefinitionText::tr("Here: %1 latents, %2 actions, %3 edges.")
                                    .arg(d_z)
                                    .arg(graph.d_a())
                                    .arg(graph.Ga->edges())
                              : DefinitionText::tr("Here: absent.")});
    case Kind::Gz:
        return page(QStringLiteral("Gz"),
                    {DefinitionText::tr(
                         "Row: a latent z_i at time t. Column: a latent z_j one step earlier. 1 where z_j enters the "
                         "mechanism of z_i."),
                     graph.Gz ? DefinitionText::tr("Here: %1 latents, %2 edges.").arg(d_z).arg(graph.Gz->edges())
                              : DefinitionText::tr("Here: absent.")});
    default: return {};
    }
}

}  // namespace

QString definitionOf(const TheoryRef& ref, const TheoryFacts& facts)
{
    const CausalGraph& graph = facts.graph;
    switch (ref.kind) {
    case Kind::latent: return latentPage(ref.i, facts);
    case Kind::action: return actionPage(ref.i, facts);
    case Kind::parents:
        return page(
            DefinitionText::tr("Parents"),
            {parentsLine(ref.i, graph),
             DefinitionText::tr("What enters the mechanism of %1: its row of Ga and Gz.").arg(nameOf(ref.i, graph))});
    case Kind::children:
        return page(DefinitionText::tr("Children"),
                    {childrenLine(ref.i, graph),
                     DefinitionText::tr("The latents whose mechanism %1 enters one step later: its column of Gz.")
                         .arg(nameOf(ref.i, graph))});
    case Kind::targets:
        return page(DefinitionText::tr("Targets"),
                    {DefinitionText::tr("Ch(%1) = %2: column %1 of Ga.")
                         .arg(actionName(ref.i, graph), latentSet(graph.Ga->col_bits(ref.i), graph))});
    case Kind::pair: return pairPage(ref.i, ref.j, facts);
    case Kind::set: return setPage(ref.i, ref.j, facts);
    case Kind::rank: return rankPage(ref.i, facts);
    default: return wordPage(ref, facts);
    }
}

}  // namespace disentangle
