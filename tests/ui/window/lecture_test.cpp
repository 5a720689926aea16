// SPDX-License-Identifier: GPL-3.0-or-later
// A lecturer's five minutes: draw a graph, let the class predict, train, reveal, export. By mouse and keys, and by mouse alone.
#include "tests/ui/support/private_home.h"
#include "tests/ui/support/test_class.h"
#include "ui/document/experiment_document.h"
#include "ui/document/parameter_form.h"
#include "ui/document/parameter_row.h"
#include "ui/engine/engine_process.h"
#include "ui/engine/transport_bar.h"
#include "ui/figure/export_dialog.h"
#include "ui/graph/graph_editor.h"
#include "ui/observe/matrices/latents_view.h"
#include "ui/observe/observatory.h"
#include "ui/observe/run/run_model.h"
#include "ui/observe/run/view_slot.h"
#include "ui/runs/run_list.h"
#include "ui/style/matrix_view.h"
#include "ui/style/theme.h"
#include "ui/theory/verdict_panel.h"
#include "ui/window/main_window.h"
#include "ui/window/panels.h"

#include <QAction>
#include <QDialogButtonBox>
#include <QDir>
#include <QDockWidget>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QPushButton>
#include <QSpinBox>
#include <QStandardPaths>
#include <QStatusBar>
#include <QStyleOptionSpinBox>
#include <QTabBar>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <QToolButton>
#include <QTreeWidget>

using namespace disentangle;

class LectureTest : public QObject {
    Q_OBJECT
public:
    static void initMain()
    {
        disentangle::testing::usePrivateHome();
        qputenv("DISENTANGLE_ENGINE", DISENTANGLE_ENGINE_PATH);
    }
private Q_SLOTS:
    void initTestCase()
    {
        QCoreApplication::setApplicationName(QStringLiteral("disentangle-studio"));
        theme().install();
    }
    void cleanup() { QDir(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation)).removeRecursively(); }
    void aGraphIsDrawnPredictedTrainedRevealedAndExported();
    void theMouseAloneDoesItInTwentyClicks();

private:
    /// What can be read in the window.
    static QString seenIn(const MainWindow& window);
    static bool isTold(const MainWindow& window);
    /// As brief as a test may be.
    static void shorten(ExperimentDocument& document);
};

QString LectureTest::seenIn(const MainWindow& window)
{
    QStringList words;
    for (const auto* label : window.findChildren<QLabel*>())
        if (label->isVisible())
            words.append(label->text());
    return words.join(QLatin1Char('\n'));
}

bool LectureTest::isTold(const MainWindow& window)
{
    const QString seen = seenIn(window);
    return seen.contains(QStringLiteral("latents can be disentangled")) ||
           seen.contains(QStringLiteral("latents could be disentangled"));
}

void LectureTest::shorten(ExperimentDocument& document)
{
    for (const auto& [key, value] : {std::pair{"training.evaluate_every", 20},
                                     {"training.batch", 64},
                                     {"training.evaluation_rows", 500},
                                     {"world.rows.train", 2000},
                                     {"world.rows.test", 500}})
        QCOMPARE(document.setParameter(QString::fromLatin1(key), value), QString());
}

