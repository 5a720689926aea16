// SPDX-License-Identifier: GPL-3.0-or-later
// A lesson beside the window: it notices what holds, answers wrong turns, points, and remembers how far one has come.
#include "core/base/file.h"
#include "core/lesson/facts.h"
#include "core/lesson/places.h"
#include "tests/ui/support/private_home.h"
#include "tests/ui/support/synthetic_run.h"
#include "tests/ui/support/test_class.h"
#include "ui/base/settings.h"
#include "ui/document/experiment_document.h"
#include "ui/document/graph_selection.h"
#include "ui/graph/graph_editor.h"
#include "ui/graph/preset_chooser.h"
#include "ui/lessons/lesson_panel.h"
#include "ui/lessons/lesson_reader.h"
#include "ui/lessons/lesson_ring.h"
#include "ui/lessons/progress.h"
#include "ui/observe/run/run_model.h"
#include "ui/observe/run/view_table.h"
#include "ui/runs/run_list.h"
#include "ui/data/table/data_sheet.h"
#include "ui/style/message_bar.h"
#include "ui/tasks/rotation_lab.h"
#include "ui/tasks/task_pages.h"
#include "ui/window/data_control.h"
#include "ui/window/lessons/lesson_control.h"
#include "ui/window/lessons/lesson_places.h"
#include "ui/window/main_window.h"
#include "ui/window/panels.h"
#include "ui/window/world_column.h"

#include <QAction>
#include <QDir>
#include <QDockWidget>
#include <QLabel>
#include <QPushButton>
#include <QRadioButton>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QTreeWidget>
#include <QUndoStack>

#include <functional>
#include <set>

using namespace disentangle;
using namespace disentangle::testing;

class LessonPanelTest : public QObject {
    Q_OBJECT
public:
    static void initMain() { usePrivateHome(); }
private Q_SLOTS:
    void initTestCase() { QCoreApplication::setApplicationName(QStringLiteral("disentangle-studio")); }
    void init();
    void cleanup();
    void aStepIsTickedByAnyWayOfDoingIt();
    void aWrongTurnIsAnsweredOnceItIsTakenAndNoLonger();
    void oneGoesOnAndBackFreelyAndComesBackToTheSameStep();
    void theQuestionIsAskedBeforeAndAgainAfter();
    void theRingIsAroundWhatAStepPointsAtAndTakesNoMouse();
    void showMeBringsWhatIsHiddenIntoView();
    void everyPlaceOfTheTableIsInTheWindow();
    void everyFactOfTheTableCanBeKnown();
    void theRunThatIsShownIsSeenAtItsStep();
    void onesOwnLessonsAreInTheListAndBrokenOnesSayWhy();
    void theListShowsHowFarOneHasCome();
    void theMenuShowsTheLessonsAndResettingTheLayoutKeepsThem();

private:
    LessonReader* reader() const { return m_window->lessons()->panel()->reader(); }
    void write(const QString& name, const std::string& steps) const;
    void open(const std::string& steps);
    /// Each brings another kind of data, or what belongs to it, into the window.
    std::vector<std::function<void()>> eachKindOfData();
    QPushButton* button(const char* name) const { return reader()->findChild<QPushButton*>(QLatin1String(name)); }

    QTemporaryDir m_folder;
    std::unique_ptr<MainWindow> m_window;
};

void LessonPanelTest::init()
{
    m_window = std::make_unique<MainWindow>(MainWindow::Arrangement::fresh);
    m_window->resize(1366, 768);
    m_window->resetLayout();
    m_window->show();
}

void LessonPanelTest::cleanup()
{
    m_window.reset();
    QDir(QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation)).removeRecursively();
    QDir(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation)).removeRecursively();
}

void LessonPanelTest::write(const QString& name, const std::string& steps) const
{
    QDir().mkpath(QFileInfo(name).path());
    write_file_atomically(name.toStdString(),
                          "---\ntitle: A lesson\nminutes: 5\nneeds: Example3\nquestion: Is it?\noptions:\n- yes\n- "
                          "no\nanswer: 2\nbecause: It is not.\n---\nAbout this.\n" +
                              steps);
}

void LessonPanelTest::open(const std::string& steps)
{
    const QString path = m_folder.filePath(QStringLiteral("a lesson.md"));
    write(path, steps);
    m_window->lessons()->open(path);
    QCOMPARE(m_window->messages()->count(), 0);
}

