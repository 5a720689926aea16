// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lessons/progress.h"

#include "ui/base/settings.h"
#include "ui/language/language.h"

#include <QCoreApplication>
#include <QStandardPaths>
#include <QStringList>

#include <algorithm>

namespace disentangle {
namespace {

/// A name of a file may hold what is a separator in settings.
QString keyOf(const std::string& id, const char* what)
{
    return QStringLiteral("lessons/%1/%2")
        .arg(QString::fromLatin1(QByteArray::fromStdString(id).toPercentEncoding()), QLatin1String(what));
}

struct ProgressWords {
    Q_DECLARE_TR_FUNCTIONS(ProgressWords)
};

}  // namespace

QString progressInWords(const LessonEntry& entry, const LessonProgress& progress)
{
    if (!entry.problem.empty())
        return ProgressWords::tr("cannot be read");
    if (progress.done)
        return ProgressWords::tr("done");
    if (progress.page > 0)
        return ProgressWords::tr("step %1 of %2").arg(std::min(progress.page, entry.steps)).arg(entry.steps);
    return ProgressWords::tr("%1 min").arg(entry.minutes);
}

double shareRead(const LessonEntry& entry, const LessonProgress& progress)
{
    if (progress.done)
        return 1;
    return entry.steps > 0 ? std::clamp((progress.page - 1.0) / entry.steps, 0.0, 1.0) : 0;
}

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
    std::vector<LessonEntry> entries = lessons(lessonFolder().toStdString(), {}, usedLanguage().toStdString());
    for (LessonEntry& entry : entries)
        entry.done = lessonProgress(entry.id).done;
    return entries;
}

}  // namespace disentangle
