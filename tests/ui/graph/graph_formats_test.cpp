// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/graph/graph_formats.h"

#include "core/graph/presets.h"
#include "core/graph/random_graph.h"
#include "tests/ui/support/private_home.h"
#include "tests/ui/support/test_class.h"
#include "ui/document/experiment_document.h"
#include "ui/window/main_window.h"
#include "ui/style/matrix_view.h"
#include "ui/style/message_bar.h"
#include "ui/graph/graph_actions.h"
#include "ui/graph/graph_editor.h"
#include "ui/graph/graph_thumbnail.h"
#include "ui/graph/preset_chooser.h"
#include "ui/graph/random_graph_page.h"
#include "ui/style/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QDoubleSpinBox>
#include <QPushButton>
#include <QSpinBox>
#include <QTest>
#include <QUndoStack>

using namespace disentangle;

class GraphFormatsTest : public QObject {
    Q_OBJECT

public:
    static void initMain() { disentangle::testing::usePrivateHome(); }

private Q_SLOTS:
    void initTestCase() { theme().install(); }

    // Every format is written to a file and read back into another document; formats without names bring the matrices.
    void everyFormatComesBackFromAFile()
    {
        QTemporaryDir folder;
        CausalGraph graph = random_graph({5, 3, true, 0.4, true, 6});
        graph.latents = {"a \"b\"", "c, d", "größe", "x (t-1)", "y"};
        for (const GraphFormat& format : graphFormats()) {
            const QString path = folder.filePath(QStringLiteral("graph.") + format.ending);
            QCOMPARE(exportGraph(graph, path), QString());
            ExperimentDocument document;
            CausalGraph emptied = graph;
            emptied.Ga = Adjacency(5, 3);
            emptied.Gz = Adjacency(5, 5);
            const bool named = format.wholeGraph || format.ending == QStringLiteral("csv");
            if (!named)
                document.replaceGraph(emptied, QStringLiteral("start"));
            document.undoStack()->clear();
            QCOMPARE(importGraph(&document, path), QString());
            QVERIFY2(document.graph() == graph, qPrintable(format.name));
            QCOMPARE(document.undoStack()->count(), 1);
        }
    }

