// SPDX-License-Identifier: GPL-3.0-or-later
// Panels, dialogs and popups on the screens that people have.
#include "tests/ui/observe/support.h"
#include "tests/ui/support/private_home.h"
#include "tests/ui/support/synthetic_run.h"
#include "tests/ui/support/test_class.h"
#include "ui/document/experiment_document.h"
#include "ui/engine/transport_bar.h"
#include "ui/figure/export_dialog.h"
#include "ui/graph/diagram_panel.h"
#include "ui/graph/diagram_view.h"
#include "ui/graph/graph_editor.h"
#include "ui/observe/observatory.h"
#include "ui/observe/points/traversals_view.h"
#include "ui/observe/run/run_model.h"
#include "ui/runs/comparison_view.h"
#include "ui/runs/run_list.h"
#include "ui/style/matrix_view.h"
#include "ui/style/text_list.h"
#include "ui/style/theme.h"
#include "ui/theory/advice_panel.h"
#include "ui/theory/latent_list.h"
#include "ui/theory/verdict_panel.h"
#include "ui/window/main_window.h"
#include "ui/window/panels.h"

#include <QAction>
#include <QDialog>
#include <QDockWidget>
#include <QLabel>
#include <QMenu>
#include <QTabBar>
#include <QScreen>
#include <QScrollArea>
#include <QScrollBar>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace disentangle;
using namespace disentangle::testing;

class FitTest : public QObject {
    Q_OBJECT
public:
    static void initMain()
    {
        usePrivateHome();
        qputenv("DISENTANGLE_ENGINE", DISENTANGLE_FAKE_ENGINE_PATH);
    }
private Q_SLOTS:
    void initTestCase()
    {
        QCoreApplication::setApplicationName(QStringLiteral("disentangle-studio"));
        theme().install();
    }
    void everythingIsInsideTheWindow_data();
    void everythingIsInsideTheWindow();
    void dialogsAndPopupsAreOnTheScreen();
    void sixtyFourLatentsMakeNoPanelWide();
    void aDiagramThatHasNoRoomIsScrolledAtALegibleSize();
    void theDiagramIsScrolledWithinItselfAlone();
    void whatWouldHelpStandsByTheVerdict();
    void sentencesOfTheVerdictAreReadWholeInANarrowColumn();
    void tabsOfViewsAreReadWhole();

private:
    static bool isInside(const QWidget& part, const QWidget& whole)
    {
        return whole.rect().contains(QRect(part.mapTo(&whole, QPoint()), part.size()));
    }
    /// Every latent with its own past and some others, and an action of its own.
    static void draw(ExperimentDocument& document, int latents);

    QTemporaryDir m_folder;
};

void FitTest::draw(ExperimentDocument& document, int latents)
{
    document.setLatentCount(latents);
    document.setActionCount(latents);
    document.setPresent(GraphPart::Gz, true);
    for (int i = 1; i < latents; ++i)
        document.setGraphCell(GraphPart::Gz, i, i / 2, true);
}

void FitTest::everythingIsInsideTheWindow_data()
{
    QTest::addColumn<QSize>("size");
    QTest::addColumn<int>("latents");
    // 1366 x 768 at 144 dots per inch, and 2560 x 1600 at 200 %, less what a desktop keeps for itself.
    for (const QSize size : {QSize(910, 480), QSize(1000, 600), QSize(1280, 760), QSize(1366, 740), QSize(1920, 1040)})
        for (const int latents : {10, 64})
            QTest::addRow("%d x %d, %d latents", size.width(), size.height(), latents) << size << latents;
}

