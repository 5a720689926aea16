// SPDX-License-Identifier: GPL-3.0-or-later
// Where one begins: the page in the centre while no run is shown.
#include "core/experiment/experiment.h"
#include "core/experiment/presets/scene_presets.h"
#include "core/experiment/presets/task_presets.h"
#include "core/graph/presets.h"
#include "core/record/run_file.h"
#include "tests/ui/support/private_home.h"
#include "tests/ui/support/synthetic_run.h"
#include "tests/ui/support/test_class.h"
#include "ui/document/experiment_document.h"
#include "ui/engine/transport_bar.h"
#include "ui/lessons/lesson_panel.h"
#include "ui/lessons/lesson_reader.h"
#include "ui/lessons/progress.h"
#include "ui/observe/observatory.h"
#include "ui/observe/run/run_model.h"
#include "ui/observe/scrub/playback.h"
#include "ui/observe/scrub/scrubber.h"
#include "ui/runs/run_list.h"
#include "ui/style/theme.h"
#include "ui/welcome/example_card.h"
#include "ui/welcome/examples.h"
#include "ui/welcome/lesson_card.h"
#include "ui/welcome/welcome_page.h"
#include "ui/window/lessons/lesson_control.h"
#include "ui/window/main_window.h"
#include "ui/window/panels.h"
#include "ui/window/recent_files.h"

#include <QDir>
#include <QDockWidget>
#include <QFile>
#include <QFileInfo>
#include <QMenu>
#include <QMenuBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace disentangle;
using disentangle::testing::SyntheticRun;

class WelcomeTest : public QObject {
    Q_OBJECT

public:
    static void initMain()
    {
        disentangle::testing::usePrivateHome();
        qputenv("DISENTANGLE_ENGINE", DISENTANGLE_FAKE_ENGINE_PATH);
    }

private:
    static ExampleCard* card(const MainWindow& window, const QString& name)
    {
        const auto cards = window.welcome()->cards();
        const auto at = std::ranges::find_if(cards, [&](const ExampleCard* c) { return c->example().name == name; });
        return at == cards.end() ? nullptr : *at;
    }

    static QAbstractButton* button(const QWidget& page, const QString& text)
    {
        for (auto* found : page.findChildren<QAbstractButton*>())
            if (QString(found->text()).remove(QLatin1Char('&')) == text)
                return found;
        return nullptr;
    }

