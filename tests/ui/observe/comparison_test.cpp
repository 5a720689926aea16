// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/runs/comparison.h"

#include "tests/ui/observe/support.h"
#include "tests/ui/support/private_home.h"
#include "tests/ui/support/test_class.h"
#include "ui/runs/comparison_view.h"
#include "ui/runs/run_list.h"

#include <QTreeWidget>

using namespace disentangle;
using namespace disentangle::testing;

class ComparisonTest : public QObject {
    Q_OBJECT
public:
    static void initMain() { usePrivateHome(); }
private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }
    void theErrorIsThatOfTheMean();
    void runsThatDifferInTheSeedAloneAreOneRow();
    void aRunThatWasChangedLiveIsNoneOfItsGroup();
    void aSeedThatWasTrainedAgainCountsOnce();
    void whatARunDoesNotHaveIsLeftOut();
    void tablesAreWrittenForOtherPrograms();
    void theViewSortsNumbersAndCopiesTheOrderShown();

private:
    /// A run of one step with these scores.
    static ComparedRun run(const QString& name, std::uint64_t seed, double mcc, double shd,
                           const char* preset = "Example2");
};

ComparedRun ComparisonTest::run(const QString& name, std::uint64_t seed, double mcc, double shd, const char* preset)
{
    auto data = std::make_shared<RunData>();
    data->experiment = preset_experiment(preset);
    data->experiment->seed = seed;
    const std::vector<std::int64_t> steps{10};
    data->steps.append(steps);
    const std::vector<Sample> mccs{{10, mcc}}, shds{{10, shd}};
    data->curves["mcc"].append(mccs);
    data->curves["shd"].append(shds);
    return {name, data};
}

void ComparisonTest::theErrorIsThatOfTheMean()
{
    // Mean 0.8; squares 0.01 + 0 + 0.01, over 2 = 0.01, over 3, the root: 0.1 / sqrt(3).
    const MeanAndError three = meanAndError(std::vector{0.9, 0.8, 0.7});
    QCOMPARE(three.n, 3);
    QCOMPARE(three.mean, 0.8);
    QVERIFY(std::abs(three.error - 0.1 / std::sqrt(3)) < 1e-15);
    const MeanAndError one = meanAndError(std::vector{0.9, std::nan("")});
    QCOMPARE(one.n, 1);
    QCOMPARE(one.mean, 0.9);
    QVERIFY(std::isnan(one.error));
    QCOMPARE(meanAndError({}).n, 0);
}

void ComparisonTest::runsThatDifferInTheSeedAloneAreOneRow()
{
    const QList<ComparedRun> runs{run("a", 0, 0.9, 2), run("b", 1, 0.8, 4), run("c", 0, 0.5, 9, "Example4")};
    QCOMPARE(compare(runs, Grouping::none).size(), std::size_t{3});
    const auto rows = compare(runs, Grouping::seeds);
    QCOMPARE(rows.size(), std::size_t{2});
    QCOMPARE(rows[0].members, (QList<int>{0, 1}));
    QCOMPARE(rows[0].name, QString("Example2"));
    QCOMPARE(scoreText(rows[0].scores[0], comparisonColumns()[0]), QString("0.8500 ± 0.0500"));  // 0.1 / 2
    QCOMPARE(scoreText(rows[0].scores[3], comparisonColumns()[3]), QString("3.0 ± 1.0"));        // sqrt(2) / sqrt(2)
    // A method to compare with is told from the other.
    QList<ComparedRun> baseline{run("a", 0, 0.9, 2), run("b", 1, 0.8, 4)};
    for (ComparedRun& one : baseline) {
        auto data = std::make_shared<RunData>(*one.data);
        data->experiment->estimator_kind = "beta_vae";
        one.data = data;
    }
    QCOMPARE(compare(baseline, Grouping::seeds)[0].name, QString("Example2, beta vae"));
    // An error that there is does not read as none.
    const auto close = compare({run("a", 0, 0.99951, 2), run("b", 1, 0.99955, 2)}, Grouping::seeds);
    QCOMPARE(scoreText(close[0].scores[0], comparisonColumns()[0]), QString("0.99953 ± 0.00002"));
    QCOMPARE(scoreText(close[0].scores[3], comparisonColumns()[3]), QString("2.0 ± 0.0"));
    QCOMPARE(rows[1].name, QString("c"));
    QCOMPARE(scoreText(rows[1].scores[3], comparisonColumns()[3]), QString("9"));
}

void ComparisonTest::aRunThatWasChangedLiveIsNoneOfItsGroup()
{
    ComparedRun steered = run("b", 1, 0.8, 4);
    auto data = std::make_shared<RunData>(*steered.data);
    data->events.push_back({0, 5, "set", R"({"key": "rate", "value": 0.1})"});
    steered.data = data;
    QCOMPARE(compare({run("a", 0, 0.9, 2), steered}, Grouping::seeds).size(), std::size_t{2});
}

void ComparisonTest::aSeedThatWasTrainedAgainCountsOnce()
{
    ComparedRun further = run("c", 0, 0.7, 2);
    auto data = std::make_shared<RunData>(*further.data);
    const std::vector<std::int64_t> more{20};
    data->steps.append(more);
    further.data = data;
    const auto rows = compare({run("a", 0, 0.9, 2), run("b", 1, 0.8, 4), further}, Grouping::seeds);
    QCOMPARE(rows.size(), std::size_t{1});
    QCOMPARE(rows[0].members, (QList<int>{2, 1}));
    QCOMPARE(scoreText(rows[0].scores[6], comparisonColumns()[6]), QString("10 – 20"));  // steps
}

