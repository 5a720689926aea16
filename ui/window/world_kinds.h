// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace disentangle {

class ExperimentDocument;
class WorldPages;

/// What the window shows of data of one kind.
struct WorldKind {
    std::string_view data;  ///< data.kind in the experiment
    WorldPages* (*make)(ExperimentDocument* document);
};

/// The kind's row in world_kinds.cpp; for a kind without one its pages say where such data are edited.
const WorldKind& worldKind(std::string_view data);

}  // namespace disentangle
