// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theory/verdict_panel.h"

#include "core/graph/presets.h"
#include "tests/ui/support/private_home.h"
#include "tests/ui/support/test_class.h"
#include "ui/document/graph_selection.h"
#include "ui/style/matrix_view.h"
#include "ui/style/section.h"
#include "ui/style/text_list.h"
#include "ui/style/theme.h"
#include "ui/theory/advice_panel.h"
#include "ui/theory/definition_popup.h"
#include "ui/theory/definitions.h"
#include "ui/theory/entanglement_diagram.h"
#include "ui/theory/influence_panel.h"
#include "ui/theory/latent_list.h"
#include "ui/theory/linked_text.h"
#include "ui/theory/origin_panel.h"
#include "ui/theory/pattern_panel.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>
#include <QTextDocument>
#include <QUndoStack>

using namespace disentangle;

class VerdictPanelTest : public QObject {
    Q_OBJECT

public:
    static void initMain() { disentangle::testing::usePrivateHome(); }

private:
    static QString word(const VerdictPanel& panel, int latent)
    {
        return panel.latents()->item(latent)->data(TextListDelegate::Word).toString();
    }
    static QString plain(const QString& html)
    {
        QTextDocument text;
        text.setHtml(html);
        return text.toPlainText();
    }
    static void openAll(const VerdictPanel& panel)
    {
        for (Section* section : panel.findChildren<Section*>())
            section->setOpen(true);
    }

private Q_SLOTS:
    void initTestCase() { theme().install(); }

    // A toggled cell changes the verdict at once: in ActionDiag, a1 acting on z2 too lets z1 absorb z2 (Pa_1 within Pa_2).
    void verdictFollowsTheGraph()
    {
        ExperimentDocument document;
        VerdictPanel panel(&document);
        QCOMPARE(panel.verdict().degree, Disentanglement::complete);
        QSignalSpy judged(&panel, &VerdictPanel::judged);
        document.setGraphCell(GraphPart::Ga, 1, 0, true);
        QCOMPARE(judged.count(), 1);
        QCOMPARE(panel.verdict().degree, Disentanglement::partial);
        const auto* glyph = panel.findChild<QLabel*>(QStringLiteral("glyph"));
        QCOMPARE(glyph->accessibleName(), QStringLiteral("Some latents stay mixed with others"));
        QCOMPARE(glyph->toolTip(), glyph->accessibleName());
        QCOMPARE(panel.pattern()->matrix()->value(0, 1), 1.0);
        QCOMPARE(panel.pattern()->matrix()->value(1, 0), 0.0);
        QCOMPARE(word(panel, 0), QStringLiteral("may absorb z2"));
        QCOMPARE(word(panel, 1), QStringLiteral("recovered alone"));
    }

    // What the mechanism cannot keep is promised nowhere: not in a row, not in a count, and in no colour of success.
    void whatIsNotPromisedIsSaidTheSameEverywhere()
    {
        ExperimentDocument document;
        VerdictPanel panel(&document);
        QCOMPARE(document.applyPreset(QStringLiteral("TimeDiag")), QString());
        QTRY_VERIFY(panel.influence()->influence());
        QVERIFY(panel.isPromised());
        QCOMPARE(word(panel, 0), QStringLiteral("recovered alone"));
        QCOMPARE(panel.count(), QStringLiteral("10 of 10 latents can be disentangled"));
        QSignalSpy changed(&panel, &VerdictPanel::promiseChanged);
        QCOMPARE(document.setParameter(QStringLiteral("world.mechanism.kind"), "linear"), QString());
        QTRY_VERIFY(panel.influence()->influence() && !panel.influence()->influence()->holds());
        QVERIFY(!changed.isEmpty());
        QVERIFY(!panel.isPromised());
        for (int i = 0; i < panel.latents()->count(); ++i) {
            QCOMPARE(word(panel, i), QStringLiteral("would be recovered alone, with sufficient influence"));
            QCOMPARE(panel.latents()->item(i)->data(TextListDelegate::WordColour).value<QColor>(), colours().caution);
        }
        QCOMPARE(panel.count(),
                 QStringLiteral("nothing is promised; 10 of 10 latents could be disentangled with sufficient "
                                "influence"));
    }

