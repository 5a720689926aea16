// SPDX-License-Identifier: GPL-3.0-or-later
// View > Projector: what a room sees, and that everything is as it was afterwards.
#include "core/experiment/experiment.h"
#include "tests/ui/support/private_home.h"
#include "tests/ui/support/synthetic_run.h"
#include "tests/ui/support/test_class.h"
#include "ui/base/settings.h"
#include "ui/observe/plots/plot_style.h"
#include "ui/runs/run_list.h"
#include "ui/style/projector.h"
#include "ui/style/theme.h"
#include "ui/window/main_window.h"
#include "ui/window/panels.h"

#include <QApplication>
#include <QDockWidget>
#include <QMenu>
#include <QMenuBar>
#include <QTemporaryDir>
#include <QAbstractButton>
#include <QHash>
#include <QLabel>
#include <QTest>

using namespace disentangle;
using disentangle::testing::SyntheticRun;

class ProjectorTest : public QObject {
    Q_OBJECT

public:
    static void initMain() { disentangle::testing::usePrivateHome(); }

private:
    static QAction* projector(const MainWindow& window)
    {
        for (const QAction* menu : window.menuBar()->actions())
            for (QAction* action : menu->menu()->actions())
                if (QString(action->text()).remove(QLatin1Char('&')) == QStringLiteral("Projector"))
                    return action;
        return nullptr;
    }

    static QStringList shown(const MainWindow& window)
    {
        QStringList ids;
        for (const QDockWidget* dock : window.panels()->movable())
            if (!dock->isHidden())
                ids << dock->objectName();
        return ids;
    }

    /// Point sizes of what is seen and says something: pictures alone have no type.
    static QHash<const QWidget*, double> typeOf(const QWidget& window)
    {
        QHash<const QWidget*, double> sizes;
        for (const QWidget* widget : window.findChildren<QWidget*>()) {
            const auto* label = qobject_cast<const QLabel*>(widget);
            const auto* button = qobject_cast<const QAbstractButton*>(widget);
            if (widget->isVisible() && !(label && label->text().isEmpty()) && !(button && button->text().isEmpty()))
                sizes[widget] = widget->font().pointSizeF();
        }
        return sizes;
    }

private Q_SLOTS:
    void initTestCase()
    {
        QCoreApplication::setApplicationName(QStringLiteral("disentangle-studio"));
        theme().install();
    }
    void cleanup() { setProjecting(false); }

    // Type is larger everywhere and lines are thicker; back again both are as before.
    void typeAndLinesGrowAndComeBack()
    {
        MainWindow window(MainWindow::Arrangement::fresh);
        window.resize(1920, 1080);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        const double base = QApplication::font().pointSizeF(), caption = captionFont().pointSizeF();
        const double line = curvePen(Qt::red, Qt::SolidLine).widthF();
        const auto before = typeOf(window);
        projector(window)->trigger();
        QVERIFY(isProjecting());
        QVERIFY(QApplication::font().pointSizeF() >= 1.35 * base);
        QVERIFY(captionFont().pointSizeF() >= 1.35 * caption);
        QVERIFY(curvePen(Qt::red, Qt::SolidLine).widthF() >= 1.5 * line);
        const auto during = typeOf(window);
        QVERIFY(during.size() > 20);
        for (auto its = during.begin(); its != during.end(); ++its)
            if (before.contains(its.key()))
                QVERIFY2(its.value() >= 1.3 * before[its.key()], its.key()->metaObject()->className());
        projector(window)->trigger();
        QVERIFY(!isProjecting());
        const auto after = typeOf(window);
        for (auto its = after.begin(); its != after.end(); ++its)
            if (before.contains(its.key()))
                QVERIFY2(std::abs(its.value() - before[its.key()]) < 0.05, its.key()->metaObject()->className());
        QCOMPARE(curvePen(Qt::red, Qt::SolidLine).widthF(), line);
    }

    // The panels fold away; those that one opens then are there again the next time, and those of before come back.
    void panelsFoldToWhatIsChosen()
    {
        MainWindow window(MainWindow::Arrangement::fresh);
        window.resize(1920, 1080);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        const QStringList before = shown(window);
        QVERIFY(before.size() > 4);
        projector(window)->trigger();
        QCOMPARE(shown(window), QStringList());
        window.panels()->raise(Panel::verdict);
        projector(window)->trigger();
        QCOMPARE(shown(window), before);
        projector(window)->trigger();
        QCOMPARE(shown(window), QStringList{QStringLiteral("verdict")});
    }

    // The next session begins as if there had been no projector.
    void projectorIsNotRemembered()
    {
        {
            MainWindow window;
            window.show();
            QVERIFY(QTest::qWaitForWindowExposed(&window));
            projector(window)->trigger();
            window.close();
        }
        setProjecting(false);
        MainWindow window;
        window.show();
        QVERIFY(!projector(window)->isChecked());
        QVERIFY(shown(window).size() > 4);
    }

    // A run is still drawn: nothing is cut by the larger type.
    void runIsDrawnForTheRoom()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("run.run"));
        SyntheticRun(path.toStdU16String(), preset_experiment("ActionTime"), {400, 100, 1, 4}).finish();
        MainWindow window(MainWindow::Arrangement::fresh);
        window.resize(1920, 1080);
        window.show();
        window.openFile(path);
        QTRY_VERIFY(window.runList()->current() && window.isSettled());
        projector(window)->trigger();
        QTRY_VERIFY(window.isSettled());
        QCOMPARE(window.size(), QSize(1920, 1080));
        QVERIFY(window.minimumSizeHint().width() <= 1366);
    }
};

DISENTANGLE_TEST_MAIN(ProjectorTest)
#include "projector_test.moc"
