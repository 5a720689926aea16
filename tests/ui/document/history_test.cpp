// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/experiment_document.h"

#include "tests/ui/support/private_home.h"
#include "tests/ui/support/random_edits.h"
#include "tests/ui/support/test_class.h"
#include "ui/document/graph_selection.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QUndoStack>

#include <functional>
#include <random>

using namespace disentangle;
using disentangle::testing::editAtRandom;

namespace {

using Merge = ExperimentDocument::Merge;

/// A document with names, both matrices and edges in them: the tree, the robot and the ball.
void makeScene(ExperimentDocument& document)
{
    QCOMPARE(document.applyPreset(QStringLiteral("TreeRobotBall")), QString());
}

}  // namespace

class HistoryTest : public QObject {
    Q_OBJECT

public:
    static void initMain() { disentangle::testing::usePrivateHome(); }

private:
    QTemporaryDir m_folder;

private Q_SLOTS:
    // Every kind of edit is one step with a name that says what it did; undone the text is what it was, redone what it
    // became.
    void everyEditIsANamedStepThatCanBeUndone_data()
    {
        using Edit = std::function<void(ExperimentDocument&)>;
        QTest::addColumn<Edit>("edit");
        QTest::addColumn<QString>("name");
        const auto row = [](const char* what, const char* name, Edit edit) {
            QTest::newRow(what) << edit << QString::fromUtf8(name);
        };
        // The scene: latents tree, robot, ball; Ga has one action, Gz is 3 x 3 (core/graph/presets).
        row("cell off", "Remove edge tree → tree",
            [](ExperimentDocument& d) { d.setGraphCell(GraphPart::Gz, 0, 0, false); });
        row("cell on", "Add edge ball → tree",
            [](ExperimentDocument& d) { d.setGraphCell(GraphPart::Gz, 0, 2, true); });
        row("toggle", "Add edge ball → tree", [](ExperimentDocument& d) { d.toggleEdge(GraphPart::Gz, 0, 2); });
        row("cells", "Add 2 edges", [](ExperimentDocument& d) {
            d.setCells({{GraphPart::Gz, 0, 1}, {GraphPart::Gz, 0, 2}}, true);
        });
        row("matrix", "Clear Gz",
            [](ExperimentDocument& d) { d.setMatrix(GraphPart::Gz, Adjacency(3, 3), QStringLiteral("Clear Gz")); });
        row("absent", "Remove Ga", [](ExperimentDocument& d) { d.setPresent(GraphPart::Ga, false); });
        row("latents", "5 latents", [](ExperimentDocument& d) { d.setLatentCount(5); });
        row("fewer latents", "1 latent", [](ExperimentDocument& d) { d.setLatentCount(1); });
        row("actions", "4 actions", [](ExperimentDocument& d) { d.setActionCount(4); });
        row("insert latent", "Add latent z2", [](ExperimentDocument& d) { d.insertNode(NodeKind::latent, 1); });
        row("insert action", "Add action a1", [](ExperimentDocument& d) { d.insertNode(NodeKind::action, 0); });
        row("remove latent", "Remove robot", [](ExperimentDocument& d) { d.removeNode(NodeKind::latent, 1); });
        row("remove last action", "Remove move", [](ExperimentDocument& d) { d.removeNode(NodeKind::action, 0); });
        row("remove two", "Remove tree, ball", [](ExperimentDocument& d) { d.remove({0b101, 0, {}}); });
        row("remove edge", "Remove edge tree → tree",
            [](ExperimentDocument& d) { d.remove(GraphItems::cell(GraphPart::Gz, 0, 0)); });
        row("rename", "Rename tree to oak",
            [](ExperimentDocument& d) { d.renameNode(NodeKind::latent, 0, QStringLiteral("oak")); });
        row("move", "Move tree", [](ExperimentDocument& d) { d.moveNode(NodeKind::latent, 0, 2); });
        row("permute", "Reorder latents", [](ExperimentDocument& d) { d.permuteNodes(NodeKind::latent, {2, 0, 1}); });
        row("replace", "Paste graph", [](ExperimentDocument& d) {
            d.replaceGraph(make_graph(Adjacency::identity(2), {}), QStringLiteral("Paste graph"));
        });
        row("preset", "Preset TimeDiag", [](ExperimentDocument& d) { d.applyPreset(QStringLiteral("TimeDiag")); });
        row("parameter", "Set training.steps to 777",
            [](ExperimentDocument& d) { d.setParameter(QStringLiteral("training.steps"), 777); });
        row("settings", "Use the settings “paper”",
            [](ExperimentDocument& d) { d.setParameter(QStringLiteral("settings"), "paper"); });
        row("name", "Set name to mine", [](ExperimentDocument& d) { d.setParameter(QStringLiteral("name"), "mine"); });
    }