    // Example 3 of the paper: one action on z2 recovers it, z1 and z3 absorb each other, and z2.
    void latentsAreNamedWithWhatTheyMixWithAndWhatTheyAbsorb()
    {
        ExperimentDocument document;
        VerdictPanel panel(&document);
        QCOMPARE(document.applyPreset(QStringLiteral("Example 3")), QString());
        QCOMPARE(panel.latents()->count(), 3);
        QCOMPARE(word(panel, 0), QStringLiteral("stays mixed with z3; may absorb z2"));
        QCOMPARE(word(panel, 1), QStringLiteral("recovered alone"));
        const auto colourOfRow = [&panel](int row) {
            return panel.latents()->item(row)->data(TextListDelegate::WordColour).value<QColor>();
        };
        QCOMPARE(colourOfRow(0), colourOf(Outlook::mixed));
        QCOMPARE(colourOfRow(1), colourOf(Outlook::promised));
        for (int i = 0; i < 3; ++i)
            QCOMPARE(panel.latents()->reason(i),
                     QString::fromStdString(panel.verdict().latents[static_cast<std::size_t>(i)].reason));
    }

    // Tree, robot and ball: Gz alone recovers all, Ga alone (the robot's action) only the robot. docs/theory.md (e).
    void treeRobotBallComparesWhatEachGraphContributes()
    {
        ExperimentDocument document;
        VerdictPanel panel(&document);
        openAll(panel);
        QCOMPARE(document.applyPreset(QStringLiteral("TreeRobotBall")), QString());
        const auto* origin = panel.origin();
        const Adjacency example3 = Adjacency::from_rows({{1, 1, 1}, {0, 1, 0}, {1, 1, 1}});
        for (int i = 0; i < 3; ++i)
            for (int j = 0; j < 3; ++j) {
                QCOMPARE(origin->pattern(OriginPanel::actions)->value(i, j), example3(i, j) ? 1.0 : 0.0);
                QCOMPARE(origin->pattern(OriginPanel::time)->value(i, j), i == j ? 1.0 : 0.0);
                QCOMPARE(origin->pattern(OriginPanel::both)->value(i, j), i == j ? 1.0 : 0.0);
            }
        QCOMPARE(plain(origin->text()),
                 QStringLiteral("Either graph alone recovers {robot}. Only Gz recovers {tree, ball}."));

        // The step a lecture takes: the ball's own past is removed. Then Pa_ball = {tree, robot} = Pa_robot, Ch_ball is
        // empty, and no action reaches the ball: all it has the robot has too. The tree lacks the parent robot.
        document.setGraphCell(GraphPart::Gz, 2, 2, false);
        QCOMPARE(panel.verdict().degree, Disentanglement::partial);
        QCOMPARE(panel.pattern()->matrix()->value(2, 1), 1.0);
        QCOMPARE(word(panel, 2), QStringLiteral("may absorb robot"));
        QCOMPARE(panel.shownLatent(), 2);
        QVERIFY(plain(panel.criterion()->text()).contains(QStringLiteral("⋂ = {robot, ball}")));
    }

    // Two latents per action and two per block in time, crossed: only both together recover anybody.
    void whatOnlyBothGraphsRecoverIsSaid()
    {
        ExperimentDocument document;
        VerdictPanel panel(&document);
        openAll(panel);
        QCOMPARE(document.replaceGraph(
                     make_graph(Adjacency::from_rows({{1, 0}, {1, 0}, {0, 1}, {0, 1}}),
                                Adjacency::from_rows({{1, 0, 1, 0}, {0, 1, 0, 1}, {1, 0, 1, 0}, {0, 1, 0, 1}})),
                     QStringLiteral("Crossed")),
                 QString());
        QCOMPARE(plain(panel.origin()->text()), QStringLiteral("Only both together recover {all 4}."));
    }

