// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QTreeWidget;

namespace disentangle {

/// What a column of a table needs for its cells and its header, in device-independent pixels, whether it is shown or not.
/// (Of a hidden section QHeaderView says that it needs nothing.)
int neededWidth(const QTreeWidget& table, int column);

}  // namespace disentangle