    void everyEditIsANamedStepThatCanBeUndone()
    {
        QFETCH(const std::function<void(ExperimentDocument&)>, edit);
        QFETCH(const QString, name);
        ExperimentDocument document;
        makeScene(document);
        const QString before = document.text();
        edit(document);
        const QString after = document.text();
        QVERIFY(after != before);
        QCOMPARE(document.undoStack()->count(), 2);  // the preset, and this
        QCOMPARE(document.undoStack()->undoText(), name);
        document.undoStack()->undo();
        QCOMPARE(document.text(), before);
        document.undoStack()->redo();
        QCOMPARE(document.text(), after);
    }

    // What changes nothing, or is refused, is no step.
    void nothingIsNoStep()
    {
        ExperimentDocument document;
        const QString before = document.text();
        document.setGraphCell(GraphPart::Ga, 0, 0, true);
        document.setGraphCell(GraphPart::Gz, 0, 0, true);
        document.toggleEdge(GraphPart::Ga, 10, 0);
        document.setLatentCount(10);
        document.moveNode(NodeKind::latent, 3, 3);
        document.renameNode(NodeKind::latent, 0, QStringLiteral("z1"));
        QVERIFY(!document.renameNode(NodeKind::latent, 0, QStringLiteral("z2")).isEmpty());
        QVERIFY(!document.renameNode(NodeKind::latent, 0, QStringLiteral("  ")).isEmpty());
        QVERIFY(!document.renameNode(NodeKind::latent, 0, QStringLiteral("a\nb")).isEmpty());
        QVERIFY(!document.remove({~std::uint64_t{0}, 0, {}}));
        QVERIFY(!document.remove({0, ~std::uint64_t{0}, {}}));  // Ga is all there is
        QVERIFY(!document.setParameter(QStringLiteral("training.steps"), -1).isEmpty());
        QVERIFY(!document.replaceGraph(CausalGraph{}, QStringLiteral("Paste graph")).isEmpty());
        QVERIFY(!document.applyPreset(QStringLiteral("no such preset")).isEmpty());
        QCOMPARE(document.undoStack()->count(), 0);
        QCOMPARE(document.text(), before);
    }

    // All cells of a drag are one step, named by what it did in the end.
    void aStrokeIsOneStep()
    {
        ExperimentDocument document;
        const QString before = document.text();
        document.beginStroke();
        for (int col = 1; col <= 5; ++col)
            document.setGraphCell(GraphPart::Ga, 0, col, true);
        document.endStroke();
        QCOMPARE(document.undoStack()->count(), 1);
        QCOMPARE(document.undoStack()->undoText(), QStringLiteral("Add 5 edges"));
        document.setGraphCell(GraphPart::Ga, 0, 6, true);
        QCOMPARE(document.undoStack()->count(), 2);
        document.undoStack()->undo();
        document.undoStack()->undo();
        QCOMPARE(document.text(), before);
    }

    // Two drags are two steps; a drag that takes back all it did is none.
    void strokesDoNotMergeAndAnEmptyOneIsNone()
    {
        ExperimentDocument document;
        for (int row = 0; row < 2; ++row) {
            document.beginStroke();
            document.setGraphCell(GraphPart::Ga, row, 3, true);
            document.endStroke();
        }
        QCOMPARE(document.undoStack()->count(), 2);
        document.beginStroke();
        document.setGraphCell(GraphPart::Ga, 5, 3, true);
        document.setGraphCell(GraphPart::Ga, 5, 3, false);
        document.endStroke();
        QCOMPARE(document.undoStack()->count(), 2);
        QCOMPARE(document.undoStack()->index(), 2);
    }

