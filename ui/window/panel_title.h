// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QDockWidget;
class QMainWindow;

namespace disentangle {

/// Name of a panel that shares its place with no other, above it: it is dragged by it, and has buttons that say what the
/// panel shows, take it out of the window and close it.
class PanelTitle : public QWidget {
    Q_OBJECT

public:
    explicit PanelTitle(QDockWidget* dock);
};

/// Panels that share a place have their names on tabs: puts the button that says what a panel shows on the tab in front,
/// and takes it from the others. To be called when tabs come, go or change.
void explainFrontTabs(QMainWindow* window);

}  // namespace disentangle
