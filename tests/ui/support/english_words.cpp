// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/english_words.h"

#include "core/graph/presets.h"

#include <QRegularExpression>

#include <algorithm>

namespace disentangle::testing {

QStringList englishIn(const QString& text, const std::vector<std::string>& names)
{
    static const QRegularExpression word(QStringLiteral("[A-Za-z_.]*[a-z]{3,}[A-Za-z_.]*"));
    static const QStringList kept{QStringLiteral("softmax"), QStringLiteral("logit"), QStringLiteral("logits"),
                                  QStringLiteral("R_con")};
    static const QRegularExpression quoted(QStringLiteral("'[^']*'"));
    QString rest = text;
    rest.remove(quoted);
    for (const std::string& name : names)
        rest.remove(QString::fromStdString(name));
    QStringList found;
    for (auto match = word.globalMatch(rest); match.hasNext();) {
        const QString its = match.next().captured();
        const auto isIts = [&](const GraphPreset& preset) { return preset.name == its.toStdString(); };
        if (!kept.contains(its) && std::ranges::none_of(graph_presets(), isIts))
            found << its;
    }
    return found;
}

}  // namespace disentangle::testing
