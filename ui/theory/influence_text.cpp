// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theory/influence_text.h"

#include "ui/language/translated.h"
#include "ui/style/theme.h"
#include "ui/theory/theory_ref.h"

#include <QCoreApplication>

#include <algorithm>

namespace disentangle {
namespace {

using Kind = TheoryRef::Kind;

struct InfluenceText {
    Q_DECLARE_TR_FUNCTIONS(InfluenceText)
};

constexpr int fewActions = 12;  // each has a line of its own

QString glyph(bool holds)
{
    return QStringLiteral("<span style='color:%1'>%2</span>")
        .arg((holds ? colours().good : colours().bad).name(), holds ? QStringLiteral("✓") : QStringLiteral("✗"));
}

QString row(bool holds, const QString& who, const QString& ranks, const QString& what)
{
    return QStringLiteral("<tr><td>%1</td><td style='padding-left:4px; padding-right:8px'>%2</td>"
                          "<td style='padding-right:8px'>%3</td><td style='color:%4'>%5</td></tr>")
        .arg(glyph(holds), who, ranks, colours().mutedText.name(), what);
}

QString ranksOf(const InfluenceRank& rank, int action)
{
    return link({Kind::rank, action}, InfluenceText::tr("rank %1 of %2").arg(rank.rank).arg(rank.needed));
}

int failing(const Influence& influence)
{
    return static_cast<int>(std::count_if(influence.actions.begin(), influence.actions.end(),
                                          [](const InfluenceRank& rank) { return !rank.holds(); }));
}

/// Why a linear mechanism passes the test here.
QString linearCaveat(const Influence& influence)
{
    const bool oneTarget = std::all_of(influence.actions.begin(), influence.actions.end(),
                                       [](const InfluenceRank& rank) { return rank.needed <= 1; });
    return oneTarget
               ? InfluenceText::tr(
                     "A linear mechanism has one direction to offer. It is enough here only because no action has more "
                     "than one target%1.")
                     .arg(influence.time ? InfluenceText::tr(" and Gz has one edge at most") : QString())
               : InfluenceText::tr("The mechanism is linear, yet the ranks found are sufficient on this graph.");
}

}  // namespace

QString influenceText(const Influence& influence, const WorldSpec& world)
{
    const CausalGraph& graph = world.graph;
    const int count = static_cast<int>(influence.actions.size());
    const int fail = failing(influence);
    QString rows;
    int said = 0;
    for (int l = 0; l < count; ++l) {
        const InfluenceRank& rank = influence.actions[static_cast<std::size_t>(l)];
        const bool shown = count <= fewActions || (!rank.holds() && said < fewActions);
        if (!shown)
            continue;
        ++said;
        rows += row(rank.holds(), actionLink(l, graph), ranksOf(rank, l),
                    counted(rank.needed, InfluenceText::tr("1 target"), InfluenceText::tr("%1 targets")));
    }
    if (count > fewActions) {
        if (fail > said)
            rows += row(false, InfluenceText::tr("%1 further").arg(fail - said), InfluenceText::tr("rank too low"), {});
        if (fail < count)
            rows += row(true,
                        fail > 0 ? InfluenceText::tr("the other %1").arg(count - fail)
                                 : InfluenceText::tr("all %1 actions").arg(count),
                        InfluenceText::tr("rank as needed"), {});
    }
    if (influence.time)
        rows += row(influence.time->holds(), InfluenceText::tr("time"), ranksOf(*influence.time, -1),
                    QStringLiteral("%1, %2").arg(
                        counted(influence.time->needed, InfluenceText::tr("1 edge"), InfluenceText::tr("%1 edges")),
                        link({Kind::form}, translated(influence.time_form))));
    QString html = QStringLiteral("<table cellspacing='0' cellpadding='1'>%1</table>").arg(rows);
    const auto caveat = [&](const QString& text) {
        html += QStringLiteral("<div style='color:%1; margin-top:4px'>%2</div>").arg(colours().mutedText.name(), text);
    };
    for (const std::string& text : influence.caveats)
        caveat(linked(translated(text), graph));
    if (world.mechanism == MechanismKind::linear && influence.holds())
        caveat(linearCaveat(influence).toHtmlEscaped());
    return html;
}

QString influenceNote(const Influence& influence, const WorldSpec& world)
{
    if (influence.holds())
        return InfluenceText::tr("✓ sufficient");
    const int fail = failing(influence);
    const auto first = std::find_if(influence.actions.begin(), influence.actions.end(),
                                    [](const InfluenceRank& rank) { return !rank.holds(); });
    QString text;
    if (fail > 0) {
        const QString name =
            QString::fromStdString(world.graph.actions[static_cast<std::size_t>(first - influence.actions.begin())]);
        text = fail == 1 ? name : InfluenceText::tr("%1 and %2 more").arg(name).arg(fail - 1);
    }
    if (influence.time && !influence.time->holds())
        text = text.isEmpty() ? InfluenceText::tr("time") : InfluenceText::tr("%1, and time").arg(text);
    return InfluenceText::tr("✗ fails: %1").arg(text);
}

}  // namespace disentangle