void ComparisonTest::whatARunDoesNotHaveIsLeftOut()
{
    const auto rows = compare({run("a", 0, 0.9, 2), {"unread", std::make_shared<RunData>()}}, Grouping::none);
    QCOMPARE(rows.size(), std::size_t{1});
    QCOMPARE(rows[0].scores[1].n, 0);
    QCOMPARE(scoreText(rows[0].scores[1], comparisonColumns()[1]), QString("–"));
    QVERIFY(!asMarkdown(rows).contains("R_con"));
}

void ComparisonTest::tablesAreWrittenForOtherPrograms()
{
    const auto rows =
        compare({run("a_1, \"best\"", 0, 0.9, 2), run("50 % | b", 0, 0.8, 4, "Example4")}, Grouping::none);
    QCOMPARE(asCsv(rows),
             QString("name,runs,mcc,mcc_error,mcc_n,r,r_error,r_n,r_con,r_con_error,r_con_n,shd,shd_error,shd_n,"
                     "shd_Ga,shd_Ga_error,shd_Ga_n,shd_Gz,shd_Gz_error,shd_Gz_n,step,step_error,step_n,"
                     "seconds,seconds_error,seconds_n\n"
                     "\"a_1, \"\"best\"\"\",1,0.9,,1,,,0,,,0,2,,1,,,0,,,0,10,,1,,,0\n"
                     "50 % | b,1,0.8,,1,,,0,,,0,4,,1,,,0,,,0,10,,1,,,0\n"));
    QCOMPARE(asMarkdown(rows),
             QString("| Run | n | MCC | SHD | Steps |\n|:---|---:|---:|---:|---:|\n"
                     "| a_1, \"best\" | 1 | 0.9000 | 2 | 10 |\n| 50 % \\| b | 1 | 0.8000 | 4 | 10 |\n"));
    const QString latex = asLatex(rows);
    QVERIFY2(latex.startsWith(
                 "% needs \\usepackage{booktabs}\n\\begin{table}\n\\centering\n\\caption{Final scores. MCC: Mean "
                 "$|$correlation$|$ of true and matched learned factors. SHD: "),
             qPrintable(latex));
    QVERIFY(latex.endsWith("\\end{tabular}\n\\end{table}\n"));
    const auto tabular = [](const QString& text) {
        const QString end = QStringLiteral("\\end{tabular}\n");
        const qsizetype from = text.indexOf("\\begin{tabular}");
        return text.mid(from, text.indexOf(end) + end.size() - from);
    };
    QCOMPARE(tabular(latex), QString("\\begin{tabular}{lrrrr}\n\\toprule\n"
                                     "Run & $n$ & MCC & SHD & Steps \\\\\n\\midrule\n"
                                     "a\\_1, ''best'' & 1 & $0.9000$ & $2$ & $10$ \\\\\n"
                                     "50 \\% $|$ b & 1 & $0.8000$ & $4$ & $10$ \\\\\n\\bottomrule\n\\end{tabular}\n"));
    const auto seeds = compare({run("a", 0, 0.9, 2), run("b", 1, 0.8, 4)}, Grouping::seeds);
    QVERIFY(asLatex(seeds).contains("mean $\\pm$ standard error of the mean over n runs that differ in their seed."));
    QVERIFY(asLatex(seeds).contains("$0.8500 \\pm 0.0500$ & $3.0 \\pm 1.0$"));
    QVERIFY(asMarkdown(seeds).contains("| Example2 | 2 | 0.8500 ± 0.0500 | 3.0 ± 1.0 |"));
}

void ComparisonTest::theViewSortsNumbersAndCopiesTheOrderShown()
{
    const RunFolder folder;
    // The less of the masks close, the more edges are wrong.
    for (const auto& [name, success] : {std::pair{"a.run", 0.4}, {"b.run", 1.0}, {"c.run", 0.7}})
        SyntheticRun(folder.path(name), preset_experiment("Example4"), {400, 10, success}).finish();
    RunList list;
    for (const char* name : {"a.run", "b.run", "c.run"}) {
        const RunModel* model = list.open(folder.text(name));
        QTRY_VERIFY(isRead(*model, 400));
    }
    ComparisonView view(&list);
    view.setGrouping(Grouping::none);
    view.show();
    QCOMPARE(view.rows().size(), std::size_t{3});
    auto* table = view.findChild<QTreeWidget*>();
    constexpr int shd_column = 5;  // Run, n, MCC, R, R_con, SHD
    table->sortByColumn(shd_column, Qt::AscendingOrder);
    const auto rows = view.rows();
    QCOMPARE(rows.front().name, QString("Example4, seed 0 (2)"));  // b.run, the second of equal names
    QVERIFY(std::is_sorted(rows.begin(), rows.end(),
                           [](const auto& x, const auto& y) { return x.scores[3].mean < y.scores[3].mean; }));
    view.setGrouping(Grouping::seeds);
    QCOMPARE(view.rows().size(), std::size_t{1});
    QCOMPARE(view.rows().front().members.size(), 1);  // all of seed 0
}

DISENTANGLE_TEST_MAIN(ComparisonTest)
#include "comparison_test.moc"