// A step does not care how it came about: by the list of presets, by an edit, by undo.
void LessonPanelTest::aStepIsTickedByAnyWayOfDoingIt()
{
    open(
        "## One\n<!--\ncheck: preset == \"Example4\"\n-->\nText.\n## Two\n<!--\ncheck: preset == \"ActionDiag\"\n-->\nText.\n"
        "## Three\n<!--\ncheck: edges Ga == 9\n-->\nText.\n");
    reader()->next();
    QVERIFY(!reader()->isTicked(1));
    QCOMPARE(m_window->document()->applyPreset(QStringLiteral("Example4")), QString());
    QTRY_VERIFY(reader()->isTicked(1));
    QVERIFY(reader()->findChild<QLabel*>(QStringLiteral("tick"))->text().startsWith(QStringLiteral("Done")));
    reader()->next();
    m_window->document()->undoStack()->undo();
    QTRY_VERIFY(reader()->isTicked(2));
    reader()->next();
    m_window->document()->toggleEdge(GraphPart::Ga, 3, 3);
    QTRY_VERIFY(reader()->isTicked(3));
    // Noticed is noticed.
    m_window->document()->undoStack()->undo();
    m_window->lessons()->panel()->reader()->setState(m_window->lessons()->state());
    QVERIFY(reader()->isTicked(3));
    QVERIFY(!reader()->isTicked(4));
}

void LessonPanelTest::aWrongTurnIsAnsweredOnceItIsTakenAndNoLonger()
{
    open(
        "## One\n<!--\ncheck: preset == \"Example4\"\nwrong: preset == \"ActionDiag\" -> This was there.\nwrong: preset == "
        "\"Example5\" -> *That* has no actions.\n-->\nText.\n");
    reader()->next();
    reader()->setState(m_window->lessons()->state());
    QVERIFY(reader()->wrongTurn().isEmpty());  // it holds, but nobody has turned there
    QCOMPARE(m_window->document()->applyPreset(QStringLiteral("Example5")), QString());
    QTRY_COMPARE(reader()->wrongTurn(), QString("<p><em>That</em> has no actions.</p>\n"));
    QVERIFY(reader()->findChild<QLabel*>(QStringLiteral("wrong turn"))->isVisible());
    QVERIFY(!reader()->isTicked(1));
    m_window->document()->undoStack()->undo();
    QTRY_COMPARE(reader()->wrongTurn(), QString("<p>This was there.</p>\n"));  // now somebody has
    QCOMPARE(m_window->document()->applyPreset(QStringLiteral("Example4")), QString());
    QTRY_VERIFY(reader()->isTicked(1));
    QVERIFY(reader()->wrongTurn().isEmpty());
}

void LessonPanelTest::oneGoesOnAndBackFreelyAndComesBackToTheSameStep()
{
    const std::string steps = "## One\n<!--\ncheck: run\n-->\nText.\n## Two\nRead.\n## Three\nRead.\n";
    open(steps);
    QCOMPARE(reader()->page(), 0);
    QVERIFY(!button("back")->isEnabled());
    for (const int page : {1, 2, 3, 4}) {
        QTest::mouseClick(button("next"), Qt::LeftButton);
        QCOMPARE(reader()->page(), page);
    }
    QVERIFY(!reader()->isTicked(1));
    QVERIFY(reader()->isTicked(2));  // read
    for (const int page : {3, 2}) {
        QTest::keyClick(button("back"), Qt::Key_Space);
        QCOMPARE(reader()->page(), page);
    }
    // In another window, on another day.
    m_window = std::make_unique<MainWindow>(MainWindow::Arrangement::fresh);
    m_window->show();
    open(steps);
    QCOMPARE(reader()->page(), 2);
    QVERIFY(reader()->isTicked(2));
}