void FitTest::everythingIsInsideTheWindow()
{
    QFETCH(QSize, size);
    QFETCH(int, latents);
    MainWindow window(MainWindow::Arrangement::fresh);
    draw(*window.document(), latents);
    const QString run = m_folder.filePath(QStringLiteral("fit.run"));
    if (!QFile::exists(run))
        SyntheticRun(run.toStdString(), preset_experiment("ActionTime"), {400, 100, 1, 4}).finish();
    window.openFile(run);
    window.resize(size);
    window.resetLayout();
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    QTRY_VERIFY(isRead(*window.runList()->current(), 400));
    QCOMPARE(window.size(), size);
    for (const QDockWidget* dock : window.findChildren<QDockWidget*>()) {
        if (dock->visibleRegion().isEmpty())
            continue;  // behind another tab
        QVERIFY2(isInside(*dock, window), qPrintable(dock->objectName()));
        QVERIFY2(dock->widget()->width() >= dock->widget()->minimumSizeHint().width(), qPrintable(dock->objectName()));
    }
    // Every button of the run bar is where it can be pressed.
    for (const auto* button : window.transport()->findChildren<QAbstractButton*>())
        if (button->isVisible())
            QVERIFY2(isInside(*button, *window.transport()), qPrintable(button->text() + button->accessibleName()));
    // Of the World nothing lies to the side.
    for (const auto* scroll : window.panels()->dock(Panel::world)->findChildren<QScrollArea*>())
        QVERIFY(scroll->horizontalScrollBar()->maximum() == 0);
}

void FitTest::dialogsAndPopupsAreOnTheScreen()
{
    MainWindow window(MainWindow::Arrangement::fresh);
    window.show();
    window.openFile(m_folder.filePath(QStringLiteral("fit.run")));
    QTRY_VERIFY(isRead(*window.runList()->current(), 400));
    const QRect screen = window.screen()->availableGeometry();
    window.showComparison();
    window.exportFigure();
    for (QAction* action : window.findChildren<QAction*>())
        if (action->text() == QStringLiteral("&Keyboard shortcuts"))
            action->trigger();
    const auto dialogs = window.findChildren<QDialog*>();
    QCOMPARE(dialogs.size(), 3);
    for (const QDialog* dialog : dialogs) {
        QVERIFY2(dialog->isVisible(), qPrintable(dialog->windowTitle()));
        QVERIFY2(dialog->width() <= screen.width() && dialog->height() <= screen.height(),
                 qPrintable(dialog->windowTitle()));
        // 1366 x 768 at 144 dots per inch, less the frame and what a desktop keeps.
        const QSize least = dialog->minimumSizeHint();
        QVERIFY2(least.width() <= 860 && least.height() <= 440,
                 qPrintable(
                     QStringLiteral("%1: %2 x %3").arg(dialog->windowTitle()).arg(least.width()).arg(least.height())));
    }
    qDeleteAll(dialogs);
    // The window hangs over the corner of the screen; its popups do not.
    window.move(screen.right() - 300, screen.bottom() - 200);
    auto* diagram = window.graphEditor()->diagram();
    for (auto* button : diagram->findChildren<QToolButton*>())
        if (button->accessibleName().contains(QStringLiteral("Mouse and keys")))
            button->click();
    QWidget* popup = QApplication::activePopupWidget();
    QVERIFY(popup);
    QVERIFY2(screen.contains(popup->geometry()) || popup->height() > screen.height(),
             qPrintable(QStringLiteral("%1 x %2 at %3, %4")
                            .arg(popup->width())
                            .arg(popup->height())
                            .arg(popup->x())
                            .arg(popup->y())));
    QVERIFY(popup->x() >= screen.left() && popup->y() >= screen.top());
    popup->close();
}

void FitTest::sixtyFourLatentsMakeNoPanelWide()
{
    ExperimentDocument document;
    draw(document, 64);
    GraphEditor editor(&document);
    editor.resize(300, 900);
    editor.show();
    QVERIFY(QTest::qWaitForWindowExposed(&editor));
    QVERIFY2(editor.minimumSizeHint().width() <= 260, qPrintable(QString::number(editor.minimumSizeHint().width())));
    MatrixView* Ga = editor.matrixView(GraphPart::Ga);
    QTRY_VERIFY(Ga->cellRect(0, 0).width() > 0);
    QVERIFY(Ga->cellRect(63, 63).right() <= Ga->width());
    // By the button to cells that can be hit and read; what does not fit is scrolled to within the matrix.
    QToolButton* larger = nullptr;
    for (auto* button : editor.findChildren<QToolButton*>())
        if (button->isVisible() && button->accessibleName().startsWith(QStringLiteral("Larger cells")))
            larger = button;
    QVERIFY(larger);
    for (int i = 0; i < 6; ++i)
        larger->click();
    QVERIFY(Ga->cellRect(0, 0).width() >= 14 || editor.matrixView(GraphPart::Gz)->cellRect(0, 0).width() >= 14);
    QVERIFY(editor.minimumSizeHint().width() <= 260);
}

