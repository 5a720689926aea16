// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace disentangle {

class MainWindow;

/// Fills the window's menu bar: every command of the window, with its keys.
void makeMenus(MainWindow& window);

}  // namespace disentangle
