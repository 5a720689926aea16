// SPDX-License-Identifier: GPL-3.0-or-later
// Another language in the window that is open: words change, and nothing else.
#include "tests/ui/engine/tiny_experiment.h"
#include "tests/ui/observe/support.h"
#include "tests/ui/support/private_home.h"
#include "tests/ui/support/synthetic_run.h"
#include "tests/ui/support/test_class.h"
#include "ui/document/experiment_document.h"
#include "ui/engine/engine_process.h"
#include "ui/engine/run_queue.h"
#include "ui/engine/transport_bar.h"
#include "ui/language/language.h"
#include "ui/lessons/lesson_panel.h"
#include "ui/lessons/lesson_reader.h"
#include "ui/lessons/progress.h"
#include "ui/observe/observatory.h"
#include "ui/observe/run/run_model.h"
#include "ui/runs/run_list.h"
#include "ui/style/message_bar.h"
#include "ui/style/theme.h"
#include "ui/window/lessons/lesson_control.h"
#include "ui/window/main_window.h"
#include "ui/window/panels.h"
#include "ui/words/word_window.h"

#include <QAction>
#include <QDockWidget>
#include <QMenuBar>
#include <QTemporaryDir>
#include <QTest>
#include <QUndoStack>

using namespace disentangle;
using namespace disentangle::testing;
using State = EngineProcess::State;

class LanguageTest : public QObject {
    Q_OBJECT
public:
    static void initMain() { usePrivateHome(); }
private Q_SLOTS:
    void initTestCase()
    {
        QCoreApplication::setApplicationName(QStringLiteral("disentangle-studio"));
        theme().install();
    }
    void init() { chooseLanguage(QStringLiteral("en")); }
    void theMenuChangesTheLanguageAtOnceAndRemembersIt();
    void documentHistoryRunsAndPlacesStay();
    void trainingGoesOnWhateverTheLanguage();
    void aLessonGoesOnInTheOtherLanguage();
    void theSystemsLanguageIsOneThereIs();

private:
    static void choose(MainWindow& window, const char* id);
    static QStringList menus(const MainWindow& window);
};

void LanguageTest::choose(MainWindow& window, const char* id)
{
    auto* action = window.menuBar()->findChild<QAction*>(QStringLiteral("view.language-") + QLatin1String(id));
    QVERIFY(action);
    action->trigger();
    QTRY_COMPARE(usedLanguage(), QString::fromLatin1(id));
    QCoreApplication::processEvents();
}

QStringList LanguageTest::menus(const MainWindow& window)
{
    QStringList titles;
    for (const QAction* menu : window.menuBar()->actions())
        titles << menu->text();
    return titles;
}

void LanguageTest::theMenuChangesTheLanguageAtOnceAndRemembersIt()
{
    MainWindow window(MainWindow::Arrangement::fresh);
    window.show();
    QVERIFY(menus(window).contains(QStringLiteral("&File")));
    choose(window, "zh_CN");
    const auto actions = window.findChildren<QAction*>().size();
    QVERIFY2(menus(window).contains(QStringLiteral("文件(&F)")), qPrintable(menus(window).join(QLatin1Char(' '))));
    QCOMPARE(window.panels()->dock(Panel::verdict)->windowTitle(), QStringLiteral("判定"));
    QCOMPARE(chosenLanguage(), QStringLiteral("zh_CN"));
    choose(window, "pseudo");
    for (const QString& title : menus(window))
        QVERIFY2(title.startsWith(QLatin1Char('[')) && title.endsWith(QLatin1Char(']')), qPrintable(title));
    choose(window, "en");
    QVERIFY(menus(window).contains(QStringLiteral("&File")));
    // Nothing of the former windows is left behind.
    QCOMPARE(window.findChildren<QAction*>().size(), actions);
    // A window that is opened later is in the language chosen last.
    chooseLanguage(QStringLiteral("zh_CN"));
    MainWindow later(MainWindow::Arrangement::fresh);
    QVERIFY(menus(later).contains(QStringLiteral("文件(&F)")));
}

