// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theory/theory_ref.h"

#include "core/theory/criterion.h"
#include "ui/style/theme.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <array>
#include <bit>

namespace disentangle {
namespace {

using Kind = TheoryRef::Kind;

constexpr std::array names{"latent", "action",  "parents",      "children",  "targets",   "pair",
                           "set",    "rank",    "recovered",    "absorb",    "mixed",     "counterpart",
                           "degree", "pattern", "entanglement", "criterion", "influence", "form",
                           "gain",   "pairs",   "search",       "Ga",        "Gz"};
static_assert(names.size() == static_cast<std::size_t>(Kind::Gz) + 1);

std::uint64_t bit(int index)
{
    return std::uint64_t{1} << index;
}

/// Whether a reference of this kind has the right number of indices, all within the graph.
bool fits(const TheoryRef& ref, const CausalGraph& graph)
{
    const auto among = [](int index, int count) { return index >= 0 && index < count; };
    switch (ref.kind) {
    case Kind::latent:
    case Kind::parents:
    case Kind::children: return among(ref.i, graph.d_z()) && ref.j == -1;
    case Kind::action:
    case Kind::targets: return among(ref.i, graph.d_a()) && ref.j == -1;
    case Kind::pair: return among(ref.i, graph.d_z()) && among(ref.j, graph.d_z());
    case Kind::set:
        return among(ref.i, graph.d_z()) && ref.j >= 0 &&
               ref.j < static_cast<int>(criterion_of(graph)[static_cast<std::size_t>(ref.i)].size());
    case Kind::rank: return ref.j == -1 && (ref.i == -1 || among(ref.i, graph.d_a()));
    default: return ref.i == -1 && ref.j == -1;
    }
}

QString setOf(std::uint64_t which, int count, const CausalGraph& graph, QString (*linkTo)(int, const CausalGraph&))
{
    constexpr int most = 8;
    if (which == 0)
        return QStringLiteral("∅");
    const int size = std::popcount(which);
    if (size == count && count > 3)
        return QCoreApplication::translate("disentangle::TheoryRef", "{all %1}").arg(count);
    QStringList items;
    for_each_bit(which, [&](int index) {
        // Naming one more takes no more room than saying that there is one.
        if (items.size() < most || size <= most + 1)
            items << linkTo(index, graph);
    });
    QString text = items.join(QStringLiteral(", "));
    if (items.size() < size)
        text += QCoreApplication::translate("disentangle::TheoryRef", " and %1 more").arg(size - items.size());
    return QStringLiteral("{%1}").arg(text);
}

}  // namespace

QString TheoryRef::href() const
{
    QString text = QLatin1String(names[static_cast<std::size_t>(kind)]);
    for (const int index : {i, j})
        if (index >= 0)
            text += QLatin1Char('/') + QString::number(index);
    return text;
}

std::optional<TheoryRef> TheoryRef::fromHref(const QString& href, const CausalGraph& graph)
{
    const QStringList parts = href.split(QLatin1Char('/'));
    const auto found = std::find_if(names.begin(), names.end(),
                                    [&](const char* name) { return parts.first() == QLatin1String(name); });
    if (found == names.end() || parts.size() > 3)
        return {};
    TheoryRef ref{static_cast<Kind>(found - names.begin())};
    bool fine = true, fineToo = true;
    if (parts.size() > 1)
        ref.i = parts[1].toInt(&fine);
    if (parts.size() > 2)
        ref.j = parts[2].toInt(&fineToo);
    return fine && fineToo && fits(ref, graph) ? std::optional(ref) : std::nullopt;
}

GraphItems itemsOf(const TheoryRef& ref, const CausalGraph& graph)
{
    GraphItems items;
    const auto add = [&](GraphPart part, int row, int col) {
        if (const GraphCell cell{part, row, col}; !items.hasCell(cell))
            items.cells.push_back(cell);
    };
    const auto reaching = [&](int latent, std::uint64_t actions, std::uint64_t parents) {
        for_each_bit(actions, [&](int l) { add(GraphPart::Ga, latent, l); });
        for_each_bit(parents, [&](int j) { add(GraphPart::Gz, latent, j); });
    };
    const auto leaving = [&](int latent, std::uint64_t children) {
        for_each_bit(children, [&](int j) { add(GraphPart::Gz, j, latent); });
    };
    const auto hit = [&](int action) {
        items.actions |= bit(action);
        for_each_bit(graph.Ga->col_bits(action), [&](int i) { add(GraphPart::Ga, i, action); });
    };
    const auto actionsOf = [&](int i) { return graph.Ga ? graph.Ga->row_bits(i) : 0; };
    const auto parentsOf = [&](int i) { return graph.Gz ? graph.Gz->row_bits(i) : 0; };
    const auto childrenOf = [&](int i) { return graph.Gz ? graph.Gz->col_bits(i) : 0; };
    switch (ref.kind) {
    case Kind::latent:
        items.latents = bit(ref.i);
        reaching(ref.i, actionsOf(ref.i), parentsOf(ref.i));
        leaving(ref.i, childrenOf(ref.i));
        break;
    case Kind::parents:
        items.latents = bit(ref.i);
        reaching(ref.i, actionsOf(ref.i), parentsOf(ref.i));
        break;
    case Kind::children:
        items.latents = bit(ref.i);
        leaving(ref.i, childrenOf(ref.i));
        break;
    case Kind::action:
    case Kind::targets: hit(ref.i); break;
    case Kind::rank:
        if (ref.i >= 0)
            hit(ref.i);
        break;
    case Kind::pair: {
        items.latents = bit(ref.i) | bit(ref.j);
        const Difference own = difference(graph, ref.i, ref.j);
        reaching(ref.i, own.actions, own.parents);
        leaving(ref.i, own.children);
        if (own.empty())
            for (const int latent : {ref.i, ref.j}) {
                reaching(latent, actionsOf(ref.i), parentsOf(ref.i));
                leaving(latent, childrenOf(ref.i));
            }
        break;
    }
    case Kind::set: {
        items.latents = bit(ref.i);
        const CriterionSet set = criterion_of(graph)[static_cast<std::size_t>(ref.i)][static_cast<std::size_t>(ref.j)];
        switch (set.kind) {
        case CriterionSet::Kind::targets_of_action: hit(set.index); break;
        case CriterionSet::Kind::children_of_parent: leaving(set.index, set.members); break;
        case CriterionSet::Kind::parents_of_child: reaching(set.index, 0, set.members); break;
        }
        break;
    }
    default: break;
    }
    return items;
}

QString link(const TheoryRef& ref, const QString& text)
{
    const QString style = ref.kind >= Kind::rank ? QStringLiteral("underline") : QStringLiteral("none");
    return QStringLiteral("<a href='%1' style='color:%2; text-decoration:%3'>%4</a>")
        .arg(ref.href(), colours().accent.name(), style, text.toHtmlEscaped());
}

QString linked(const QString& plain, const CausalGraph& graph)
{
    struct Name {
        QString text;
        TheoryRef ref;
    };
    std::vector<Name> known;
    for (int i = 0; i < graph.d_z(); ++i)
        known.push_back({QString::fromStdString(graph.latents[static_cast<std::size_t>(i)]), {Kind::latent, i}});
    for (int l = 0; l < graph.d_a(); ++l)
        known.push_back({QString::fromStdString(graph.actions[static_cast<std::size_t>(l)]), {Kind::action, l}});
    // "z1" must not be found in "z12", nor "robot" in "robot arm" where that is a name too.
    std::stable_sort(known.begin(), known.end(),
                     [](const Name& a, const Name& b) { return a.text.size() > b.text.size(); });
    const auto isWord = [&](qsizetype at) {
        return at >= 0 && at < plain.size() && plain[at].script() != QChar::Script_Han &&
               (plain[at].isLetterOrNumber() || plain[at] == QLatin1Char('_'));
    };
    QString html;
    qsizetype from = 0;
    for (qsizetype at = 0; at < plain.size();) {
        const auto name = std::find_if(known.begin(), known.end(), [&](const Name& candidate) {
            return QStringView(plain).mid(at).startsWith(candidate.text) && !isWord(at - 1) &&
                   !isWord(at + candidate.text.size());
        });
        if (name == known.end()) {
            ++at;
            continue;
        }
        html += plain.mid(from, at - from).toHtmlEscaped() + link(name->ref, name->text);
        at += name->text.size();
        from = at;
    }
    return html + plain.mid(from).toHtmlEscaped();
}

QString counted(int number, const QString& one, const QString& many)
{
    const QString& text = number == 1 ? one : many;
    return text.contains(QStringLiteral("%1")) ? text.arg(number) : text;
}

QString latentLink(int latent, const CausalGraph& graph)
{
    return link({Kind::latent, latent}, QString::fromStdString(graph.latents[static_cast<std::size_t>(latent)]));
}

QString actionLink(int action, const CausalGraph& graph)
{
    return link({Kind::action, action}, QString::fromStdString(graph.actions[static_cast<std::size_t>(action)]));
}

QString latentSet(std::uint64_t latents, const CausalGraph& graph)
{
    return setOf(latents, graph.d_z(), graph, latentLink);
}

QString actionSet(std::uint64_t actions, const CausalGraph& graph)
{
    return setOf(actions, graph.d_a(), graph, actionLink);
}

}  // namespace disentangle
