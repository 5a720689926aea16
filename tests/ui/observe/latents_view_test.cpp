// SPDX-License-Identifier: GPL-3.0-or-later
// Promised and reached, phases and provisional graphs in the window.
#include "ui/observe/matrices/latents_view.h"

#include "tests/ui/observe/support.h"
#include "tests/ui/support/private_home.h"
#include "tests/ui/support/test_class.h"
#include "ui/observe/matrices/entanglement_view.h"
#include "ui/observe/matrices/graphs_view.h"
#include "ui/observe/matrices/matrix_pair.h"
#include "ui/observe/plots/loss_view.h"
#include "ui/style/column_width.h"
#include "ui/style/matrix_view.h"
#include "ui/style/number_text.h"
#include "ui/style/theme.h"

#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QTreeWidget>
#include <optional>
#include <qcustomplot.h>

using namespace disentangle;
using namespace disentangle::testing;

class LatentsViewTest : public QObject {
    Q_OBJECT
public:
    static void initMain() { usePrivateHome(); }
private Q_SLOTS:
    void init() { m_folder.emplace(); }
    void everyLatentHasARowAndItIsThatOfTheStep();
    void whatFallsShortIsMarkedWithTheAssumptionInQuestion();
    void nothingIsForbiddenWhereNothingIsPromised();
    void withoutAnyCorrelationTheReasonIsSaid();
    void phasesAreShadedAndNamed();
    void whatIsReachedIsWholeWhereThereIsLittleRoom();
    void aThemeThatCameBeforeTheRunIsTaken();
    void aGraphThatIsSearchedLooksProvisional();
    void threeMatricesTakeTheRoomTheyHave();
    void whatIsCountedIsDrawnAndWhatWasSubtractedIsSaid();

private:
    /// Of Example 3, matched as it stands: its second latent depends on the first, which its graph does not permit.
    static void recordLeak(RunWriter& writer)
    {
        writer.snapshot(100, "assignment", {1, 3, {0, 1, 2}});
        writer.snapshot(100, "permitted", {3, 3, {1, 1, 1, 0, 1, 0, 1, 1, 1}});  // docs/theory.md (e)
        writer.snapshot(100, "correlation", {3, 3, {1, 0, 0, 0.4F, 0.9F, 0, 0, 0, 1}});
    }
    static const QTreeWidget& tableOf(const LatentsView& view) { return *view.findChild<QTreeWidget*>(); }
    std::optional<RunFolder> m_folder;
};

// ActionDiag promises every latent alone, and the synthetic run ends with all of them apart.
void LatentsViewTest::everyLatentHasARowAndItIsThatOfTheStep()
{
    SyntheticRun run(m_folder->path("a.run"), preset_experiment("ActionDiag"), {400, 100, 1});
    run.finish();
    RunModel model(m_folder->text("a.run"));
    LatentsView view;
    view.resize(520, 400);
    view.setRun(&model);
    view.show();
    QTRY_VERIFY(isRead(model, 400));
    const QTreeWidget& table = tableOf(view);
    QTRY_COMPARE(table.topLevelItemCount(), 10);
    QTRY_COMPARE(table.topLevelItem(0)->text(5), QStringLiteral("✓ as promised"));
    QCOMPARE(table.topLevelItem(0)->text(0), QStringLiteral("z1"));
    QCOMPARE(table.topLevelItem(0)->text(1), QStringLiteral("alone"));
    QCOMPARE(table.topLevelItem(0)->text(2), QStringLiteral("ẑ%1").arg(run.matched(0) + 1));
    model.setStep(0);
    QTRY_VERIFY(table.topLevelItem(0)->text(5).startsWith(QStringLiteral("✗ less: training")));
    QVERIFY(table.topLevelItem(0)->toolTip(5).contains(QStringLiteral("still being searched")));
    QCOMPARE(view.asText().split(QLatin1Char('\n')).size(), 12);  // a header, ten rows, the end
    QVERIFY(view.asText().startsWith(QStringLiteral("Latent\tPromised\tMatch\tR_con\tForbidden\tReached\n")));
}

void LatentsViewTest::whatFallsShortIsMarkedWithTheAssumptionInQuestion()
{
    Experiment experiment = preset_experiment("Example3");
    experiment.training.steps = 100;
    {
        RunWriter writer = RunWriter::create(m_folder->path("a.run"), experiment);
        writer.event(100, "note", "Rotated to the sparsest coordinates found");
        writer.metric(100, "r", 0.8);
        recordLeak(writer);
    }
    RunModel model(m_folder->text("a.run"));
    LatentsView view;
    view.setRun(&model);
    view.show();
    const QTreeWidget& table = tableOf(view);
    QTRY_COMPARE(table.topLevelItemCount(), 3);
    const QTreeWidgetItem& z2 = *table.topLevelItem(1);
    QCOMPARE(z2.text(1), QStringLiteral("alone"));
    QCOMPARE(z2.text(4), QStringLiteral("× %1 on z1").arg(QLocale().toString(0.4, 'f', 3)));
    QCOMPARE(z2.text(5), QStringLiteral("✗ less: fit"));
    QVERIFY(z2.toolTip(5).contains(QStringLiteral("R = 0.80")));
}

