// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/lessons/window_facts.h"

#include "core/lesson/places.h"
#include "ui/data/table/data_sheet.h"
#include "ui/observe/observatory.h"
#include "ui/observe/points/traversals_view.h"
#include "ui/observe/points/traversal_item.h"
#include "ui/runs/run_list.h"
#include "ui/tasks/rotation_lab.h"
#include "ui/tasks/task_pages.h"
#include "ui/window/data_control.h"
#include "ui/window/lessons/lesson_places.h"
#include "ui/window/main_window.h"
#include "ui/window/world_column.h"

#include <cmath>

namespace disentangle {
namespace {

bool isSeenIn(const MainWindow& window, const LessonPlace& place)
{
    const QWidget* widget = widgetOf(window, {&place, {}});
    return widget && widget->isVisible() && !widget->visibleRegion().isEmpty();
}

void addRotation(LessonState& state, const RotationLab& lab)
{
    const RotationLab::Point* point = lab.point();
    if (!lab.isVisible() || !point)
        return;
    state.set("rotation", true);
    state.set("rotation.share", std::round(100 * point->share));
    state.set("rotation.rows", static_cast<double>(point->n));
    state.set("rotation.mcc", point->mcc);
}

void addTraversals(LessonState& state, const TraversalsView& view)
{
    for (const TraversalItem* item : view.items())
        if (!item->pair().truth.isEmpty())
            state.set("traversal " + item->pair().truth.toStdString(), item->offset());
}

}  // namespace

void addWindowFacts(LessonState& state, const MainWindow& window)
{
    state.set("runs", static_cast<double>(window.runList()->runs().size()));
    state.set("ticked", static_cast<double>(window.runList()->overlay().size()));
    for (const LessonPlace& place : lesson_places())
        if (place.kind != LessonPlace::Kind::control && isSeenIn(window, place))
            state.set((place.kind == LessonPlace::Kind::view ? "view " : "panel ") + std::string(place.name), true);
    const auto* traversals = window.observatory()->findChild<TraversalsView*>();
    if (traversals && state.find("view traversals"))
        addTraversals(state, *traversals);
    if (const DataSheet* sheet = window.dataControl()->sheet(); sheet && sheet->isVisible())
        state.set("sheet", true);
    if (const auto* tasks = qobject_cast<const TaskPages*>(window.worldColumn()->pages()); tasks && tasks->rotation())
        addRotation(state, *tasks->rotation());
}

}  // namespace disentangle
