// SPDX-License-Identifier: GPL-3.0-or-later
// Every panel, view, menu, dialog, popup and choice of the window, opened on each of the screens that people have: all of it is
// on the screen, and every word is read whole, in English and in Simplified Chinese.
#include "tests/ui/engine/tiny_experiment.h"
#include "tests/ui/observe/support.h"
#include "tests/ui/support/fit.h"
#include "tests/ui/support/private_home.h"
#include "tests/ui/support/synthetic_run.h"
#include "tests/ui/support/test_class.h"
#include "tests/ui/support/written_file.h"
#include "ui/data/table/data_sheet.h"
#include "ui/document/experiment_document.h"
#include "ui/engine/engine_process.h"
#include "ui/engine/transport_bar.h"
#include "ui/figure/export_dialog.h"
#include "ui/graph/diagram_panel.h"
#include "ui/graph/diagram_view.h"
#include "ui/graph/graph_editor.h"
#include "ui/language/language.h"
#include "ui/lessons/progress.h"
#include "ui/observe/observatory.h"
#include "ui/observe/run/run_model.h"
#include "ui/observe/run/run_view.h"
#include "ui/observe/run/view_slot.h"
#include "ui/runs/run_list.h"
#include "ui/studies/studies_panel.h"
#include "ui/studies/study_results.h"
#include "ui/studies/study_watch.h"
#include "ui/style/matrix_view.h"
#include "ui/style/section.h"
#include "ui/style/theme.h"
#include "ui/tasks/task_editor.h"
#include "ui/theory/linked_text.h"
#include "ui/theory/verdict_panel.h"
#include "ui/window/lessons/lesson_control.h"
#include "ui/window/main_window.h"
#include "ui/window/panels.h"
#include "ui/window/run_control.h"
#include "ui/words/explain_button.h"

#include <QAction>
#include <QComboBox>
#include <QDialog>
#include <QDockWidget>
#include <QFileDialog>
#include <QHeaderView>
#include <QInputDialog>
#include <QMenu>
#include <QMenuBar>
#include <QMessageBox>
#include <QPointer>
#include <QProcess>
#include <QPushButton>
#include <QRegularExpression>
#include <QScreen>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QTreeView>

#include <cstdio>

using namespace disentangle;
using namespace disentangle::testing;

class EverySizeTest : public QObject {
    Q_OBJECT
public:
    static void initMain()
    {
        usePrivateHome();
        useScreens(sizes);
        qputenv("DISENTANGLE_ENGINE", DISENTANGLE_FAKE_ENGINE_PATH);
    }
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void cleanupTestCase() { useLanguage(QStringLiteral("en")); }
    void panels_data() { screens(); }
    void panels();
    void views_data() { screens(); }
    void views();
    void worldsOfTasksPicturesAndTables_data() { screens(); }
    void worldsOfTasksPicturesAndTables();
    void lessonsAndStudies_data() { screens(); }
    void lessonsAndStudies();
    void menus_data() { screens(); }
    void menus();
    void popupsOfButtons_data() { screens(); }
    void popupsOfButtons();
    void choices_data() { screens(); }
    void choices();
    void whatIsOpenedWithinPanels_data() { screens(); }
    void whatIsOpenedWithinPanels();
    void dialogs_data() { screens(); }
    void dialogs();
    void questions_data() { screens(); }
    void questions();

private:
    /// A text of the program, in the language of the window.
    static QString said(const char* context, const char* text) { return QCoreApplication::translate(context, text); }
    /// Of a tiny world, two values by two seeds, trained.
    void makeStudy();

    static constexpr int patience = 30000;  // ms; the machine may be busy
    /// 1366 x 768 at 144 dots per inch, and at 96; less what a desktop keeps for itself and the frame.
    inline static const QList<QSize> sizes{{911, 480}, {1000, 600}, {1366, 740}, {1920, 1040}};

    static void screens()
    {
        QTest::addColumn<QSize>("screen");
        QTest::addColumn<QString>("language");
        const auto add = [](const QSize& size, const char* language) {
            QTest::addRow("%d x %d, %s", size.width(), size.height(), language) << size << QString(language);
        };
        for (const QSize& size : sizes)
            add(size, "en");
        for (const QSize& size : sizes.first(2))  // what is read whole here has room on larger ones
            add(size, "zh_CN");
    }
    /// The window over the whole of the test's screen, as after its first start.
    std::unique_ptr<MainWindow> opened(bool withRun = true);
    void settle(const MainWindow& window) { QTRY_VERIFY_WITH_TIMEOUT(window.isSettled(), patience); }
    void note(const QString& where, QWidget& window)
    {
        for (const QString& what : unfit(window))
            if (!m_found.contains(where + QStringLiteral(": ") + what))
                m_found << where + QStringLiteral(": ") + what;
    }
    /// Opened, looked at and closed again, with all menus in it.
    void lookInto(QMenu& menu, const QPoint& place, const QString& where);

