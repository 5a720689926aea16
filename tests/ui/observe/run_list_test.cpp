// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/runs/run_list.h"

#include "core/record/database.h"
#include "tests/ui/observe/support.h"
#include "tests/ui/support/private_home.h"
#include "tests/ui/support/test_class.h"
#include "ui/style/column_width.h"
#include "ui/style/number_text.h"

#include <QDateTime>
#include <QDropEvent>
#include <QHeaderView>
#include <QMimeData>
#include <QSignalSpy>
#include <QTreeWidget>
#include <QUrl>

using namespace disentangle;
using namespace disentangle::testing;

class RunListTest : public QObject {
    Q_OBJECT
public:
    static void initMain() { usePrivateHome(); }
private Q_SLOTS:
    void initTestCase();
    void anOpenedRunIsShownWithItsFinalScores();
    void openingARunAgainOnlyShowsIt();
    void choosingARowChoosesTheRun();
    void closingTheShownRunShowsItsNeighbour();
    void aFileThatIsNoRunStaysInTheListWithTheReason();
    void runsCanBeDropped();
    void aNameGivenInTheListIsKeptInTheFile();
    void tickedRunsAreLaidOverAndTheReferenceComesFirst();
    void theFilterFindsWordsAndTags();
    void everyRunHasAColourOfItsOwn();
    void runsOfOneWorldAndSeedAreNumbered();
    void aRunToCompareWithIsCalledByItsMethodToo();
    void theColumnsFitWithoutScrolling();
    void theHeadersOfAnEmptyListFitToo();
    void aListComesBackWithTheRunThatWasShown();
    void whatCannotBeWrittenIsSaidAndKeptWhileTheRunIsOpen();

private:
    static QString cell(const RunList& list, int row, const char* column);

    const RunFolder m_folder;
};

void RunListTest::initTestCase()
{
    SyntheticRun(m_folder.path("a.run"), preset_experiment("Example4"), {400, 10, 1}).finish();
    SyntheticRun(m_folder.path("b.run"), preset_experiment("Example6"), {400, 10, 1}).finish();
}

QString RunListTest::cell(const RunList& list, int row, const char* column)
{
    const auto* table = list.findChild<QTreeWidget*>();
    for (int i = 0; i < table->columnCount(); ++i)
        if (table->headerItem()->text(i) == QLatin1String(column))
            return table->topLevelItem(row)->text(i);
    return {};
}

void RunListTest::anOpenedRunIsShownWithItsFinalScores()
{
    RunList list;
    QSignalSpy changed(&list, &RunList::currentChanged);
    RunModel* run = list.open(m_folder.text("a.run"));
    QCOMPARE(list.current(), run);
    QCOMPARE(changed.count(), 1);
    QTRY_VERIFY(isRead(*run, 400));
    const RunReader reader(m_folder.path("a.run"));
    QCOMPARE(cell(list, 0, "Run"), QString("Example4, seed 0"));
    for (const auto& [column, metric, decimals] :
         {std::tuple{"MCC", "mcc", 3}, {"R", "r", 3}, {"R_con", "r_con", 3}, {"SHD", "shd", 0}})
        QCOMPARE(cell(list, 0, column), numberText(*reader.metric_at(metric, 400), decimals));
    QCOMPARE(cell(list, 0, "Step"), QString("400"));
    QCOMPARE(cell(list, 0, "State"), QString("finished"));
    QCOMPARE(list.asText(), QStringLiteral("Run\tMCC\tSHD\tR_con\tR\tState\tStep\tBegun\n"
                                           "Example4, seed 0\t%1\t%2\t%3\t%4\tfinished\t400\t%5\n")
                                .arg(cell(list, 0, "MCC"), cell(list, 0, "SHD"), cell(list, 0, "R_con"),
                                     cell(list, 0, "R"), cell(list, 0, "Begun")));
    const auto begun = QDateTime::fromMSecsSinceEpoch(static_cast<qint64>(1000 * reader.events().front().time));
    QVERIFY2(cell(list, 0, "Begun").contains(begun.toString("HH:mm")), qPrintable(cell(list, 0, "Begun")));
}

