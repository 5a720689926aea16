// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/lesson/library.h"
#include "core/lesson/state.h"

#include <QObject>
#include <QTimer>

namespace disentangle {

class LessonPanel;
class LessonRing;
class MainWindow;

/// Lets the lesson that is read see the window: what holds in it, by facts, several times a second while the panel is
/// seen; and draws the ring around what a step points at. Nothing is told by clicks: what holds counts, however it came
/// about.
class LessonControl : public QObject {
    Q_OBJECT
public:
    LessonControl(MainWindow* window, LessonPanel* panel);
    ~LessonControl() override;

    LessonPanel* panel() const { return m_panel; }
    /// Everything a lesson may ask about, as it is now.
    LessonState state() const;
    /// Shows the panel with a lesson.
    void open(const LessonEntry& entry);
    /// The same with a file, wherever it lies.
    void open(const QString& path);

public Q_SLOTS:
    /// Shows the panel.
    void show();

private:
    void look();
    void follow();
    void usePreset(const QString& preset);
    void openData();

    MainWindow* m_window;
    LessonPanel* m_panel;
    LessonRing* m_ring;
    QTimer m_timer;
};

}  // namespace disentangle
