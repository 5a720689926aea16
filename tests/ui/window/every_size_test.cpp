// SPDX-License-Identifier: GPL-3.0-or-later
// Every panel, view, menu, dialog, popup and choice of the window, opened on each of the screens that people have: all of it is
// on the screen, and every word is read whole, in English and in Simplified Chinese.
#include "tests/ui/observe/support.h"
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

#include <QScreen>
#include <QTemporaryDir>
#include <QTest>

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
    void panels() { walk(*opened()).panels(); }
    void views_data() { screens(); }
    void views() { walk(*opened()).views(); }
    void worlds_data() { screens(); }
    void worlds() { walk(*opened(false)).worlds(); }
    void lessonsAndStudies_data() { screens(); }
    void lessonsAndStudies() { walk(*opened()).lessonsAndStudies(m_study); }
    void menus_data() { screens(); }
    void menus() { walk(*opened()).menus(); }
    void popupsOfButtons_data() { screens(); }
    void popupsOfButtons() { walk(*opened()).popupsOfButtons(); }
    void choices_data() { screens(); }
    void choices() { walk(*opened()).choices(); }
    void withinPanels_data() { screens(); }
    void withinPanels() { walk(*opened()).withinPanels(); }
    void dialogs_data() { screens(); }
    void dialogs() { walk(*opened()).dialogs(m_table); }
    void questions_data() { screens(); }
    void questions() { walk(*opened()).questions(m_run); }

private:
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
    WindowWalk walk(MainWindow& window)
    {
        return {window, [this](const QString& where, QWidget& seen) {
                    for (const QString& what : unfit(seen))
                        if (!m_found.contains(where + QStringLiteral(": ") + what))
                            m_found << where + QStringLiteral(": ") + what;
                }};
    }

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
    m_study = tinyStudy(m_folder);
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
    [&] { QTRY_VERIFY_WITH_TIMEOUT(window->isSettled(), patience); }();
    return window;
}

DISENTANGLE_TEST_MAIN(EverySizeTest)
#include "every_size_test.moc"
