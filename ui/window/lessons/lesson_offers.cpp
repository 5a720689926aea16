// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/lessons/lesson_offers.h"

#include "ui/lessons/lesson_panel.h"
#include "ui/lessons/lesson_reader.h"
#include "ui/lessons/progress.h"
#include "ui/welcome/lesson_card.h"
#include "ui/welcome/welcome_page.h"
#include "ui/window/lessons/lesson_control.h"

namespace disentangle {
namespace {

QList<LessonOffer> lessonOffers()
{
    QList<LessonOffer> offers;
    for (const LessonEntry& entry : studioLessons()) {
        const LessonProgress progress = lessonProgress(entry.id);
        offers.append({QString::fromStdString(entry.id), QString::fromStdString(entry.title),
                       progressInWords(entry, progress), QString::fromStdString(entry.problem),
                       shareRead(entry, progress), entry.done});
    }
    return offers;
}

}  // namespace

void offerLessons(WelcomePage* page, LessonControl* lessons)
{
    const auto refresh = [page] { page->setLessons(lessonOffers()); };
    refresh();
    QObject::connect(page, &WelcomePage::shown, page, refresh);
    // The page stands beside the lesson that is read.
    QObject::connect(lessons->panel()->reader(), &LessonReader::progressed, page, [page, refresh] {
        if (page->isVisible())
            refresh();
    });
    QObject::connect(page, &WelcomePage::lessonWanted, lessons, [lessons](const QString& id) {
        for (const LessonEntry& entry : studioLessons())
            if (entry.id == id.toStdString())
                return lessons->open(entry);
    });
}

}  // namespace disentangle
