// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/runs/run_list.h"

#include "core/record/database.h"
#include "tests/ui/observe/support.h"
#include "tests/ui/support/private_home.h"
#include "tests/ui/support/test_class.h"
#include "ui/style/number_text.h"

#include <QDropEvent>
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
    QCOMPARE(cell(list, 0, "Run"), QString("a"));
    for (const auto& [column, metric, decimals] :
         {std::tuple{"MCC", "mcc", 3}, {"R", "r", 3}, {"R_con", "r_con", 3}, {"SHD", "shd", 0}})
        QCOMPARE(cell(list, 0, column), numberText(*reader.metric_at(metric, 400), decimals));
    QCOMPARE(cell(list, 0, "Step"), QString("400"));
    QCOMPARE(cell(list, 0, "State"), QString("finished"));
    QCOMPARE(list.asText(),
             QStringLiteral("Run\tMCC\tSHD\tR_con\tR\tState\tStep\na\t%1\t%2\t%3\t%4\tfinished\t400\n")
                 .arg(cell(list, 0, "MCC"), cell(list, 0, "SHD"), cell(list, 0, "R_con"), cell(list, 0, "R")));
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
    QCOMPARE(cell(again, 0, "Run"), QString("named"));  // the file's
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
