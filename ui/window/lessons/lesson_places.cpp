// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/lessons/lesson_places.h"

#include "ui/data/table/own_data.h"
#include "ui/data/table/table_page.h"
#include "ui/document/parameter_form.h"
#include "ui/document/parameter_row.h"
#include "ui/engine/transport_bar.h"
#include "ui/graph/diagram_panel.h"
#include "ui/graph/graph_editor.h"
#include "ui/graph/graph_views.h"
#include "ui/graph/matrix_editor.h"
#include "ui/graph/matrix_panel.h"
#include "ui/graph/preset_chooser.h"
#include "ui/observe/observatory.h"
#include "ui/observe/run/run_view.h"
#include "ui/observe/run/view_slot.h"
#include "ui/observe/scrub/scrubber.h"
#include "ui/runs/run_list.h"
#include "ui/style/section.h"
#include "ui/tasks/task_editor.h"
#include "ui/tasks/task_pages.h"
#include "ui/tasks/task_verdict_panel.h"
#include "ui/theory/advice_panel.h"
#include "ui/theory/influence_panel.h"
#include "ui/theory/origin_panel.h"
#include "ui/theory/pattern_panel.h"
#include "ui/theory/verdict_panel.h"
#include "ui/window/main_window.h"
#include "ui/window/panels.h"
#include "ui/window/world_column.h"

#include <QComboBox>
#include <QDockWidget>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QSpinBox>
#include <QTabBar>
#include <QToolButton>

#include <array>

