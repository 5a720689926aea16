// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/world_kinds.h"

#include "ui/data/table/own_data.h"
#include "ui/tasks/task_pages.h"
#include "ui/window/drawn_world.h"
#include "ui/window/plain_world.h"

#include <algorithm>
#include <array>

namespace disentangle {
namespace {

template <class Pages>
WorldPages* made(ExperimentDocument* document)
{
    return new Pages(document);
}

constexpr std::array kinds{
    WorldKind{{"synthetic", "scene"}, made<DrawnWorld>},
    WorldKind{{"table"}, made<OwnData>},
    WorldKind{{"tasks"}, made<TaskPages>},
};
constexpr WorldKind otherKind{{}, made<PlainWorld>};

}  // namespace

const WorldKind& worldKind(std::string_view data)
{
    const auto found = std::ranges::find_if(
        kinds, [data](const WorldKind& kind) { return std::ranges::find(kind.data, data) != kind.data.end(); });
    return found == kinds.end() ? otherKind : *found;
}

}  // namespace disentangle