    QTemporaryDir m_folder;
    QString m_run, m_table, m_study;
    QStringList m_found;
};

void EverySizeTest::initTestCase()
{
    QCoreApplication::setApplicationName(QStringLiteral("disentangle-studio"));
    theme().install();
    QCOMPARE(QGuiApplication::screens().size(), sizes.size());
    m_run = m_folder.filePath(QStringLiteral("a.run"));
    SyntheticRun(m_run.toStdString(), preset_experiment("ActionTime"), {40000, 10000, 1, 4}).finish();
    QByteArray cells = "raf,mek,plc,a measurement with a long name,drug,heat\n";
    for (int i = 0; i < 60; ++i)
        cells += QByteArray::number(i % 7) + ',' + QByteArray::number((i * i) % 11) + ',' +
                 QByteArray::number((i * 5) % 13) + ',' + QByteArray::number((i * 3) % 17) + ',' +
                 QByteArray::number(i % 2) + ',' + QByteArray::number(i % 3 == 0) + '\n';
    m_table = writtenFile(m_folder, QStringLiteral("cells.csv"), cells);
    makeStudy();
}

void EverySizeTest::makeStudy()
{
    m_study = m_folder.filePath(QStringLiteral("study"));
    const QString tiny = writtenFile(m_folder, QStringLiteral("tiny.json"), tinyExperiment(20).toUtf8());
    QProcess sweep;
    sweep.start(QStringLiteral(DISENTANGLE_ENGINE_PATH),
                {QStringLiteral("sweep"), tiny, QStringLiteral("--axis"), QStringLiteral("training.rate=0.001,0.01"),
                 QStringLiteral("--axis"), QStringLiteral("estimator.width=8,16"), QStringLiteral("--seeds"),
                 QStringLiteral("2"), QStringLiteral("--out"), m_study});
    QVERIFY2(sweep.waitForFinished(patience), qPrintable(sweep.errorString()));
    QVERIFY2(sweep.exitCode() == 0, sweep.readAllStandardError().constData());
}

void EverySizeTest::init()
{
    useLanguage(*static_cast<const QString*>(QTest::qData("language", QMetaType::QString)));
}

void EverySizeTest::cleanup()
{
    const QStringList found = std::exchange(m_found, {});
    // Not as a message of the test, which is cut after a thousand letters, nor as a warning: Qt's own use up their number.
    for (const QString& what : found)
        std::fprintf(stderr, "%s\n", qPrintable(what));
    QVERIFY2(found.isEmpty(), qPrintable(QString::number(found.size())));
}

std::unique_ptr<MainWindow> EverySizeTest::opened(bool withRun)
{
    const QSize size = *static_cast<const QSize*>(QTest::qData("screen", QMetaType::QSize));
    const QList<QScreen*> all = QGuiApplication::screens();
    const auto screen = std::find_if(all.begin(), all.end(), [&](const QScreen* each) { return each->size() == size; });
    auto window = std::make_unique<MainWindow>(MainWindow::Arrangement::fresh);
    window->setGeometry((*screen)->availableGeometry());
    window->resetLayout();
    window->show();
    if (withRun) {
        window->openFile(m_run);
        [&] { QTRY_VERIFY_WITH_TIMEOUT(isRead(*window->runList()->current(), 40000), patience); }();
    }
    settle(*window);
    return window;
}

void EverySizeTest::panels()
{
    const auto window = opened();
    for (QDockWidget* dock : window->panels()->movable()) {
        for (auto* section : dock->findChildren<Section*>())
            section->setOpen(true);
        dock->show();
        dock->raise();
        settle(*window);
        note(dock->objectName(), *window);
    }
}

void EverySizeTest::views()
{
    const auto window = opened();
    for (RunView* view : window->observatory()->findChildren<RunView*>())
        for (ViewSlot* slot : window->observatory()->findChildren<ViewSlot*>())
            if (slot->isShowable(view)) {
                slot->setCurrent(view);
                settle(*window);
                QVERIFY2(view->isVisible(), qPrintable(view->windowTitle()));
                note(view->objectName(), *window);
            }
}

