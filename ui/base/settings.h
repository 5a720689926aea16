// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSettings>
#include <QString>

#include <memory>

namespace disentangle {

/// The studio's own settings: places of panels, theme, last folder. One INI file in the user's configuration folder.
std::unique_ptr<QSettings> settings();

/// Where sessions keep what is not saved yet, and the notes that say where else they keep it.
QString recoveryFolder();

}  // namespace disentangle
