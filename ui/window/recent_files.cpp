// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/recent_files.h"

#include "ui/base/settings.h"

#include <QFileInfo>

namespace disentangle {
namespace {

constexpr int kept = 10;

QString keyOf(Recent kind)
{
    return kind == Recent::runs ? QStringLiteral("recentRuns") : QStringLiteral("recent");
}

}  // namespace

QStringList recentFiles(Recent kind)
{
    return settings()->value(keyOf(kind)).toStringList();
}

void addRecentFile(Recent kind, const QString& path)
{
    QStringList files = recentFiles(kind);
    const QString file = QFileInfo(path).absoluteFilePath();
    files.removeAll(file);
    files.prepend(file);
    settings()->setValue(keyOf(kind), QStringList(files.mid(0, kept)));
}

void clearRecentFiles(Recent kind)
{
    settings()->remove(keyOf(kind));
}

}  // namespace disentangle
