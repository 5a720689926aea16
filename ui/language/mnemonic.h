// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRegularExpression>
#include <QString>

namespace disentangle {

/// The text of a command without what marks its key: "&Open", and "打开(&O)" where letters are none of the language's.
inline QString withoutMnemonic(QString text)
{
    static const QRegularExpression behind(QStringLiteral("\\(&\\w\\)"));
    return text.remove(behind).remove(QLatin1Char('&'));
}

}  // namespace disentangle
