// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/palette_sources.h"

#include "core/experiment/parameter.h"
#include "core/words/glossary.h"
#include "ui/commands/shortcuts.h"
#include "ui/document/experiment_document.h"
#include "ui/document/parameter_form.h"
#include "ui/language/translated.h"
#include "ui/lessons/progress.h"
#include "ui/style/glossary_tip.h"
#include "ui/welcome/examples.h"
#include "ui/window/lessons/lesson_control.h"
#include "ui/window/main_window.h"
#include "ui/window/panels.h"
#include "ui/window/recent_files.h"
#include "ui/words/word_window.h"

#include <QAction>
#include <QDir>
#include <QFileInfo>
#include <QMenuBar>

namespace disentangle {
namespace {

struct Palette {
    Q_DECLARE_TR_FUNCTIONS(Palette)
};

QList<PaletteEntry> menuEntries(const MainWindow& window)
{
    QList<PaletteEntry> entries;
    for (const MenuCommand& command : commandsOf(*window.menuBar()))
        entries.append({command.text,
                        QString(command.menu).replace(QLatin1Char('/'), QStringLiteral(" › ")),
                        {},
                        keysOf(*command.action),
                        command.action->isEnabled(),
                        [action = QPointer<QAction>(command.action)] {
                            if (action)
                                action->trigger();
                        }});
    return entries;
}

QList<PaletteEntry> parameterEntries(MainWindow& window)
{
    QList<PaletteEntry> entries;
    for (const Parameter& parameter : parameters())
        if (parameter.is_of(window.document()->experiment()))
            entries.append({translated(parameter.label),
                            Palette::tr("Parameter, %1").arg(QString::fromStdString(parameter.key)),
                            translated(parameter.sentence),
                            {},
                            true,
                            [&window, key = parameter.key] {
                                window.panels()->raise(Panel::parameters);
                                window.parameterForm()->reveal(key);
                            }});
    return entries;
}

QList<PaletteEntry> presetEntries(MainWindow& window)
{
    QList<PaletteEntry> entries;
    for (const Example& example : examples())
        entries.append({example.name,
                        Palette::tr("Preset, %1").arg(example.group),
                        example.description,
                        {},
                        true,
                        [&window, name = example.name] { window.takePreset(name); }});
    return entries;
}

QList<PaletteEntry> lessonEntries(const MainWindow& window)
{
    QList<PaletteEntry> entries;
    for (const LessonEntry& entry : studioLessons())
        entries.append({QString::fromStdString(entry.title),
                        Palette::tr("Lesson, %1").arg(progressInWords(entry, lessonProgress(entry.id))),
                        QString::fromStdString(entry.problem),
                        {},
                        entry.problem.empty(),
                        [&window, entry] { window.lessons()->open(entry); }});
    return entries;
}

QList<PaletteEntry> wordEntries(MainWindow& window)
{
    QList<PaletteEntry> entries;
    for (const GlossaryTerm& term : glossary()) {
        const QString id = QString::fromStdString(term.id);
        entries.append({translated(term.name), Palette::tr("Glossary"), glossaryTip(term.id), {}, true, [&window, id] {
                            WordWindow::open(WordWindow::List::glossary, &window)->goTo(id);
                        }});
    }
    return entries;
}

QList<PaletteEntry> fileEntries(MainWindow& window, Recent kind, const QString& word)
{
    QList<PaletteEntry> entries;
    for (const QString& path : recentFiles(kind))
        if (const QFileInfo file(path); file.exists())
            entries.append({kind == Recent::runs ? file.completeBaseName() : file.fileName(),
                            word,
                            QDir::toNativeSeparators(path),
                            {},
                            true,
                            [&window, path] { window.openFile(path); }});
    return entries;
}

}  // namespace

QList<PaletteSource> paletteSources(MainWindow& window)
{
    return {
        [&window] { return menuEntries(window); },
        [&window] { return fileEntries(window, Recent::runs, Palette::tr("Recent run")); },
        [&window] { return fileEntries(window, Recent::experiments, Palette::tr("Recent experiment")); },
        [&window] { return lessonEntries(window); },
        [&window] { return presetEntries(window); },
        [&window] { return parameterEntries(window); },
        [&window] { return wordEntries(window); },
    };
}

}  // namespace disentangle
