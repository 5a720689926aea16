// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QList>
#include <QString>

namespace disentangle {

/// A language that the window can be read in.
struct Language {
    QString id;    ///< "zh_CN": as settings and --language call it, and the end of its file in resources/translations
    QString name;  ///< in the language itself
    QString day;   ///< how it writes a day of this year, and
    QString date;  ///< one of another, as QLocale::toString takes them
};

/// English first, the pseudo-locale last (pseudo_locale.h).
const QList<Language>& languages();

/// What the user has chosen: the id of a language, or an empty text for that of the system.
QString chosenLanguage();
/// Remembers the choice, and uses it at once: every window is told by QEvent::LanguageChange.
void chooseLanguage(const QString& id);

/// Uses a language without remembering it. An empty text stands for the first language of the system that is there, or
/// English; an id that is none of languages() does so, too.
void useLanguage(const QString& id);
/// The id of the language in use.
QString usedLanguage();

/// When something was, as short as it can be told: the time of today, the day and the time in this year, or the date.
QString momentText(const QDateTime& moment);

}  // namespace disentangle
