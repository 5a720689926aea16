// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/observe/matrices/graphs_view.h"

#include "tests/ui/observe/support.h"
#include "tests/ui/support/private_home.h"
#include "tests/ui/support/test_class.h"
#include "ui/observe/matrices/history_popover.h"
#include "core/reading/matching.h"
#include "ui/observe/matrices/matching_strip.h"
#include "ui/observe/matrices/matrix_pair.h"
#include "ui/style/number_text.h"
#include "ui/style/matrix_view.h"
#include "ui/style/theme.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QImage>
#include <QPainter>
#include <QToolTip>
#include <optional>

using namespace disentangle;
using namespace disentangle::testing;

static constexpr SyntheticRun::Settings shortGraphsRun{400, 10, 1};

class GraphsTest : public QObject {
    Q_OBJECT
public:
    static void initMain() { usePrivateHome(); }
private Q_SLOTS:
    void initTestCase() { theme().install(); }
    void init() { m_folder.emplace(); }
    void linesJoinTrueLatentsWithTheLearnedOnesTheyAreMatchedTo();
    void aChangedMatchingIsNamedAndDashed();
    void theReferenceStepIsSubtracted();
    void anotherRunIsSubtractedInItsOwnMatching();
    void aRunOfAnotherSizeIsNotSubtracted();
    void anotherRunShownForgetsTheReference();
    void aCellShowsItsHistoryUnderThePointer();
    void aCellShowsItsHistoryByKeyboardUntilEscape();
    void theHistoryIsThatOfTheLearnedPairWhateverTheOrder();
    void aChangeShowsItsSignAsWellAsItsColour();
    void aSingleLatentAndFortyAreDrawn_data();
    void aSingleLatentAndFortyAreDrawn();
    void aCellSaysWhatItsEdgeIsWorthOnceThatIsKnown();
    void aRunWithoutAMatchingSaysSo();
    void aRunWithoutATruthShowsTheLearnedGraphAlone();

private:
    /// A run of three latents at step 0 and 10; what is not given is left out.
    struct Recorded {
        std::vector<float> assignment, probability, evidence = {}, stability = {};
    };
    std::unique_ptr<RunModel> record(const char* name, const std::vector<Recorded>& evaluations,
                                     const Experiment& experiment = preset_experiment("Example2"));
    static MatrixPair& pairIn(GraphsView& view) { return *view.findChild<MatrixPair*>(); }
    static HistoryPopover& popoverIn(GraphsView& view) { return *pairIn(view).second().findChild<HistoryPopover*>(); }

    std::optional<RunFolder> m_folder;
};

static const std::vector<float> identity{0, 1, 2};
static const std::vector<float> diagonal{1, 0, 0, 0, 1, 0, 0, 0, 1};

std::unique_ptr<RunModel> GraphsTest::record(const char* name, const std::vector<Recorded>& evaluations,
                                             const Experiment& experiment)
{
    SyntheticRun run(m_folder->path(name), experiment, shortGraphsRun);  // Ga = I3 of Example2
    std::int64_t step = 0;
    for (const Recorded& recorded : evaluations) {
        if (!recorded.assignment.empty())
            run.writer().snapshot(step, "assignment", {1, 3, recorded.assignment});
        if (!recorded.probability.empty())
            run.writer().snapshot(step, "probability_Ga", {3, 3, recorded.probability});
        if (!recorded.evidence.empty())
            run.writer().snapshot(step, "evidence_Ga", {3, 3, recorded.evidence});
        if (!recorded.stability.empty()) {
            run.writer().snapshot(step, "stability_Ga", {3, 3, recorded.stability});
            run.writer().snapshot(step, "stability_latents", {1, 3, {0.99F, 0.5F, 1}});
        }
        run.writer().metric(step, "mcc", 0.5);
        step += 10;
    }
    run.writer().flush();
    auto model = std::make_unique<RunModel>(m_folder->text(name));
    [&] {
        QTRY_VERIFY(isRead(*model, step - 10));
        QTRY_COMPARE(model->moment()->step, step - 10);
    }();
    return model;
}

