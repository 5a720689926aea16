// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QScreen>
#include <QWidget>

namespace disentangle {

/// Gives a window the size that it would like to have, or what its screen has room for, so that its buttons can be reached.
inline void resizeWithinScreen(QWidget* window, const QSize& wanted)
{
    constexpr double share = 0.92;  // the rest is the window's frame
    window->resize(wanted.boundedTo(window->screen()->availableSize() * share));
}

}  // namespace disentangle