// A method that theory promises nothing of has its dependences as numbers, not as faults.
void LatentsViewTest::nothingIsForbiddenWhereNothingIsPromised()
{
    Experiment experiment = preset_experiment("Example3");
    experiment.estimator_kind = "beta_vae";
    {
        RunWriter writer = RunWriter::create(m_folder->path("a.run"), experiment);
        recordLeak(writer);
    }
    RunModel model(m_folder->text("a.run"));
    LatentsView view;
    view.setRun(&model);
    view.show();
    const QTreeWidget& table = tableOf(view);
    QTRY_COMPARE(table.topLevelItemCount(), 3);
    const QTreeWidgetItem& z2 = *table.topLevelItem(1);
    QCOMPARE(z2.text(1), QStringLiteral("nothing"));
    QCOMPARE(z2.text(4), QStringLiteral("%1 on z1").arg(QLocale().toString(0.4, 'f', 3)));
    QVERIFY(z2.foreground(4).color() != colours().bad);
    EntanglementView matrices;
    matrices.setRun(&model);
    matrices.resize(700, 400);
    matrices.show();
    const auto* correlation = matrices.findChild<MatrixView*>();
    QTRY_COMPARE(correlation->value(1, 0), double{0.4F});
    QCOMPARE(correlation->mark(1, 0), CellMark::none);
    const auto says = [&matrices](const char* words) {
        for (const QLabel* label : matrices.findChildren<QLabel*>())
            if (label->text().contains(QLatin1String(words)))
                return true;
        return false;
    };
    QTRY_VERIFY(says("Of 2 dependences outside of the pattern, 1 are above 0.1."));
}

void LatentsViewTest::withoutAnyCorrelationTheReasonIsSaid()
{
    Experiment experiment = preset_experiment("Example3");
    experiment.estimator_kind = "beta_vae";
    RunWriter::create(m_folder->path("a.run"), experiment).metric(0, "loss", 1);
    RunModel model(m_folder->text("a.run"));
    LatentsView view;
    view.setRun(&model);
    view.show();
    const auto says = [&view](const QString& words) {
        for (const QLabel* label : view.findChildren<QLabel*>())
            if (label->isVisible() && label->text().contains(words))
                return true;
        return false;
    };
    QTRY_VERIFY(says(QStringLiteral("promises nothing")));
}

// Dark before there is anything to see: what is then seen is dark too.
void LatentsViewTest::aThemeThatCameBeforeTheRunIsTaken()
{
    SyntheticRun(m_folder->path("theme.run"), preset_experiment("ActionDiag"), {400, 100, 1}).finish();
    theme().setMode(ThemeMode::light);
    LatentsView view;
    view.resize(600, 400);
    view.show();
    QVERIFY(QTest::qWaitForWindowExposed(&view));
    theme().setMode(ThemeMode::dark);
    const auto* message = view.findChild<QLabel*>(QString(), Qt::FindDirectChildrenOnly);
    QTRY_COMPARE(message->palette().color(QPalette::WindowText),
                 colours().mutedText);  // it has looked, and found no run
    RunModel model(m_folder->text("theme.run"));
    view.setRun(&model);
    QTRY_VERIFY(isRead(model, 400));
    const QLabel* summary = view.findChild<QTreeWidget*>()->parentWidget()->findChild<QLabel*>();
    QTRY_COMPARE(summary->palette().color(QPalette::WindowText), colours().text);
    theme().setMode(ThemeMode::light);
}

void LatentsViewTest::phasesAreShadedAndNamed()
{
    SyntheticRun run(m_folder->path("a.run"), preset_experiment("ActionDiag"), {400, 100, 1});
    run.finish();
    run.writer().event(200, "note", "Rotated to the sparsest coordinates found");
    RunModel model(m_folder->text("a.run"));
    LossView view;
    view.resize(600, 300);
    view.setRun(&model);
    view.show();
    QTRY_VERIFY(isRead(model, 400));
    const auto named = [&view](const QString& name) {
        for (const QCPItemText* text : view.findChild<QCustomPlot*>()->findChildren<QCPItemText*>())
            if (text->text() == name)
                return text->visible();
        return false;
    };
    QTRY_VERIFY(named(QStringLiteral("free")));
    QVERIFY(named(QStringLiteral("under the graph")));
    // Above the axes, where no curve runs through the words.
    const auto* plot = view.findChild<QCustomPlot*>();
    for (const QCPItemText* text : plot->findChildren<QCPItemText*>())
        if (text->text() == QStringLiteral("free"))
            QVERIFY(text->bottom->pixelPosition().y() <= plot->axisRect()->top());
}

