// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace disentangle {

/// What is remembered apart.
enum class Recent { experiments, runs };

/// Files that were opened or saved, and runs that were opened or trained: absolute paths, newest first, ten at most.
QStringList recentFiles(Recent kind);
void addRecentFile(Recent kind, const QString& path);
void clearRecentFiles(Recent kind);

}  // namespace disentangle