void LessonPanelTest::theQuestionIsAskedBeforeAndAgainAfter()
{
    open("## One\nRead.\n");
    const auto options = [this] { return reader()->findChildren<QRadioButton*>(); };
    QCOMPARE(options().size(), 2);
    // By its words, which stand beside the button.
    for (auto* words : reader()->findChildren<QLabel*>())
        if (words->text() == QStringLiteral("yes"))
            QTest::mouseClick(words, Qt::LeftButton);
    QVERIFY(options()[0]->isChecked());
    QCOMPARE(lessonProgress("a lesson").before, std::optional(0));
    reader()->next();
    QVERIFY(!options()[0]->isVisible());
    reader()->next();
    QVERIFY(!options()[0]->isChecked() && !options()[1]->isChecked());
    QVERIFY(!lessonProgress("a lesson").done);
    const auto* text = reader()->findChild<QLabel*>(QStringLiteral("text"));
    QTest::keyClick(options()[0], Qt::Key_Space);
    QVERIFY2(text->text().contains(QStringLiteral("Not so")), qPrintable(text->text()));
    QVERIFY(text->text().contains(QStringLiteral("It is not.")));
    QTest::keyClick(options()[1], Qt::Key_Space);
    QVERIFY2(text->text().contains(QStringLiteral("Right.")), qPrintable(text->text()));
    QVERIFY(text->text().contains(QStringLiteral("Before the lesson you answered: yes")));
    QVERIFY(lessonProgress("a lesson").done);
    reader()->next();
    QVERIFY(!m_window->lessons()->panel()->isReading());
}

void LessonPanelTest::theRingIsAroundWhatAStepPointsAtAndTakesNoMouse()
{
    open("## One\n<!--\npoint: presets\n-->\nText.\n## Two\nText.\n");
    const auto* ring = m_window->findChild<LessonRing*>();
    QVERIFY(!ring->isVisible());
    reader()->next();
    PresetChooser* presets = m_window->graphEditor()->presetChooser();
    const auto around = [&] { return QRect(presets->mapTo(m_window.get(), QPoint()), presets->size()); };
    QTRY_VERIFY(ring->isVisible() && ring->geometry().contains(around()) && ring->width() < presets->width() + 20);
    // It follows.
    m_window->resize(1200, 700);
    QTRY_VERIFY(ring->geometry().contains(around()));
    QCOMPARE(m_window->childAt(around().center()), presets);
    reader()->next();
    QTRY_VERIFY(!ring->isVisible());
    reader()->back();
    QTRY_VERIFY(ring->isVisible());
    m_window->panels()->dock(Panel::lessons)->hide();
    QTRY_VERIFY(!ring->isVisible());
}

void LessonPanelTest::showMeBringsWhatIsHiddenIntoView()
{
    open("## One\n<!--\ncheck: panel log\npoint: panel log\n-->\nText.\n## Two\n<!--\npoint: pattern\n-->\nText.\n");
    reader()->next();
    const auto* ring = m_window->findChild<LessonRing*>();
    QTRY_VERIFY(ring->isVisible());  // around the tab behind which it is
    QVERIFY(ring->height() < 60);
    QVERIFY(!reader()->isTicked(1));
    QTest::mouseClick(button("show"), Qt::LeftButton);
    QTRY_VERIFY(reader()->isTicked(1));
    reader()->next();
    QTest::mouseClick(button("show"), Qt::LeftButton);
    QTRY_VERIFY(widgetOf(*m_window, *lesson_point("pattern"))->isVisible());
}

std::vector<std::function<void()>> LessonPanelTest::eachKindOfData()
{
    const auto traversals = [this] {
        reveal(*m_window, *lesson_point("view traversals"));
        QTRY_VERIFY(m_window->isSettled());
    };
    const auto tasks = [this] {
        QCOMPARE(m_window->document()->applyPreset(QStringLiteral("Tasks6")), QString());
        qputenv("DISENTANGLE_ENGINE", DISENTANGLE_FAKE_ENGINE_PATH);
        RotationLab* lab = qobject_cast<TaskPages*>(m_window->worldColumn()->pages())->showRotation();
        qunsetenv("DISENTANGLE_ENGINE");
        QTRY_VERIFY(lab->point());
    };
    const auto sheet = [this] {
        m_window->document()->undoStack()->setIndex(0);  // nothing to save, which would be asked about
        std::string rows = "s1,s2,a1\n";
        for (int i = 0; i < 60; ++i)
            rows += std::to_string(i % 7) + ',' + std::to_string(i * i % 11) + ',' + std::to_string(i % 2) + '\n';
        const QString path = m_folder.filePath(QStringLiteral("own.csv"));
        write_file_atomically(path.toStdString(), rows);
        m_window->openFile(path);
        QTRY_VERIFY(m_window->dataControl()->sheet() && m_window->dataControl()->sheet()->okButton()->isEnabled());
    };
    const auto table = [this] {
        m_window->dataControl()->sheet()->okButton()->click();
        QTRY_COMPARE(m_window->document()->experiment().data_kind, std::string("table"));
        const QString path = m_folder.filePath(QStringLiteral("own.run"));
        {
            RunWriter writer = RunWriter::create(path.toStdString(), m_window->document()->experiment());
            writer.metric(0, "held_out", 1);
            writer.event(0, "finish", "steps");
        }
        m_window->openFile(path);
        QTRY_VERIFY(m_window->isSettled() && m_window->runList()->current()->step() == 0);
    };
    return {[] {}, traversals, tasks, sheet, table};
}

