// SPDX-License-Identifier: GPL-3.0-or-later
// A lecturer's quarter of an hour, by mouse and keys: draw a graph, let the class predict, train, reveal, export.
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
#include <QPushButton>
#include <QSpinBox>
#include <QStandardPaths>
#include <QStatusBar>
#include <QTabBar>
#include <QTemporaryDir>
#include <QTest>
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
};

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
    const auto seen = [&window] {
        QStringList words;
        for (const auto* label : window.findChildren<QLabel*>())
            if (label->isVisible())
                words.append(label->text());
        return words.join(QLatin1Char('\n'));
    };
    const auto isTold = [&seen] {
        return seen().contains(QStringLiteral("latents can be disentangled")) ||
               seen().contains(QStringLiteral("latents could be disentangled"));
    };
    QVERIFY(isTold());
    for (QAction* action : window.findChildren<QAction*>())
        if (action->text() == QStringLiteral("Show Verdict"))
            action->trigger();
    QVERIFY(window.panels()->dock(Panel::verdict)->isHidden());
    QVERIFY2(!isTold(), qPrintable(seen()));

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
    QVERIFY2(!isTold(), qPrintable(seen()));

    // Train, as briefly as a test may: the number of steps is typed, Ctrl+R runs.
    for (const auto& [key, value] : {std::pair{"training.evaluate_every", 20},
                                     {"training.batch", 64},
                                     {"training.evaluation_rows", 500},
                                     {"world.rows.train", 2000},
                                     {"world.rows.test", 500}})
        QCOMPARE(document->setParameter(QString::fromLatin1(key), value), QString());
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
    QVERIFY2(seen().contains(QStringLiteral("1 of 3 latents")), qPrintable(seen()));
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

DISENTANGLE_TEST_MAIN(LectureTest)
#include "lecture_test.moc"