void EverySizeTest::worldsOfTasksPicturesAndTables()
{
    const auto window = opened(false);
    note(QStringLiteral("welcome"), *window);
    const auto everyPanel = [&](const QString& world) {
        settle(*window);
        for (const Panel panel : {Panel::world, Panel::verdict, Panel::data, Panel::parameters}) {
            window->panels()->raise(panel);
            for (auto* section : window->panels()->dock(panel)->findChildren<Section*>())
                section->setOpen(true);
            settle(*window);
            note(world, *window);
        }
    };
    window->showTasks();
    everyPanel(QStringLiteral("tasks"));
    auto* law = window->findChild<TaskEditor*>()->findChildren<QComboBox*>()[1];
    for (int i = 0; i < law->count(); ++i) {
        law->setCurrentIndex(i);
        Q_EMIT law->activated(i);
        window->panels()->raise(Panel::world);
        settle(*window);
        note(QStringLiteral("tasks that need ") + law->currentText(), *window);
    }
    window->takePreset(QStringLiteral("TreeRobotBall"));
    everyPanel(QStringLiteral("pictures"));
    window->takePreset(QStringLiteral("Example3"));
    everyPanel(QStringLiteral("example"));
}

void EverySizeTest::lessonsAndStudies()
{
    const auto window = opened();
    window->lessons()->show();
    settle(*window);
    note(QStringLiteral("lessons"), *window);
    window->lessons()->open(studioLessons().front());
    settle(*window);
    note(QStringLiteral("a lesson"), *window);
    window->showStudies();
    settle(*window);
    note(QStringLiteral("studies"), *window);
    window->studies()->open(m_study);
    StudyResults* results = window->studies()->results();
    QTRY_VERIFY_WITH_TIMEOUT(window->studies()->watch()->record()->there && window->studies()->isSettled(), patience);
    QVERIFY(results->isVisible());
    QCOMPARE(results->map()->rows() * results->map()->cols(), 4);
    settle(*window);
    note(QStringLiteral("results of a study"), *window);
    for (const auto form : {figure::SweepForm::training, figure::SweepForm::axis, figure::SweepForm::map}) {
        ExportDialog* dialog = results->openExport(form);
        QTRY_VERIFY_WITH_TIMEOUT(dialog->isSettled(), patience);
        note(QStringLiteral("figure of a study"), *dialog);
        delete dialog;
    }
}

void EverySizeTest::lookInto(QMenu& menu, const QPoint& place, const QString& where)
{
    menu.popup(place);
    QCoreApplication::processEvents();
    if (menu.isVisible()) {
        note(where, menu);
        for (QAction* entry : menu.actions())
            if (entry->menu() && entry->isEnabled())
                lookInto(*entry->menu(), menu.mapToGlobal(menu.actionGeometry(entry).topRight()),
                         where + QLatin1Char('/') + entry->text());
    }
    menu.close();
}

void EverySizeTest::menus()
{
    const auto window = opened();
    for (QAction* entry : window->menuBar()->actions()) {
        const QRect place = window->menuBar()->actionGeometry(entry);
        QVERIFY2(window->menuBar()->rect().contains(place), qPrintable(entry->text()));
        lookInto(*entry->menu(), window->menuBar()->mapToGlobal(place.bottomLeft()), entry->text());
    }
}

void EverySizeTest::popupsOfButtons()
{
    const auto window = opened();
    for (RunView* view : window->observatory()->findChildren<RunView*>())
        for (ViewSlot* slot : window->observatory()->findChildren<ViewSlot*>())
            if (slot->isShowable(view))
                slot->setCurrent(view);
    int seen = 0;
    for (QDockWidget* dock : window->panels()->movable()) {
        dock->show();
        dock->raise();
        settle(*window);
        QList<QPointer<QToolButton>> buttons;
        for (QToolButton* button : window->findChildren<QToolButton*>())
            buttons << button;
        for (const QPointer<QToolButton>& button : buttons) {
            if (!button || !button->isVisible() || button->visibleRegion().isEmpty() || !button->isEnabled())
                continue;
            const QString where = dock->objectName() + QStringLiteral(": ") + button->accessibleName() + button->text();
            if (button->menu()) {
                lookInto(*button->menu(), button->mapToGlobal(button->rect().bottomLeft()), where);
                ++seen;
            } else if (qobject_cast<ExplainButton*>(button.data()) || button->inherits("disentangle::PresetChooser") ||
                       button->inherits("disentangle::VariableChooser") ||
                       button->accessibleName() == said("disentangle::DiagramPanel", "Mouse and keys of the diagram")) {
                button->click();
                QCoreApplication::processEvents();
                QWidget* popup = QApplication::activePopupWidget();
                QVERIFY2(popup, qPrintable(where));
                note(where, *popup);
                popup->close();
                ++seen;
            }
        }
    }
    QVERIFY2(seen > 20, qPrintable(QString::number(seen)));
}

