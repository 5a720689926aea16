// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLocale>
#include <QString>
#include <cmath>

namespace disentangle {

/// A value as people read it: with fixed decimals while they show anything, else with three digits and an exponent.
/// Values that are not finite become a word.
inline QString numberText(double value, int decimals)
{
    if (std::isnan(value))
        return QStringLiteral("NaN");
    if (std::isinf(value))
        return value > 0 ? QStringLiteral("∞") : QStringLiteral("−∞");
    const double size = std::abs(value);
    const bool fixed = size < 1e5 && (decimals == 0 || size == 0 || size >= std::pow(10, -decimals));
    return fixed ? QLocale().toString(value, 'f', decimals) : QLocale().toString(value, 'g', 3);
}

}  // namespace disentangle