void GraphsTest::linesJoinTrueLatentsWithTheLearnedOnesTheyAreMatchedTo()
{
    SyntheticRun(m_folder->path("a.run"), preset_experiment("ActionDiag"), shortGraphsRun).finish();
    RunModel model(m_folder->text("a.run"));
    GraphsView view;
    view.resize(700, 400);
    view.setRun(&model);
    view.show();
    MatchingStrip& strip = pairIn(view).strip();
    QTRY_VERIFY(strip.isVisible() && strip.lines());
    // The matching of a synthetic run is a rotation by four.
    QCOMPARE(strip.lines()->matching[0], 4);
    const Snapshot& correlation = *model.moment()->snapshot("correlation");
    QCOMPARE(strip.lines()->strength(0, 4), double{correlation.data[4]});
    QVERIFY(strip.readout(0).contains("z1 matched to ẑ5"));
    QVERIFY(strip.readout(0).contains(numberText(double{correlation.data[4]}, 3)));
    QVERIFY(strip.asText().contains("z1\tẑ5\t"));
    strip.setFocus();
    QTest::keyClick(&strip, Qt::Key_Down);
    QTest::keyClick(&strip, Qt::Key_Down);
    QCOMPARE(strip.current(), 1);
    QToolTip::hideText();
    view.setLinesShown(false);
    QTRY_VERIFY(!strip.isVisible());
}

void GraphsTest::aChangedMatchingIsNamedAndDashed()
{
    const auto model = record("a.run", {{identity, diagonal}, {{1, 0, 2}, diagonal}});
    GraphsView view;
    view.resize(700, 400);
    view.setRun(model.get());
    view.show();
    QTRY_VERIFY(pairIn(view).sentence().contains("matching changed since step 0: z1 from ẑ1 to ẑ2, z2 from ẑ2 to ẑ1"));
    const auto& lines = pairIn(view).strip().lines();
    QVERIFY(lines->hasChanged(0) && lines->hasChanged(1) && !lines->hasChanged(2));
    QVERIFY(pairIn(view).strip().readout(0).contains("at step 0 to ẑ1"));
    model->setStep(0);
    QTRY_VERIFY(!pairIn(view).sentence().contains("matching changed"));
}

void GraphsTest::theReferenceStepIsSubtracted()
{
    SyntheticRun(m_folder->path("a.run"), preset_experiment("ActionDiag"), shortGraphsRun).finish();
    const RunReader reader(m_folder->path("a.run"));
    RunModel model(m_folder->text("a.run"));
    GraphsView view;
    view.setRun(&model);
    view.show();
    QTRY_VERIFY(isRead(model, 400));
    model.setStep(0);
    QTRY_COMPARE(model.moment()->step, std::int64_t{0});
    view.setReferenceHere();
    model.setStep(400);
    QTRY_COMPARE(model.moment()->step, std::int64_t{400});
    const auto at = [&](std::int64_t step, std::size_t cell) {
        return double{reader.snapshot("probability_Ga", step)->data[cell]};
    };
    const MatrixView& learned = pairIn(view).second();
    const std::size_t cell = 4 * 10 + 1;  // z1 is matched to the fifth learned latent; parent a2
    QTRY_COMPARE(learned.scale(), MatrixView::Scale::diverging);
    QTRY_VERIFY(std::abs(learned.value(0, 1) - (at(400, cell) - at(0, cell))) < 1e-6);
    QVERIFY(pairIn(view).sentence().contains("lower"));
    QVERIFY(learned.readout(0, 1).contains("step 0"));
    view.setShows(GraphsView::Shows::probabilities);
    QTRY_COMPARE(learned.value(0, 1), at(400, cell));
}

void GraphsTest::anotherRunIsSubtractedInItsOwnMatching()
{
    // Both have learned the true graph, each in an order of its own: nothing differs.
    const auto model = record("a.run", {{identity, diagonal}});
    const auto other = record("b.run", {{{1, 0, 2}, {0, 1, 0, 1, 0, 0, 0, 0, 1}}});
    GraphsView view;
    view.setRun(model.get());
    view.setOverlay({other.get()});
    view.setShows(GraphsView::Shows::minusRun);
    view.show();
    QTRY_VERIFY(pairIn(view).sentence().contains("no probability differs"));
    for (int i = 0; i < 9; ++i)
        QCOMPARE(pairIn(view).second().value(i / 3, i % 3), 0.0);
}

void GraphsTest::aRunOfAnotherSizeIsNotSubtracted()
{
    const auto model = record("a.run", {{identity, diagonal}});
    SyntheticRun(m_folder->path("b.run"), preset_experiment("ActionDiag"), shortGraphsRun).finish();
    RunModel other(m_folder->text("b.run"));
    GraphsView view;
    view.setRun(model.get());
    view.setOverlay({&other});
    view.setShows(GraphsView::Shows::minusRun);
    view.show();
    QTRY_VERIFY(pairIn(view).sentence().contains("b has no Ga of this size"));
    QCOMPARE(pairIn(view).second().value(0, 0), 1.0);
}