    // Without Gz there is nothing to compare, and that is said instead of drawn.
    void aMissingGraphHasADefinedLook()
    {
        ExperimentDocument document;
        VerdictPanel panel(&document);
        openAll(panel);
        QCOMPARE(panel.origin()->pattern(OriginPanel::time)->rows(), 0);
        QCOMPARE(plain(panel.origin()->text()), QStringLiteral("All of it comes from Ga; there is no Gz."));
    }

    // The criterion's sets of the chosen latent and their intersection: ActionNonDiag, Ga(i, j) = 1 iff j in {i, i - 1}.
    void criterionShowsTheSetsOfTheChosenLatent()
    {
        ExperimentDocument document;
        VerdictPanel panel(&document);
        QCOMPARE(document.applyPreset(QStringLiteral("ActionNonDiag")), QString());
        panel.latents()->setCurrentRow(3);
        QCOMPARE(panel.shownLatent(), 3);
        const QString text = plain(panel.criterion()->text());
        QVERIFY2(text.contains(QStringLiteral("targets of a3")), qPrintable(text));
        QVERIFY2(text.contains(QStringLiteral("{z3, z4}")), qPrintable(text));
        QVERIFY2(text.contains(QStringLiteral("{z4, z5}")), qPrintable(text));
        QVERIFY2(text.contains(QStringLiteral("⋂ = {z4}. z4 is left alone: recovered.")), qPrintable(text));
    }

    // What is chosen here is selected in the graph with its edges, and what is selected there is chosen here.
    void selectionIsSharedBothWays()
    {
        ExperimentDocument document;
        VerdictPanel panel(&document);
        QCOMPARE(document.applyPreset(QStringLiteral("TreeRobotBall")), QString());
        panel.latents()->setCurrentRow(1);
        const GraphItems& selected = document.selection()->selected();
        QCOMPARE(selected.latents, std::uint64_t{0b010});
        // Robot: reached by its action, tree and itself; it reaches itself and the ball.
        QCOMPARE(selected.cells.size(), std::size_t{4});
        QVERIFY(selected.hasCell({GraphPart::Ga, 1, 0}));
        QVERIFY(selected.hasCell({GraphPart::Gz, 1, 0}));
        QVERIFY(selected.hasCell({GraphPart::Gz, 1, 1}));
        QVERIFY(selected.hasCell({GraphPart::Gz, 2, 1}));

        document.selection()->select(GraphItems::latent(2));
        QCOMPARE(panel.latents()->currentRow(), 2);
        QCOMPARE(document.selection()->selected(), GraphItems::latent(2));  // choosing it there did not select more
        document.selection()->clear();
        QCOMPARE(panel.latents()->currentRow(), -1);

        // A cell of the pattern: the edges that keep the two apart. The tree has one child the robot has not: the tree.
        panel.pattern()->matrix()->currentChanged(0, 1);
        QCOMPARE(document.selection()->selected().latents, std::uint64_t{0b011});
        QCOMPARE(document.selection()->selected().cells, (std::vector<GraphCell>{{GraphPart::Gz, 0, 0}}));
        // A node of the diagram.
        Q_EMIT panel.pattern()->diagram()->chosen(0b100);
        QCOMPARE(panel.latents()->currentRow(), 2);
    }

    // The chosen latent stays chosen while cells are toggled.
    void chosenLatentStaysWhileTheGraphChanges()
    {
        ExperimentDocument document;
        VerdictPanel panel(&document);
        panel.latents()->setCurrentRow(4);
        document.setGraphCell(GraphPart::Ga, 1, 0, true);
        QCOMPARE(panel.latents()->currentRow(), 4);
    }

