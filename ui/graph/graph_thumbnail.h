// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/graph/causal_graph.h"

#include <QPixmap>
#include <QSize>

namespace disentangle {

/// Ga and Gz side by side, in the colours of matrices, as large as `size` allows with whole pixels for cells where they
/// are large enough. An absent matrix takes no place.
QPixmap graphThumbnail(const CausalGraph& graph, QSize size, double devicePixelRatio);

/// The same, with the cells outlined in which `graph` differs from `before`. Requires equal sizes.
QPixmap graphThumbnail(const CausalGraph& graph, const CausalGraph& before, QSize size, double devicePixelRatio);

}  // namespace disentangle
