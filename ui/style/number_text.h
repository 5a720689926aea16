// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLocale>
#include <QString>
#include <cmath>

namespace disentangle {

/// One notation of numbers in every window, figure and file, whatever the language of the desktop: a point before the
/// decimals, commas between thousands where people read them. Numbers that are written here are then read anywhere, and a
/// figure is the same on every machine. After the application object was made, which takes over the desktop's.
void useOneNotation();

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