    // Every link of every section, and every link of the definitions they lead to, has a definition.
    void everyLinkLeadsToADefinition_data()
    {
        QTest::addColumn<QString>("preset");
        for (const GraphPreset& preset : graph_presets())
            QTest::newRow(preset.name.c_str()) << QString::fromStdString(preset.name);
    }
    void everyLinkLeadsToADefinition()
    {
        QFETCH(QString, preset);
        ExperimentDocument document;
        QCOMPARE(document.applyPreset(preset), QString());
        VerdictPanel panel(&document);
        openAll(panel);
        QTRY_VERIFY(!panel.isBusy());
        QStringList open;
        QSet<QString> seen;
        const QRegularExpression address(QStringLiteral("<a href='([^']+)'"));
        const auto collect = [&](const QString& html) {
            for (auto links = address.globalMatch(html); links.hasNext();)
                if (const QString href = links.next().captured(1); !seen.contains(href)) {
                    seen.insert(href);
                    open << href;
                }
        };
        for (const LinkedText* text : panel.findChildren<LinkedText*>())
            collect(text->text());
        QVERIFY(!open.isEmpty());
        const auto& influence = panel.influence()->influence();
        while (!open.isEmpty()) {
            const QString href = open.takeLast();
            const auto ref = TheoryRef::fromHref(href, document.graph());
            QVERIFY2(ref, qPrintable(href));
            QCOMPARE(ref->href(), href);
            const QString page =
                definitionOf(*ref, {document.graph(), panel.verdict(), influence ? &*influence : nullptr});
            QVERIFY2(!page.isEmpty(), qPrintable(href));
            QVERIFY2(!page.contains(QStringLiteral("%1")) && !page.contains(QStringLiteral("%2")), qPrintable(page));
            collect(page);
        }
    }

    // An address that is none, or of a latent the graph does not have, refers to nothing.
    void addressesThatDoNotFitAreRefused()
    {
        ExperimentDocument document;
        for (const char* href : {"", "latent", "latent/10", "latent/-1", "latent/x", "pair/0", "pair/0/10", "set/0/99",
                                 "word", "recovered/1", "a/b/c/d"})
            QVERIFY2(!TheoryRef::fromHref(QLatin1String(href), document.graph()), href);
        QVERIFY(TheoryRef::fromHref(QStringLiteral("latent/9"), document.graph()));
    }

    // A definition is shown beside what was clicked, its links go further, Backspace back, Escape away.
    void definitionsAreReadByKeyboard()
    {
        ExperimentDocument document;
        VerdictPanel panel(&document);
        panel.show();
        panel.explain(QStringLiteral("pair/0/1"), panel.mapToGlobal(QPoint(10, 10)));
        DefinitionPopup* popup = panel.definition();
        QVERIFY(popup->isVisible());
        QVERIFY(plain(popup->text()).contains(QStringLiteral("z1 cannot absorb z2")));
        QCOMPARE(document.selection()->selected().latents, std::uint64_t{0b11});
        popup->findChild<LinkedText*>()->linkActivated(QStringLiteral("latent/1"));
        QVERIFY(plain(popup->text()).contains(QStringLiteral("Latent z2")));
        QTest::keyClick(popup, Qt::Key_Backspace);
        QVERIFY(plain(popup->text()).contains(QStringLiteral("z1 cannot absorb z2")));
        QTest::keyClick(popup, Qt::Key_Escape);
        QVERIFY(!popup->isVisible());
    }

    // Tab goes from link to link of a text, Return follows one.
    void linksAreFollowedByKeyboard()
    {
        ExperimentDocument document;
        VerdictPanel panel(&document);
        panel.resize(320, 900);
        panel.show();
        QApplication::setActiveWindow(&panel);
        LinkedText* text = panel.criterion();
        text->setFocus(Qt::TabFocusReason);
        // ActionDiag's z1 has one set, the targets of a1: the first link.
        QTest::keyClick(text, Qt::Key_Tab);
        QTest::keyClick(text, Qt::Key_Return);
        QVERIFY(panel.definition()->isVisible());
        QVERIFY(plain(panel.definition()->text()).startsWith(QStringLiteral("A set of the criterion")));
        QTest::keyClick(panel.definition(), Qt::Key_Escape);
        QTest::keyClick(text, Qt::Key_Tab);
        QTest::keyClick(text, Qt::Key_Return);
        QVERIFY(panel.definition()->isVisible());
        QVERIFY(plain(panel.definition()->text()).startsWith(QStringLiteral("Latent z1")));
    }

