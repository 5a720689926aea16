// SPDX-License-Identifier: GPL-3.0-or-later
// What stands in the panels World, Verdict and Data depends on the kind of the document's data.
#include "ui/window/world_column.h"

#include "tests/ui/support/private_home.h"
#include "tests/ui/support/test_class.h"
#include "tests/ui/support/written_file.h"
#include "ui/document/experiment_document.h"
#include "ui/graph/graph_editor.h"
#include "ui/style/message_bar.h"
#include "ui/window/drawn_world.h"
#include "ui/window/main_window.h"
#include "ui/window/panels.h"
#include "ui/world/world_pages.h"

#include <QDockWidget>
#include <QMenuBar>
#include <QTest>
#include <QUndoStack>

using namespace disentangle;

namespace {

/// Of tasks: a kind whose documents need no files.
const QByteArray tasksDocument = R"({"format": 3, "name": "few shots", "data": {"kind": "tasks"},
                                     "estimator": {"kind": "sparse_multitask"}})";

QAction* command(const MainWindow& window, const QString& text)
{
    for (auto* action : window.findChildren<QAction*>())
        if (action->text() == text)
            return action;
    return nullptr;
}

}  // namespace

class WorldColumnTest : public QObject {
    Q_OBJECT

public:
    static void initMain()
    {
        disentangle::testing::usePrivateHome();
        qputenv("DISENTANGLE_ENGINE", DISENTANGLE_FAKE_ENGINE_PATH);
    }

private:
    QTemporaryDir m_folder;

    QString written(const QString& name, const QByteArray& content)
    {
        return disentangle::testing::writtenFile(m_folder, name, content);
    }

private Q_SLOTS:
    void testPanelsShowThePagesOfTheDocumentsKind()
    {
        MainWindow window(MainWindow::Arrangement::fresh);
        window.show();
        const auto shown = [&](Panel panel) { return window.panels()->content(panel); };
        QCOMPARE(shown(Panel::world), window.worldColumn()->drawn()->world());
        window.openFile(written(QStringLiteral("tasks.json"), tasksDocument));
        QCOMPARE(window.document()->displayName(), QStringLiteral("tasks.json"));
        WorldPages* pages = window.worldColumn()->pages();
        QVERIFY(pages != window.worldColumn()->drawn());
        QCOMPARE(shown(Panel::world), pages->world());
        QCOMPARE(shown(Panel::verdict), pages->verdict());
        QCOMPARE(shown(Panel::data), pages->preview());
        QVERIFY(!window.graphEditor()->isVisible());
        // Commands for graphs have none to work on.
        QVERIFY(!command(window, QStringLiteral("&Import graph …"))->isEnabled());
        QVERIFY(!command(window, QStringLiteral("Choose &preset …"))->isEnabled());
        window.openFile(written(QStringLiteral("world.json"), R"({"format": 3, "name": "w", "preset": "x"})"));
        QCOMPARE(window.worldColumn()->pages(), pages);  // a document that cannot be read changes nothing
        window.document()->makeEmpty();
        QCOMPARE(shown(Panel::world), window.worldColumn()->drawn()->world());
        QVERIFY(window.graphEditor()->isVisible());
        QVERIFY(command(window, QStringLiteral("&Import graph …"))->isEnabled());
    }

    // The keyboard stays in the World when its pages change: it does not go to whatever field comes next in the window.
    void testTheKeyboardStaysInTheWorldWhenAnotherKindIsOpened()
    {
        MainWindow window(MainWindow::Arrangement::fresh);
        window.resize(1366, 768);
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        window.graphEditor()->matrixView(GraphPart::Ga)->setFocus();
        QVERIFY(window.panels()->content(Panel::world)->isAncestorOf(window.focusWidget()));
        window.openFile(written(QStringLiteral("tasks.json"), tasksDocument));
        QVERIFY(!window.document()->isDrawn());
        const QWidget* focused = window.focusWidget();
        QVERIFY2(focused && window.panels()->content(Panel::world)->isAncestorOf(focused),
                 focused ? focused->metaObject()->className() : "nowhere");
        window.document()->makeEmpty();
        QVERIFY(window.panels()->content(Panel::world)->isAncestorOf(window.focusWidget()));
    }

    void testUndoGoesFromOneKindOfDataToTheOther()
    {
        MainWindow window(MainWindow::Arrangement::fresh);
        window.show();
        ExperimentDocument* document = window.document();
        const Experiment before = document->experiment();
        const CausalGraph graph = document->graph();
        const Experiment tasks = parse_experiment(tasksDocument.toStdString(), "tasks.json");
        QCOMPARE(document->replaceExperiment(tasks, QStringLiteral("Tasks")), QString());
        QVERIFY(!document->isDrawn());
        QVERIFY(document->experiment() == tasks);
        // The graph of before stays for the views that nobody sees, and cannot be edited.
        QVERIFY(document->graph() == graph);
        document->setLatentCount(3);
        QVERIFY(document->experiment() == tasks);
        QVERIFY(document->replaceGraph(graph, QStringLiteral("Paste")).contains(QStringLiteral("File > New")));
        document->undoStack()->undo();
        QVERIFY(document->experiment() == before);
        QVERIFY(window.graphEditor()->isVisible());
        document->undoStack()->redo();
        QVERIFY(document->experiment() == tasks);
        QVERIFY(!window.graphEditor()->isVisible());
    }
};

DISENTANGLE_TEST_MAIN(WorldColumnTest)
#include "world_column_test.moc"
