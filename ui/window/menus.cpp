// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/menus.h"

#include "ui/base/settings.h"
#include "ui/commands/shortcuts.h"
#include "ui/document/experiment_document.h"
#include "ui/engine/transport_bar.h"
#include "ui/graph/graph_actions.h"
#include "ui/language/language.h"
#include "ui/style/icons.h"
#include "ui/style/theme.h"
#include "ui/window/data_control.h"
#include "ui/window/document_control.h"
#include "ui/window/help_windows.h"
#include "ui/window/lessons/lesson_control.h"
#include "ui/window/main_window.h"
#include "ui/window/panels.h"
#include "ui/window/recent_files.h"
#include "ui/window/run_control.h"
#include "ui/window/world_column.h"
#include "ui/words/word_window.h"

#include <QAbstractSpinBox>
#include <QActionGroup>
#include <QApplication>
#include <QDir>
#include <QDockWidget>
#include <QFileInfo>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QUndoStack>

#include <tuple>
#include <utility>

namespace disentangle {
namespace {

const QString themeKey = QStringLiteral("theme");

/// What settings call a command, in every language.
QAction* named(const QByteArray& id, QAction* action)
{
    action->setObjectName(QString::fromLatin1(id));
    return action;
}

/// A field with nothing of its own to undo leaves the keys of undo and redo to the document.
class UndoKeys : public QObject {
public:
    explicit UndoKeys(QMainWindow& window) : QObject(window.menuBar()), m_window(&window)
    {
        qApp->installEventFilter(this);
    }

    bool eventFilter(QObject* watched, QEvent* event) override
    {
        if (event->type() != QEvent::ShortcutOverride)
            return false;
        const auto* key = static_cast<QKeyEvent*>(event);
        const auto* spin = qobject_cast<QAbstractSpinBox*>(watched);
        const auto* field = spin ? spin->findChild<QLineEdit*>() : qobject_cast<QLineEdit*>(watched);
        const bool leaves = field && field->window() == m_window &&
                            ((key->matches(QKeySequence::Undo) && !field->isUndoAvailable()) ||
                             (key->matches(QKeySequence::Redo) && !field->isRedoAvailable()));
        if (leaves)
            event->ignore();
        return leaves;
    }

private:
    QWidget* m_window;
};

void makeRecentMenu(MainWindow& window, QMenu* file, const QString& title, Recent kind)
{
    QMenu* recent = file->addMenu(title);
    recent->setToolTipsVisible(true);
    recent->setProperty("filledWhenOpened", true);
    QObject::connect(file, &QMenu::aboutToShow, recent,
                     [recent, kind] { recent->setEnabled(!recentFiles(kind).isEmpty()); });
    QObject::connect(recent, &QMenu::aboutToShow, &window, [&window, recent, kind] {
        recent->clear();
        int number = 1;
        for (const QString& path : recentFiles(kind)) {
            const QFileInfo info(path);
            QString name = kind == Recent::runs ? info.completeBaseName() : info.fileName();
            // A name with "&" in it is no mnemonic.
            name.replace(QLatin1Char('&'), QStringLiteral("&&"));
            QAction* entry = recent->addAction(number < 10 ? QStringLiteral("&%1  %2").arg(number).arg(name) : name,
                                               &window, [&window, path] { window.openFile(path); });
            ++number;
            const bool there = info.exists();
            entry->setEnabled(there);
            entry->setToolTip(there ? QDir::toNativeSeparators(path)
                                    : MainWindow::tr("%1 is not there any more").arg(QDir::toNativeSeparators(path)));
        }
        recent->addSeparator();
        recent->addAction(MainWindow::tr("&Clear this list"), &window, [kind] { clearRecentFiles(kind); });
    });
}

void makeFileMenu(MainWindow& window)
{
    DocumentControl* documents = window.documentControl();
    QMenu* file = window.menuBar()->addMenu(MainWindow::tr("&File"));
    named("file.new", file->addAction(icon(QStringLiteral("new")), MainWindow::tr("&New"), QKeySequence::New, documents,
                                      &DocumentControl::newExperiment));
    named("file.new-tasks", file->addAction(MainWindow::tr("New &task world"), &window, &MainWindow::showTasks));
    named("file.open", file->addAction(icon(QStringLiteral("open")), MainWindow::tr("&Open experiment …"),
                                       QKeySequence::Open, documents, &DocumentControl::askToOpen));
    named("file.open-data",
          file->addAction(MainWindow::tr("Open &data …"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_D),
                          window.dataControl(), &DataControl::askForFiles));
    makeRecentMenu(window, file, MainWindow::tr("Open re&cent"), Recent::experiments);
    file->addSeparator();
    named("file.save", file->addAction(icon(QStringLiteral("save")), MainWindow::tr("&Save"), QKeySequence::Save,
                                       documents, [documents] { documents->save(); }));
    named("file.save-as", file->addAction(MainWindow::tr("Save &as …"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_S),
                                          documents, [documents] { documents->saveAs(); }));
    file->addSeparator();
    named("file.open-run",
          file->addAction(MainWindow::tr("Open &run …"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_O), &window,
                          &MainWindow::askForRuns));
    makeRecentMenu(window, file, MainWindow::tr("Open recent r&un"), Recent::runs);
    named("file.open-study", file->addAction(MainWindow::tr("Open s&tudy …"), &window, &MainWindow::askForStudy));
    window.graphActions()->addToFileMenu(file);
    named("file.export-figure",
          file->addAction(icon(QStringLiteral("export")), MainWindow::tr("Export fi&gure …"),
                          QKeySequence(Qt::CTRL | Qt::Key_E), &window, [&window] { window.exportFigure(); }));
    file->addSeparator();
    named("file.quit",
          file->addAction(MainWindow::tr("&Quit"), QKeySequence(Qt::CTRL | Qt::Key_Q), &window, &QWidget::close));
}

void makeEditMenu(MainWindow& window)
{
    QMenu* edit = window.menuBar()->addMenu(MainWindow::tr("&Edit"));
    QUndoStack* history = window.document()->undoStack();
    QAction* undo = history->createUndoAction(window.menuBar(), MainWindow::tr("&Undo"));
    undo->setIcon(icon(QStringLiteral("undo")));
    undo->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Z));
    QAction* redo = history->createRedoAction(window.menuBar(), MainWindow::tr("&Redo"));
    redo->setIcon(icon(QStringLiteral("redo")));
    redo->setShortcuts({QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z), QKeySequence(Qt::CTRL | Qt::Key_Y)});
    edit->addAction(named("edit.undo", undo));
    edit->addAction(named("edit.redo", redo));
    named("edit.history", edit->addAction(MainWindow::tr("&History"), &window, [panels = window.panels()] {
        panels->raise(Panel::history);
        panels->dock(Panel::history)->widget()->setFocus(Qt::ShortcutFocusReason);
    }));
    edit->addSeparator();
    QAction* preset =
        edit->addAction(MainWindow::tr("Choose &preset …"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_N), &window,
                        &MainWindow::choosePreset);
    named("edit.preset", preset);
    window.graphActions()->addToEditMenu(edit);
    QObject::connect(window.worldColumn(), &WorldColumn::changed, preset, [&window, preset] {
        const bool drawn = window.document()->isDrawn();
        preset->setEnabled(drawn);
        window.graphActions()->setEnabled(drawn);
    });
    new UndoKeys(window);
}

