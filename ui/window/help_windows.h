// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QMenuBar;
class QWidget;

namespace disentangle {

/// The keys of the menus, and those that work in a matrix, a diagram, the scrubber and the list of runs. Does not block.
void showShortcuts(const QMenuBar& menus, QWidget* parent);

/// Name, version, and whose theory and colours these are. Does not block.
void showAbout(QWidget* parent);

}  // namespace disentangle