void RunListTest::openingARunAgainOnlyShowsIt()
{
    RunList list;
    RunModel* first = list.open(m_folder.text("a.run"));
    list.open(m_folder.text("b.run"));
    QCOMPARE(list.open(m_folder.text("a.run")), first);
    QCOMPARE(list.runs().size(), 2);
    QCOMPARE(list.current(), first);
}

void RunListTest::choosingARowChoosesTheRun()
{
    RunList list;
    RunModel* first = list.open(m_folder.text("a.run"));
    list.open(m_folder.text("b.run"));
    QSignalSpy changed(&list, &RunList::currentChanged);
    auto* table = list.findChild<QTreeWidget*>();
    table->setCurrentItem(table->topLevelItem(0));
    QCOMPARE(list.current(), first);
    QCOMPARE(changed.count(), 1);
}

void RunListTest::closingTheShownRunShowsItsNeighbour()
{
    RunList list;
    RunModel* first = list.open(m_folder.text("a.run"));
    RunModel* second = list.open(m_folder.text("b.run"));
    list.close(second);
    QCOMPARE(list.current(), first);
    list.close(first);
    QVERIFY(list.current() == nullptr);
    QVERIFY(list.runs().isEmpty());
    QCOMPARE(list.findChild<QTreeWidget*>()->topLevelItemCount(), 0);
}