void LessonPanelTest::everyPlaceOfTheTableIsInTheWindow()
{
    std::set<std::string_view> missing;
    for (const LessonPlace& place : lesson_places())
        missing.insert(place.name);
    for (const auto& shown : eachKindOfData()) {
        shown();
        for (const LessonPlace& place : lesson_places())
            if (widgetOf(*m_window, {&place, {}}))
                missing.erase(place.name);
    }
    QVERIFY2(missing.empty(), missing.empty() ? "" : std::string(*missing.begin()).c_str());
    QVERIFY(widgetOf(*m_window, *lesson_point("parameter training.steps")));
    // And every view and every panel of the window is in the table, by the name that people see.
    for (const ViewRow& row : viewRows()) {
        const LessonPlace* place = find_lesson_place(LessonPlace::Kind::view, row.name);
        QVERIFY2(place, row.name);
        QCOMPARE(QString::fromUtf8(place->sentence.data(), qsizetype(place->sentence.size())), QString(row.title));
    }
    for (const QDockWidget* dock : m_window->panels()->movable()) {
        const LessonPlace* place = find_lesson_place(LessonPlace::Kind::panel, dock->objectName().toStdString());
        QVERIFY2(place, qPrintable(dock->objectName()));
        QCOMPARE(QString::fromUtf8(place->sentence.data(), qsizetype(place->sentence.size())), dock->windowTitle());
    }
}

// What the table names, the window tells, each in a state in which it is so.
void LessonPanelTest::everyFactOfTheTableCanBeKnown()
{
    QCOMPARE(m_window->document()->applyPreset(QStringLiteral("TreeRobotBall")), QString());
    m_window->document()->toggleEdge(GraphPart::Gz, 0, 0);
    m_window->document()->selection()->select(GraphItems::latent(1));
    const QString path = m_folder.filePath(QStringLiteral("facts.run"));
    SyntheticRun(path.toStdString(), preset_experiment("TreeRobotBall"), {400, 100, 1, 20}).finish();
    m_window->openFile(path);
    QTRY_VERIFY(m_window->isSettled() && m_window->runList()->current());
    const LessonState drawn = m_window->lessons()->state();
    LessonState state = drawn;
    for (const auto& shown : eachKindOfData()) {
        shown();
        state.facts.merge(m_window->lessons()->state().facts);
    }
    for (const FactKind& fact : fact_kinds()) {
        const auto knows = [&](const auto& known) {
            return fact.takes == FactTakes::nothing ? known.first == fact.name
                                                    : known.first.starts_with(std::string(fact.name) + ' ');
        };
        QVERIFY2(std::any_of(state.facts.begin(), state.facts.end(), knows), std::string(fact.name).c_str());
        for (const auto& known : state.facts)
            if (knows(known) && fact.is == FactIs::word)
                QVERIFY2(std::ranges::find(fact.words, std::get<std::string>(known.second)) != fact.words.end(),
                         known.first.c_str());
    }
    // And what the window tells, the table names.
    for (const auto& [name, value] : state.facts) {
        const bool named = std::ranges::any_of(fact_kinds(), [&name = name](const FactKind& fact) {
            return fact.takes == FactTakes::nothing ? name == fact.name
                                                    : name.starts_with(std::string(fact.name) + ' ');
        });
        QVERIFY2(named, name.c_str());
    }
    QCOMPARE(*drawn.find("edges Gz"), FactValue(5.0));
    QCOMPARE(*drawn.find("permits tree<-robot"), FactValue(true));
    QVERIFY(!drawn.find("permits robot<-tree"));
    QVERIFY(drawn.find("recovered robot") && !drawn.find("recovered tree"));
    QCOMPARE(*drawn.find("preset"), FactValue(std::string()));
    QCOMPARE(*drawn.find("permitted"), FactValue(std::string("partial")));
    QCOMPARE(*drawn.find("run.same"), FactValue(false));
    QCOMPARE(*drawn.find("selected robot"), FactValue(true));
}