    // The names of latents are whole words in the texts: z1 is not found in z10, and what a name holds is escaped.
    void namesAreLinkedAsWholeWords()
    {
        CausalGraph graph = make_graph(Adjacency::identity(10), std::nullopt);
        const QString text = linked(QStringLiteral("z10 is not z1"), graph);
        QVERIFY(text.contains(QStringLiteral("'latent/9'")));
        QVERIFY(text.contains(QStringLiteral("'latent/0'")));
        QCOMPARE(text.count(QStringLiteral("<a ")), 2);
        graph.latents[0] = "<b>";
        QVERIFY(linked(QStringLiteral("<b> & z2"), graph).contains(QStringLiteral("&lt;b&gt;")));
        QVERIFY(linked(QStringLiteral("<b> & z2"), graph).contains(QStringLiteral("&amp;")));
    }

    // The rank tests run in the background and arrive; parameters that they do not depend on do not start them again.
    void influenceIsTestedInTheBackground()
    {
        ExperimentDocument document;
        VerdictPanel panel(&document);
        QVERIFY(panel.influence()->isBusy());
        QSignalSpy tested(panel.influence(), &InfluencePanel::tested);
        QTRY_COMPARE(tested.count(), 1);
        QVERIFY(panel.influence()->influence()->holds());
        QCOMPARE(document.setParameter(QStringLiteral("training.steps"), 50), QString());
        QVERIFY(!panel.influence()->isBusy());
    }

    // A linear mechanism has one direction per action: two targets need two. docs/theory.md (d).
    void aLinearMechanismIsSeenToFail()
    {
        ExperimentDocument document;
        VerdictPanel panel(&document);
        const auto promise = [&] {
            for (const LinkedText* text : panel.findChildren<LinkedText*>())
                if (text->accessibleName() == QStringLiteral("Influence of the mechanism"))
                    return plain(text->text());
            return QString();
        };
        QCOMPARE(document.applyPreset(QStringLiteral("ActionNonDiag")), QString());
        QTRY_VERIFY(panel.influence()->influence());
        QCOMPARE(promise(), QStringLiteral("✓ The mechanism has sufficient influence."));
        QCOMPARE(document.setParameter(QStringLiteral("world.mechanism.kind"), "linear"), QString());
        QCOMPARE(promise(), QStringLiteral("Provided that the mechanism has sufficient influence (being tested)."));
        QTRY_VERIFY(panel.influence()->influence());
        QVERIFY(!panel.influence()->influence()->holds());
        QVERIFY(plain(panel.influence()->text()).contains(QStringLiteral("rank 1 of 2")));
        QVERIFY2(promise().startsWith(QStringLiteral("✗ Not promised")), qPrintable(promise()));
        // In time a linear mechanism fails even where every latent has one parent: its Jacobian never changes.
        QCOMPARE(document.applyPreset(QStringLiteral("TimeDiag")), QString());
        QCOMPARE(document.setParameter(QStringLiteral("world.mechanism.kind"), "linear"), QString());
        QTRY_VERIFY(panel.influence()->influence());
        QCOMPARE(panel.influence()->note(), QStringLiteral("✗ fails: time"));
        QVERIFY(plain(panel.influence()->text()).contains(QStringLiteral("rank 1 of 10")));
        // One target per action is all a linear mechanism can serve, and that it does so is said.
        QCOMPARE(document.applyPreset(QStringLiteral("ActionDiag")), QString());
        QCOMPARE(document.setParameter(QStringLiteral("world.mechanism.kind"), "linear"), QString());
        QTRY_VERIFY(panel.influence()->influence());
        QVERIFY(panel.influence()->influence()->holds());
        QVERIFY(plain(panel.influence()->text())
                    .contains(QStringLiteral("only because no action has more than one target")));
    }

