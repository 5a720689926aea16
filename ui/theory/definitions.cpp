#include "ui/theory/definitions.h"

#include "core/theory/criterion.h"

#include <QCoreApplication>

#include <bit>

namespace disentangle {
namespace {

using Kind = TheoryRef::Kind;

/// The translations of this file.
struct Text {
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
        parts << Text::tr("actions %1").arg(actionSet(graph.Ga->row_bits(i), graph));
    if (graph.Gz)
        parts << Text::tr("latents one step earlier %1").arg(latentSet(graph.Gz->row_bits(i), graph));
    return Text::tr("%1 of %2: %3.")
        .arg(link({Kind::parents, i}, Text::tr("Parents")), nameOf(i, graph), parts.join(QStringLiteral("; ")));
}

QString childrenLine(int i, const CausalGraph& graph)
{
    if (!graph.Gz)
        return {};
    return Text::tr("%1 of %2: %3.")
        .arg(link({Kind::children, i}, Text::tr("Children")), nameOf(i, graph),
             latentSet(graph.Gz->col_bits(i), graph));
}

QString latentPage(int i, const TheoryFacts& facts)
{
    const LatentVerdict& latent = facts.verdict.latents[static_cast<std::size_t>(i)];
    return page(Text::tr("Latent %1").arg(nameOf(i, facts.graph)),
                {linked(latent.reason, facts.graph), parentsLine(i, facts.graph), childrenLine(i, facts.graph)});
}

QString actionPage(int l, const TheoryFacts& facts)
{
    const CausalGraph& graph = facts.graph;
    return page(Text::tr("Action %1").arg(actionName(l, graph)),
                {Text::tr("%1 of %2: Ch = %3, the latents whose mechanism it enters (column of %4).")
                     .arg(link({Kind::targets, l}, Text::tr("Targets")), actionName(l, graph),
                          latentSet(graph.Ga->col_bits(l), graph), link({Kind::Ga}, QStringLiteral("Ga"))),
                 Text::tr("It sets its targets apart from every other latent, provided that it has %1.")
                     .arg(link({Kind::influence}, Text::tr("sufficient influence")))});
}

QString pairPage(int i, int j, const TheoryFacts& facts)
{
    const CausalGraph& graph = facts.graph;
    const QString one = nameOf(i, graph), other = nameOf(j, graph);
    if (i == j)
        return page(Text::tr("C(%1, %1) = 1").arg(one),
                    {Text::tr("%1 is always a function of its %2; the question is of what else.")
                         .arg(one, link({Kind::counterpart}, Text::tr("learned counterpart")))});
    const Difference own = difference(graph, i, j);
    if (own.empty()) {
        QStringList why;
        if (graph.Ga)
            why << Text::tr("the actions of %1, %2, are among those of %3, %4")
                       .arg(one, actionSet(graph.Ga->row_bits(i), graph), other,
                            actionSet(graph.Ga->row_bits(j), graph));
        if (graph.Gz)
            why << Text::tr("its parents %1 are among %2")
                       .arg(latentSet(graph.Gz->row_bits(i), graph), latentSet(graph.Gz->row_bits(j), graph))
                << Text::tr("its children %1 are among %2")
                       .arg(latentSet(graph.Gz->col_bits(i), graph), latentSet(graph.Gz->col_bits(j), graph));
        const QString back =
            facts.verdict.permitted(j, i)
                ? Text::tr("The converse holds too, so the two stay %1.").arg(link({Kind::mixed}, Text::tr("mixed")))
                : Text::tr("The converse does not: %1 cannot absorb %2.").arg(other, one);
        return page(Text::tr("C(%1, %2) = 1: %1 may absorb %2").arg(one, other),
                    {why.join(QStringLiteral("; ")) + QLatin1Char('.'), back});
    }
    QStringList has;
    if (own.actions)
        has << Text::tr("action %1 reaches %2 and not %3").arg(actionSet(own.actions, graph), one, other);
    if (own.parents)
        has << Text::tr("%1 is parent of %2 and not of %3").arg(latentSet(own.parents, graph), one, other);
    if (own.children)
        has << Text::tr("%1 is child of %2 and not of %3").arg(latentSet(own.children, graph), one, other);
    return page(Text::tr("C(%1, %2) = 0: %1 cannot absorb %2").arg(one, other),
                {has.join(QStringLiteral("; ")) + QLatin1Char('.')});
}

QString setPage(int i, int k, const TheoryFacts& facts)
{
    const CausalGraph& graph = facts.graph;
    const CriterionSet set = criterion_of(graph)[static_cast<std::size_t>(i)][static_cast<std::size_t>(k)];
    QString what;
    switch (set.kind) {
    case CriterionSet::Kind::targets_of_action:
        what = Text::tr("The targets of action %1").arg(actionLink(set.index, graph));
        break;
    case CriterionSet::Kind::children_of_parent:
        what = Text::tr("The children of %1, a parent of %2").arg(latentLink(set.index, graph), nameOf(i, graph));
        break;
    case CriterionSet::Kind::parents_of_child:
        what = Text::tr("The parents of %1, a child of %2").arg(latentLink(set.index, graph), nameOf(i, graph));
        break;
    }
    const std::uint64_t everyone = ~std::uint64_t{0} >> (max_nodes - graph.d_z());
    return page(Text::tr("A set of the criterion"),
                {Text::tr("%1: %2.").arg(what, latentSet(set.members, graph)),
                 Text::tr("%1 is among them, %2 are not: one edge tells %1 from all of those.")
                     .arg(nameOf(i, graph), latentSet(everyone & ~set.members, graph))});
}

QString rankPage(int l, const TheoryFacts& facts)
{
    const CausalGraph& graph = facts.graph;
    if (l < 0) {
        if (!facts.influence || !facts.influence->time)
            return page(Text::tr("Rank in time"), {Text::tr("Not known yet.")});
        const InfluenceRank& rank = *facts.influence->time;
        return page(
            Text::tr("Rank in time: %1 of %2").arg(rank.rank).arg(rank.needed),
            {Text::tr("%1 has %2 edges. The effects of the past on the present, one entry an edge, were computed at "
                      "many histories; together they span %3 directions.")
                 .arg(link({Kind::Gz}, QStringLiteral("Gz")))
                 .arg(rank.needed)
                 .arg(rank.rank),
             rank.holds() ? Text::tr("Each edge can be told from the others: the influence is sufficient.")
                          : Text::tr("Some edges always move together, so learning cannot tell them apart."),
             Text::tr("Tested: the %1 form.")
                 .arg(link({Kind::form}, QString::fromStdString(facts.influence->time_form)))});
    }
    if (!facts.influence || l >= static_cast<int>(facts.influence->actions.size()))
        return page(Text::tr("Rank of %1").arg(actionName(l, graph)), {Text::tr("Not known yet.")});
    const InfluenceRank& rank = facts.influence->actions[static_cast<std::size_t>(l)];
    return page(
        Text::tr("Rank of %1: %2 of %3").arg(actionName(l, graph)).arg(rank.rank).arg(rank.needed),
        {Text::tr("%1 has the targets %2. Its effects on them, computed at many histories, span %3 of %4 directions.")
             .arg(actionLink(l, graph), latentSet(graph.Ga->col_bits(l), graph))
             .arg(rank.rank)
             .arg(rank.needed),
         rank.holds() ? Text::tr("So the targets respond in ways that differ: the influence is sufficient.")
                      : Text::tr("The targets respond in step, as by a linear mechanism, so learning may rotate them "
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
            Text::tr("Recovered, disentangled"),
            {Text::tr(
                 "The latent is an invertible function of one learned factor alone; which one, and its scale, cannot "
                 "be known."),
             Text::tr("Its row of the %1 has a single 1.").arg(word(Kind::pattern, Text::tr("permitted pattern"))),
             Text::tr("Here: %1, %2 of %3.").arg(latentSet(recovered, graph)).arg(std::popcount(recovered)).arg(d_z)});
    case Kind::absorb: {
        QStringList cases;
        for (int i = 0; i < d_z && cases.size() < 4; ++i)
            for (const int j : facts.verdict.latents[static_cast<std::size_t>(i)].absorbs)
                if (cases.size() < 4)
                    cases << link({Kind::pair, i, j},
                                  Text::tr("%1 may absorb %2")
                                      .arg(QString::fromStdString(graph.latents[static_cast<std::size_t>(i)]),
                                           QString::fromStdString(graph.latents[static_cast<std::size_t>(j)])));
        return page(
            Text::tr("May absorb"),
            {Text::tr("z_i may absorb z_j when all parents and children of z_i are also those of z_j: a model in which "
                      "the %1 of z_i also holds some of z_j fits as well with as few edges.")
                 .arg(word(Kind::counterpart, Text::tr("learned counterpart"))),
             cases.isEmpty() ? Text::tr("Here: none may.")
                             : Text::tr("Here: %1%2.")
                                   .arg(cases.join(QStringLiteral(", ")),
                                        permittedPairs > cases.size() ? Text::tr(" and more") : QString())});
    }
    case Kind::mixed: {
        QStringList groups;
        const Adjacency converse = facts.verdict.permitted.transposed();
        for (int i = 0; i < d_z; ++i) {
            const std::uint64_t members = facts.verdict.permitted.row_bits(i) & converse.row_bits(i);
            if (std::popcount(members) > 1 && std::countr_zero(members) == i)
                groups << latentSet(members, graph);
        }
        return page(Text::tr("Mixed"),
                    {Text::tr("Latents stay mixed when each %1 the other: only their joint space can be learned.")
                         .arg(word(Kind::absorb, Text::tr("may absorb"))),
                     groups.isEmpty() ? Text::tr("Here: none.")
                                      : Text::tr("Here: %1.").arg(groups.join(QStringLiteral(", ")))});
    }
    case Kind::counterpart:
        return page(
            Text::tr("Learned counterpart"),
            {Text::tr(
                "Learning finds factors in an order of its own. The counterpart of z_i is the learned factor that is "
                "matched with it; theory says of what other latents it may be a function.")});
    case Kind::degree:
        return page(
            Text::tr("Complete, partial, no disentanglement"),
            {linked(facts.verdict.summary, graph),
             Text::tr("Complete: every latent is %1; C is the identity. No: C is all ones. Partial: between the two.")
                 .arg(word(Kind::recovered, Text::tr("recovered"))),
             Text::tr("Here %1 of %2 latents are recovered and %3 of %4 ordered pairs may mix.")
                 .arg(std::popcount(recovered))
                 .arg(d_z)
                 .arg(permittedPairs)
                 .arg(d_z * (d_z - 1))});
    case Kind::pattern:
        return page(
            Text::tr("Permitted pattern C"),
            {Text::tr(
                 "Row: a true factor z_i. Column: a factor z_j that its learned counterpart %1. C(i, j) = 1 exactly "
                 "where every parent of z_i is a parent of z_j%2.")
                 .arg(word(Kind::absorb, Text::tr("may absorb")),
                      graph.Gz ? Text::tr(" and every child a child") : QString()),
             Text::tr("Here: %1 ones beside the diagonal, of %2.").arg(permittedPairs).arg(d_z * (d_z - 1)),
             Text::tr("Lachapelle et al. 2024, (a,z)-consistency.")});
    case Kind::entanglement:
        return page(
            Text::tr("Entanglement graph"),
            {Text::tr(
                 "An arrow from z_i to z_j: z_i %1 z_j. Latents that stay %2 share a node; arrows that others imply "
                 "are left out.")
                 .arg(word(Kind::absorb, Text::tr("may absorb")), word(Kind::mixed, Text::tr("mixed")))});
    case Kind::criterion:
        return page(
            Text::tr("Graphical criterion"),
            {Text::tr(
                 "For each latent z_i, intersect: the targets of every action that reaches it, the children of each of its "
                 "parents, the parents of each of its children. z_i is %1 exactly when only z_i is left.")
                 .arg(word(Kind::recovered, Text::tr("recovered"))),
             Text::tr("What is left is row i of the %1.").arg(word(Kind::pattern, Text::tr("permitted pattern"))),
             Text::tr("Here it holds for %1.").arg(latentSet(recovered, graph))});
    case Kind::influence:
        return page(
            Text::tr("Sufficient influence"),
            {Text::tr(
                 "The verdict needs mechanisms whose effects differ enough: for each action, the effects on its targets "
                 "must span as many directions as it has targets; in time, as many as %1 has edges.")
                 .arg(graph.Gz ? word(Kind::Gz, QStringLiteral("Gz")) : QStringLiteral("Gz")),
             Text::tr(
                 "A linear mechanism moves several targets in step, a single direction. Where that fails the graph "
                 "promises nothing.")});
    case Kind::form:
        return page(
            Text::tr("Exponential-family and nonparametric form"),
            {Text::tr(
                 "Nonparametric: past and present are held fixed while the rest varies. Without actions a first-order process "
                 "then has a single matrix, so the condition cannot hold."),
             Text::tr(
                 "Exponential family: for Gaussian latents of fixed variance all histories may vary; a weaker demand, "
                 "enough for that family.")});
    case Kind::gain:
        return page(Text::tr("Gain"), {Text::tr("How many further latents are %1 after the change. Now: %2 of %3.")
                                           .arg(word(Kind::recovered, Text::tr("recovered")))
                                           .arg(std::popcount(recovered))
                                           .arg(d_z)});
    case Kind::pairs:
        return page(
            Text::tr("Pairs that come apart"),
            {Text::tr("Ordered pairs (z_i, z_j) of which z_i %1 z_j now and no longer after the change. Now: %2 pairs.")
                 .arg(word(Kind::absorb, Text::tr("may absorb")))
                 .arg(permittedPairs)});
    case Kind::search:
        return page(
            Text::tr("Exact, heuristic"),
            {Text::tr(
                "Single edges are all tried. Of sets of targets all are tried while there are at most two million; beyond "
                "that a greedy search adds, removes and exchanges latents from every start, and a better set may exist.")});
    case Kind::Ga:
        return page(
            QStringLiteral("Ga"),
            {Text::tr("Row: a latent z_i. Column: an action a_l. 1 where the action enters the mechanism of z_i."),
             graph.Ga
                 ? Text::tr("Here: %1 latents, %2 actions, %3 edges.").arg(d_z).arg(graph.d_a()).arg(graph.Ga->edges())
                 : Text::tr("Here: absent.")});
    case Kind::Gz:
        return page(
            QStringLiteral("Gz"),
            {Text::tr("Row: a latent z_i at time t. Column: a latent z_j one step earlier. 1 where z_j enters the "
                      "mechanism of z_i."),
             graph.Gz ? Text::tr("Here: %1 latents, %2 edges.").arg(d_z).arg(graph.Gz->edges())
                      : Text::tr("Here: absent.")});
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
        return page(Text::tr("Parents"),
                    {parentsLine(ref.i, graph),
                     Text::tr("What enters the mechanism of %1: its row of Ga and Gz.").arg(nameOf(ref.i, graph))});
    case Kind::children:
        return page(Text::tr("Children"),
                    {childrenLine(ref.i, graph),
                     Text::tr("The latents whose mechanism %1 enters one step later: its column of Gz.")
                         .arg(nameOf(ref.i, graph))});
    case Kind::targets:
        return page(Text::tr("Targets"),
                    {Text::tr("Ch(%1) = %2: column %1 of Ga.")
                         .arg(actionName(ref.i, graph), latentSet(graph.Ga->col_bits(ref.i), graph))});
    case Kind::pair: return pairPage(ref.i, ref.j, facts);
    case Kind::set: return setPage(ref.i, ref.j, facts);
    case Kind::rank: return rankPage(ref.i, facts);
    default: return wordPage(ref, facts);
    }
}

}  // namespace disentangle
