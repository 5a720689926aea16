// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QLocale>
#include <QString>

namespace disentangle {

/// When something was: the time of day, with the day where that is not today; of another year the day alone.
inline QString whenText(const QDateTime& when)
{
    const QDate today = QDate::currentDate();
    if (when.date() == today)
        return QLocale().toString(when, QStringLiteral("HH:mm"));
    return QLocale().toString(when, when.date().year() == today.year() ? QStringLiteral("d MMM HH:mm")
                                                                       : QStringLiteral("d MMM yyyy"));
}

}  // namespace disentangle