void LessonPanelTest::theRunThatIsShownIsSeenAtItsStep()
{
    QVERIFY(!m_window->lessons()->state().find("run"));
    const QString path = m_folder.filePath(QStringLiteral("steps.run"));
    SyntheticRun(path.toStdString(), preset_experiment("Example2"), {400, 100, 1}).finish();
    m_window->openFile(path);
    open(
        "## One\n<!--\ncheck: run.last == 400 and score shd == 0 and learned Ga z2<-a2 and not learned Ga z2<-a1\n-->\nA.\n"
        "## Two\n<!--\ncheck: run.step == 100 and score shd > 0 and not run.live\n-->\nB.\n");
    reader()->next();
    QTRY_VERIFY(reader()->isTicked(1));
    reader()->next();
    QVERIFY(!reader()->isTicked(2));
    m_window->runList()->current()->setStep(100);
    QTRY_VERIFY(reader()->isTicked(2));
}

void LessonPanelTest::onesOwnLessonsAreInTheListAndBrokenOnesSayWhy()
{
    write(lessonFolder() + QStringLiteral("/mine.md"), "## One\nRead.\n");
    write_file_atomically((lessonFolder() + QStringLiteral("/broken.md")).toStdString(), "Nothing.\n");
    m_window->lessons()->show();
    m_window->lessons()->panel()->showList();
    auto* list = m_window->lessons()->panel()->findChild<QTreeWidget*>();
    QCOMPARE(list->topLevelItemCount(), int(lessons().size()) + 2);
    auto* broken = list->topLevelItem(int(lessons().size()));
    QVERIFY(broken->toolTip(0).contains(QStringLiteral("first line")));
    QVERIFY(broken->isDisabled());
    auto* mine = list->topLevelItem(int(lessons().size()) + 1);
    list->scrollToItem(mine);
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualItemRect(mine).center());
    QVERIFY(m_window->lessons()->panel()->isReading());
    QCOMPARE(reader()->lesson().title, std::string("A lesson"));
    // A file named on the command line that is none is told in the window.
    m_window->lessons()->open(lessonFolder() + QStringLiteral("/broken.md"));
    QCOMPARE(m_window->messages()->count(), 1);
    QVERIFY(m_window->messages()->text(QStringLiteral("lesson")).contains(QStringLiteral("first line")));
}

void LessonPanelTest::theListShowsHowFarOneHasCome()
{
    write(lessonFolder() + QStringLiteral("/mine.md"), "## One\nRead.\n## Two\nRead.\n");
    LessonEntry mine = studioLessons().back();
    QCOMPARE(mine.id, std::string("mine"));
    QVERIFY(!mine.done);
    m_window->lessons()->open(mine);
    reader()->next();
    reader()->next();
    QTest::mouseClick(reader()->findChild<QToolButton*>(QStringLiteral("all lessons")), Qt::LeftButton);
    const auto* list = m_window->lessons()->panel()->findChild<QTreeWidget*>();
    const auto state = [&] { return list->topLevelItem(list->topLevelItemCount() - 1)->text(1); };
    QCOMPARE(state(), QString("step 2 of 2"));
    m_window->lessons()->open(mine);
    reader()->next();
    QTest::keyClick(reader()->findChildren<QRadioButton*>()[1], Qt::Key_Space);
    reader()->next();
    QCOMPARE(state(), QString("done"));
    QVERIFY(studioLessons().back().done);
    // Once more, from the beginning.
    m_window->lessons()->open(mine);
    QCOMPARE(reader()->page(), 0);
}

void LessonPanelTest::theMenuShowsTheLessonsAndResettingTheLayoutKeepsThem()
{
    QDockWidget* dock = m_window->panels()->dock(Panel::lessons);
    QVERIFY(dock->isHidden());
    for (QAction* action : m_window->findChildren<QAction*>())
        if (action->text() == QStringLiteral("&Lessons"))
            action->trigger();
    QVERIFY(!dock->isHidden());
    m_window->resetLayout();
    QVERIFY(!dock->isHidden());
    // Beside what it speaks of: the runs stay in sight.
    QVERIFY(!m_window->panels()->dock(Panel::runs)->visibleRegion().isEmpty());
    QTRY_VERIFY(m_window->panels()->dock(Panel::lessons)->height() > 300);
}

DISENTANGLE_TEST_MAIN(LessonPanelTest)
#include "lesson_panel_test.moc"
