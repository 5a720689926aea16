// SPDX-License-Identifier: GPL-3.0-or-later
// The command palette and the keys of commands, by the keyboard alone.
#include "tests/ui/support/private_home.h"
#include "tests/ui/support/test_class.h"
#include "ui/base/settings.h"
#include "ui/commands/command_palette.h"
#include "ui/commands/match.h"
#include "ui/commands/shortcut_editor.h"
#include "ui/commands/shortcuts.h"
#include "ui/document/experiment_document.h"
#include "ui/document/parameter_form.h"
#include "ui/document/parameter_row.h"
#include "ui/lessons/lesson_panel.h"
#include "ui/lessons/lesson_reader.h"
#include "ui/style/theme.h"
#include "ui/window/lessons/lesson_control.h"
#include "ui/window/main_window.h"
#include "ui/window/panels.h"
#include "ui/window/recent_files.h"
#include "ui/words/word_window.h"

#include <QApplication>
#include <QDir>
#include <QDockWidget>
#include <QKeySequenceEdit>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QMenuBar>
#include <QPointer>
#include <QPushButton>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QTranslator>
#include <QTreeWidget>

#include <algorithm>

using namespace disentangle;

class PaletteTest : public QObject {
    Q_OBJECT

public:
    static void initMain() { disentangle::testing::usePrivateHome(); }

private:
    /// It goes when it is closed.
    static QPointer<CommandPalette> open(MainWindow& window)
    {
        if (!QTest::qWaitForWindowActive(&window))
            return nullptr;
        QTest::keyClick(&window, Qt::Key_K, Qt::ControlModifier);
        return window.findChild<CommandPalette*>();
    }

    static QStringList found(const CommandPalette& palette)
    {
        QStringList texts;
        for (int i = 0; i < palette.list()->count(); ++i)
            texts << palette.list()->item(i)->text();
        return texts;
    }

    static void type(const CommandPalette& palette, const char* words) { QTest::keyClicks(palette.line(), words); }

