// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/graph/presets.h"
#include "tests/ui/support/private_home.h"
#include "tests/ui/support/test_class.h"
#include "ui/document/experiment_document.h"
#include "ui/graph/graph_editor.h"
#include "ui/style/matrix_view.h"
#include "ui/style/theme.h"
#include "ui/theory/verdict_panel.h"
#include "ui/window/main_window.h"

#include <QFile>
#include <QLineEdit>
#include <QMouseEvent>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>
#include <QUndoStack>

using namespace disentangle;

class WorkbenchTest : public QObject {
    Q_OBJECT

public:
    static void initMain()
    {
        disentangle::testing::usePrivateHome();
        qputenv("DISENTANGLE_ENGINE", DISENTANGLE_FAKE_ENGINE_PATH);
    }

private:
    QTemporaryDir m_folder;

    /// The document's bytes on disk.
    QByteArray saved(ExperimentDocument* document, const QString& name)
    {
        const QString path = m_folder.filePath(name);
        if (!document->save(path).isEmpty())
            qFatal("cannot save %s", qPrintable(path));
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    static QPoint cell(const MatrixView* view, int row, int col) { return view->cellRect(row, col).center().toPoint(); }

    /// Types names into the headers of an axis, one after the other.
    static void name(MatrixView* view, MatrixView::Axis axis, const QStringList& names)
    {
        QTest::mouseDClick(view, Qt::LeftButton, {}, view->headerRect({axis, 0}).center().toPoint());
        auto* field = view->findChild<QLineEdit*>();
        for (const QString& its : names) {
            QVERIFY(field->isVisible());
            QTest::keyClicks(field, its);
            QTest::keyClick(field, its == names.last() ? Qt::Key_Return : Qt::Key_Tab);
        }
    }

private Q_SLOTS:
    void initTestCase()
    {
        QCoreApplication::setApplicationName(QStringLiteral("disentangle-studio"));
        theme().install();
    }

    // The tree, the robot and the ball, from an empty document, by mouse and keys alone; all of it undone and redone,
    // the file is the same to the byte.
    void treeRobotBallIsDrawnUndoneAndRedone()
    {
        MainWindow window(MainWindow::Arrangement::fresh);
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        ExperimentDocument* document = window.document();
        QTest::keyClick(&window, Qt::Key_N, Qt::ControlModifier);
        const QByteArray empty = saved(document, QStringLiteral("empty.json"));
        QCOMPARE(document->undoStack()->count(), 0);

        QSpinBox* latents = window.graphEditor()->latentCount();
        latents->setFocus();
        QTest::keyClick(latents, Qt::Key_Up);
        QTest::keyClick(latents, Qt::Key_Up);
        QCOMPARE(document->graph().d_z(), 3);
        MatrixView* Ga = window.graphEditor()->matrixView(GraphPart::Ga);
        MatrixView* Gz = window.graphEditor()->matrixView(GraphPart::Gz);
        QTRY_VERIFY(Gz->cellRect(2, 2).width() > 8);  // the new sizes have been laid out
        name(Gz, MatrixView::Axis::row, {QStringLiteral("tree"), QStringLiteral("robot"), QStringLiteral("ball")});
        name(Ga, MatrixView::Axis::col, {QStringLiteral("move")});
        QTest::mouseClick(Ga, Qt::LeftButton, {}, cell(Ga, 1, 0));
        // Everything depends on the past of the tree: one drag.
        QTest::mousePress(Gz, Qt::LeftButton, {}, cell(Gz, 0, 0));
        QMouseEvent move(QEvent::MouseMove, QPointF(cell(Gz, 2, 0)), Gz->mapToGlobal(QPointF(cell(Gz, 2, 0))),
                         Qt::NoButton, Qt::LeftButton, {});
        QCoreApplication::sendEvent(Gz, &move);
        QTest::mouseRelease(Gz, Qt::LeftButton, {}, cell(Gz, 2, 0));
        // The rest by keys: robot and ball on the robot, the ball on itself.
        QTest::keyClick(Gz, Qt::Key_Right);
        QTest::keyClick(Gz, Qt::Key_Space);
        QTest::keyClick(Gz, Qt::Key_Up);
        QTest::keyClick(Gz, Qt::Key_Space);
        QTest::mouseClick(Gz, Qt::LeftButton, {}, cell(Gz, 2, 2));

        QVERIFY(document->graph() == graph_preset("TreeRobotBall").graph);
        QCOMPARE(document->presetName(), QStringLiteral("TreeRobotBall"));
        QCOMPARE(document->undoStack()->count(), 10);  // the count, four names, one action's edge, a drag, three cells
        const QByteArray before = saved(document, QStringLiteral("scene.json"));

        for (int i = 0; i < 10; ++i)
            QTest::keyClick(&window, Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(!document->undoStack()->canUndo());
        QCOMPARE(saved(document, QStringLiteral("undone.json")), empty);
        for (int i = 0; i < 10; ++i)
            QTest::keyClick(&window, Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(!document->undoStack()->canRedo());
        QCOMPARE(saved(document, QStringLiteral("redone.json")), before);
    }

    // One edge taken from the scene, and the verdict on it changes with the click.
    void removingAnEdgeChangesTheVerdictAtOnce()
    {
        MainWindow window(MainWindow::Arrangement::fresh);
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        QCOMPARE(window.document()->applyPreset(QStringLiteral("TreeRobotBall")), QString());
        const Adjacency before = window.verdictPanel()->verdict().permitted;
        window.document()->toggleEdge(GraphPart::Gz, 2, 2);  // the ball forgets its past
        QVERIFY(window.verdictPanel()->verdict().permitted != before);
        QTest::keyClick(&window, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(window.verdictPanel()->verdict().permitted, before);
    }
};

DISENTANGLE_TEST_MAIN(WorkbenchTest)
#include "workbench_test.moc"