    // Undo in the middle of a drag ends its step: what is drawn from then on is a step of its own.
    void undoInAStrokeEndsTheStep()
    {
        ExperimentDocument document;
        document.setGraphCell(GraphPart::Ga, 9, 0, true);
        document.beginStroke();
        document.setGraphCell(GraphPart::Ga, 0, 1, true);
        document.undoStack()->undo();
        document.setGraphCell(GraphPart::Ga, 0, 2, true);
        document.endStroke();
        QCOMPARE(document.undoStack()->count(), 2);
        document.undoStack()->undo();
        QVERIFY((*document.matrix(GraphPart::Ga))(9, 0));
        QVERIFY(!(*document.matrix(GraphPart::Ga))(0, 2));
    }

    // A slider on its way is one step until it is let go, another edit comes between, or the document is saved.
    void slidingMergesUntilItEnds()
    {
        ExperimentDocument document;
        const auto slide = [&document](int steps) {
            QCOMPARE(document.setParameter(QStringLiteral("training.steps"), steps, Merge::sliding), QString());
        };
        for (const int steps : {100, 200, 300})
            slide(steps);
        QCOMPARE(document.undoStack()->count(), 1);
        QCOMPARE(document.undoStack()->undoText(), QStringLiteral("Set training.steps to 300"));
        document.endSliding();
        slide(400);
        QCOMPARE(document.undoStack()->count(), 2);
        document.setGraphCell(GraphPart::Ga, 0, 1, true);
        slide(500);
        QCOMPARE(document.undoStack()->count(), 4);
        QCOMPARE(document.save(m_folder.filePath(QStringLiteral("slid.json"))), QString());
        slide(600);
        QCOMPARE(document.undoStack()->count(), 5);
        document.undoStack()->undo();
        QVERIFY(!document.isDirty());
        slide(700);  // after an undo, nothing merges with what is then the newest step
        QCOMPARE(document.undoStack()->count(), 5);
        QVERIFY(document.isDirty());
        QCOMPARE(document.setParameter(QStringLiteral("training.batch"), 64, Merge::sliding), QString());
        QCOMPARE(document.undoStack()->count(), 6);
        document.setParameter(QStringLiteral("training.batch"), 65);
        QCOMPARE(document.undoStack()->count(), 7);
    }

    // The document is clean where it equals its file: at the saved step, and wherever else an edit leads back to it.
    void undoneToTheSavedStateItIsClean()
    {
        ExperimentDocument document;
        document.setGraphCell(GraphPart::Ga, 0, 1, true);
        QCOMPARE(document.save(m_folder.filePath(QStringLiteral("clean.json"))), QString());
        document.setGraphCell(GraphPart::Ga, 0, 2, true);
        QVERIFY(document.isDirty());
        document.undoStack()->undo();
        QVERIFY(!document.isDirty());
        document.undoStack()->undo();
        QVERIFY(document.isDirty());
        document.setGraphCell(GraphPart::Ga, 0, 1, true);
        QVERIFY(!document.isDirty());
    }

    // Presets that are only looked at need no saving; one chosen over a graph drawn by hand does.
    void presetsNeedSavingOnlyOverOwnWork()
    {
        ExperimentDocument document;
        document.applyPreset(QStringLiteral("TimeDiag"));
        QVERIFY(!document.isDirty());
        document.undoStack()->undo();
        QVERIFY(!document.isDirty());
        document.setGraphCell(GraphPart::Ga, 0, 1, true);
        document.applyPreset(QStringLiteral("TreeRobotBall"));
        QVERIFY(document.isDirty());
        QCOMPARE(document.save(m_folder.filePath(QStringLiteral("own.json"))), QString());
        document.applyPreset(QStringLiteral("ActionNonDiag"));
        QVERIFY(document.isDirty());
        QCOMPARE(document.path(), m_folder.filePath(QStringLiteral("own.json")));
    }

