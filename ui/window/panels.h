// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QObject>
#include <QString>

#include <array>

class QDockWidget;
class QMainWindow;
class QScrollArea;
class QVBoxLayout;
class QWidget;

namespace disentangle {

/// A page that may be larger than its panel.
QScrollArea* scrolling(QWidget* content);

/// The keyboard to the first widget in it that takes it by Tab.
void focusFirstIn(QWidget* part, Qt::FocusReason reason);

/// The window's panels, in the order of the View menu; the transport is not in it.
enum class Panel { world, verdict, runs, parameters, history, log, data, lessons, transport };

/// The docks around the centre: where they stand at first, and their title bars.
class Panels : public QObject {
    Q_OBJECT

public:
    explicit Panels(QMainWindow* window);

    /// Each panel is added once. `id` is what the remembered layout calls it.
    void add(Panel panel, const QString& id, const QString& title, QWidget* content, Qt::DockWidgetArea area);
    QDockWidget* dock(Panel panel) const;
    /// What it holds, without its note.
    QWidget* content(Panel panel) const;
    /// Other content in the place of what the panel has, which is kept by whoever owns it. Where the keyboard was in that, it
    /// is in the new content.
    void setContent(Panel panel, QWidget* content);
    /// Stands below the content, whichever that is.
    void setNote(Panel panel, QWidget* note);
    /// Those that can be moved and closed: all but the transport.
    QList<QDockWidget*> movable() const;
    /// Makes a panel seen, in front of those it shares its place with.
    void raise(Panel panel);
    /// As on the first start, for the window's present size; lessons stay seen, or hidden, as they are. `world`: what the World panel scrolls; its column is shared
    /// by the height that it needs.
    void reset(const QWidget& world);
    /// Gives the lessons, once they are seen, their part of the column they stand in.
    void shareWithLessons();
    /// Deletes docks and contents, the list of runs last: the others show what it owns.
    void removeAll();

private:
    static constexpr std::size_t count = 9;

    void refreshTitleBars();
    void explainTabs();

    QMainWindow* m_window;
    std::array<QDockWidget*, count> m_docks{};
    std::array<QVBoxLayout*, count> m_noted{};  ///< content and note of the panels that have one
};

}  // namespace disentangle
