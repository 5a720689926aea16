// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lessons/progress.h"

#include "ui/base/settings.h"

#include <QStandardPaths>
#include <QStringList>

namespace disentangle {
namespace {

/// A name of a file may hold what is a separator in settings.
QString keyOf(const std::string& id, const char* what)
{
    return QStringLiteral("lessons/%1/%2")
        .arg(QString::fromLatin1(QByteArray::fromStdString(id).toPercentEncoding()), QLatin1String(what));
}

}  // namespace

LessonProgress lessonProgress(const std::string& id)
{
    const auto stored = settings();
    LessonProgress progress;
    progress.page = stored->value(keyOf(id, "page")).toInt();
    for (const QString& step : stored->value(keyOf(id, "ticked")).toStringList())
        progress.ticked.insert(step.toInt());
    if (const QVariant before = stored->value(keyOf(id, "before")); before.isValid())
        progress.before = before.toInt();
    progress.done = stored->value(keyOf(id, "done")).toBool();
    return progress;
}

void keepLessonProgress(const std::string& id, const LessonProgress& progress)
{
    const auto stored = settings();
    QStringList ticked;
    for (const int step : progress.ticked)
        ticked << QString::number(step);
    stored->setValue(keyOf(id, "page"), progress.page);
    stored->setValue(keyOf(id, "ticked"), ticked);
    if (progress.before)
        stored->setValue(keyOf(id, "before"), *progress.before);
    else
        stored->remove(keyOf(id, "before"));
    stored->setValue(keyOf(id, "done"), progress.done);
}

QString lessonFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) + QStringLiteral("/lessons");
}

std::vector<LessonEntry> studioLessons()
{
    std::vector<LessonEntry> entries = lessons(lessonFolder().toStdString());
    for (LessonEntry& entry : entries)
        entry.done = lessonProgress(entry.id).done;
    return entries;
}

}  // namespace disentangle