void LectureTest::aGraphIsDrawnPredictedTrainedRevealedAndExported()
{
    constexpr int patience = 60000;  // ms that a busy machine may take for a few dozen steps
    MainWindow window(MainWindow::Arrangement::fresh);
    window.resize(1366, 768);
    window.resetLayout();
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    ExperimentDocument* document = window.document();

    // The class is not to see the answer: the verdict is put away, and no other corner tells it.
    QVERIFY(isTold(window));
    for (QAction* action : window.findChildren<QAction*>())
        if (action->text() == QStringLiteral("Show Verdict"))
            action->trigger();
    QVERIFY(window.panels()->dock(Panel::verdict)->isHidden());
    QVERIFY2(!isTold(window), qPrintable(seenIn(window)));

    // Draw: three latents, two actions; a1 moves z1 alone, a2 moves z2 and z3; no time.
    QTest::keyClick(&window, Qt::Key_N, Qt::ControlModifier);
    QVERIFY(document->setPresent(GraphPart::Gz, false));
    QSpinBox* latents = window.graphEditor()->latentCount();
    latents->setFocus();
    QTest::keyClick(latents, Qt::Key_Up);
    QTest::keyClick(latents, Qt::Key_Up);
    QCOMPARE(document->graph().d_z(), 3);
    QSpinBox* actions = window.graphEditor()->actionCount();
    actions->setFocus();
    QTest::keyClick(actions, Qt::Key_Up);
    QCOMPARE(document->graph().d_a(), 2);
    MatrixView* Ga = window.graphEditor()->matrixView(GraphPart::Ga);
    QTRY_VERIFY(Ga->cellRect(2, 1).width() > 8);
    for (const auto& [row, col] : {std::pair{0, 0}, {1, 1}, {2, 1}})
        QTest::mouseClick(Ga, Qt::LeftButton, {}, Ga->cellRect(row, col).center().toPoint());
    QCOMPARE(document->graph().Ga->edges(), 3);
    QCOMPARE(window.verdictPanel()->verdict().degree, Disentanglement::partial);
    QVERIFY2(!isTold(window), qPrintable(seenIn(window)));

    // Train, as briefly as a test may: the number of steps is typed, Ctrl+R runs.
    shorten(*document);
    window.panels()->raise(Panel::parameters);
    ParameterRow* steps = window.parameterForm()->row("training.steps");
    auto* field = steps->editor()->findChild<QLineEdit*>();
    field->setFocus();
    field->selectAll();
    QTest::keyClicks(field, QStringLiteral("60"));
    QTest::keyClick(steps->editor(), Qt::Key_Return);
    QCOMPARE(document->experiment().training.steps, 60);
    QTest::keyClick(&window, Qt::Key_R, Qt::ControlModifier);
    QVERIFY(window.engine()->isActive());
    QTRY_VERIFY_WITH_TIMEOUT(
        window.runList()->current() && window.runList()->current()->data()->state == RunState::finished, patience);
    RunModel* run = window.runList()->current();
    QTRY_COMPARE(run->data()->lastStep(), std::int64_t{60});

    // Reveal: the verdict is back, and beside it what came of it, latent by latent.
    QTest::keyClick(&window, Qt::Key_2, Qt::ControlModifier);
    QVERIFY(!window.panels()->dock(Panel::verdict)->isHidden());
    QVERIFY2(seenIn(window).contains(QStringLiteral("1 of 3 latents")), qPrintable(seenIn(window)));
    for (auto* bar : window.observatory()->findChildren<QTabBar*>())
        for (int i = 0; i < bar->count(); ++i)
            if (bar->tabText(i) == QStringLiteral("Promised and reached"))
                QTest::mouseClick(bar, Qt::LeftButton, {}, bar->tabRect(i).center());
    const auto* table = window.observatory()->findChild<LatentsView*>()->findChild<QTreeWidget*>();
    QTRY_VERIFY(table->isVisible() && table->topLevelItemCount() == 3);
    QCOMPARE(table->topLevelItem(0)->text(1), QStringLiteral("alone"));
    QCOMPARE(table->topLevelItem(1)->text(1), QStringLiteral("mixed with z3"));
    QCOMPARE(table->topLevelItem(2)->text(1), QStringLiteral("mixed with z2"));

    // Export: Ctrl+E, Enter, a place, Save.
    QTest::keyClick(&window, Qt::Key_E, Qt::ControlModifier);
    auto* dialog = window.findChild<ExportDialog*>();
    QVERIFY(dialog);
    QVERIFY2(dialog->windowTitle().contains(run->name()), qPrintable(dialog->windowTitle()));
    QTRY_VERIFY(dialog->isSettled());
    QTest::keyClick(dialog, Qt::Key_Return);
    auto* files = dialog->findChild<QFileDialog*>();
    QVERIFY(files);
    const QTemporaryDir folder;
    const QString target = folder.filePath(QStringLiteral("lecture.") + files->defaultSuffix());
    files->selectFile(target);
    QTest::mouseClick(files->findChild<QDialogButtonBox*>()->button(QDialogButtonBox::Save), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(QFileInfo(target).size() > 0, patience);
}

namespace {

/// A hand on the mouse, which counts.
struct Mouse {
    int clicks = 0;

    void click(QWidget* widget, const QPoint& place)
    {
        ++clicks;
        QTest::mouseClick(widget, Qt::LeftButton, {}, place);
    }
    void click(QWidget* widget) { click(widget, widget->rect().center()); }
    void up(QSpinBox* box)
    {
        QStyleOptionSpinBox option;
        option.initFrom(box);
        option.subControls = QStyle::SC_All;
        option.frame = box->hasFrame();
        click(box, box->style()->subControlRect(QStyle::CC_SpinBox, &option, QStyle::SC_SpinBoxUp, box).center());
    }
    void choose(QMenu* menu, const QString& text)
    {
        for (QAction* entry : menu->actions())
            if (entry->text() == text) {
                click(menu, menu->actionGeometry(entry).center());
                return;
            }
        QFAIL(qPrintable(text));
    }
    void choose(const MainWindow& window, const QString& title, const QString& text)
    {
        for (QAction* entry : window.menuBar()->actions())
            if (entry->text() == title) {
                click(window.menuBar(), window.menuBar()->actionGeometry(entry).center());
                QVERIFY(entry->menu()->isVisible());
                choose(entry->menu(), text);
                return;
            }
        QFAIL(qPrintable(title));
    }
};

/// The button in front that is called so.
QAbstractButton* buttonIn(const QWidget& part, const QString& name)
{
    for (auto* button : part.findChildren<QAbstractButton*>())
        if (button->isVisible() &&
            (QString(button->text()).remove(QLatin1Char('&')) == name || button->accessibleName() == name))
            return button;
    return nullptr;
}

}  // namespace

void LectureTest::theMouseAloneDoesItInTwentyClicks()
{
    constexpr int patience = 60000;
    MainWindow window(MainWindow::Arrangement::fresh);
    window.resize(1366, 768);
    window.resetLayout();
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    Mouse mouse;

    // Draw: a1 moves z1 alone, a2 moves z2 and z3; no time.
    mouse.choose(window, QStringLiteral("&File"), QStringLiteral("&New"));
    GraphEditor& editor = *window.graphEditor();
    QTRY_VERIFY(editor.isVisible());
    auto* whole = qobject_cast<QToolButton*>(buttonIn(editor, QStringLiteral("Edit the whole of Gz")));
    QVERIFY(whole);
    // The menu waits for its choice within the click that opened it.
    QTimer::singleShot(0, whole, [&] { mouse.choose(whole->menu(), QStringLiteral("Re&move Gz: no time")); });
    mouse.click(whole);
    QVERIFY(!window.document()->graph().Gz);
    mouse.up(editor.latentCount());
    mouse.up(editor.latentCount());
    mouse.up(editor.actionCount());
    QCOMPARE(window.document()->graph().d_z(), 3);
    QCOMPARE(window.document()->graph().d_a(), 2);
    MatrixView* Ga = editor.matrixView(GraphPart::Ga);
    QTRY_VERIFY(Ga->cellRect(2, 1).width() > 8);
    for (const auto& [row, col] : {std::pair{0, 0}, {1, 1}, {2, 1}})
        mouse.click(Ga, Ga->cellRect(row, col).center().toPoint());
    QCOMPARE(window.document()->graph().Ga->edges(), 3);

    // Predict: the answer is put away.
    QVERIFY(isTold(window));
    QAbstractButton* away = buttonIn(*window.panels()->dock(Panel::verdict), QStringLiteral("Close Verdict"));
    QVERIFY(away);
    mouse.click(away);
    QVERIFY2(!isTold(window), qPrintable(seenIn(window)));

    // Train: what a lecturer waits for is longer.
    shorten(*window.document());
    QCOMPARE(window.document()->setParameter(QStringLiteral("training.steps"), 60), QString());
    QAbstractButton* run = buttonIn(*window.transport(), QStringLiteral("Run"));
    QVERIFY(run);
    mouse.click(run);
    QTRY_VERIFY_WITH_TIMEOUT(
        window.runList()->current() && window.runList()->current()->data()->state == RunState::finished, patience);

    // Reveal: the verdict, and beside it what came of it.
    mouse.choose(window, QStringLiteral("&View"), QStringLiteral("Show Verdict"));
    QTRY_VERIFY(isTold(window));
    auto* reached = window.observatory()->findChild<LatentsView*>();
    for (auto* slot : window.observatory()->findChildren<ViewSlot*>())
        if (slot->holds(reached) && !reached->isVisible()) {
            const QPoint place = slot->placeOf(reached, *slot).center();
            QWidget* bar = slot->childAt(place);
            QVERIFY(qobject_cast<QTabBar*>(bar));
            mouse.click(bar, bar->mapFrom(slot, place));
        }
    QTRY_VERIFY(reached->isVisible());
    QTRY_COMPARE(reached->findChild<QTreeWidget*>()->topLevelItem(1)->text(1), QStringLiteral("mixed with z3"));

    // Export: the arrow above the view, Export, Save.
    for (auto* slot : window.observatory()->findChildren<ViewSlot*>())
        if (slot->holds(reached))
            mouse.click(buttonIn(*slot, QStringLiteral("Export this view as a figure")));
    auto* dialog = window.findChild<ExportDialog*>();
    QVERIFY(dialog);
    QTRY_VERIFY(dialog->isSettled());
    mouse.click(buttonIn(*dialog, QStringLiteral("Export …")));
    auto* files = dialog->findChild<QFileDialog*>();
    QVERIFY(files);
    const QTemporaryDir folder;
    files->setDirectory(folder.path());
    mouse.click(files->findChild<QDialogButtonBox*>()->button(QDialogButtonBox::Save));
    QTRY_VERIFY_WITH_TIMEOUT(!QDir(folder.path()).entryList(QDir::Files).isEmpty(), patience);
    QVERIFY2(mouse.clicks <= 20, qPrintable(QString::number(mouse.clicks)));
}

DISENTANGLE_TEST_MAIN(LectureTest)
#include "lecture_test.moc"