void EverySizeTest::choices()
{
    const auto window = opened();
    int seen = 0;
    for (QDockWidget* dock : window->panels()->movable()) {
        dock->show();
        dock->raise();
        settle(*window);
        for (QComboBox* box : window->findChildren<QComboBox*>()) {
            if (!box->isVisible() || box->visibleRegion().isEmpty() || !box->isEnabled())
                continue;
            box->showPopup();
            QCoreApplication::processEvents();
            if (QWidget* list = QApplication::activePopupWidget()) {
                const QRect screen = window->screen()->availableGeometry();
                if (!screen.contains(list->geometry()))
                    m_found << dock->objectName() + QStringLiteral(": choices of ") + box->accessibleName();
                ++seen;
            }
            box->hidePopup();
        }
    }
    QVERIFY(seen > 0);
}

void EverySizeTest::whatIsOpenedWithinPanels()
{
    const auto window = opened();
    const auto lookAtPopup = [&](const QString& where) {
        QCoreApplication::processEvents();
        QWidget* popup = QApplication::activePopupWidget();
        if (popup) {
            note(where, *popup);
            popup->close();
        }
        return popup != nullptr;
    };
    // Definitions of the verdict's words.
    window->panels()->raise(Panel::verdict);
    settle(*window);
    static const QRegularExpression link(QStringLiteral("href=['\"]([^'\"]+)"));
    int definitions = 0;
    for (LinkedText* text : window->verdictPanel()->findChildren<LinkedText*>())
        if (const auto found = link.match(text->text()); text->isVisible() && found.hasMatch()) {
            Q_EMIT text->linkActivated(found.captured(1));
            definitions += lookAtPopup(QStringLiteral("definition of ") + found.captured(1));
        }
    QVERIFY2(definitions >= 2, qPrintable(QString::number(definitions)));
    // Menus at the right button, in the lowest corner.
    QHeaderView* header = window->runList()->findChild<QTreeView*>()->header();
    Q_EMIT header->customContextMenuRequested(header->rect().bottomRight());
    QVERIFY(lookAtPopup(QStringLiteral("columns of runs")));
    window->panels()->raise(Panel::world);
    for (auto* button : window->graphEditor()->findChildren<QToolButton*>())
        if (button->text() == said("disentangle::GraphViews", "D&iagram"))
            button->click();
    settle(*window);
    DiagramView* picture = window->graphEditor()->diagram()->view();
    const QPoint corner = picture->rect().bottomRight() - QPoint(3, 3);
    QContextMenuEvent asked(QContextMenuEvent::Mouse, corner, picture->mapToGlobal(corner));
    QCoreApplication::sendEvent(picture, &asked);
    QVERIFY(lookAtPopup(QStringLiteral("menu of the diagram")));
    // Steering, which says why nothing can be steered; the name of a bookmark.
    for (QAction* action : window->transport()->actions())
        if (action->objectName() == QStringLiteral("run.steer"))
            action->trigger();
    settle(*window);
    note(QStringLiteral("steering"), *window);
    for (auto* button : window->transport()->findChildren<QToolButton*>())
        if (button->accessibleName() == said("disentangle::Scrubber", "Bookmarks")) {
            Q_EMIT button->menu()->aboutToShow();
            for (QAction* entry : button->menu()->actions())
                if (entry->text() == said("disentangle::Scrubber", "Name it …\tShift+B"))
                    entry->trigger();
        }
    auto* name = window->findChild<QInputDialog*>();
    QVERIFY(name && name->isVisible());
    note(QStringLiteral("bookmark"), *name);
    name->reject();
}