    // A file that cannot be written, or has no known ending, is refused with its name and is not there afterwards.
    void exportThatFailsLeavesNothingBehind()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("nowhere/graph.dot"));
        QVERIFY(exportGraph(graph_preset("Example3").graph, path).contains(QStringLiteral("graph.dot")));
        QVERIFY(!QFile::exists(path));
        QVERIFY(exportGraph(graph_preset("Example3").graph, folder.filePath(QStringLiteral("graph.xyz")))
                    .contains(QStringLiteral(".dagitty")));
        QVERIFY(!QFile::exists(folder.filePath(QStringLiteral("graph.xyz"))));
    }

    // Text that is no graph gives one line in the message bar, and the document stays as it was; the next good paste
    // takes the line away.
    void malformedPasteSaysOneLineAndChangesNothing()
    {
        MainWindow window(MainWindow::Arrangement::fresh);
        auto* actions = window.findChild<GraphActions*>();
        QVERIFY(actions);
        const QString before = window.document()->text();
        for (const char* text : {"hello", "1,0\n1,2", "digraph { a -- b }", "{\"Ga\": [[2]]}", ""}) {
            QApplication::clipboard()->setText(QLatin1String(text));
            actions->paste();
            const QString said = window.messages()->text(QStringLiteral("graph"));
            QVERIFY2(said.startsWith(QStringLiteral("clipboard: ")), qPrintable(said));
            QVERIFY(!said.contains(QLatin1Char('\n')));
            QCOMPARE(window.document()->text(), before);
            QCOMPARE(window.document()->undoStack()->count(), 0);
        }
        QApplication::clipboard()->setText(QStringLiteral("[[1, 0], [1, 1]]"));
        actions->paste();
        QCOMPARE(window.messages()->text(QStringLiteral("graph")), QString());
        QCOMPARE(window.document()->graph().d_z(), 2);
        QCOMPARE(window.document()->undoStack()->undoText(), QStringLiteral("Paste graph"));
    }

    // A pasted matrix is said how it was read; the button beside the sentence reads it the other way, as one step still.
    void pastingSaysHowItWasReadAndOffersTheOtherWay()
    {
        MainWindow window(MainWindow::Arrangement::fresh);
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        ExperimentDocument* document = window.document();
        QCOMPARE(document->replaceGraph(make_graph(Adjacency(2, 2), Adjacency(2, 2)), QStringLiteral("start")),
                 QString());
        const CausalGraph before = document->graph();
        const int steps = document->undoStack()->count();
        auto* view = window.findChild<GraphEditor*>()->matrixView(GraphPart::Ga);
        const auto said = [&window] { return window.messages()->text(QStringLiteral("graph as read")); };
        const auto press = [&window](const QString& label) {
            for (auto* button : window.messages()->findChildren<QPushButton*>())
                if (button->text() == label && button->isVisible()) {
                    QTest::mouseClick(button, Qt::LeftButton);
                    return true;
                }
            return false;
        };
        const Adjacency asWritten = Adjacency::from_rows({{0, 1}, {0, 0}});

        QApplication::clipboard()->setText(QStringLiteral("0\t1\n0\t0\n"));
        view->setFocus();
        QTest::keyClick(view, Qt::Key_V, Qt::ControlModifier);
        QVERIFY(*document->graph().Ga == asWritten);
        QCOMPARE(said(), QStringLiteral("clipboard: read as Ga: rows are children (z1, z2), columns causes (a1, a2)."));
        QVERIFY(press(QStringLiteral("Rows are causes")));
        QVERIFY(*document->graph().Ga == asWritten.transposed());
        QCOMPARE(said(), QStringLiteral("clipboard: read as Ga, turned: the rows of the text are causes (a1, a2), its "
                                        "columns children (z1, z2)."));
        QCOMPARE(document->undoStack()->count(), steps + 1);
        QVERIFY(press(QStringLiteral("Rows are children")));
        QVERIFY(*document->graph().Ga == asWritten);
        // A square matrix may be the other one, too; the one it is not stays as it was.
        QVERIFY(press(QStringLiteral("It is Gz")));
        QVERIFY(*document->graph().Gz == asWritten);
        QVERIFY(*document->graph().Ga == *before.Ga);
        QVERIFY2(said().contains(QStringLiteral("read as Gz")), qPrintable(said()));
        QCOMPARE(document->undoStack()->count(), steps + 1);

        // Undone, nothing is left of it, and there is nothing to read otherwise.
        document->undoStack()->undo();
        QVERIFY(document->graph() == before);
        QCOMPARE(said(), QString());
        QVERIFY(!press(QStringLiteral("It is Ga")));
        // Names that are there say by themselves that the causes stand in rows.
        QApplication::clipboard()->setText(QStringLiteral(",z1,z2\na1,1,0\na2,1,1\n"));
        view->setFocus();
        QTest::keyClick(view, Qt::Key_V, Qt::ControlModifier);
        QVERIFY(*document->graph().Ga == Adjacency::from_rows({{1, 1}, {0, 1}}));
        QCOMPARE(document->graph().latents, before.latents);
        QVERIFY(said().contains(QStringLiteral("the rows of the text are causes (a1, a2)")));
        // The offer goes with the next edit.
        QTest::keyClick(view, Qt::Key_Space);
        QCOMPARE(said(), QString());
    }

    // A square matrix with names of rows that are not its columns' is Ga, with its names, wherever the keyboard is; one
    // without names goes where that is, says so, and a button takes it to the other graph.
    void pastedMatrixSaysWhereItWentAndGoesElsewhere()
    {
        MainWindow window(MainWindow::Arrangement::fresh);
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        ExperimentDocument* document = window.document();
        auto* actions = window.findChild<GraphActions*>();
        QCOMPARE(document->replaceGraph(make_graph(Adjacency(2, 2), Adjacency(2, 2)), QStringLiteral("Two")),
                 QString());
        window.graphEditor()->matrixView(GraphPart::Gz)->setFocus();
        QApplication::clipboard()->setText(QStringLiteral(",push,pull\npos_x,1,0\npos_y,1,1\n"));
        actions->paste();
        QCOMPARE(document->graph().actions, (std::vector<std::string>{"push", "pull"}));
        QCOMPARE(document->graph().latents, (std::vector<std::string>{"pos_x", "pos_y"}));
        QVERIFY(*document->graph().Ga == Adjacency::from_rows({{1, 0}, {1, 1}}));
        QVERIFY(*document->graph().Gz == Adjacency(2, 2));

        QApplication::clipboard()->setText(QStringLiteral("[[0, 1], [1, 1]]"));
        actions->paste();
        QVERIFY(*document->graph().Gz == Adjacency::from_rows({{0, 1}, {1, 1}}));
        const QString said = window.messages()->text(QStringLiteral("graph as read"));
        QVERIFY2(said.contains(QStringLiteral("Gz")), qPrintable(said));
        for (auto* button : window.messages()->findChildren<QAbstractButton*>())
            if (button->text() == QStringLiteral("It is Ga")) {
                QTest::mouseClick(button, Qt::LeftButton);
                break;
            }
        QVERIFY(*document->graph().Ga == Adjacency::from_rows({{0, 1}, {1, 1}}));
        QVERIFY(*document->graph().Gz == Adjacency(2, 2));
    }

    // Every preset has a picture that shows something, at any pixel ratio.
    void everyPresetHasAThumbnail()
    {
        for (const GraphPreset& preset : graph_presets())
            for (const double ratio : {1.0, 2.0}) {
                const QPixmap picture = graphThumbnail(preset.graph, {72, 44}, ratio);
                QCOMPARE(picture.deviceIndependentSize(), QSizeF(72, 44));
                const QImage image = picture.toImage();
                bool on = false;
                for (int x = 0; x < image.width() && !on; ++x)
                    for (int y = 0; y < image.height() && !on; ++y)
                        on = image.pixelColor(x, y) == colours().cellOn;
                QVERIFY2(on, preset.name.c_str());
            }
    }

    // A random graph and a variation are one step each; the seed that is shown repeats them.
    void randomGraphsAndVariationsAreOneStepEach()
    {
        ExperimentDocument document;
        GraphEditor editor(&document);
        editor.show();
        PresetChooser* chooser = editor.presetChooser();
        chooser->openPage(PresetChooser::randomGraph);
        RandomGraphPage* page = chooser->randomPage();
        QVERIFY(page);
        page->latents()->setValue(8);
        page->actions()->setValue(4);
        page->density()->setValue(0.4);
        page->seed()->setSeed(77);
        const RandomGraph wanted = page->wanted();
        QCOMPARE(wanted.seed, std::uint64_t(77));
        QTest::keyClick(page, Qt::Key_Return);
        QVERIFY(document.graph() == random_graph(wanted));
        QCOMPARE(document.undoStack()->count(), 1);

        const CausalGraph before = document.graph();
        chooser->openPage(PresetChooser::variation);
        chooser->variationPage()->flips()->setValue(5);
        chooser->variationPage()->seed()->setSeed(3);
        chooser->variationPage()->useButton()->click();
        QVERIFY(document.graph() == random_variation(before, 5, 3));
        QCOMPARE(document.undoStack()->count(), 2);
        document.undoStack()->undo();
        QVERIFY(document.graph() == before);
    }
};

DISENTANGLE_TEST_MAIN(GraphFormatsTest)
#include "graph_formats_test.moc"
