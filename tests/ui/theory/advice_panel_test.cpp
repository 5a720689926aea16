// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theory/advice_panel.h"

#include "core/theory/verdict.h"
#include "tests/ui/support/private_home.h"
#include "tests/ui/support/test_class.h"
#include "ui/style/theme.h"

#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>
#include <QUndoStack>

#include <bit>

using namespace disentangle;

class AdvicePanelTest : public QObject {
    Q_OBJECT

public:
    static void initMain() { disentangle::testing::usePrivateHome(); }

private:
    static int recovered(const CausalGraph& graph)
    {
        int count = 0;
        for (const LatentVerdict& latent : judge(graph).latents)
            count += latent.recovered ? 1 : 0;
        return count;
    }

private Q_SLOTS:
    void initTestCase() { theme().install(); }

    // Trying an edge gains what was promised, as one step; Undo restores the graph exactly.
    void anEdgeIsTriedAndTakenBack()
    {
        ExperimentDocument document;
        QCOMPARE(document.applyPreset(QStringLiteral("TimeBlockNonDiag")), QString());
        AdvicePanel panel(&document);
        QTRY_VERIFY(!panel.isBusy());
        QVERIFY(!panel.edges().empty());
        const CausalGraph before = document.graph();
        const Gain gain = panel.edges().front().gain;
        const int steps = document.undoStack()->count();
        QVERIFY(panel.undoButton()->isHidden() || panel.undoButton()->parentWidget()->isHidden());

        panel.tryButton(0)->click();
        QCOMPARE(document.undoStack()->count(), steps + 1);
        QCOMPARE(recovered(document.graph()), recovered(before) + gain.recovered);
        QVERIFY(!panel.undoButton()->parentWidget()->isHidden());

        panel.undoButton()->click();
        QVERIFY(document.graph() == before);
        QCOMPARE(document.undoStack()->index(), steps);
        QVERIFY(panel.undoButton()->parentWidget()->isHidden());
    }

    // What was tried and then edited further is the user's own: there is nothing to take back here.
    void furtherEditsTakeTheOfferBack()
    {
        ExperimentDocument document;
        QCOMPARE(document.applyPreset(QStringLiteral("TimeBlockNonDiag")), QString());
        AdvicePanel panel(&document);
        QTRY_VERIFY(!panel.isBusy());
        panel.tryButton(0)->click();
        QVERIFY(!panel.undoButton()->parentWidget()->isHidden());
        document.toggleEdge(GraphPart::Gz, 1, 5);
        QVERIFY(panel.undoButton()->parentWidget()->isHidden());
    }

    // A parameter changed after the trial stays changed when the trial is taken back.
    void takingBackATrialKeepsParametersChangedSince()
    {
        ExperimentDocument document;
        QCOMPARE(document.applyPreset(QStringLiteral("TimeBlockNonDiag")), QString());
        AdvicePanel panel(&document);
        QTRY_VERIFY(!panel.isBusy());
        const CausalGraph before = document.graph();
        panel.tryButton(0)->click();
        QCOMPARE(document.setParameter(QStringLiteral("world.noise"), 0.5), QString());
        panel.undoButton()->click();
        QVERIFY(document.graph() == before);
        QCOMPARE(document.experiment().world.noise, 0.5);
    }

    // Example 3, one target: the best action is on z1 (derived in tests/core/theory/advice_test.cpp); added as one
    // step.
    void anInterventionIsAddedAndTakenBack()
    {
        ExperimentDocument document;
        QCOMPARE(document.applyPreset(QStringLiteral("Example 3")), QString());
        AdvicePanel panel(&document);
        QCOMPARE(panel.mostTargets()->text(), QStringLiteral("at most 2 targets"));
        panel.mostTargets()->setValue(1);
        QCOMPARE(panel.mostTargets()->text(), QStringLiteral("at most 1 target"));
        QTRY_VERIFY(!panel.isBusy());
        QCOMPARE(panel.intervention().targets, std::uint64_t{0b001});
        QVERIFY(panel.intervention().exact);
        const CausalGraph before = document.graph();
        const int steps = document.undoStack()->count();
        panel.addButton()->click();
        QCOMPARE(document.graph().d_a(), 2);
        QCOMPARE(document.graph().Ga->col_bits(1), std::uint64_t{0b001});
        QCOMPARE(document.undoStack()->count(), steps + 1);
        QCOMPARE(recovered(document.graph()), 2);
        panel.undoButton()->click();
        QVERIFY(document.graph() == before);
    }

    // A graph of time alone gets its first action; the new name is one that is free.
    void aFirstActionMakesGa()
    {
        ExperimentDocument document;
        QCOMPARE(document.applyPreset(QStringLiteral("TimeBlockDiag")), QString());
        AdvicePanel panel(&document);
        QTRY_VERIFY(!panel.isBusy());
        QVERIFY(panel.intervention().targets != 0);
        panel.addButton()->click();
        QVERIFY(document.graph().Ga);
        QCOMPARE(document.graph().actions, std::vector<std::string>{"a1"});
    }

    // When every latent is recovered, nothing is offered and the panel says so.
    void completeGraphsNeedNothing()
    {
        ExperimentDocument document;
        AdvicePanel panel(&document);
        QTRY_VERIFY(!panel.isBusy());
        QVERIFY(panel.edges().empty());
        QVERIFY(panel.addButton()->isHidden());
        QVERIFY(panel.text().contains(QStringLiteral("Nothing is needed")));
    }

    // Beyond two million sets the search is a heuristic, and says so.
    void aHeuristicIsCalledOne()
    {
        ExperimentDocument document;
        QCOMPARE(document.replaceGraph(make_graph(Adjacency(40, 1), std::nullopt), QStringLiteral("Forty")), QString());
        AdvicePanel panel(&document);
        // Sets of at most 2 of 40: 820. Of at most 20 of 40: more than 10^11.
        QTRY_VERIFY(!panel.isBusy());
        QVERIFY(panel.intervention().exact);
        QVERIFY(panel.text().contains(QStringLiteral("exact")));
        panel.mostTargets()->setValue(20);
        QTRY_VERIFY(!panel.isBusy());
        QVERIFY(!panel.intervention().exact);
        QVERIFY(panel.text().contains(QStringLiteral("heuristic")));
    }

    // Advice for a graph that is gone cannot be tried.
    void adviceThatIsOutOfDateDoesNothing()
    {
        ExperimentDocument document;
        QCOMPARE(document.applyPreset(QStringLiteral("TimeBlockNonDiag")), QString());
        AdvicePanel panel(&document);
        QTRY_VERIFY(!panel.isBusy());
        document.setLatentCount(3);
        const CausalGraph now = document.graph();
        panel.tryButton(0)->click();
        panel.addButton()->click();
        QVERIFY(document.graph() == now);
    }
};

DISENTANGLE_TEST_MAIN(AdvicePanelTest)
#include "advice_panel_test.moc"
