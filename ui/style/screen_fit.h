// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QGuiApplication>
#include <QScreen>
#include <QWidget>
#include <algorithm>

namespace disentangle {

/// Gives a window the size that it would like to have, or what its screen has room for, so that its buttons can be reached.
inline void resizeWithinScreen(QWidget* window, const QSize& wanted)
{
    constexpr double share = 0.92;  // the rest is the window's frame
    window->resize(wanted.boundedTo(window->screen()->availableSize() * share));
}

/// Where a popup of a size can stand whose upper left corner is wanted at a place of the screen, so that all of it is seen.
inline QPoint cornerWithinScreen(const QPoint& wanted, const QSize& size)
{
    const QScreen* at = QGuiApplication::screenAt(wanted);
    const QRect room = (at ? at : QGuiApplication::primaryScreen())->availableGeometry();
    const auto within = [](int corner, int low, int high) { return std::clamp(corner, low, std::max(low, high)); };
    return {within(wanted.x(), room.left(), room.right() + 1 - size.width()),
            within(wanted.y(), room.top(), room.bottom() + 1 - size.height())};
}

}  // namespace disentangle
