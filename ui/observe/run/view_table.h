// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/record/catalogue.h"

#include <QString>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

class QWidget;

namespace disentangle {

class RunView;
struct RunData;

/// How views share the observatory, by the room it has: all as tabs, in two places, in four or in six.
enum class Arrangement { tabs, two, four, six };

/// Where a view stands in an arrangement.
struct ViewPlace {
    int slot = 0;   ///< which of its places, from 0
    int order = 1;  ///< among the tabs of that place; equal ones in the order of the table
};

/// A view of the observatory: its class, and what others need to know about it. A row of the table in
/// ui/observe/views.cpp.
struct ViewRow {
    const char* name;         ///< of the widget
    const char* title;        ///< for its tab or heading, to be translated
    std::string_view figure;  ///< drawn by this view of core/figure/views.h
    RunView* (*make)(QWidget* parent);
    std::span<const std::string_view> more;       ///< kinds of snapshots at the step, besides those of its figure
    std::span<const std::string_view> histories;  ///< of snapshots over time that it is drawn from
    /// The view shows nothing of a run that recorded none of these kinds; empty: it shows any run.
    std::span<const std::string_view> needs;
    ViewPlace two, four, six;
    /// The view shows nothing of a run that recorded none of the curves of this plot; none: see `needs`.
    std::optional<Plot> curves = {};

    /// Every kind of snapshot at the step that it is drawn from: what its figure is drawn from, and `more`.
    std::vector<std::string_view> kinds() const;
    ViewPlace placeIn(Arrangement arrangement) const;
    /// False for a run that can never have what the view shows, such as true factors that nobody knows.
    bool canShow(const RunData& run) const;
};

/// In the order of their tabs. Written down in ui/observe/views.cpp, where every view is known, and declared here for those
/// who read runs for them.
std::span<const ViewRow> viewRows();
int slotCount(Arrangement arrangement);

/// What any view is drawn from at a step, and over time.
const std::vector<std::string_view>& momentKinds();
const std::vector<std::string_view>& historyKinds();

}  // namespace disentangle
