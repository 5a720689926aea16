// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/lesson/places.h"

#include <QRect>

class QWidget;

namespace disentangle {

class MainWindow;

/// The part of the window that a lesson points at; nullptr while it is not there, as a graph's matrix that the graph does
/// not have.
QWidget* widgetOf(const MainWindow& window, const LessonPoint& point);
/// Where it is seen, in the window's coordinates: itself, or the tab, the title or the panel behind or in which it is.
/// Empty where it is nowhere.
QRect placeOf(const MainWindow& window, const LessonPoint& point);
/// Brings it into view.
void reveal(MainWindow& window, const LessonPoint& point);

}  // namespace disentangle
