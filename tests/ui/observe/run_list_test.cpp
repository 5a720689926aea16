#include "ui/observe/run_list.h"

#include "tests/ui/observe/support.h"
#include "tests/ui/support/private_home.h"
#include "ui/observe/number_text.h"

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
    for (const auto& [column, metric, decimals] : {std::tuple{"MCC", "mcc", 3}, {"R", "r", 3}, {"R_con", "r_con", 3}, {"SHD", "shd", 0}})
        QCOMPARE(cell(list, 0, column), numberText(*reader.metric_at(metric, 400), decimals));
    QCOMPARE(cell(list, 0, "Step"), QString("400"));
    QCOMPARE(cell(list, 0, "State"), QString("finished"));
    QCOMPARE(list.asText(), QStringLiteral("Run\tMCC\tSHD\tR_con\tR\tState\tStep\na\t%1\t%2\t%3\t%4\tfinished\t400\n")
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

QTEST_MAIN(RunListTest)
#include "run_list_test.moc"
