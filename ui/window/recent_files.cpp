// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/recent_files.h"

#include "ui/base/settings.h"

#include <QFileInfo>

namespace disentangle {
namespace {

constexpr int kept = 10;
const QString key = QStringLiteral("recent");

}  // namespace

QStringList recentFiles()
{
    return settings()->value(key).toStringList();
}

void addRecentFile(const QString& path)
{
    QStringList files = recentFiles();
    const QString file = QFileInfo(path).absoluteFilePath();
    files.removeAll(file);
    files.prepend(file);
    settings()->setValue(key, QStringList(files.mid(0, kept)));
}

void clearRecentFiles()
{
    settings()->remove(key);
}

}  // namespace disentangle
