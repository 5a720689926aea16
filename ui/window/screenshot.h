// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace disentangle {

class MainWindow;

/// Waits until the window shows everything it is going to (runs read, tests computed, plots drawn), saves a picture of
/// it and ends the event loop: with 0, or with 1 and a sentence on standard error when that takes longer than a minute
/// or the picture cannot be written. For documentation and tests of looks.
void screenshotAndQuit(MainWindow& window, const QString& picture);

}  // namespace disentangle
