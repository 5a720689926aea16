#pragma once

#include <QSettings>
#include <QString>

#include <memory>

namespace disentangle {

/// The studio's own settings: places of panels, theme, last folder. One INI file in the user's configuration folder.
std::unique_ptr<QSettings> settings();

/// Where an experiment that was not saved waits for the next session.
QString unsavedPath();

}  // namespace disentangle
