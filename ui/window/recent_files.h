// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace disentangle {

/// Experiments that were opened or saved lately, newest first, at most ten. Kept in the settings.
QStringList recentFiles();
void addRecentFile(const QString& path);
void clearRecentFiles();

}  // namespace disentangle