namespace disentangle {
namespace {

using Found = QWidget* (*)(const MainWindow&);

struct ControlRow {
    std::string_view name;  ///< of core/lesson/places.h
    Found widget;
};

/// Of the document's data, where they are of that kind; else nullptr.
template <class Pages>
const Pages* pagesOf(const MainWindow& window)
{
    return qobject_cast<const Pages*>(window.worldColumn()->pages());
}

/// A part of the pages of tasks.
template <auto part>
QWidget* ofTasks(const MainWindow& window)
{
    const auto* pages = pagesOf<TaskPages>(window);
    return pages ? part(*pages) : nullptr;
}

QWidget* presetsOf(const MainWindow& window)
{
    if (const auto* tasks = pagesOf<TaskPages>(window))
        return tasks->editor()->presets();
    return window.graphEditor()->presetChooser();
}

const std::array controlRows{
    ControlRow{"presets", presetsOf},
    ControlRow{"needed", ofTasks<[](const TaskPages& p) -> QWidget* { return p.editor()->matrix(); }>},
    ControlRow{"law", ofTasks<[](const TaskPages& p) -> QWidget* { return p.editor()->law(); }>},
    ControlRow{"supports", ofTasks<[](const TaskPages& p) -> QWidget* { return p.verdictPanel()->supports(); }>},
    ControlRow{"further task", ofTasks<[](const TaskPages& p) -> QWidget* { return p.verdictPanel()->helpButton(); }>},
    ControlRow{"rotation", ofTasks<[](const TaskPages& p) -> QWidget* { return p.editor()->rotationButton(); }>},
    ControlRow{"columns",
               [](const MainWindow& w) -> QWidget* {
                   const auto* data = pagesOf<OwnData>(w);
                   return data ? data->page()->columnsButton() : nullptr;
               }},
    ControlRow{"proposed latents",
               [](const MainWindow& w) -> QWidget* {
                   const auto* data = pagesOf<OwnData>(w);
                   return data ? data->page()->latents() : nullptr;
               }},
    ControlRow{"Ga", [](const MainWindow& w) -> QWidget* { return w.graphEditor()->matrixPanel(GraphPart::Ga); }},
    ControlRow{"Gz", [](const MainWindow& w) -> QWidget* { return w.graphEditor()->matrixPanel(GraphPart::Gz); }},
    ControlRow{"diagram", [](const MainWindow& w) -> QWidget* { return w.graphEditor()->diagram(); }},
    ControlRow{"count", [](const MainWindow& w) -> QWidget* { return w.graphEditor()->latentCount(); }},
    ControlRow{"advice", [](const MainWindow& w) -> QWidget* { return w.verdictPanel()->advice(); }},
    ControlRow{"pattern", [](const MainWindow& w) -> QWidget* { return w.verdictPanel()->pattern(); }},
    ControlRow{"origin", [](const MainWindow& w) -> QWidget* { return w.verdictPanel()->origin(); }},
    ControlRow{"influence", [](const MainWindow& w) -> QWidget* { return w.verdictPanel()->influence(); }},
    ControlRow{
        "run",
        [](const MainWindow& w) -> QWidget* { return w.transport()->findChild<QPushButton*>(QStringLiteral("run")); }},
    ControlRow{"steer",
               [](const MainWindow& w) -> QWidget* {
                   return w.transport()->findChild<QToolButton*>(QStringLiteral("steer"));
               }},
    ControlRow{"scrubber", [](const MainWindow& w) -> QWidget* { return w.transport()->scrubber(); }},
    ControlRow{
        "live",
        [](const MainWindow& w) -> QWidget* { return w.transport()->findChild<QToolButton*>(QStringLiteral("live")); }},
    ControlRow{"list", [](const MainWindow& w) -> QWidget* { return w.runList(); }},
};

QString idOf(const LessonPlace& place)
{
    return QString::fromUtf8(place.name.data(), static_cast<qsizetype>(place.name.size()));
}

/// The nearest widget of a class around another, itself left out.
template <class Widget>
Widget* around(const QWidget* widget)
{
    for (QWidget* parent = widget->parentWidget(); parent; parent = parent->parentWidget())
        if (auto* found = qobject_cast<Widget*>(parent))
            return found;
    return nullptr;
}

bool isSeen(const QWidget* widget)
{
    return widget->isVisible() && !widget->visibleRegion().isEmpty();
}

QRect inWindow(const MainWindow& window, const QWidget& widget, const QRect& part)
{
    return {widget.mapTo(&window, part.topLeft()), part.size()};
}

/// The tab with a text, of those bars that `among` holds.
QRect tabPlace(const MainWindow& window, const QWidget& among, const QString& text)
{
    for (const auto* bar : among.findChildren<QTabBar*>())
        for (int i = 0; i < bar->count(); ++i)
            if (bar->tabText(i) == text && isSeen(bar) && bar->window() == &window)
                return inWindow(window, *bar, bar->tabRect(i));
    return {};
}

}  // namespace

QWidget* widgetOf(const MainWindow& window, const LessonPoint& point)
{
    if (!point.place)
        return window.parameterForm()->row(point.parameter);
    switch (point.place->kind) {
    case LessonPlace::Kind::control:
        for (const ControlRow& row : controlRows)
            if (row.name == point.place->name)
                return row.widget(window);
        return nullptr;
    case LessonPlace::Kind::view: return window.observatory()->findChild<RunView*>(idOf(*point.place));
    case LessonPlace::Kind::panel: return window.findChild<QDockWidget*>(idOf(*point.place));
    }
    return nullptr;
}

QRect placeOf(const MainWindow& window, const LessonPoint& point)
{
    const QWidget* widget = widgetOf(window, point);
    if (!widget || widget->window() != &window)
        return {};
    if (isSeen(widget))
        return inWindow(window, *widget, widget->visibleRegion().boundingRect());
    if (const auto* view = qobject_cast<const RunView*>(widget))
        if (const auto* slot = around<ViewSlot>(view); slot && isSeen(slot))
            return slot->placeOf(view, window);
    // The other of the graph's two editors is in front.
    if (const auto* views = around<GraphViews>(widget); views && !widget->isVisible() && isSeen(views))
        return inWindow(window, *views, views->visibleRegion().boundingRect());
    // Folded away under a title that is seen.
    if (const auto* section = around<Section>(widget); section && !section->isOpen() && isSeen(section))
        return inWindow(window, *section, section->visibleRegion().boundingRect());
    const auto* dock = qobject_cast<const QDockWidget*>(widget);
    if (!dock)
        dock = around<QDockWidget>(widget);
    if (!dock)
        return {};
    // Scrolled out of sight, or the whole panel behind another.
    return isSeen(dock) ? inWindow(window, *dock, dock->rect()) : tabPlace(window, window, dock->windowTitle());
}

void reveal(MainWindow& window, const LessonPoint& point)
{
    QWidget* widget = widgetOf(window, point);
    if (!widget)
        return;
    auto* dock = qobject_cast<QDockWidget*>(widget);
    if (!dock)
        dock = around<QDockWidget>(widget);
    if (dock) {
        dock->show();
        dock->raise();
    }
    if (!point.place) {
        window.parameterForm()->reveal(point.parameter);
        return;
    }
    if (auto* view = qobject_cast<RunView*>(widget)) {
        if (auto* slot = around<ViewSlot>(view))
            slot->setCurrent(view);
        return;
    }
    if (auto* views = around<GraphViews>(widget))
        views->show(views->diagram()->isAncestorOf(widget) || views->diagram() == widget ? GraphViews::Shown::diagram
                                                                                         : GraphViews::Shown::matrix);
    for (auto* section = around<Section>(widget); section; section = around<Section>(section))
        section->setOpen(true);
    for (auto* scroll = around<QScrollArea>(widget); scroll; scroll = around<QScrollArea>(scroll))
        scroll->ensureWidgetVisible(widget);
}

}  // namespace disentangle