void LanguageTest::documentHistoryRunsAndPlacesStay()
{
    QTemporaryDir folder;
    const QString first = folder.filePath(QStringLiteral("a.run")), second = folder.filePath(QStringLiteral("b.run"));
    for (const QString& path : {first, second})
        SyntheticRun(path.toStdString(), preset_experiment("ActionTime"), {400, 100, 1, 4}).finish();
    MainWindow window(MainWindow::Arrangement::fresh);
    window.resize(1366, 768);
    window.show();
    window.openFiles({first, second});
    QTRY_VERIFY(isRead(*window.runList()->current(), 400));
    QCOMPARE(window.document()->applyPreset(QStringLiteral("Example4")), QString());
    window.document()->setGraphCell(GraphPart::Ga, 0, 2, true);
    RunModel* const shown = window.runList()->current();
    RunModel* const other = window.runList()->find(first);
    window.runList()->setOverlaid(other, true);
    window.runList()->setReference(other);
    shown->setStep(200);
    window.panels()->dock(Panel::history)->hide();
    window.panels()->dock(Panel::log)->raise();
    window.messages()->show(MessageBar::Kind::warning, QStringLiteral("anything"), QStringLiteral("Said before."));
    WordWindow::open(WordWindow::List::glossary, &window);
    const Experiment experiment = window.document()->experiment();
    const int steps = window.document()->undoStack()->index();
    const QRect place = window.geometry();
    const QSize log = window.panels()->dock(Panel::log)->size();

    for (const char* language : {"zh_CN", "pseudo", "zh_CN", "en"}) {
        choose(window, language);
        QVERIFY(window.document()->experiment() == experiment);
        QCOMPARE(window.document()->undoStack()->index(), steps);
        QCOMPARE(window.runList()->runs(), QList<RunModel*>({other, shown}));
        QCOMPARE(window.runList()->current(), shown);
        QCOMPARE(window.runList()->overlay(), QList<RunModel*>{other});
        QCOMPARE(window.runList()->reference(), other);
        QCOMPARE(window.observatory()->run(), shown);
        QCOMPARE(shown->step(), 200);
        QCOMPARE(window.messages()->text(QStringLiteral("anything")), QStringLiteral("Said before."));
        QTRY_VERIFY(window.messages()->isVisible());
        QVERIFY(window.panels()->dock(Panel::history)->isHidden());
        QVERIFY(!window.panels()->dock(Panel::log)->isHidden());
        QCOMPARE(window.geometry(), place);
        // To the pixel across; letters of another height make the menu bar another.
        QTRY_COMPARE(window.panels()->dock(Panel::log)->width(), log.width());
        QVERIFY(std::abs(window.panels()->dock(Panel::log)->height() - log.height()) <= 12);
        QCOMPARE(window.findChildren<WordWindow*>().size(), 1);
        QTRY_VERIFY(window.isSettled());
    }
    // And all of it still works: what was done before can be undone.
    window.document()->undoStack()->undo();
    QVERIFY(!(window.document()->experiment() == experiment));
    window.runList()->close(shown);
    QTRY_COMPARE(window.runList()->current(), other);
    QCOMPARE(window.observatory()->run(), other);
}

void LanguageTest::trainingGoesOnWhateverTheLanguage()
{
    qputenv("DISENTANGLE_ENGINE", DISENTANGLE_ENGINE_PATH);
    MainWindow window(MainWindow::Arrangement::fresh);
    window.show();
    const QString text = tinyExperiment(200000);
    QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("tiny.json")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text.toUtf8());
    file.close();
    window.openFile(file.fileName());
    EngineProcess* const engine = window.engine();
    Q_EMIT window.transport()->startRequested(false);
    QTRY_COMPARE_WITH_TIMEOUT(engine->state(), State::running, 30000);
    window.queue()->add(window.document()->experiment());
    QTRY_VERIFY(window.runList()->current());
    RunModel* const run = window.runList()->current();
    const QString trained = window.transport()->trainedName();
    for (const char* language : {"zh_CN", "en", "pseudo", "zh_CN"}) {
        choose(window, language);
        QCOMPARE(window.engine(), engine);
        QVERIFY(engine->isActive());
        QCOMPARE(window.runList()->current(), run);
        QVERIFY2(window.transport()->trainedName().contains(QStringLiteral("tiny")), qPrintable(trained));
        QCOMPARE(window.queue()->runs().size(), 1);
    }
    // It can be paused and goes on, by the commands of the new window.
    window.transport()->pauseOrContinue();
    QTRY_COMPARE_WITH_TIMEOUT(engine->state(), State::paused, 30000);
    window.transport()->pauseOrContinue();
    QTRY_COMPARE_WITH_TIMEOUT(engine->state(), State::running, 30000);
    // The end of it starts the next of the queue, once.
    engine->stop();
    QTRY_COMPARE_WITH_TIMEOUT(window.runList()->runs().size(), 2, 60000);
    QVERIFY(window.queue()->isEmpty());
    QTRY_COMPARE_WITH_TIMEOUT(run->data()->state, RunState::stopped, 30000);
    QTRY_COMPARE_WITH_TIMEOUT(engine->state(), State::running, 30000);
    engine->stop();
    QTRY_VERIFY_WITH_TIMEOUT(!engine->isActive(), 60000);
    QCOMPARE(window.runList()->runs().size(), 2);
}

void LanguageTest::aLessonGoesOnInTheOtherLanguage()
{
    MainWindow window(MainWindow::Arrangement::fresh);
    window.show();
    const std::vector<LessonEntry> entries = studioLessons();
    window.lessons()->open(entries[1]);
    QVERIFY(window.lessons()->panel()->isReading());
    const std::string english = window.lessons()->panel()->reader()->lesson().title;
    choose(window, "zh_CN");
    QVERIFY(window.lessons()->panel()->isReading());
    const LessonReader& reader = *window.lessons()->panel()->reader();
    QCOMPARE(reader.entry().id, entries[1].id);
    QVERIFY(reader.lesson().title != english);
    QCOMPARE(reader.lesson().title, std::string("一个动作，一个因子"));
    choose(window, "en");
    QCOMPARE(window.lessons()->panel()->reader()->lesson().title, english);
}

void LanguageTest::theSystemsLanguageIsOneThereIs()
{
    chooseLanguage(QString());
    QCOMPARE(chosenLanguage(), QString());
    QVERIFY(std::ranges::any_of(languages(), [](const Language& one) { return one.id == usedLanguage(); }));
    useLanguage(QStringLiteral("no such language"));
    QVERIFY(std::ranges::any_of(languages(), [](const Language& one) { return one.id == usedLanguage(); }));
}

DISENTANGLE_TEST_MAIN(LanguageTest)
#include "language_test.moc"
