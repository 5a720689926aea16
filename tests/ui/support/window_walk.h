// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/window/main_window.h"

#include <QMenu>
#include <QString>
#include <QTemporaryDir>

#include <functional>

namespace disentangle::testing {

/// Opens everything that a window can show, one after the other, in whichever language: panels, views, menus, popups, choices
/// and dialogs. A check of the test that runs fails where something does not open.
class WindowWalk {
public:
    /// `look` is told of each: where it is met, and the window or popup that holds it, which is on the screen.
    using Look = std::function<void(const QString& where, QWidget& window)>;
    WindowWalk(MainWindow& window, Look look);

    /// Every panel, with all its sections open.
    void panels();
    /// Every view of a run, one in front after the other.
    void views();
    /// The first page, and the panels World, Verdict, Data and Parameters of tasks of every kind, of pictures and of an example.
    void worlds();
    /// Lessons, and studies: without one, and with the results of one that is done (`study`, its folder) and their figures.
    void lessonsAndStudies(const QString& study);
    /// Every menu of the bar, with all menus within it.
    void menus();
    /// What buttons of panels and views open: menus, explanations, presets, variables.
    void popupsOfButtons();
    /// Every list of choices that is in a panel.
    void choices();
    /// What is opened by a link or at the right button, and what asks for a name.
    void withinPanels();
    /// Every page of every dialog, the command palette, and then a table of one's own.
    void dialogs(const QString& table);
    /// What is asked before something is lost, and what is said of a run whose file goes. `run`: the file of the one shown.
    void questions(const QString& run);

private:
    void settle();
    void look(const QString& where, QWidget& window);
    void lookInto(QMenu& menu, const QPoint& place, const QString& where);
    bool lookAtPopup(const QString& where);
    /// The question of this name, which is then left unanswered.
    void lookAtQuestion(const char* name);
    void trigger(const char* action);

    static constexpr int m_patience = 30000;  // ms; the machine may be busy
    MainWindow& m_window;
    Look m_look;
};

/// The folder, in another one, of a study that is done: of a tiny world, two settings with two values each, by two seeds. Needs
/// the engine itself.
QString tinyStudy(const QTemporaryDir& folder);

}  // namespace disentangle::testing