void RunListTest::aFileThatIsNoRunStaysInTheListWithTheReason()
{
    QFile file(m_folder.text("text.run"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("this is no run");
    file.close();
    RunList list;
    RunModel* run = list.open(file.fileName());
    QTRY_COMPARE(cell(list, 0, "State"), QString("unreadable"));
    QVERIFY(!run->data()->problem.empty());
    QVERIFY(list.findChild<QTreeWidget*>()->topLevelItem(0)->toolTip(0).contains("text.run"));
}

void RunListTest::runsCanBeDropped()
{
    RunList list;
    list.show();
    QMimeData files;
    files.setUrls({QUrl::fromLocalFile(m_folder.text("a.run")), QUrl::fromLocalFile(m_folder.text("b.run")),
                   QUrl::fromLocalFile(m_folder.text("missing.run"))});
    QDragEnterEvent enter(QPoint(5, 5), Qt::CopyAction, &files, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&list, &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop(QPointF(5, 5), Qt::CopyAction, &files, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&list, &drop);
    QCOMPARE(list.runs().size(), 2);
}

void RunListTest::aNameGivenInTheListIsKeptInTheFile()
{
    SyntheticRun(m_folder.path("named.run"), preset_experiment("Example4"), {400, 10, 1}).finish();
    {
        RunList list;
        RunModel* run = list.open(m_folder.text("named.run"));
        QTRY_VERIFY(isRead(*run, 400));
        list.findChild<QTreeWidget*>()->topLevelItem(0)->setText(0, "baseline");
        QCOMPARE(run->name(), QString("baseline"));
        QTRY_COMPARE(QString::fromStdString(run->data()->annotations.name), QString("baseline"));
    }
    RunList again;
    RunModel* run = again.open(m_folder.text("named.run"));
    QTRY_COMPARE(run->name(), QString("baseline"));
    QCOMPARE(cell(again, 0, "Run"), QString("baseline"));
    again.findChild<QTreeWidget*>()->topLevelItem(0)->setText(0, "");
    QCOMPARE(cell(again, 0, "Run"), QString("Example4, seed 0"));  // its own
}

void RunListTest::tickedRunsAreLaidOverAndTheReferenceComesFirst()
{
    RunList list;
    RunModel* first = list.open(m_folder.text("a.run"));
    RunModel* second = list.open(m_folder.text("b.run"));
    QSignalSpy changed(&list, &RunList::overlayChanged);
    auto* table = list.findChild<QTreeWidget*>();
    table->topLevelItem(0)->setCheckState(0, Qt::Checked);
    QCOMPARE(list.overlay(), QList<RunModel*>{first});
    list.setReference(second);
    QCOMPARE(list.overlay(), (QList<RunModel*>{second, first}));
    QCOMPARE(table->topLevelItem(1)->checkState(0), Qt::Checked);
    QCOMPARE(changed.count(), 2);
    table->topLevelItem(1)->setCheckState(0, Qt::Unchecked);
    QVERIFY(!list.reference());
    list.close(first);
    QVERIFY(list.overlay().isEmpty());
    QCOMPARE(changed.count(), 4);
}

void RunListTest::theFilterFindsWordsAndTags()
{
    RunList list;
    RunModel* first = list.open(m_folder.text("a.run"));
    RunModel* second = list.open(m_folder.text("b.run"));
    QTRY_VERIFY(isRead(*first, 400) && isRead(*second, 400));
    Annotations about = first->annotations();
    about.tags = {"paper"};
    about.notes = "diverged twice";
    first->annotate(about);
    list.setFilter("twice DIVERGED");
    QVERIFY(!list.isFilteredOut(first));
    QVERIFY(list.isFilteredOut(second));
    QVERIFY(list.findChild<QTreeWidget*>()->topLevelItem(1)->isHidden());
    list.setFilter("tag:paper");
    QVERIFY(!list.isFilteredOut(first));
    list.setFilter("tag:pap");
    QVERIFY(list.isFilteredOut(first));
    list.setFilter("finished");
    QVERIFY(!list.isFilteredOut(first) && !list.isFilteredOut(second));
    QTRY_COMPARE(first->data()->annotations, about);
    first->annotate({});
    QTRY_COMPARE(first->data()->annotations, Annotations());
}

void RunListTest::everyRunHasAColourOfItsOwn()
{
    RunList list;
    RunModel* first = list.open(m_folder.text("a.run"));
    RunModel* second = list.open(m_folder.text("b.run"));
    QVERIFY(first->colour() != second->colour());
    list.close(first);
    QCOMPARE(list.open(m_folder.text("a.run"))->colour(), 0);  // free again
}

void RunListTest::runsOfOneWorldAndSeedAreNumbered()
{
    Experiment experiment = preset_experiment("Example4");
    SyntheticRun(m_folder.path("again.run"), experiment, {400, 10, 1}).finish();
    experiment.seed = 2;
    SyntheticRun(m_folder.path("seed2.run"), experiment, {400, 10, 1}).finish();
    RunList list;
    list.open({m_folder.text("a.run"), m_folder.text("again.run"), m_folder.text("seed2.run")});
    QTRY_COMPARE(list.runs()[2]->name(), QString("Example4, seed 2"));
    QTRY_COMPARE(list.runs()[1]->name(), QString("Example4, seed 0 (2)"));
    QCOMPARE(list.runs()[0]->name(), QString("Example4, seed 0"));
    QCOMPARE(cell(list, 1, "Run"), QString("Example4, seed 0 (2)"));
    list.close(list.runs()[0]);
    QCOMPARE(list.runs()[0]->name(), QString("Example4, seed 0"));
    QCOMPARE(cell(list, 0, "Run"), QString("Example4, seed 0"));
}

// What matters most has its column first; nothing is ever cut off or scrolled to, and what people put away stays away.
// While nothing is opened the headers alone say how wide a column is; those that were put away for want of room are not
// taken to need none.
void RunListTest::theHeadersOfAnEmptyListFitToo()
{
    RunList list;
    list.show();
    QVERIFY(QTest::qWaitForWindowExposed(&list));
    const auto* table = list.findChild<QTreeWidget*>();
    for (const int width : {800, 300, 260, 300, 288, 288, 240}) {
        list.resize(width, 300);
        QTRY_COMPARE(table->header()->length(), table->viewport()->width());
        for (int column = 1; column < table->columnCount(); ++column)
            if (!table->isColumnHidden(column))
                QVERIFY2(table->header()->sectionSize(column) >= neededWidth(*table, column),
                         qPrintable(table->headerItem()->text(column)));
        QVERIFY(!table->isColumnHidden(1));
    }
}

void RunListTest::aRunToCompareWithIsCalledByItsMethodToo()
{
    const std::vector<std::string> method{"estimator.kind=beta_vae"};
    const Experiment experiment =
        experiment_from_json(with_overrides(to_json(preset_experiment("Example4")), method), "test");
    SyntheticRun(m_folder.path("beta.run"), experiment, {400, 100, 1}).finish();
    RunList list;
    list.open({m_folder.text("a.run"), m_folder.text("beta.run")});
    QTRY_COMPARE(cell(list, 0, "Run"), QString("Example4, seed 0"));
    QTRY_COMPARE(cell(list, 1, "Run"), QString("Example4, beta vae, seed 0"));
}

void RunListTest::theColumnsFitWithoutScrolling()
{
    RunList list;
    list.open(m_folder.text("a.run"));
    list.show();
    QVERIFY(QTest::qWaitForWindowExposed(&list));
    QTRY_VERIFY(isRead(*list.current(), 400));
    auto* table = list.findChild<QTreeWidget*>();
    const auto shown = [table] {
        QStringList headers;
        for (int i = 0; i < table->columnCount(); ++i)
            if (!table->isColumnHidden(i))
                headers.append(table->headerItem()->text(i));
        return headers;
    };
    for (const int width : {240, 300, 350, 450, 800}) {
        list.resize(width, 400);
        QTRY_COMPARE(table->header()->length(), table->viewport()->width());
        QVERIFY(shown().contains("MCC"));
        for (int i = 1; i < table->columnCount(); ++i)
            QVERIFY(table->isColumnHidden(i) ||
                    table->columnWidth(i) >= static_cast<QAbstractItemView*>(table)->sizeHintForColumn(i));
    }
    QCOMPARE(shown(), (QStringList{"Run", "MCC", "SHD", "R_con", "R", "State", "Step", "Begun"}));
    list.setHiddenColumns({"SHD", "no such column"});
    QVERIFY(!shown().contains("SHD"));
    QCOMPARE(list.hiddenColumns(), QStringList{"SHD"});
}

void RunListTest::aListComesBackWithTheRunThatWasShown()
{
    RunList list;
    const QString a = m_folder.text("a.run"), b = m_folder.text("b.run"), gone = m_folder.text("gone.run");
    QCOMPARE(list.restore({a, gone, b}, a), QStringList{gone});
    QCOMPARE(list.runs().size(), 2);
    QCOMPARE(list.current()->path(), a);
    RunList other;
    other.restore({a, b}, gone);
    QCOMPARE(other.current()->path(), b);
}

void RunListTest::whatCannotBeWrittenIsSaidAndKeptWhileTheRunIsOpen()
{
    SyntheticRun(m_folder.path("locked.run"), preset_experiment("Example4"), {400, 10, 1}).finish();
    RunModel run(m_folder.text("locked.run"));
    QTRY_VERIFY(isRead(run, 400));
    Annotations about;
    about.notes = "kept";
    {
        Database other(m_folder.path("locked.run"), Database::Mode::write);
        other.execute("BEGIN IMMEDIATE");
        run.annotate(about);
        constexpr int patience = 60000;  // the writer waits five seconds for the lock
        QTRY_VERIFY_WITH_TIMEOUT(!run.annotationProblem().isEmpty(), patience);
        QVERIFY(run.annotationProblem().contains("locked.run"));
        QCOMPARE(run.annotations(), about);
        other.roll_back();
    }
    QCOMPARE(RunReader(m_folder.path("locked.run")).annotations(), Annotations());
    about.tags = {"now"};
    run.annotate(about);
    QTRY_VERIFY(run.annotationProblem().isEmpty());
    QTRY_COMPARE(run.data()->annotations, about);
}

DISENTANGLE_TEST_MAIN(RunListTest)
#include "run_list_test.moc"