    // A dial that breaks an assumption takes the promise away, and the panel says which and what remains.
    void aTurnedDialSaysWhichAssumptionBreaks()
    {
        ExperimentDocument document;
        VerdictPanel panel(&document);
        QCOMPARE(document.applyPreset(QStringLiteral("Example4")), QString());
        QTRY_VERIFY(panel.influence()->influence());
        QVERIFY(panel.isPromised());
        QCOMPARE(document.setParameter(QStringLiteral("world.violations.fold"), 1), QString());
        QVERIFY(!panel.isPromised());
        QVERIFY(panel.count().contains(QStringLiteral("if all assumptions held")));
        QCOMPARE(word(panel, 0), QStringLiteral("would be recovered alone, if all assumptions held"));
        const auto says = [&](const QString& words) {
            return std::ranges::any_of(panel.findChildren<LinkedText*>(),
                                       [&](const LinkedText* text) { return plain(text->text()).contains(words); });
        };
        QVERIFY(says(QStringLiteral("Assumption 1: the mixing is injective")));
        QVERIFY(says(QStringLiteral("What remains:")));
        QCOMPARE(document.setParameter(QStringLiteral("world.violations.fold"), 0), QString());
        QVERIFY(panel.isPromised());
    }

    // A panel that goes away while tests are running takes them along.
    void panelMayGoWhileTesting()
    {
        ExperimentDocument document;
        auto panel = std::make_unique<VerdictPanel>(&document);
        QSignalSpy tested(panel->influence(), &InfluencePanel::tested);
        document.applyPreset(QStringLiteral("TimeNonDiag"));
        QTRY_VERIFY(panel->influence()->isBusy());
        panel.reset();
        QCOMPARE(tested.count(), 0);
    }

    // One latent, one action: nothing to mix with, nothing to advise, and nothing breaks.
    void theSmallestGraphHasAVerdict()
    {
        ExperimentDocument document;
        document.makeEmpty();
        VerdictPanel panel(&document);
        openAll(panel);
        panel.resize(300, 800);
        panel.grab();
        QTRY_VERIFY(!panel.isBusy());
        QCOMPARE(panel.verdict().degree, Disentanglement::complete);
        QCOMPARE(panel.latents()->count(), 1);
        QCOMPARE(panel.pattern()->diagram()->graph().nodes.size(), std::size_t{1});
    }

    // An edit at 64 latents is judged at once and asks everything else of other threads: rank tests wait until edits
    // pause, and advice is not known before events are processed.
    void nothingHeavyIsComputedWhileEditing()
    {
        ExperimentDocument document;
        QCOMPARE(document.replaceGraph(
                     make_graph(random_adjacency(64, 64, 0.1, false, 1), random_adjacency(64, 64, 0.1, true, 2)),
                     QStringLiteral("Large")),
                 QString());
        VerdictPanel panel(&document);
        openAll(panel);
        QTRY_VERIFY(!panel.isBusy());
        QSignalSpy advised(panel.advice(), &AdvicePanel::advised);
        QSignalSpy tested(panel.influence(), &InfluencePanel::tested);
        for (int k = 0; k < 20; ++k)
            document.toggleEdge(GraphPart::Gz, k, 63 - k);
        QVERIFY(panel.verdict().permitted == judge(document.graph()).permitted);
        QCOMPARE(advised.count(), 0);
        QCOMPARE(tested.count(), 0);
        QTRY_VERIFY(!panel.isBusy());
        // Only the newest graph was answered for.
        QCOMPARE(advised.count(), 1);
        QCOMPARE(tested.count(), 1);
    }
};

DISENTANGLE_TEST_MAIN(VerdictPanelTest)
#include "verdict_panel_test.moc"
