// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>

namespace disentangle::testing {

/// What does not fit of what is visible now: a window or popup that reaches beyond its screen; a text that is cut, whether a tip
/// says it or not; a form or list that scrolls sideways; a list that scrolls within something that scrolls. Pages that scroll
/// are looked at from their top to their end.
QStringList unfit(QWidget& window);

/// Screens of an offscreen display, side by side, one for each size in device-independent pixels. Call it in initMain(), before
/// the application is made.
void useScreens(const QList<QSize>& sizes);

}  // namespace disentangle::testing
