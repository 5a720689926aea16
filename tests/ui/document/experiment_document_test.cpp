// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/experiment_document.h"

#include "tests/ui/support/private_home.h"
#include "tests/ui/support/test_class.h"
#include "tests/ui/support/written_file.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QUndoStack>

using namespace disentangle;

class ExperimentDocumentTest : public QObject {
    Q_OBJECT

public:
    static void initMain() { disentangle::testing::usePrivateHome(); }

private:
    QTemporaryDir m_folder;

    QString written(const QString& name, const QByteArray& content)
    {
        return disentangle::testing::writtenFile(m_folder, name, content);
    }

private Q_SLOTS:
    // First start: ten latents, each with an action of its own, nothing to save.
    void startsAsActionDiag()
    {
        const ExperimentDocument document;
        QCOMPARE(document.presetName(), QStringLiteral("ActionDiag"));
        QCOMPARE(*document.matrix(GraphPart::Ga), Adjacency::identity(10));
        QVERIFY(!document.matrix(GraphPart::Gz));
        QVERIFY(!document.isDirty());
    }

    // Setting a cell is signalled and makes the document dirty; undone, it is clean again.
    void settingACellAndTakingItBackLeavesTheDocumentClean()
    {
        ExperimentDocument document;
        QSignalSpy graph(&document, &ExperimentDocument::graphChanged);
        document.setGraphCell(GraphPart::Ga, 0, 1, true);
        QVERIFY((*document.matrix(GraphPart::Ga))(0, 1));
        QCOMPARE(graph.count(), 1);
        QVERIFY(document.isDirty());
        QVERIFY(document.presetName().isEmpty());
        document.setGraphCell(GraphPart::Ga, 0, 1, false);
        QVERIFY(!document.isDirty());
        document.setGraphCell(GraphPart::Ga, 0, 1, false);
        QCOMPARE(graph.count(), 2);
    }

    // Cells outside of the matrix, or of a matrix that is absent, change nothing.
    void cellsThatDoNotExistAreIgnored()
    {
        ExperimentDocument document;
        const Experiment before = document.experiment();
        document.setGraphCell(GraphPart::Gz, 0, 0, true);
        document.setGraphCell(GraphPart::Ga, 10, 0, true);
        document.setGraphCell(GraphPart::Ga, 0, -1, true);
        QVERIFY(document.experiment() == before);
    }

    // A graph that is no longer diagonal gets the wider transition networks of the recipe, unless they were set by
    // hand.
    void defaultsFollowTheGraphAndHandSetValuesStay()
    {
        ExperimentDocument document;
        QCOMPARE(document.setParameter(QStringLiteral("settings"), "recipe"), QString());
        QCOMPARE(document.experiment().estimator.transition.width, 16);  // recipe: diagonal graphs
        QCOMPARE(document.setParameter(QStringLiteral("training.batch"), 256), QString());
        document.setGraphCell(GraphPart::Ga, 0, 1, true);
        QCOMPARE(document.experiment().estimator.transition.width, 32);  // recipe: all others
        QCOMPARE(document.experiment().training.batch, 256);
        QCOMPARE(document.resetParameter(QStringLiteral("training.batch")), QString());
        QVERIFY(document.isDefault("training.batch"));
    }

    // Another column of defaults and back: everything is as it was, the estimator too, which follows the search.
    void settingsThereAndBackChangeNothing()
    {
        ExperimentDocument document;
        const Experiment before = document.experiment();
        for (const char* settings : {"recipe", "paper"}) {
            QCOMPARE(document.setParameter(QStringLiteral("settings"), settings), QString());
            QVERIFY(document.experiment() == preset_experiment("ActionDiag", settings));
            QCOMPARE(document.setParameter(QStringLiteral("settings"), "auto"), QString());
            QVERIFY(document.experiment() == before);
        }
    }

    // What follows from a parameter is no step of its own, and goes back with it.
    void whatFollowsIsOneStepWithWhatItFollows()
    {
        ExperimentDocument document;
        QCOMPARE(document.setParameter(QStringLiteral("world.rows.train"), 100), QString());
        QCOMPARE(document.experiment().training.batch, 100);
        QCOMPARE(document.undoStack()->undoText(), QStringLiteral("Set world.rows.train to 100"));
        document.undoStack()->undo();
        QCOMPARE(document.experiment().training.batch, 512);
    }

    // Unsaved work that an earlier version kept is text of an earlier format.
    void workKeptByAnEarlierVersionIsRestored()
    {
        QFile kept(QStringLiteral(DISENTANGLE_FIXTURES_DIR "/format1/Example4-recipe.json"));
        QVERIFY(kept.open(QIODevice::ReadOnly));
        ExperimentDocument document;
        QCOMPARE(document.restore(QString::fromUtf8(kept.readAll()), QString()), QString());
        QVERIFY(document.experiment() == preset_experiment("Example4", "recipe"));
    }

    // More and fewer latents keep what fits; new ones are empty and have names of their own.
    void resizingKeepsWhatFits()
    {
        ExperimentDocument document;
        document.setLatentCount(12);
        QCOMPARE(document.graph().d_z(), 12);
        QCOMPARE(document.matrix(GraphPart::Ga)->rows(), 12);
        QVERIFY((*document.matrix(GraphPart::Ga))(9, 9));
        QCOMPARE(document.matrix(GraphPart::Ga)->row_bits(11), std::uint64_t{0});
        QCOMPARE(document.graph().latents.back(), std::string("z12"));
        QCOMPARE(document.experiment().world.d_x, 24);  // twice the latents beyond 10
        document.setActionCount(3);
        QCOMPARE(document.matrix(GraphPart::Ga)->edges(), 3);
        document.setLatentCount(64);
        document.setLatentCount(65);
        QCOMPARE(document.graph().d_z(), 64);
        document.setLatentCount(0);
        QCOMPARE(document.graph().d_z(), 1);
    }

