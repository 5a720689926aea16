// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theory/criterion_text.h"

#include "ui/style/theme.h"
#include "ui/theory/theory_ref.h"

#include <QCoreApplication>

#include <algorithm>

namespace disentangle {
namespace {

using Kind = TheoryRef::Kind;

struct CriterionText {
    Q_DECLARE_TR_FUNCTIONS(CriterionText)
};

constexpr std::size_t fewSets = 3;  // shown even when they remove nothing
constexpr std::size_t mostSets = 8;

QString titleOf(const CriterionSet& set, const TheoryRef& ref, const CausalGraph& graph)
{
    const auto named = [&](const std::vector<std::string>& names) {
        return QString::fromStdString(names[static_cast<std::size_t>(set.index)]);
    };
    switch (set.kind) {
    case CriterionSet::Kind::targets_of_action:
        return link(ref, CriterionText::tr("targets of %1").arg(named(graph.actions)));
    case CriterionSet::Kind::children_of_parent:
        return link(ref, CriterionText::tr("children of %1").arg(named(graph.latents)));
    case CriterionSet::Kind::parents_of_child: break;
    }
    return link(ref, CriterionText::tr("parents of %1").arg(named(graph.latents)));
}

}  // namespace

QString criterionText(const CausalGraph& graph, int latent, const std::vector<CriterionSet>& sets, Outlook ifAlone)
{
    const QString name = QString::fromStdString(graph.latents[static_cast<std::size_t>(latent)]).toHtmlEscaped();
    const std::uint64_t everyone = ~std::uint64_t{0} >> (max_nodes - graph.d_z());
    const std::uint64_t self = std::uint64_t{1} << latent;
    std::uint64_t left = everyone;
    std::size_t shown = 0;
    QString rows;
    for (; shown < sets.size() && shown < mostSets; ++shown) {
        const CriterionSet& set = sets[shown];
        const bool takes = set.left != left;
        if (!takes && shown >= fewSets)
            break;
        left = set.left;
        const TheoryRef ref{Kind::set, latent, static_cast<int>(shown)};
        rows += QStringLiteral("<tr><td style='padding-right:8px'>%1%2</td><td>%3</td></tr>")
                    .arg(shown == 0 ? QString() : QStringLiteral("∩ "), titleOf(set, ref, graph),
                         latentSet(set.members, graph));
    }
    const std::uint64_t last = sets.empty() ? everyone : sets.back().left;
    const int further = static_cast<int>(sets.size() - shown);
    if (further > 0)
        rows += QStringLiteral("<tr><td colspan='2' style='color:%1'>%2</td></tr>")
                    .arg(colours().mutedText.name(),
                         last == left
                             ? counted(further, CriterionText::tr("∩ 1 further set, which takes nothing more away"),
                                       CriterionText::tr("∩ %1 further sets, which take nothing more away"))
                             : counted(further, CriterionText::tr("∩ 1 further set"),
                                       CriterionText::tr("∩ %1 further sets")));
    QString html =
        rows.isEmpty() ? QString() : QStringLiteral("<table cellspacing='0' cellpadding='1'>%1</table>").arg(rows);
    const bool alone = last == self;
    const QString outcome =
        alone ? CriterionText::tr("%1 is left alone: %2.")
                    .arg(name, link({Kind::recovered}, CriterionText::tr("recovered")))
        : sets.empty() ? CriterionText::tr("Nothing reaches or leaves %1, so every latent is left: it %2 them all.")
                             .arg(name, link({Kind::absorb}, CriterionText::tr("may absorb")))
                       : CriterionText::tr("More than %1 is left: it %2 the rest.")
                             .arg(name, link({Kind::absorb}, CriterionText::tr("may absorb")));
    html += QStringLiteral("<div style='margin-top:3px'><span style='color:%1'>%2</span> = %3. %4</div>")
                .arg(colourOf(alone ? ifAlone : Outlook::mixed).name(),
                     alone ? QStringLiteral("✓ ⋂") : QStringLiteral("✗ ⋂"), latentSet(last, graph), outcome);
    return html;
}

}  // namespace disentangle
