// SPDX-License-Identifier: GPL-3.0-or-later
// The window and its dialogs in a language whose words are a third longer: nothing is cut on the smallest usual screen, and
// nothing is left in English.
#include "tests/ui/observe/support.h"
#include "tests/ui/support/cut_texts.h"
#include "tests/ui/support/private_home.h"
#include "tests/ui/support/synthetic_run.h"
#include "tests/ui/support/test_class.h"
#include "ui/document/experiment_document.h"
#include "ui/engine/transport_bar.h"
#include "ui/language/language.h"
#include "ui/lessons/progress.h"
#include "ui/observe/observatory.h"
#include "ui/observe/run/run_model.h"
#include "ui/runs/run_list.h"
#include "ui/style/section.h"
#include "ui/style/theme.h"
#include "ui/theory/verdict_panel.h"
#include "ui/window/lessons/lesson_control.h"
#include "ui/window/main_window.h"
#include "ui/window/panels.h"
#include "ui/words/word_window.h"

#include <QAction>
#include <QDialog>
#include <QDockWidget>
#include <QMenuBar>
#include <QTabBar>
#include <QTemporaryDir>
#include <QTest>

using namespace disentangle;
using namespace disentangle::testing;

class PseudoLocaleTest : public QObject {
    Q_OBJECT
public:
    static void initMain()
    {
        usePrivateHome();
        qputenv("DISENTANGLE_ENGINE", DISENTANGLE_FAKE_ENGINE_PATH);
    }
private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase() { useLanguage(QStringLiteral("en")); }
    void theWelcomePage();
    void everyPanel();
    void everyView();
    void lessons();
    void worldsOfTasksAndTablesAndStudies();
    void dialogs();

private:
    static void look(const QString& where, const QWidget& window);

    QTemporaryDir m_folder;
    QString m_run;
};

void PseudoLocaleTest::look(const QString& where, const QWidget& window)
{
    QCoreApplication::processEvents();
    const QStringList cut = cutTexts(window), english = untranslatedTexts(window);
    QVERIFY2(cut.isEmpty(), qPrintable(where + QStringLiteral(", cut:\n") + cut.join(QLatin1Char('\n'))));
    QVERIFY2(english.isEmpty(),
             qPrintable(where + QStringLiteral(", in English:\n") + english.join(QLatin1Char('\n'))));
}

void PseudoLocaleTest::initTestCase()
{
    QCoreApplication::setApplicationName(QStringLiteral("disentangle-studio"));
    useLanguage(QStringLiteral("pseudo"));
    theme().install();
    m_run = m_folder.filePath(QStringLiteral("a.run"));
    SyntheticRun(m_run.toStdString(), preset_experiment("ActionTime"), {400, 100, 1, 4}).finish();
}

void PseudoLocaleTest::theWelcomePage()
{
    MainWindow window(MainWindow::Arrangement::fresh);
    window.resize(1366, 768);
    window.resetLayout();
    window.show();
    QTRY_VERIFY_WITH_TIMEOUT(window.isSettled(), 30000);
    look(QStringLiteral("welcome"), window);
}

void PseudoLocaleTest::everyPanel()
{
    MainWindow window(MainWindow::Arrangement::fresh);
    window.resize(1366, 768);
    window.resetLayout();
    window.show();
    window.openFile(m_run);
    QTRY_VERIFY(isRead(*window.runList()->current(), 400));
    for (auto* section : window.findChildren<Section*>())
        section->setOpen(true);
    for (QDockWidget* dock : window.panels()->movable()) {
        dock->show();
        dock->raise();
        QTRY_VERIFY_WITH_TIMEOUT(window.isSettled(), 30000);
        look(dock->objectName(), window);
    }
}

void PseudoLocaleTest::everyView()
{
    MainWindow window(MainWindow::Arrangement::fresh);
    window.resize(1366, 768);
    window.resetLayout();
    window.show();
    window.openFile(m_run);
    QTRY_VERIFY(isRead(*window.runList()->current(), 400));
    for (auto* tabs : window.observatory()->findChildren<QTabBar*>())
        for (int i = 0; i < tabs->count(); ++i) {
            tabs->setCurrentIndex(i);
            QTRY_VERIFY_WITH_TIMEOUT(window.isSettled(), 30000);
            look(tabs->tabText(i), window);
        }
}

void PseudoLocaleTest::lessons()
{
    MainWindow window(MainWindow::Arrangement::fresh);
    window.resize(1366, 768);
    window.resetLayout();
    window.show();
    window.lessons()->show();
    QTRY_VERIFY_WITH_TIMEOUT(window.isSettled(), 30000);
    // The lessons themselves are files: English ones here.
    const QStringList cut = cutTexts(window);
    QVERIFY2(cut.isEmpty(), qPrintable(cut.join(QLatin1Char('\n'))));
    window.lessons()->open(studioLessons().front());
    QTRY_VERIFY_WITH_TIMEOUT(window.isSettled(), 30000);
    const QStringList reading = cutTexts(window);
    QVERIFY2(reading.isEmpty(), qPrintable(reading.join(QLatin1Char('\n'))));
}

void PseudoLocaleTest::worldsOfTasksAndTablesAndStudies()
{
    MainWindow window(MainWindow::Arrangement::fresh);
    window.resize(1366, 768);
    window.resetLayout();
    window.show();
    window.showTasks();
    QTRY_VERIFY_WITH_TIMEOUT(window.isSettled(), 30000);
    look(QStringLiteral("tasks"), window);
    window.takePreset(QStringLiteral("TreeRobotBall"));
    window.showStudies();
    QTRY_VERIFY_WITH_TIMEOUT(window.isSettled(), 30000);
    look(QStringLiteral("studies"), window);
}

void PseudoLocaleTest::dialogs()
{
    MainWindow window(MainWindow::Arrangement::fresh);
    window.resize(1366, 768);
    window.resetLayout();
    window.show();
    window.openFile(m_run);
    QTRY_VERIFY(isRead(*window.runList()->current(), 400));
    window.showComparison();
    window.exportFigure();
    for (const char* name : {"help.keys", "help.about", "help.glossary", "help.notation", "edit.random"})
        if (auto* action = window.findChild<QAction*>(QLatin1String(name)))
            action->trigger();
    const auto dialogs = window.findChildren<QDialog*>();
    QVERIFY(dialogs.size() >= 6);
    for (const QDialog* dialog : dialogs)
        look(dialog->windowTitle(), *dialog);
}

DISENTANGLE_TEST_MAIN(PseudoLocaleTest)
#include "pseudo_locale_test.moc"