void GraphsTest::anotherRunShownForgetsTheReference()
{
    const auto model = record("a.run", {{identity, diagonal}});
    const auto other = record("b.run", {{identity, diagonal}});
    GraphsView view;
    view.setRun(model.get());
    view.show();
    view.setReferenceHere();
    QTRY_COMPARE(pairIn(view).second().scale(), MatrixView::Scale::diverging);
    view.setRun(other.get());
    QTRY_COMPARE(pairIn(view).second().scale(), MatrixView::Scale::shade);
}

void GraphsTest::aCellShowsItsHistoryUnderThePointer()
{
    const auto model = record("a.run", {{identity, diagonal}, {identity, {0.25F, 0, 0, 0, 1, 0, 0, 0, 1}}});
    GraphsView view;
    view.resize(600, 300);
    view.setRun(model.get());
    view.show();
    MatrixView& learned = pairIn(view).second();
    QTRY_COMPARE(learned.rows(), 3);
    HistoryPopover& popover = popoverIn(view);
    const auto shownFor = [&](const QString& title) {
        const QPoint place = learned.cellRect(0, 0).center().toPoint();
        QHelpEvent help(QEvent::ToolTip, place, learned.mapToGlobal(place));
        QCoreApplication::sendEvent(&learned, &help);
        return popover.isVisible() && popover.text().contains(title);
    };
    QTRY_VERIFY(shownFor("p(ẑ1 ← a1) over the steps"));
    QVERIFY(popover.text().contains("p = 0.250"));
    model->setStep(0);  // it follows the step looked at
    QTRY_VERIFY(popover.text().contains("p = 1.000"));
    QEvent leave(QEvent::Leave);
    QCoreApplication::sendEvent(&learned, &leave);
    QVERIFY(!popover.isVisible());
}

void GraphsTest::aCellShowsItsHistoryByKeyboardUntilEscape()
{
    const auto model = record("a.run", {{identity, diagonal}});
    GraphsView view;
    view.setRun(model.get());
    view.show();
    MatrixView& learned = pairIn(view).second();
    QTRY_COMPARE(learned.rows(), 3);
    QTest::keyClick(&learned, Qt::Key_Down);
    HistoryPopover& popover = popoverIn(view);
    QVERIFY(popover.isVisible());
    QVERIFY(popover.text().contains("ẑ2 ← a1"));
    QTest::keyClick(&learned, Qt::Key_Escape);
    QVERIFY(!popover.isVisible());
}

void GraphsTest::theHistoryIsThatOfTheLearnedPairWhateverTheOrder()
{
    const auto model = record("a.run", {{{1, 0, 2}, {0, 1, 0, 1, 0, 0, 0, 0, 1}}});
    GraphsView view;
    view.setRun(model.get());
    view.show();
    MatrixView& learned = pairIn(view).second();
    QTRY_COMPARE(learned.rows(), 3);
    QTest::keyClick(&learned, Qt::Key_Down);  // z2's row: ẑ1
    QVERIFY(popoverIn(view).text().contains("p(ẑ1 ← a1)"));
    view.setMatched(false);
    QTRY_VERIFY(popoverIn(view).text().contains("p(ẑ2 ← a1)"));
}

// Without colours, more is a cross and less a bar: the pictures differ in grey, and both from nothing.
void GraphsTest::aChangeShowsItsSignAsWellAsItsColour()
{
    const auto inked = [](double value) {
        MatrixView view;
        view.setScale(MatrixView::Scale::diverging);
        view.setRange(-1, 1);
        view.setValues(1, 1, std::vector<double>{value});
        QImage image(40, 40, QImage::Format_RGB32);
        image.fill(Qt::white);
        QPainter painter(&image);
        view.draw(painter, QRectF(0, 0, 40, 40));
        painter.end();
        const QColor sign = readableOn(image.pixelColor(image.width() / 2 + 6, image.height() - 8));
        int count = 0;
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x)
                count += image.pixelColor(x, y) == sign;
        return count;
    };
    QVERIFY(inked(0.9) > inked(-0.9));
    QVERIFY(inked(-0.9) > 0);
}

void GraphsTest::aSingleLatentAndFortyAreDrawn_data()
{
    QTest::addColumn<int>("latents");
    QTest::newRow("one") << 1;
    QTest::newRow("three") << 3;
    QTest::newRow("forty") << 40;
}

