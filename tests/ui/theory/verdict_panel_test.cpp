#include "ui/theory/verdict_panel.h"

#include "tests/ui/support/private_home.h"
#include "ui/style/matrix_view.h"
#include "ui/style/text_list.h"
#include "ui/style/theme.h"
#include "ui/theory/influence_panel.h"

#include <QListWidget>
#include <QSignalSpy>
#include <QTest>

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
        QCOMPARE(panel.pattern()->value(0, 1), 1.0);
        QCOMPARE(panel.pattern()->value(1, 0), 0.0);
        QCOMPARE(word(panel, 0), QStringLiteral("mixed with z2"));
        QCOMPARE(word(panel, 1), QStringLiteral("disentangled"));
    }

    // Example 3 of the paper: one action on z2 recovers it, z1 and z3 mix with everything.
    void latentsAreNamedWithWhatTheyMixWith()
    {
        ExperimentDocument document;
        VerdictPanel panel(&document);
        QCOMPARE(document.applyPreset(QStringLiteral("Example 3")), QString());
        QCOMPARE(panel.latents()->count(), 3);
        QCOMPARE(word(panel, 0), QStringLiteral("mixed with all others"));
        QCOMPARE(word(panel, 1), QStringLiteral("disentangled"));
        for (int i = 0; i < 3; ++i)
            QVERIFY(!panel.latents()->item(i)->data(TextListDelegate::Detail).toString().isEmpty());
        QVERIFY(!panel.summary().isEmpty());
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
        // A linear mechanism has no sufficient influence once a latent has two parents: theory section (d).
        QCOMPARE(document.applyPreset(QStringLiteral("ActionNonDiag")), QString());
        QCOMPARE(document.setParameter(QStringLiteral("world.mechanism.kind"), "linear"), QString());
        QTRY_VERIFY(panel.influence()->influence());
        QVERIFY(!panel.influence()->influence()->holds());
        QVERIFY(panel.influence()->text().contains(QStringLiteral("rank 1, needs 2")));
    }

    // A panel that goes away while a test is running takes it along.
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
};

QTEST_MAIN(VerdictPanelTest)
#include "verdict_panel_test.moc"
