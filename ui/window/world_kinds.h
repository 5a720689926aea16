// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <string_view>

namespace disentangle {

class ExperimentDocument;
class WorldPages;

/// What the window shows of data of one kind.
struct WorldKind {
    std::array<std::string_view, 2> data;  ///< data.kind in the experiment, of the kinds that are shown alike
    WorldPages* (*make)(ExperimentDocument* document);
};

/// The kind's row in world_kinds.cpp; for a kind without one its pages say where such data are edited.
const WorldKind& worldKind(std::string_view data);

}  // namespace disentangle
