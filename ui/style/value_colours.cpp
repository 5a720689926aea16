// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/value_colours.h"

#include "ui/style/theme.h"

#include <algorithm>
#include <cmath>

namespace disentangle {
namespace {

constexpr std::array<QRgb, 4> below{0xd1e5f0, 0x92c5de, 0x4393c3, 0x2166ac};
constexpr std::array<QRgb, 4> above{0xfddbc7, 0xf4a582, 0xd6604d, 0xb2182b};

ColourTable tableOf(QColor (*scale)(double), double from)
{
    ColourTable table{{}, colours().noValue.rgb()};
    for (std::size_t i = 0; i < table.pixels.size(); ++i)
        table.pixels[i] = scale(from + (1 - from) * static_cast<double>(i) / 255).rgb();
    return table;
}

}  // namespace

QColor diverging(double t)
{
    if (std::isnan(t))
        return colours().noValue;
    const auto& arm = t < 0 ? below : above;
    const double place = std::min(1.0, std::abs(t)) * static_cast<double>(arm.size());
    const auto step = std::min(static_cast<std::size_t>(place), arm.size() - 1);
    const bool dark = theme().isDark();
    // On dark a pale middle would glare, so the scale runs from the panel's colour straight to its bright ends.
    if (dark)
        return mixed(colours().cellOff, QColor::fromRgb(arm[1]), place / static_cast<double>(arm.size()));
    const QColor from = step == 0 ? QColor(0xf7f7f7) : QColor::fromRgb(arm[step - 1]);
    return mixed(from, QColor::fromRgb(arm[step]), place - static_cast<double>(step));
}

QRgb ColourTable::at(double t) const
{
    if (std::isnan(t))
        return noValue;
    return pixels[static_cast<std::size_t>(std::lround(std::clamp(t, 0.0, 1.0) * 255))];
}

ColourTable sequentialTable()
{
    return tableOf(&sequential, 0);
}

ColourTable divergingTable()
{
    return tableOf(&diverging, -1);
}

}  // namespace disentangle