void FitTest::aDiagramThatHasNoRoomIsScrolledAtALegibleSize()
{
    ExperimentDocument document;
    draw(document, 64);
    DiagramView view(&document);
    view.resize(400, 300);
    view.show();
    QScrollBar* down = nullptr;
    for (auto* bar : view.findChildren<QScrollBar*>())
        if (bar->orientation() == Qt::Vertical)
            down = bar;
    QVERIFY(down && down->isVisible());
    const DiagramNode first{DiagramNode::latent, 0}, last{DiagramNode::latent, 63};
    const double between = std::abs(view.position(last).y() - view.position(first).y());
    QVERIFY2(between > 63 * 12, qPrintable(QString::number(between)));  // names have a line each
    const double before = view.position(first).y();
    down->setValue(down->maximum());
    QVERIFY(view.position(first).y() < before);
    QVERIFY(view.rect().contains(view.position(last).toPoint()));
    view.fit();  // all of it, however small
    QVERIFY(!down->isVisible());
    QVERIFY(view.rect().contains(view.position(first).toPoint()) &&
            view.rect().contains(view.position(last).toPoint()));
}

// Its scroll bar is where it can be seen, not below the fold of the column around it.
void FitTest::theDiagramIsScrolledWithinItselfAlone()
{
    MainWindow window(MainWindow::Arrangement::fresh);
    window.resize(1366, 740);
    window.resetLayout();
    window.show();
    window.document()->setLatentCount(64);
    window.document()->setActionCount(64);
    const auto buttons = window.graphEditor()->findChildren<QToolButton*>();
    const auto diagram = std::find_if(buttons.begin(), buttons.end(),
                                      [](const auto* button) { return button->text() == QStringLiteral("D&iagram"); });
    QVERIFY(diagram != buttons.end());
    (*diagram)->click();
    const DiagramView& view = *window.graphEditor()->diagram()->view();
    QTRY_VERIFY(view.isVisible());
    const auto* across = view.findChild<QScrollBar*>();
    QTRY_VERIFY(across->isVisible() && across->orientation() == Qt::Horizontal);
    for (const auto* scroll : window.panels()->dock(Panel::world)->findChildren<QScrollArea*>())
        if (scroll->isAncestorOf(&view)) {
            QTRY_COMPARE(scroll->verticalScrollBar()->maximum(), 0);
            QTRY_VERIFY(isInside(*across, *scroll->viewport()));
        }
}

void FitTest::sentencesOfTheVerdictAreReadWholeInANarrowColumn()
{
    ExperimentDocument document;
    QCOMPARE(document.applyPreset(QStringLiteral("ActionBlockNonDiag")), QString());
    VerdictPanel panel(&document);
    panel.resize(290, 600);
    panel.show();
    const auto* latents = panel.findChild<LatentList*>();
    QTRY_VERIFY(!panel.isBusy());
    QTRY_VERIFY(latents->width() <= 290 && latents->count() == 10);
    int wrapped = 0;
    for (int i = 0; i < latents->count(); ++i) {
        const QListWidgetItem& item = *latents->item(i);
        const QString word = item.data(TextListDelegate::Word).toString();
        QVERIFY(!word.isEmpty());
        QVERIFY2(item.toolTip().contains(word), qPrintable(item.toolTip()));  // and whole on hovering
        // Wherever it stands, all of it has room in the lines that its row is high.
        const QFontMetrics metrics(latents->font());
        const int lines = (latents->sizeHintForRow(i) - 11) / metrics.height();
        QVERIFY2(metrics.horizontalAdvance(word) <= lines * latents->width(), qPrintable(word));
        wrapped += lines > 1;
    }
    QVERIFY(wrapped > 0);
    for (const auto* label : panel.findChildren<QLabel*>())
        QVERIFY2(!label->isVisible() || !label->text().endsWith(QChar(0x2026)), qPrintable(label->text()));
}

