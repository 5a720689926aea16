// SPDX-License-Identifier: GPL-3.0-or-later
// Everything that the window can show, in a language whose words are a third longer: nothing is cut on the smallest usual
// screen, and nothing is left in English.
#include "tests/ui/observe/support.h"
#include "tests/ui/support/cut_texts.h"
#include "tests/ui/support/fit.h"
#include "tests/ui/support/private_home.h"
#include "tests/ui/support/synthetic_run.h"
#include "tests/ui/support/test_class.h"
#include "tests/ui/support/window_walk.h"
#include "tests/ui/support/written_file.h"
#include "ui/language/language.h"
#include "ui/observe/run/run_model.h"
#include "ui/runs/run_list.h"
#include "ui/style/theme.h"
#include "ui/window/main_window.h"

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
        useScreens({{1366, 768}});
        qputenv("DISENTANGLE_ENGINE", DISENTANGLE_FAKE_ENGINE_PATH);
    }
private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase() { useLanguage(QStringLiteral("en")); }
    void cleanup();
    void panels() { walk(*opened()).panels(); }
    void views() { walk(*opened()).views(); }
    void worlds() { walk(*opened(false)).worlds(); }
    void lessonsAndStudies() { walk(*opened()).lessonsAndStudies(m_study); }
    void menus() { walk(*opened()).menus(); }
    void popupsOfButtons() { walk(*opened()).popupsOfButtons(); }
    void choices() { walk(*opened()).choices(); }
    void withinPanels() { walk(*opened()).withinPanels(); }
    void dialogs() { walk(*opened()).dialogs(m_table); }
    void questions() { walk(*opened()).questions(m_run); }

private:
    std::unique_ptr<MainWindow> opened(bool withRun = true);
    WindowWalk walk(MainWindow& window)
    {
        return {window, [this](const QString& where, QWidget& seen) {
                    for (const QString& text : cutTexts(seen))
                        m_found << where + QStringLiteral(", cut: ") + text;
                    for (const QString& text : untranslatedTexts(seen))
                        m_found << where + QStringLiteral(", in English: ") + text;
                }};
    }

    QTemporaryDir m_folder;
    QString m_run, m_table, m_study;
    QStringList m_found;
};

void PseudoLocaleTest::initTestCase()
{
    QCoreApplication::setApplicationName(QStringLiteral("disentangle-studio"));
    useLanguage(QStringLiteral("pseudo"));
    theme().install();
    m_run = m_folder.filePath(QStringLiteral("a.run"));
    SyntheticRun(m_run.toStdString(), preset_experiment("ActionTime"), {400, 100, 1, 4}).finish();
    QByteArray cells = "X1,X2,X3,X4,A1,A2\n";
    for (int i = 0; i < 60; ++i)
        cells += QByteArray::number(i % 7) + ',' + QByteArray::number((i * i) % 11) + ',' +
                 QByteArray::number((i * 5) % 13) + ',' + QByteArray::number((i * 3) % 17) + ',' +
                 QByteArray::number(i % 2) + ',' + QByteArray::number(i % 3 == 0) + '\n';
    m_table = writtenFile(m_folder, QStringLiteral("cells.csv"), cells);
    m_study = tinyStudy(m_folder);
}

void PseudoLocaleTest::cleanup()
{
    QStringList found = std::exchange(m_found, {});
    found.removeDuplicates();
    // One by one: a message is cut after a thousand letters.
    for (const QString& what : found)
        qWarning("%s", qPrintable(what));
    QVERIFY2(found.isEmpty(), qPrintable(QString::number(found.size())));
}

std::unique_ptr<MainWindow> PseudoLocaleTest::opened(bool withRun)
{
    auto window = std::make_unique<MainWindow>(MainWindow::Arrangement::fresh);
    window->resize(1366, 768);
    window->resetLayout();
    window->show();
    if (withRun) {
        window->openFile(m_run);
        [&] { QTRY_VERIFY(isRead(*window->runList()->current(), 400)); }();
    }
    [&] { QTRY_VERIFY_WITH_TIMEOUT(window->isSettled(), 30000); }();
    return window;
}

DISENTANGLE_TEST_MAIN(PseudoLocaleTest)
#include "pseudo_locale_test.moc"