// What it is all about stands in the last column: where all have no room, the matched latents go, and are in the tips.
void LatentsViewTest::whatIsReachedIsWholeWhereThereIsLittleRoom()
{
    SyntheticRun run(m_folder->path("a.run"), preset_experiment("ActionDiag"), {400, 100, 1});
    run.finish();
    RunModel model(m_folder->text("a.run"));
    LatentsView view;
    view.setRun(&model);
    view.show();
    QTreeWidget& table = *view.findChild<QTreeWidget*>();
    QTRY_COMPARE(table.topLevelItemCount(), 10);
    for (const int width : {600, 390, 360, 600}) {
        view.resize(width, 400);
        QTRY_COMPARE(table.header()->length(), table.viewport()->width());
        QVERIFY2(table.header()->sectionSize(5) >= neededWidth(table, 5), qPrintable(QString::number(width)));
        QCOMPARE(table.isColumnHidden(2), width < 500);
    }
    QVERIFY(table.topLevelItem(0)->toolTip(0).contains(QStringLiteral("ẑ%1").arg(run.matched(0) + 1)));
    QVERIFY(view.asText().startsWith(QStringLiteral("Latent\tPromised\tMatch\tR_con\tForbidden\tReached\n")));
}

void LatentsViewTest::aGraphThatIsSearchedLooksProvisional()
{
    SyntheticRun run(m_folder->path("a.run"), preset_experiment("ActionDiag"), {400, 100, 1});
    run.finish();
    run.writer().event(200, "note", "Rotated to the sparsest coordinates found");
    RunModel model(m_folder->text("a.run"));
    GraphsView view;
    view.resize(600, 300);
    view.setRun(&model);
    view.show();
    QTRY_VERIFY(isRead(model, 400));
    MatrixPair& pair = *view.findChild<MatrixPair*>();
    QTRY_VERIFY(!pair.sentence().isEmpty());
    QVERIFY(!pair.isProvisional());
    model.setStep(100);
    QTRY_VERIFY(pair.isProvisional());
    QVERIFY(pair.sentence().startsWith(QStringLiteral("provisional")));
    model.setStep(200);
    QTRY_VERIFY(!pair.isProvisional());
}

// Three matrices of ten in a place that is nearly square: in a square they have larger cells than all in a row, and
// none stands alone below the others.
void LatentsViewTest::threeMatricesTakeTheRoomTheyHave()
{
    SyntheticRun(m_folder->path("a.run"), preset_experiment("ActionDiag"), {100, 50, 1, 40}).finish();
    RunModel model(m_folder->text("a.run"));
    EntanglementView view;
    view.resize(420, 400);
    view.setRun(&model);
    view.show();
    MatrixPair& pair = *view.findChild<MatrixPair*>();
    QTRY_COMPARE(pair.between().rows(), 10);
    QTRY_VERIFY(pair.between().isVisible());
    const auto middle = [&pair](const MatrixView& one) { return one.mapTo(&pair, one.rect().center()); };
    QTRY_VERIFY(middle(pair.between()).y() > middle(pair.first()).y() + 50);
    QVERIFY(middle(pair.second()).x() > middle(pair.first()).x() + 50);
    const int halfway = (middle(pair.first()).y() + middle(pair.between()).y()) / 2;
    QTRY_VERIFY(std::abs(middle(pair.second()).y() - halfway) < 5);
    QCOMPARE(pair.second().cellRect(0, 0).width(), pair.first().cellRect(0, 0).width());
    QVERIFY(pair.first().cellRect(0, 0).width() > (420 - 3 * 40) / 30.0);  // what a row of three would leave
    view.resize(1200, 400);
    QTRY_VERIFY(std::abs(middle(pair.second()).y() - middle(pair.first()).y()) < 5);
}

void LatentsViewTest::whatIsCountedIsDrawnAndWhatWasSubtractedIsSaid()
{
    {
        RunWriter writer = RunWriter::create(m_folder->path("a.run"), preset_experiment("Example3"));
        writer.metric(0, "mcc", 1);
        writer.snapshot(0, "assignment", {1, 3, {0, 1, 2}});
        writer.snapshot(0, "permitted", {3, 3, {1, 1, 1, 0, 1, 0, 1, 1, 1}});
        writer.snapshot(0, "correlation", {3, 3, {1, 0.5F, 0.5F, 0.5F, 1, 0.05F, 0.5F, 0.5F, 1}});
        writer.snapshot(0, "true_correlation", {3, 3, {1, 0.5F, 0, 0.5F, 1, 0, 0, 0, 1}});
    }
    RunModel model(m_folder->text("a.run"));
    EntanglementView view;
    view.resize(700, 400);
    view.setRun(&model);
    view.show();
    MatrixPair& pair = *view.findChild<MatrixPair*>();
    QTRY_COMPARE(pair.first().rows(), 3);
    QCOMPARE(pair.first().value(1, 0), 0.0);  // forbidden, and shared by the true factors
    QCOMPARE(pair.first().value(0, 1), 0.5);  // permitted: as measured
    QVERIFY(pair.sentence().contains(QStringLiteral("beyond that of the true factors")));
    QVERIFY(pair.first().readout(1, 0).contains(QLocale().toString(0.5, 'f', 3)));
}

DISENTANGLE_TEST_MAIN(LatentsViewTest)
#include "latents_view_test.moc"
