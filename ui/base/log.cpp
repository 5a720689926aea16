// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/base/log.h"

#include <array>

namespace disentangle {

Q_LOGGING_CATEGORY(logWindow, "disentangle.window", QtWarningMsg)
Q_LOGGING_CATEGORY(logDocument, "disentangle.document", QtWarningMsg)
Q_LOGGING_CATEGORY(logRuns, "disentangle.runs", QtWarningMsg)
Q_LOGGING_CATEGORY(logEngine, "disentangle.engine", QtWarningMsg)

namespace {

QString withoutPrefix(const QLoggingCategory& category)
{
    return QString::fromLatin1(category.categoryName()).section(QLatin1Char('.'), 1);
}

}  // namespace

QStringList logNames()
{
    QStringList names;
    for (const QLoggingCategory* category : std::array{&logWindow(), &logDocument(), &logRuns(), &logEngine()})
        names << withoutPrefix(*category);
    return names;
}

QString enableLog(const QString& names)
{
    const QStringList known = logNames();
    QString rules;
    for (const QString& word : names.split(QLatin1Char(','))) {
        const QString name = word.trimmed();
        if (name != QStringLiteral("all") && !known.contains(name))
            return QStringLiteral("expected all, or some of %1").arg(known.join(QLatin1Char(',')));
        rules +=
            QStringLiteral("disentangle.%1=true\n").arg(name == QStringLiteral("all") ? QStringLiteral("*") : name);
    }
    // To the file it is redirected to as well, where Qt would write to the system's journal.
    qputenv("QT_FORCE_STDERR_LOGGING", "1");
    QLoggingCategory::setFilterRules(rules);
    qSetMessagePattern(QStringLiteral("%{time hh:mm:ss.zzz} %{category} %{message}"));
    return {};
}

}  // namespace disentangle