void GraphsTest::aSingleLatentAndFortyAreDrawn()
{
    QFETCH(int, latents);
    Experiment experiment = preset_experiment("ActionDiag");
    CausalGraph& graph = experiment.world.graph;
    graph.latents.clear();
    graph.actions.clear();
    graph.Ga = Adjacency(latents, latents);
    for (int i = 0; i < latents; ++i) {
        graph.latents.push_back("z" + std::to_string(i + 1));
        graph.actions.push_back("a" + std::to_string(i + 1));
        graph.Ga->set(i, i, true);
    }
    experiment.world.d_x = 2 * latents;
    SyntheticRun(m_folder->path("a.run"), experiment, shortGraphsRun).finish();
    RunModel model(m_folder->text("a.run"));
    for (const QSize size : {QSize(280, 220), QSize(300, 600), QSize(900, 500)}) {
        GraphsView view;
        view.resize(size);
        view.setRun(&model);
        view.show();
        QTRY_COMPARE(pairIn(view).second().rows(), latents);
        QTRY_VERIFY(pairIn(view).strip().lines());
        QCOMPARE(static_cast<int>(pairIn(view).strip().lines()->matching.size()), latents);
        QVERIFY(view.size() == size);
        QVERIFY(!view.grab().isNull());
    }
}

void GraphsTest::aRunWithoutAMatchingSaysSo()
{
    const auto model = record("a.run", {{{}, diagonal}});
    GraphsView view;
    view.setRun(model.get());
    view.show();
    QTRY_VERIFY(pairIn(view).sentence().contains("no matching was recorded"));
    QVERIFY(!pairIn(view).strip().isVisible());
}

// Measured data have a learned graph, and nothing to set beside it.
// Evidence is in learned order, as probabilities are: with the first two latents swapped, z1's is in the second row.
void GraphsTest::aCellSaysWhatItsEdgeIsWorthOnceThatIsKnown()
{
    const auto model =
        record("a.run", {{{1, 0, 2}, {0, 1, 0, 1, 0, 0, 0, 0, 1}},
                         {{1, 0, 2}, {0, 1, 0, 1, 0, 0, 0, 0, 1}, {0, 0.75F, 0, 1.25F, 0.03F, 0, 0, 0, 0.5F}}});
    GraphsView view;
    view.resize(500, 400);
    view.setRun(model.get());
    view.show();
    const MatrixView& learned = pairIn(view).second();
    QTRY_VERIFY2(learned.readout(0, 0).contains("worth 1.25 nats"), qPrintable(learned.readout(0, 0)));
    QVERIFY2(learned.readout(0, 1).contains("would add 0.03 nats"), qPrintable(learned.readout(0, 1)));
    QVERIFY(learned.readout(1, 1).contains("worth 0.75 nats"));
    model->setStep(0);
    QTRY_VERIFY2(!learned.readout(0, 0).contains("nats"), qPrintable(learned.readout(0, 0)));
}

void GraphsTest::aRunWithoutATruthShowsTheLearnedGraphAlone()
{
    const Experiment measured = experiment_from_json(
        nlohmann::json::parse(R"({"data": {"kind": "table", "x": "x.csv", "a": "a.csv", "latents": 3,
            "found": {"train": 80, "validation": 10, "test": 10, "x": ["p", "q", "r", "s"], "a": ["dose", "heat", "light"],
                      "z": [], "latents": 3}}})"),
        "measured.json");
    const auto model = record("a.run", {{{}, diagonal, {}, {0.95F, 0.02F, 0, 0.3F, 0.6F, 0, 0, 0, 1}}}, measured);
    GraphsView view;
    view.resize(500, 400);
    view.setRun(model.get());
    view.show();
    QTRY_VERIFY2(pairIn(view).sentence().contains("3 learned edges; the true graph is not known"),
                 qPrintable(pairIn(view).sentence()));
    QVERIFY(!pairIn(view).first().isVisible());
    QVERIFY(pairIn(view).second().isVisible());
    QVERIFY(!pairIn(view).strip().isVisible());
    QCOMPARE(pairIn(view).second().rows(), 3);
    QVERIFY(pairIn(view).second().mark(1, 1) == Mark::none);
    // How often edges come out again stands in their cells, and in those of pairs that compete with them.
    QCOMPARE(pairIn(view).second().cellText(0, 0), "95");
    QCOMPARE(pairIn(view).second().cellText(0, 1), "");
    QCOMPARE(pairIn(view).second().cellText(1, 0), "30");
    QVERIFY(pairIn(view).second().readout(1, 1).contains("an edge in 60 % of the resamples of the rows"));
    QVERIFY(pairIn(view).second().readout(1, 1).contains("ẑ2 comes out again in them with |r| = 0.500 on average"));
    QVERIFY2(pairIn(view).sentence().contains("2 of 3 come out again in nine of ten resamples of the rows"),
             qPrintable(pairIn(view).sentence()));
    QVERIFY(!view.grab().isNull());
}

DISENTANGLE_TEST_MAIN(GraphsTest)
#include "graphs_test.moc"
