// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/observe/matrices/graph_comparison.h"

#include "core/metrics/metrics.h"
#include "core/reading/bound.h"
#include "core/reading/matching.h"
#include "ui/language/translated.h"
#include "ui/observe/run/names.h"
#include "ui/style/number_text.h"
#include "ui/style/theme.h"

#include <QCoreApplication>
#include <cmath>

namespace disentangle {
namespace {

struct GraphComparison {
    Q_DECLARE_TR_FUNCTIONS(GraphComparison)
};

constexpr double worthCounting = 0.05;  // a change of probability
constexpr int mostNamed = 4;            // latents whose matching changed

}  // namespace

QString comparisonOf(const Adjacency& truth, const Adjacency& learned)
{
    const GraphDistance distance = graph_distance(truth, learned);
    const QString counts = GraphComparison::tr("%1 true, %2 learned edges").arg(truth.edges()).arg(learned.edges());
    if (distance.total() == 0)
        return GraphComparison::tr("%1; equal (SHD 0)").arg(counts);
    return GraphComparison::tr("%1; SHD %2: %3 missing %4, %5 extra %6")
        .arg(counts)
        .arg(distance.total())
        .arg(distance.missing)
        .arg(edgeCue(EdgeKind::missing).glyph)
        .arg(distance.extra)
        .arg(edgeCue(EdgeKind::extra).glyph);
}

QString boundSource(const Experiment& experiment, bool time)
{
    const auto origin = bound_origin(experiment, time);
    if (!origin)
        return {};
    if (origin->graph_is_given)
        return GraphComparison::tr("the true graph is given");
    const QString words = translated(words_of(origin->bound.source));
    return origin->bound.source == Bound::Source::data
               ? GraphComparison::tr("bound %1").arg(words)
               : GraphComparison::tr("bound %1, %2").arg(origin->bound.beta).arg(words);
}

Snapshot difference(const Snapshot& a, const Snapshot& b)
{
    Snapshot result = a;
    for (std::size_t i = 0; i < result.data.size(); ++i)
        result.data[i] -= b.data[i];
    return result;
}

QString changeOf(const Snapshot& change, const QStringList& rows, const QStringList& cols)
{
    int up = 0, down = 0;
    std::size_t most = 0;
    for (std::size_t i = 0; i < change.data.size(); ++i) {
        const auto value = static_cast<double>(change.data[i]);
        up += value > worthCounting;
        down += value < -worthCounting;
        if (std::abs(change.data[i]) > std::abs(change.data[most]))
            most = i;
    }
    const QString least = numberText(worthCounting, 2);
    if (up + down == 0)
        return GraphComparison::tr("no probability differs by more than %1").arg(least);
    const auto columns = static_cast<std::size_t>(change.cols);
    const auto value = static_cast<double>(change.data[most]);
    return GraphComparison::tr("%1 higher +, %2 lower − by more than %3; most: %4 ← %5 by %6")
        .arg(up)
        .arg(down)
        .arg(least, rows.value(static_cast<qsizetype>(most / columns)),
             cols.value(static_cast<qsizetype>(most % columns)),
             (value > 0 ? QStringLiteral("+") : QString()) + numberText(value, 2));
}

std::optional<MatchingLines> matchingLines(const Moment& moment, const QStringList& latents,
                                           const std::vector<int>& order)
{
    const int d = static_cast<int>(latents.size());
    const auto matching = matching_of(moment, d);
    if (!matching)
        return {};
    MatchingLines lines{latents, order, *matching, {}, moment.step_before, {}};
    if (moment.assignment_before && moment.assignment_before->cols == d)
        lines.before = permutation_in(*moment.assignment_before).value_or(Matching());
    if (const Snapshot* correlation = moment.snapshot(kind::correlation, d, d))
        lines.correlation = *correlation;
    return lines;
}

QString changeOfMatching(const MatchingLines& lines)
{
    QStringList changes;
    int count = 0;
    for (int i = 0; i < static_cast<int>(lines.matching.size()); ++i) {
        if (!lines.hasChanged(i))
            continue;
        const auto index = static_cast<std::size_t>(i);
        if (++count <= mostNamed)
            changes.append(GraphComparison::tr("%1 from %2 to %3")
                               .arg(lines.trueNames.value(i), learnedName(lines.before[index]),
                                    learnedName(lines.matching[index])));
    }
    if (count == 0)
        return {};
    if (count > mostNamed)
        changes.append(GraphComparison::tr("%1 more").arg(count - mostNamed));
    return GraphComparison::tr("matching changed since step %L1: %2")
        .arg(qlonglong{lines.stepBefore})
        .arg(changes.join(QStringLiteral(", ")));
}

}  // namespace disentangle