// No arrows beside the tabs: which views there are is seen at once.
void FitTest::tabsOfViewsAreReadWhole()
{
    for (const QSize size :
         {QSize(911, 480), QSize(1000, 600), QSize(1366, 740), QSize(1920, 1040), QSize(2560, 1400)}) {
        MainWindow window(MainWindow::Arrangement::fresh);
        window.openFile(m_folder.filePath(QStringLiteral("fit.run")));
        window.resize(size);
        window.resetLayout();
        window.show();
        QTRY_VERIFY(isRead(*window.runList()->current(), 400));
        for (const auto* bar : window.observatory()->findChildren<QTabBar*>())
            for (int i = 0; i < bar->count() && bar->isVisible(); ++i)
                QTRY_VERIFY2(!bar->isTabVisible(i) || bar->tabRect(i).right() <= bar->width(),
                             qPrintable(QStringLiteral("%1 in a window of %2").arg(bar->tabText(i)).arg(size.width())));
    }
    // Where all views share one place there is a menu of them beside the tabs.
    MainWindow window(MainWindow::Arrangement::fresh);
    window.openFile(m_folder.filePath(QStringLiteral("fit.run")));
    window.resize(1000, 600);
    window.resetLayout();
    window.show();
    QTRY_VERIFY(isRead(*window.runList()->current(), 400));
    const auto buttons = window.observatory()->findChildren<QToolButton*>();
    const auto all = std::find_if(buttons.begin(), buttons.end(), [](const QToolButton* button) {
        return button->isVisible() && button->accessibleName() == QStringLiteral("All views that stand here");
    });
    QVERIFY(all != buttons.end());
    Q_EMIT(*all)->menu()->aboutToShow();
    const auto views = (*all)->menu()->actions();
    const auto traversals = std::find_if(
        views.begin(), views.end(), [](const QAction* view) { return view->text() == QStringLiteral("Traversals"); });
    QVERIFY(traversals != views.end());
    (*traversals)->trigger();
    QVERIFY(window.observatory()->findChild<TraversalsView*>()->isVisible());
    // What was chosen has its tab, whole, among those that have room.
    for (const auto* bar : window.observatory()->findChildren<QTabBar*>())
        if (bar->isVisible()) {
            QCOMPARE(bar->tabText(bar->currentIndex()), QStringLiteral("Traversals"));
            QTRY_VERIFY(bar->tabRect(bar->currentIndex()).right() <= bar->width());
        }
}

void FitTest::whatWouldHelpStandsByTheVerdict()
{
    ExperimentDocument document;
    QCOMPARE(document.applyPreset(QStringLiteral("Example3")), QString());
    VerdictPanel panel(&document);
    panel.resize(300, 600);
    panel.show();
    const auto* advice = panel.findChild<AdvicePanel*>();
    const auto* latents = panel.findChild<LatentList*>();
    QTRY_VERIFY(!panel.isBusy());
    const auto corner = [&panel](const QWidget* part) { return part->mapTo(&panel, QPoint()); };
    QTRY_VERIFY(advice->isVisible() && corner(advice).y() < corner(latents).y());
    panel.resize(900, 600);
    QTRY_VERIFY(corner(advice).x() >= corner(latents).x() + latents->width());
    QVERIFY(corner(advice).y() < corner(latents).y());
    panel.resize(300, 600);
    QTRY_VERIFY(corner(advice).x() < latents->width());
    // Where nothing is to be helped it takes no room.
    QCOMPARE(document.applyPreset(QStringLiteral("ActionDiag")), QString());
    QTRY_VERIFY(!panel.isBusy() && !advice->isVisible());
    // No list scrolls within the panel: as many latents as there are have a row.
    draw(document, 64);
    QTRY_COMPARE(latents->count(), 64);
    QTRY_VERIFY(latents->verticalScrollBar()->maximum() == 0);
}

DISENTANGLE_TEST_MAIN(FitTest)
#include "fit_test.moc"