    // Opening, and making anew, begin a history of their own; what cannot be opened leaves it.
    void openingBeginsANewHistory()
    {
        ExperimentDocument document;
        document.setGraphCell(GraphPart::Ga, 0, 1, true);
        const QString path = m_folder.filePath(QStringLiteral("opened.json"));
        QCOMPARE(document.save(path), QString());
        QSignalSpy replaced(&document, &ExperimentDocument::replaced);
        QVERIFY(!document.open(m_folder.filePath(QStringLiteral("missing.json"))).isEmpty());
        QCOMPARE(document.undoStack()->count(), 1);
        QCOMPARE(replaced.count(), 0);
        QCOMPARE(document.open(path), QString());
        QCOMPARE(document.undoStack()->count(), 0);
        QCOMPARE(replaced.count(), 1);
        document.makeEmpty();
        QVERIFY(!document.isDirty());
        QVERIFY(document.path().isEmpty());
        QCOMPARE(document.graph().d_z(), 1);
        QCOMPARE(document.matrix(GraphPart::Ga)->edges() + document.matrix(GraphPart::Gz)->edges(), 0);
    }

    // A bound on the edges of a matrix goes with the matrix, and undo brings both back.
    void removingAMatrixTakesItsBoundAlong()
    {
        ExperimentDocument document;
        makeScene(document);
        QCOMPARE(document.setParameter(QStringLiteral("sparsity.beta_Gz"), 7.5), QString());
        QVERIFY(document.setPresent(GraphPart::Gz, false));
        QVERIFY(!document.experiment().sparsity.beta_Gz);
        document.undoStack()->undo();
        QCOMPARE(document.experiment().sparsity.beta_Gz.value(), 7.5);
    }

    // Moving a node moves its name, its row and its column.
    void movingALatentKeepsItsEdges()
    {
        ExperimentDocument document;
        makeScene(document);
        const CausalGraph before = document.graph();
        document.moveNode(NodeKind::latent, 0, 2);
        const std::vector<int> was{1, 2, 0};
        for (int i = 0; i < 3; ++i) {
            const auto its = static_cast<std::size_t>(was[static_cast<std::size_t>(i)]);
            QCOMPARE(document.graph().latents[static_cast<std::size_t>(i)], before.latents[its]);
            QCOMPARE((*document.matrix(GraphPart::Ga))(i, 0), (*before.Ga)(static_cast<int>(its), 0));
            for (int j = 0; j < 3; ++j)
                QCOMPARE((*document.matrix(GraphPart::Gz))(i, j),
                         (*before.Gz)(static_cast<int>(its), was[static_cast<std::size_t>(j)]));
        }
    }

    // The selection never holds what the graph has lost.
    void selectionFitsTheGraph()
    {
        ExperimentDocument document;
        makeScene(document);
        QSignalSpy changed(document.selection(), &GraphSelection::selectedChanged);
        document.selection()->select({0b100, 0b1, {{GraphPart::Gz, 2, 0}, {GraphPart::Gz, 1, 1}}});
        document.removeNode(NodeKind::latent, 2);
        QCOMPARE(document.selection()->selected(), (GraphItems{0, 0b1, {{GraphPart::Gz, 1, 1}}}));
        QCOMPARE(changed.count(), 2);
        document.setPresent(GraphPart::Ga, false);
        QCOMPARE(document.selection()->selected(), GraphItems::cell(GraphPart::Gz, 1, 1));
    }

    // Ten thousand random edits, undo and redo among them, leave a valid document whose history leads back to the
    // very text it began with, and forth to the one it ended with.
    void tenThousandRandomEditsCanBeUndone()
    {
        ExperimentDocument document;
        const QString beginning = document.text();
        std::mt19937 random(4);  // any seed will do
        for (int edit = 0; edit < 10000; ++edit) {
            switch (random() % 8) {
            case 0: document.undoStack()->undo(); break;
            case 1: document.undoStack()->redo(); break;
            default: editAtRandom(document, random);
            }
            if (edit % 500 == 0)
                QVERIFY(parse_experiment(document.text().toStdString(), {}) == document.experiment());
        }
        const int steps = document.undoStack()->index();
        const QString end = document.text();
        QVERIFY(steps > 1000);  // six of eight are edits, most of which change something
        document.undoStack()->setIndex(0);
        QCOMPARE(document.text(), beginning);
        QVERIFY(!document.isDirty());
        document.undoStack()->setIndex(steps);
        QCOMPARE(document.text(), end);
    }
};

DISENTANGLE_GUILESS_TEST_MAIN(HistoryTest)
#include "history_test.moc"