void makeRunMenu(MainWindow& window)
{
    // The transport has made them, keeps their words, and enables what is possible.
    const QList<QAction*> commands = window.transport()->actions();
    QAction* run = commands.first();
    run->setShortcuts({run->shortcut(), QKeySequence(Qt::CTRL | Qt::Key_R)});
    QMenu* menu = window.menuBar()->addMenu(MainWindow::tr("&Run"));
    menu->addActions(commands);
    menu->addMenu(window.transport()->speedMenu());
    menu->addSeparator();
    named("run.queue", menu->addAction(icon(QStringLiteral("queue")), MainWindow::tr("Add to &queue"),
                                       QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_R), window.runControl(),
                                       &RunControl::addToQueue));
    named("run.queue-seeds",
          menu->addAction(MainWindow::tr("Add to queue over s&eeds …"), QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_R),
                          window.runControl(), &RunControl::addSeedsToQueue));
    menu->addSeparator();
    named("run.studies", menu->addAction(MainWindow::tr("S&tudies"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_T),
                                         &window, &MainWindow::showStudies));
    named("run.compare",
          menu->addAction(icon(QStringLiteral("compare")), MainWindow::tr("&Compare runs …"),
                          QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C), &window, &MainWindow::showComparison));
}

void makeThemeMenu(MainWindow& window, QMenu* view)
{
    QMenu* look = view->addMenu(icon(QStringLiteral("theme")), MainWindow::tr("&Theme"));
    auto* group = new QActionGroup(look);
    const std::tuple<const char*, QString, ThemeMode> modes[]{
        {"view.theme-system", MainWindow::tr("As the &system"), ThemeMode::system},
        {"view.theme-light", MainWindow::tr("&Light"), ThemeMode::light},
        {"view.theme-dark", MainWindow::tr("&Dark"), ThemeMode::dark}};
    for (const auto& [id, text, mode] : modes) {
        QAction* choice = named(id, look->addAction(text, &window, [mode = mode] {
            theme().setMode(mode);
            settings()->setValue(themeKey, static_cast<int>(mode));
        }));
        choice->setCheckable(true);
        choice->setChecked(theme().mode() == mode);
        group->addAction(choice);
        QObject::connect(&theme(), &Theme::themeChanged, choice,
                         [choice, mode = mode] { choice->setChecked(theme().mode() == mode); });
    }
}

