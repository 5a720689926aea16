// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/base/settings.h"

#include <QStandardPaths>

namespace disentangle {

std::unique_ptr<QSettings> settings()
{
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation);
    return std::make_unique<QSettings>(folder + QStringLiteral("/disentangle-studio/studio.ini"), QSettings::IniFormat);
}

QString recoveryFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) + QStringLiteral("/unsaved");
}

}  // namespace disentangle