    static const MenuCommand& command(const Shortcuts& shortcuts, const QString& text)
    {
        const auto at = std::ranges::find(shortcuts.commands(), text, &MenuCommand::text);
        Q_ASSERT(at != shortcuts.commands().end());
        return *at;
    }

private Q_SLOTS:
    void initTestCase()
    {
        QCoreApplication::setApplicationName(QStringLiteral("disentangle-studio"));
        theme().install();
    }
    void cleanup()
    {
        QDir(QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation)).removeRecursively();
    }

    // Letters in order answer, others do not; what is typed whole, from the beginning and in one piece answers best.
    void ranksPutWhatIsMeantFirst()
    {
        const auto rank = [](const char* typed, const char* text) {
            return matchRank(QString::fromUtf8(typed), QString::fromUtf8(text));
        };
        QVERIFY(rank("", "Anything"));
        QVERIFY(rank("cprn", "Compare runs"));
        QVERIFY(rank("RUNS comp", "Compare runs"));
        QVERIFY(!rank("rcx", "Compare runs"));
        QVERIFY(!rank("runz", "Compare runs"));
        QVERIFY(rank("cr", "Compare runs") > rank("cr", "Descriptor"));
        QVERIFY(rank("steps", "Steps") > rank("steps", "Slow experiments, steps"));
        QVERIFY(rank("ad", "ActionDiag") > rank("ad", "Loaded"));
        QVERIFY(rank("mcc", "MCC") > rank("mcc", "MCC of components"));
        QVERIFY(rank("run", "Run") > rank("run", "Open recent run"));
    }

    // Ctrl+K, a few letters and Enter do what a menu does, and the palette is gone.
    void commandOfAMenuIsFoundAndDone()
    {
        MainWindow window(MainWindow::Arrangement::fresh);
        window.show();
        const QPointer<CommandPalette> palette = open(window);
        QVERIFY(palette);
        type(*palette, "gloss");
        QCOMPARE(found(*palette).first(), QStringLiteral("Glossary"));
        QTest::keyClick(palette->line(), Qt::Key_Return);
        QTRY_VERIFY(window.findChild<WordWindow*>(QStringLiteral("glossary")));
        QTRY_VERIFY(!palette);
    }

    // What cannot be done now is found, says so, and Enter does nothing.
    void commandThatIsNotPossibleSaysSo()
    {
        MainWindow window(MainWindow::Arrangement::fresh);
        window.show();
        const QPointer<CommandPalette> palette = open(window);
        type(*palette, "undo");
        QCOMPARE(found(*palette).first(), QStringLiteral("Undo"));
        QVERIFY(palette->list()->item(0)->data(Qt::AccessibleTextRole).toString().contains(QStringLiteral("not now")));
        QTest::keyClick(palette->line(), Qt::Key_Return);
        QVERIFY(palette->isVisible());
        QTest::keyClick(palette->line(), Qt::Key_Escape);
        QTRY_VERIFY(!palette);
    }

    // A parameter is opened at its place, with the keyboard in its field.
    void parameterIsOpenedAtItsPlace()
    {
        MainWindow window(MainWindow::Arrangement::fresh);
        window.show();
        const QPointer<CommandPalette> palette = open(window);
        type(*palette, "evaluate every");
        QCOMPARE(found(*palette).first(), QStringLiteral("Evaluate every"));
        QTest::keyClick(palette->line(), Qt::Key_Return);
        QWidget* editor = window.parameterForm()->row("training.evaluate_every")->editor();
        QTRY_VERIFY(window.focusWidget() == editor || editor->isAncestorOf(window.focusWidget()));
    }

    // Presets, words of the glossary and runs of earlier are found; Down goes to the next.
    void presetsWordsAndRunsAreFound()
    {
        QTemporaryDir folder;
        const QString run = folder.filePath(QStringLiteral("tilted mirror.run"));
        QVERIFY(QFile(run).open(QIODevice::WriteOnly));
        addRecentFile(Recent::runs, run);
        addRecentFile(Recent::runs, folder.filePath(QStringLiteral("gone.run")));
        MainWindow window(MainWindow::Arrangement::fresh);
        window.show();
        const QPointer<CommandPalette> palette = open(window);
        type(*palette, "tilt");
        QCOMPARE(found(*palette).first(), QStringLiteral("tilted mirror"));
        palette->line()->clear();
        type(*palette, "gone");
        QVERIFY(!found(*palette).contains(QStringLiteral("gone")));
        palette->line()->clear();
        type(*palette, "r_con");
        QCOMPARE(found(*palette).first(), QStringLiteral("R_con"));
        palette->line()->clear();
        type(*palette, "exam");
        QCOMPARE(palette->list()->currentRow(), 0);
        QTest::keyClick(palette->line(), Qt::Key_Down);
        QCOMPARE(palette->list()->currentRow(), 1);
        palette->line()->clear();
        type(*palette, "timediag");
        QTest::keyClick(palette->line(), Qt::Key_Return);
        QTRY_COMPARE(window.document()->experiment().name, std::string("TimeDiag"));
    }

    // A lesson is found by words of its title and opened beside the window.
    void lessonIsFoundAndOpened()
    {
        MainWindow window(MainWindow::Arrangement::fresh);
        window.show();
        const QPointer<CommandPalette> palette = open(window);
        type(*palette, "what is identif");
        QCOMPARE(found(*palette).first(), QStringLiteral("What is identifiable?"));
        QVERIFY(palette->list()->item(0)->data(Qt::AccessibleTextRole).toString().contains(QStringLiteral("Lesson")));
        QTest::keyClick(palette->line(), Qt::Key_Return);
        QTRY_VERIFY(window.lessons()->panel()->isReading());
        QCOMPARE(window.lessons()->panel()->reader()->lesson().title, std::string("What is identifiable?"));
        QVERIFY(!window.panels()->dock(Panel::lessons)->isHidden());
    }

    // What the settings call a command is the same in every language: keys that were changed are those of the same command.
    void idsOfCommandsAreTheSameInEveryLanguage()
    {
        class Other : public QTranslator {
        public:
            bool isEmpty() const override { return false; }
            QString translate(const char*, const char* source, const char*, int) const override
            {
                return QStringLiteral("«%1»").arg(QString::fromUtf8(source));
            }
        };
        const auto commandIds = [](QString* text) {
            MainWindow window(MainWindow::Arrangement::fresh);
            QStringList ids;
            for (const MenuCommand& command : window.findChild<Shortcuts*>()->commands())
                ids << command.id;
            *text = window.findChild<Shortcuts*>()->commands().first().text;
            return ids;
        };
        QString text, foreignText;
        const QStringList ids = commandIds(&text);
        Other other;
        QVERIFY(QCoreApplication::installTranslator(&other));
        const QStringList foreign = commandIds(&foreignText);
        QVERIFY(QCoreApplication::removeTranslator(&other));
        QVERIFY(foreignText != text);
        QCOMPARE(foreign, ids);
    }

    // Keys are pressed and set; the command answers to them, to no others, and still does after the window was closed.
    void keysOfACommandAreChangedAndKept()
    {
        {
            MainWindow window;
            window.show();
            QVERIFY(QTest::qWaitForWindowActive(&window));
            QTest::keyClick(&window, Qt::Key_F1);
            auto* editor = window.findChild<ShortcutEditor*>();
            QVERIFY(editor);
            editor->list()->setCurrentItem(
                editor->list()->findItems(QStringLiteral("Notation"), Qt::MatchExactly).first());
            QTest::keyClick(editor->keys(), Qt::Key_N, Qt::ControlModifier | Qt::AltModifier);
            QTRY_VERIFY(editor->setButton()->isEnabled());  // the field waits for a second chord
            QTest::mouseClick(editor->setButton(), Qt::LeftButton);
            QCOMPARE(editor->list()->currentItem()->text(1), QStringLiteral("Ctrl+Alt+N"));
            QVERIFY(editor->resetButton()->isEnabled());
        }
        MainWindow window;
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        QTest::keyClick(&window, Qt::Key_N, Qt::ControlModifier | Qt::AltModifier);
        QVERIFY(window.findChild<WordWindow*>(QStringLiteral("notation")));
        auto* shortcuts = window.findChild<Shortcuts*>();
        const MenuCommand& notation = command(*shortcuts, QStringLiteral("Notation"));
        shortcuts->reset(notation);
        QVERIFY(notation.action->shortcuts().isEmpty());
        QVERIFY(settings()->allKeys().filter(QStringLiteral("shortcuts")).isEmpty());
    }

    // Keys of another command are not taken without a word: it says whose they are, and takes them when that is confirmed.
    // Resetting the other gives them back.
    void keysThatAreTakenAreSaid()
    {
        MainWindow window(MainWindow::Arrangement::fresh);
        window.show();
        auto* shortcuts = window.findChild<Shortcuts*>();
        const MenuCommand& save = command(*shortcuts, QStringLiteral("Save"));
        const MenuCommand& glossary = command(*shortcuts, QStringLiteral("Glossary"));
        ShortcutEditor editor(shortcuts);
        editor.list()->setCurrentItem(editor.list()->findItems(glossary.text, Qt::MatchExactly).first());
        editor.keys()->setKeySequence(QKeySequence(Qt::CTRL | Qt::Key_S));
        QVERIFY2(editor.note()->text().contains(QStringLiteral("Save")), qPrintable(editor.note()->text()));
        QVERIFY(glossary.action->shortcuts().isEmpty());
        QVERIFY(editor.setButton()->text().contains(QStringLiteral("Take")));
        editor.setButton()->click();
        QCOMPARE(glossary.action->shortcut(), QKeySequence(Qt::CTRL | Qt::Key_S));
        QVERIFY(save.action->shortcuts().isEmpty());
        shortcuts->reset(save);
        QCOMPARE(save.action->shortcuts(), save.standard);
        QVERIFY(glossary.action->shortcuts().isEmpty());
    }

    // No two commands come with the same keys, and each has an id of its own.
    void commandsComeWithKeysOfTheirOwn()
    {
        MainWindow window(MainWindow::Arrangement::fresh);
        const auto* shortcuts = window.findChild<Shortcuts*>();
        QStringList ids;
        for (const MenuCommand& command : shortcuts->commands()) {
            QVERIFY2(!command.id.isEmpty(), qPrintable(command.text));
            QVERIFY2(!ids.contains(command.id), qPrintable(command.id));
            ids << command.id;
            for (const QKeySequence& keys : command.standard)
                QVERIFY2(!shortcuts->ownerOf(keys, command), qPrintable(command.id));
        }
        QVERIFY(ids.size() > 40);
    }
};

DISENTANGLE_TEST_MAIN(PaletteTest)
#include "palette_test.moc"
