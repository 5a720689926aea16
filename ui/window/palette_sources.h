// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/commands/command_palette.h"

#include <QList>

namespace disentangle {

class MainWindow;

/// What the command palette of the window finds, one source for each kind: something new that is to be found is a row here.
QList<PaletteSource> paletteSources(MainWindow& window);

}  // namespace disentangle