void EverySizeTest::dialogs()
{
    const auto window = opened();
    window->showComparison();
    window->exportFigure();
    for (QAction* action : window->findChildren<QAction*>())
        if (QStringList{QStringLiteral("help.keys"), QStringLiteral("help.about"), QStringLiteral("help.glossary"),
                        QStringLiteral("help.notation"), QStringLiteral("run.queue-seeds")}
                .contains(action->objectName()))
            action->trigger();
    window->showTasks();
    for (auto* button : window->findChildren<QPushButton*>())
        if (button->text() == said("disentangle::TaskEditor", "Why sparse? Figure 1, live …") ||
            button->text() == said("disentangle::TaskEditor", "When? Few shots, live …"))
            button->click();
    settle(*window);
    QList<QWidget*> dialogs;
    for (QWidget* top : QApplication::topLevelWidgets())
        if (top->isVisible() && top != window.get() && qobject_cast<QDialog*>(top))
            dialogs << top;
    QVERIFY2(dialogs.size() >= 9, qPrintable(QString::number(dialogs.size())));
    for (QWidget* dialog : dialogs) {
        if (auto* figure = qobject_cast<ExportDialog*>(dialog))
            QTRY_VERIFY_WITH_TIMEOUT(figure->isSettled(), patience);
        note(dialog->windowTitle(), *dialog);
        for (auto* pages : dialog->findChildren<QTabWidget*>())
            for (int page = 0; page < pages->count(); ++page) {
                pages->setCurrentIndex(page);
                note(dialog->windowTitle() + QLatin1Char('/') + pages->tabText(page), *dialog);
            }
    }
    qDeleteAll(dialogs);
    // A line that finds commands.
    window->openPalette();
    QWidget* palette = QApplication::activePopupWidget();
    QVERIFY(palette);
    note(QStringLiteral("palette"), *palette);
    palette->close();
    // Tables of one's own, and then their world.
    window->openFile(m_table);
    DataSheet* sheet = nullptr;
    QTRY_VERIFY_WITH_TIMEOUT((sheet = window->findChild<DataSheet*>()) != nullptr, patience);
    QTRY_VERIFY_WITH_TIMEOUT(sheet->isVisible() && !sheet->isBusy(), patience);
    note(QStringLiteral("sheet"), *sheet);
}

void EverySizeTest::questions()
{
    const auto window = opened();
    const auto answer = [&](const char* name) {
        auto* question = window->findChild<QMessageBox*>(QLatin1String(name));
        QVERIFY2(question && question->isVisible(), name);
        note(QLatin1String(name), *question);
        question->button(QMessageBox::Cancel)->click();
    };
    const auto trigger = [&](const char* name) {
        for (QAction* action : window->findChildren<QAction*>())
            if (action->objectName() == QLatin1String(name))
                action->trigger();
    };
    window->document()->setLatentCount(7);
    window->close();
    answer("unsaved");
    // An experiment that another program has written meanwhile.
    const QString mine = m_folder.filePath(QStringLiteral("mine.json"));
    QCOMPARE(window->document()->save(mine), QString());
    window->document()->setLatentCount(8);
    writtenFile(m_folder, QFileInfo(mine).fileName(), "another");
    trigger("file.save");
    answer("changed on disk");
    // A training that would be lost.
    window->runControl()->start();
    QTRY_VERIFY_WITH_TIMEOUT(window->engine()->state() == EngineProcess::State::running, patience);
    QTRY_VERIFY_WITH_TIMEOUT(window->runList()->find(window->engine()->runPath()), patience);
    window->runList()->setCurrent(window->runList()->find(m_run));  // what the engine of the tests records is no run
    trigger("run.restart");
    answer("restart");
    window->engine()->stop();
    QTRY_VERIFY_WITH_TIMEOUT(!window->engine()->isActive(), patience);
    window->runList()->close(window->runList()->find(window->engine()->runPath()));
    trigger("run.queue-seeds");
    auto* seeds = window->findChild<QInputDialog*>();
    QVERIFY(seeds && seeds->isVisible());
    note(QStringLiteral("seeds"), *seeds);
    seeds->reject();
    // A run whose file goes while it is shown.
    const QString shown = m_folder.filePath(QStringLiteral("shown.run"));
    QVERIFY(QFile::copy(m_run, shown));
    window->openFile(shown);
    QTRY_VERIFY_WITH_TIMEOUT(isRead(*window->runList()->current(), 40000), patience);
    QVERIFY(QFile::remove(shown));
    QTRY_VERIFY_WITH_TIMEOUT(!window->runList()->current()->data()->problem.empty(), patience);
    settle(*window);
    note(QStringLiteral("a run that was deleted"), *window);
}

DISENTANGLE_TEST_MAIN(EverySizeTest)
#include "every_size_test.moc"