    static QAction* inHelp(const MainWindow& window, const QString& text)
    {
        for (QAction* action : window.menuBar()->actions().last()->menu()->actions())
            if (QString(action->text()).remove(QLatin1Char('&')) == text)
                return action;
        return nullptr;
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
        QDir(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation)).removeRecursively();
    }

    // Every preset has its picture, name and sentence, none twice.
    void everyPresetHasACard()
    {
        MainWindow window(MainWindow::Arrangement::fresh);
        window.show();
        QVERIFY(window.welcome()->isVisible());
        std::vector<std::string> names;
        for (const GraphPreset& preset : graph_presets())
            names.push_back(preset.name);
        for (const ScenePreset& preset : scene_presets())
            names.push_back(preset.name);
        for (const TaskPreset& preset : task_presets())
            names.push_back(preset.name);
        QCOMPARE(std::size(window.welcome()->cards()), std::ssize(names));
        for (const std::string& name : names) {
            const ExampleCard* its = card(window, QString::fromStdString(name));
            QVERIFY2(its, name.c_str());
            QVERIFY(!its->accessibleDescription().isEmpty());
            QVERIFY(its->height() >= its->heightFor(its->example().description));
            QVERIFY(its->example().graph.d_z() > 0);
        }
    }

    // An example opens, and where no run of it is known the page offers to train one: a click starts it.
    void exampleOpensAndOffersARun()
    {
        MainWindow window(MainWindow::Arrangement::fresh);
        window.show();
        QTest::mouseClick(card(window, QStringLiteral("ActionNonDiag")), Qt::LeftButton);
        QCOMPARE(window.document()->experiment().name, std::string("ActionNonDiag"));
        QVERIFY(window.welcome()->isVisible());
        QVERIFY(window.welcome()->runButton()->isVisible());
        QVERIFY(window.welcome()->runButton()->text().contains(QStringLiteral("ActionNonDiag")));
        QSignalSpy wanted(window.welcome(), &WelcomePage::trainingWanted);
        QTest::keyClick(window.welcome()->runButton(), Qt::Key_Space);
        QCOMPARE(wanted.count(), 1);
        QTRY_VERIFY(window.runList()->current());
        QVERIFY(!window.welcome()->isVisible());
    }

    // Seven examples come with a run, which plays at once; the file is the user's own, and keeps what is written into it.
    void exampleOpensWithTheRunThatComesWithIt()
    {
        MainWindow window(MainWindow::Arrangement::fresh);
        window.show();
        QTest::mouseClick(card(window, QStringLiteral("Example4")), Qt::LeftButton);
        RunModel* const run = window.runList()->current();
        QVERIFY(run);
        QVERIFY(!window.welcome()->isVisible());
        QTRY_VERIFY(window.transport()->scrubber()->playback()->isPlaying());
        QTRY_VERIFY_WITH_TIMEOUT(run->step() > run->data()->steps[0], 30000);
        QCOMPARE(window.document()->experiment().world.graph, preset_experiment("Example4").world.graph);
        QCOMPARE(run->path(), recordedRun(QStringLiteral("Example4")));
        QVERIFY(QFileInfo(run->path()).isWritable());
    }

    // What resources/runs/make has recorded: of the presets as they are now, of the present format, learned well, and small.
    void theRunsThatComeWithExamplesAreOfThem()
    {
        const QStringList files = QDir(QStringLiteral(":/runs")).entryList();
        QCOMPARE(files.size(), 7);
        qsizetype size = 0;
        for (const QString& name : files) {
            const std::string preset = QFileInfo(name).completeBaseName().toStdString();
            const QString path = recordedRun(QString::fromStdString(preset));
            QVERIFY(QFileInfo::exists(path));
            const RunReader reader(path.toStdU16String());
            QVERIFY2(reader.experiment().world == preset_experiment(preset).world, preset.c_str());
            QVERIFY(reader.steps().size() >= 10);
            QVERIFY2(reader.metric_at("shd", reader.last_step()) == 0, preset.c_str());
            QFile file(path);
            QVERIFY(file.open(QIODevice::ReadOnly));
            size += qCompress(file.readAll()).size();
        }
        QVERIFY2(size < 600000, qPrintable(QString::number(size)));
    }

    // Where a run of the example was recorded before, it is shown with it; and the page is out of the way, until it is
    // asked for, and goes back to the run.
    void exampleOpensWithItsRun()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("Example3, seed 1, 2026-01-01 10-00-00.run"));
        SyntheticRun(path.toStdU16String(), preset_experiment("Example3"), {400, 100, 1, 4}).finish();
        MainWindow window;
        addRecentFile(Recent::runs, path);
        window.show();
        QTest::keyClick(card(window, QStringLiteral("Example3")), Qt::Key_Space);
        QTRY_VERIFY(window.runList()->current());
        QCOMPARE(QFileInfo(window.runList()->current()->path()), QFileInfo(path));
        QVERIFY(!window.welcome()->isVisible());
        inHelp(window, QStringLiteral("Welcome"))->trigger();
        QVERIFY(window.welcome()->isVisible());
        QVERIFY(window.welcome()->backButton()->isVisible());
        QTest::mouseClick(window.welcome()->backButton(), Qt::LeftButton);
        QVERIFY(!window.welcome()->isVisible());
    }

    // Every lesson has a card. A click opens it beside the page, which stays and shows how far one has come; by keys too.
    void lessonsAreOfferedWithTheirProgress()
    {
        MainWindow window(MainWindow::Arrangement::fresh);
        window.resize(1366, 768);
        window.show();
        const auto cards = window.welcome()->lessonCards();
        const std::vector<LessonEntry> lessons = studioLessons();
        QCOMPARE(std::size(cards), std::ssize(lessons));
        QVERIFY(!cards.isEmpty());
        for (qsizetype i = 0; i < cards.size(); ++i) {
            const LessonEntry& lesson = lessons[static_cast<std::size_t>(i)];
            QCOMPARE(cards[i]->text(), QString::fromStdString(lesson.title));
            QCOMPARE(cards[i]->offer().state, QStringLiteral("%1 min").arg(lesson.minutes));
        }
        QTest::mouseClick(cards[0], Qt::LeftButton);
        LessonPanel* panel = window.lessons()->panel();
        QVERIFY(panel->isReading());
        QVERIFY(!window.panels()->dock(Panel::lessons)->isHidden());
        QCOMPARE(panel->reader()->lesson().title, lessons[0].title);
        QVERIFY(window.welcome()->isVisible());
        panel->reader()->next();
        panel->reader()->next();
        QCOMPARE(window.welcome()->lessonCards(), cards);  // the same ones: whoever was on one still is
        QCOMPARE(cards[0]->offer().state, QStringLiteral("step 2 of %1").arg(lessons[0].steps));
        QCOMPARE(cards[0]->offer().read, 1.0 / lessons[0].steps);
        QVERIFY(!cards[0]->offer().done);

        cards[1]->setFocus();
        QTest::keyClick(cards[1], Qt::Key_Space);
        QCOMPARE(panel->reader()->lesson().title, lessons[1].title);
        // One that was gone through is ticked, also when the page is shown again.
        keepLessonProgress(lessons[1].id, {.page = lessons[1].steps + 1, .done = true});
        inHelp(window, QStringLiteral("Welcome"))->trigger();
        window.welcome()->hide();
        window.welcome()->show();
        QVERIFY(cards[1]->offer().done);
        QCOMPARE(cards[1]->offer().state, QStringLiteral("done"));
    }

    // Files of earlier that are still there stand first, newest first; a click opens one.
    void formerFilesAreOfferedFirst()
    {
        QTemporaryDir folder;
        ExperimentDocument document;
        QCOMPARE(document.applyPreset(QStringLiteral("TimeDiag")), QString());
        const QString path = folder.filePath(QStringLiteral("of yesterday.json"));
        QCOMPARE(document.save(path), QString());
        addRecentFile(Recent::experiments, path);
        addRecentFile(Recent::experiments, folder.filePath(QStringLiteral("gone.json")));
        MainWindow window;
        window.show();
        QVERIFY(!button(*window.welcome(), QStringLiteral("gone.json")));
        QAbstractButton* former = button(*window.welcome(), QStringLiteral("of yesterday.json"));
        QVERIFY(former && former->isVisible());
        QTest::mouseClick(former, Qt::LeftButton);
        QCOMPARE(window.document()->path(), path);
    }

    // The newest run whose name says that it is the preset's, of those that are there; one of another seed or from the
    // command line too, not one of a preset whose name begins alike.
    void runOfAPresetIsKnownByItsName()
    {
        QTemporaryDir folder;
        const auto written = [&folder](const char* name) {
            QFile file(folder.filePath(QString::fromLatin1(name)));
            (void)file.open(QIODevice::WriteOnly);
            return file.fileName();
        };
        const QString other = written("TimeBlockNonDiag3.1, seed 1, 2026.run"), own = written("TimeBlockNonDiag.run");
        QCOMPARE(runOfPreset(QStringLiteral("TimeBlockNonDiag"), {other, own}), own);
        QCOMPARE(runOfPreset(QStringLiteral("TimeBlockNonDiag3.1"), {other, own}), other);
        QCOMPARE(runOfPreset(QStringLiteral("TimeDiag"), {other, own}), QString());
        QCOMPARE(runOfPreset(QStringLiteral("Gone"), {folder.filePath(QStringLiteral("Gone.run"))}), QString());
    }
};

DISENTANGLE_TEST_MAIN(WelcomeTest)
#include "welcome_test.moc"