void makeLanguageMenu(MainWindow& window, QMenu* view)
{
    QMenu* menu = view->addMenu(MainWindow::tr("&Language"));
    auto* group = new QActionGroup(menu);
    QList<Language> choices{{{}, MainWindow::tr("As the &system"), {}, {}}};
    choices += languages();
    for (const Language& language : choices) {
        // A language is named in itself, and asked for by name where nothing else can be read.
        QAction* choice = menu->addAction(language.name, &window, [id = language.id] { chooseLanguage(id); });
        named("view.language-" + (language.id.isEmpty() ? "system" : language.id.toLatin1()), choice);
        choice->setCheckable(true);
        choice->setChecked(language.id == chosenLanguage());
        group->addAction(choice);
    }
}

/// The keyboard to the first thing in the panel that takes it.
void goTo(QDockWidget* dock)
{
    dock->show();
    dock->raise();
    focusFirstIn(dock->widget(), Qt::ShortcutFocusReason);
}

void makeViewMenu(MainWindow& window)
{
    QMenu* view = window.menuBar()->addMenu(MainWindow::tr("&View"));
    const QList<QDockWidget*> docks = window.panels()->movable();
    int number = 1;
    for (QDockWidget* dock : docks) {
        QAction* go =
            view->addAction(MainWindow::tr("Go to &%1").arg(dock->windowTitle()), &window, [dock] { goTo(dock); });
        named("view.go-to-" + dock->objectName().toLatin1(), go);
        go->setShortcut(QKeySequence(Qt::CTRL | static_cast<Qt::Key>(Qt::Key_0 + number++)));
    }
    view->addSeparator();
    for (QDockWidget* dock : docks) {
        QAction* shown = dock->toggleViewAction();
        shown->setText(MainWindow::tr("Show %1").arg(dock->windowTitle()));
        view->addAction(named("view.show-" + dock->objectName().toLatin1(), shown));
    }
    named("view.reset-layout", view->addAction(MainWindow::tr("Reset &layout"), &window, &MainWindow::resetLayout));
    view->addSeparator();
    makeThemeMenu(window, view);
    makeLanguageMenu(window, view);
    QAction* projector = named("view.projector", view->addAction(MainWindow::tr("&Projector")));
    projector->setCheckable(true);
    projector->setToolTip(MainWindow::tr("Larger type, thicker lines, and no panels but those that you open"));
    projector->setChecked(window.isProjecting());
    QObject::connect(projector, &QAction::toggled, &window, &MainWindow::project);
    QAction* whole = view->addAction(MainWindow::tr("&Full screen"), QKeySequence(Qt::Key_F11), &window,
                                     [&window] { window.setWindowState(window.windowState() ^ Qt::WindowFullScreen); });
    named("view.full-screen", whole)->setShortcutContext(Qt::ApplicationShortcut);
}

void makeHelpMenu(MainWindow& window)
{
    QMenu* help = window.menuBar()->addMenu(MainWindow::tr("&Help"));
    named("help.welcome", help->addAction(MainWindow::tr("&Welcome"), &window, &MainWindow::showWelcome));
    named("help.lessons", help->addAction(MainWindow::tr("&Lessons"), window.lessons(), &LessonControl::show));
    named("help.find", help->addAction(icon(QStringLiteral("search")), MainWindow::tr("&Find a command …"),
                                       QKeySequence(Qt::CTRL | Qt::Key_K), &window, &MainWindow::openPalette));
    QAction* keys = help->addAction(icon(QStringLiteral("keyboard")), MainWindow::tr("&Keyboard shortcuts"));
    named("help.keys", keys)->setShortcut(Qt::Key_F1);
    help->addSeparator();
    for (const auto& [id, text, list] :
         {std::tuple{"help.glossary", MainWindow::tr("&Glossary"), WordWindow::List::glossary},
          std::tuple{"help.notation", MainWindow::tr("&Notation"), WordWindow::List::notation}})
        named(id, help->addAction(text, &window, [&window, list = list] { WordWindow::open(list, &window); }));
    help->addSeparator();
    named("help.about", help->addAction(icon(QStringLiteral("info")), MainWindow::tr("&About"), &window,
                                        [&window] { showAbout(&window); }));
    // The keys that commands come with are known once all are there.
    auto* shortcuts =
        new Shortcuts(*window.menuBar(), window.arrangement() == MainWindow::Arrangement::remembered, window.menuBar());
    QObject::connect(keys, &QAction::triggered, &window, [&window, shortcuts] { showShortcuts(shortcuts, &window); });
}

}  // namespace

void makeMenus(MainWindow& window)
{
    makeFileMenu(window);
    makeEditMenu(window);
    makeRunMenu(window);
    makeViewMenu(window);
    makeHelpMenu(window);
}

}  // namespace disentangle
