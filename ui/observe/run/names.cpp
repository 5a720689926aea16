// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/observe/run/names.h"

#include "core/reading/matching.h"
#include "core/record/catalogue.h"
#include "ui/language/translated.h"
#include "ui/style/glossary_tip.h"

namespace disentangle {

QStringList namesOf(const std::vector<std::string>& names)
{
    QStringList list;
    for (const std::string& name : names)
        list.append(QString::fromStdString(name));
    return list;
}

QString metricLabel(const std::string& metric, bool withUnit)
{
    const MetricInfo* info = metric_info(metric);
    if (!info)
        return QString::fromStdString(metric);
    const QString label = translated(info->label);
    return withUnit && !info->unit.empty() ? QStringLiteral("%1 (%2)").arg(label, translated(info->unit)) : label;
}

QString metricSentence(const std::string& metric)
{
    return metric_info(metric) ? glossaryTip(metric) : QString();
}

QString learnedName(int index)
{
    return QString::fromStdString(learned_name(index));
}

QStringList learnedNames(const std::vector<int>& order)
{
    QStringList list;
    for (const int index : order)
        list.append(learnedName(index));
    return list;
}

}  // namespace disentangle
