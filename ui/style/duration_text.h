// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QLocale>
#include <QString>
#include <cmath>

namespace disentangle {

/// A duration as exact as a prediction can be: seconds in tens, then minutes, then tenths of hours.
inline QString aboutDuration(double seconds)
{
    const auto tr = [](const char* text) { return QCoreApplication::translate("disentangle", text); };
    if (seconds < 10)
        return tr("less than 10 s");
    if (seconds < 90)
        return tr("about %1 s").arg(10 * std::lround(seconds / 10));
    if (seconds < 90 * 60)
        return tr("about %1 min").arg(std::lround(seconds / 60));
    return tr("about %1 h").arg(QLocale().toString(seconds / 3600, 'f', seconds < 36000 ? 1 : 0));
}

}  // namespace disentangle