    // Observed dimensions set by hand give way to more latents than they could show.
    void observedDimensionsNeverFallBelowTheLatents()
    {
        ExperimentDocument document;
        QCOMPARE(document.setParameter(QStringLiteral("world.d_x"), 11), QString());
        document.setLatentCount(40);
        QVERIFY(document.experiment().world.d_x >= 40);
    }

    // One of the two matrices always stays.
    void theLastMatrixCannotBeRemoved()
    {
        ExperimentDocument document;
        QVERIFY(!document.setPresent(GraphPart::Ga, false));
        QVERIFY(document.setPresent(GraphPart::Gz, true));
        QCOMPARE(*document.matrix(GraphPart::Gz), Adjacency::identity(10));
        QVERIFY(document.setPresent(GraphPart::Ga, false));
        QVERIFY(!document.matrix(GraphPart::Ga));
        QVERIFY(document.graph().actions.empty());
    }

    // A refused edit says why, and changes nothing.
    void invalidParametersAreRefusedWithTheirRange()
    {
        ExperimentDocument document;
        const Experiment before = document.experiment();
        const QString wrong = document.setParameter(QStringLiteral("training.steps"), -5);
        QVERIFY(wrong.contains(QStringLiteral("training.steps")));
        QVERIFY(wrong.contains(QStringLiteral("-5")));
        QVERIFY(!document.setParameter(QStringLiteral("training.stepz"), 5).isEmpty());
        QVERIFY(!document.setParameter(QStringLiteral("training.steps"), "many").isEmpty());
        QVERIFY(document.experiment() == before);
        QVERIFY(!document.isDirty());
    }

    // Settings "paper" change all that is at its default, and nothing that was set by hand.
    void settingsMoveWhatIsAtItsDefault()
    {
        ExperimentDocument document;
        QCOMPARE(document.setParameter(QStringLiteral("training.steps"), 777), QString());
        QCOMPARE(document.setParameter(QStringLiteral("settings"), "paper"), QString());
        QCOMPARE(document.experiment().estimator.width, 512);  // paper: encoder and decoder 6 x 512
        QCOMPARE(document.experiment().training.steps, 777);
    }

    // Saved and opened again, the experiment is equal.
    void savedAndReopenedIsEqual()
    {
        ExperimentDocument document;
        QCOMPARE(document.applyPreset(QStringLiteral("TreeRobotBall")), QString());
        document.setGraphCell(GraphPart::Gz, 0, 2, true);
        QCOMPARE(document.setParameter(QStringLiteral("training.rate"), 0.0015), QString());
        QCOMPARE(document.setParameter(QStringLiteral("sparsity.beta_Gz"), 7.5), QString());
        const QString path = m_folder.filePath(QStringLiteral("saved.json"));
        QCOMPARE(document.save(path), QString());
        QVERIFY(!document.isDirty());
        ExperimentDocument again;
        QCOMPARE(again.open(path), QString());
        QVERIFY(again.experiment() == document.experiment());
        QCOMPARE(again.displayName(), QStringLiteral("saved.json"));
        QVERIFY(!again.isDirty());
    }

    // A broken file is named with what is wrong in it, and the document stays as it was.
    void brokenFilesLeaveTheDocumentAsItWas()
    {
        ExperimentDocument document;
        document.setGraphCell(GraphPart::Ga, 0, 1, true);
        const Experiment before = document.experiment();
        const QString ragged =
            written(QStringLiteral("ragged.json"), R"({"world": {"graph": {"Ga": [[1, 0], [1]], "Gz": null}}})");
        const QString wrong = document.open(ragged);
        QVERIFY2(wrong.contains(QStringLiteral("ragged.json")) && wrong.contains(QStringLiteral("world.graph.Ga")),
                 qPrintable(wrong));
        QVERIFY(!document.open(written(QStringLiteral("cut.json"), "{\"world\": {\"gra")).isEmpty());
        QVERIFY(!document.open(m_folder.filePath(QStringLiteral("missing.json"))).isEmpty());
        QVERIFY(!document.open(m_folder.path()).isEmpty());
        QVERIFY(document.experiment() == before);
        QVERIFY(document.path().isEmpty());
        QVERIFY(document.isDirty());
    }

    // A file that cannot be written is named, and the document stays dirty.
    void failedSavingKeepsTheDocumentDirty()
    {
        ExperimentDocument document;
        document.setGraphCell(GraphPart::Ga, 0, 1, true);
        const QString path = m_folder.filePath(QStringLiteral("no/such/folder/x.json"));
        QVERIFY(document.save(path).contains(QStringLiteral("x.json")));
        QVERIFY(document.isDirty());
        QVERIFY(document.path().isEmpty());
    }

    // The text kept at the end of a session brings the same experiment back, as unsaved.
    void restoredTextIsTheSameExperimentAndUnsaved()
    {
        ExperimentDocument document;
        document.setGraphCell(GraphPart::Ga, 3, 4, true);
        ExperimentDocument next;
        QCOMPARE(next.restore(document.text(), QString()), QString());
        QVERIFY(next.experiment() == document.experiment());
        QVERIFY(next.isDirty());
    }
};

DISENTANGLE_GUILESS_TEST_MAIN(ExperimentDocumentTest)
#include "experiment_document_test.moc"
