// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QWidget;

namespace disentangle {

class Shortcuts;

/// The keys of the menus, to be changed, and those that work in a matrix, a diagram, the scrubber and the list of runs. Does
/// not block.
void showShortcuts(Shortcuts* shortcuts, QWidget* parent);

/// Name, version, and whose theory and colours these are. Does not block.
void showAbout(QWidget* parent);

}  // namespace disentangle
