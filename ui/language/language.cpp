// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/language/language.h"

#include "ui/base/settings.h"
#include "ui/language/pseudo_locale.h"
#include "ui/language/translated.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QMutex>
#include <QSettings>
#include <QTranslator>

#include <algorithm>
#include <memory>
#include <utility>
#include <vector>

// Q_INIT_RESOURCE must stand outside of namespaces; a static library's resources are not registered without it.
static void registerTranslations()
{
    Q_INIT_RESOURCE(translations);
}

namespace disentangle {
namespace {

const QString languageKey = QStringLiteral("language");
const QString english = QStringLiteral("en");
const QString pseudo = QStringLiteral("pseudo");

struct InUse {
    QMutex mutex;  ///< of the id, which is read on any thread
    QString id = english;
    std::vector<std::unique_ptr<QTranslator>> translators;
};

InUse& inUse()
{
    static InUse now;
    return now;
}

bool isKnown(const QString& id)
{
    return std::ranges::any_of(languages(), [&](const Language& language) { return language.id == id; });
}

/// "zh-Hans-CN", "zh-CN" and "zh" all ask for Chinese.
QString ofSystem()
{
    for (const QString& wanted : QLocale::system().uiLanguages()) {
        const QLocale locale(wanted);
        if (locale.language() == QLocale::English)
            return english;
        for (const Language& language : languages())
            if (language.id != pseudo && QLocale(language.id).language() == locale.language() &&
                QLocale(language.id).script() == locale.script())
                return language.id;
    }
    return english;
}

std::unique_ptr<QTranslator> loaded(const QString& name, const QString& folder)
{
    auto translator = std::make_unique<QTranslator>();
    return translator->load(name, folder) ? std::move(translator) : nullptr;
}

}  // namespace

const QList<Language>& languages()
{
    static const QString day = QStringLiteral("d MMM"), date = QStringLiteral("d MMM yyyy");
    static const QList<Language> list{
        {english, QStringLiteral("English"), day, date},
        {QStringLiteral("zh_CN"), QStringLiteral("简体中文"), QStringLiteral("M月d日"), QStringLiteral("yyyy年M月d日")},
        {pseudo, QStringLiteral("[Ƥśéúďó]"), day, date}};
    return list;
}

QString chosenLanguage()
{
    const QString id = settings()->value(languageKey).toString();
    return isKnown(id) ? id : QString();
}

void chooseLanguage(const QString& id)
{
    settings()->setValue(languageKey, id);
    useLanguage(id);
}

void useLanguage(const QString& id)
{
    const QString next = isKnown(id) ? id : ofSystem();
    InUse& now = inUse();
    if (next == usedLanguage())
        return;
    registerTranslations();
    std::vector<std::unique_ptr<QTranslator>> translators;
    if (next == pseudo) {
        translators.push_back(std::make_unique<PseudoLocale>());
    } else if (next != english) {
        // Qt's own words (buttons of dialogs, menus of text fields) come with Qt; ours come before them.
        translators.push_back(
            loaded(QStringLiteral("qtbase_") + next, QLibraryInfo::path(QLibraryInfo::TranslationsPath)));
        translators.push_back(loaded(QStringLiteral("disentangle_") + next, QStringLiteral(":/translations")));
        std::erase(translators, nullptr);
    }
    // Whoever is told that the language has changed asks for words at once.
    {
        const QMutexLocker lock(&now.mutex);
        now.id = next;
    }
    const auto former = std::exchange(now.translators, std::move(translators));
    forgetTranslations();
    for (const auto& translator : former)
        QCoreApplication::removeTranslator(translator.get());
    for (const auto& translator : now.translators)
        QCoreApplication::installTranslator(translator.get());
}

QString usedLanguage()
{
    const QMutexLocker lock(&inUse().mutex);
    return inUse().id;
}

QString momentText(const QDateTime& moment)
{
    const QString id = usedLanguage(), time = moment.toString(QStringLiteral("HH:mm"));
    const QDate today = QDate::currentDate();
    if (moment.date() == today)
        return time;
    const QList<Language>& all = languages();
    const auto its = std::ranges::find(all, id, &Language::id);
    const QLocale locale(id);
    return moment.date().year() == today.year() ? locale.toString(moment.date(), its->day) + QLatin1Char(' ') + time
                                                : locale.toString(moment.date(), its->date);
}

}  // namespace disentangle
