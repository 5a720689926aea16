// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/engine/run_queue.h"

#include "core/experiment/experiment.h"
#include "tests/ui/support/test_class.h"
#include "ui/engine/queue_panel.h"

#include <QAction>
#include <QListWidget>
#include <QSignalSpy>
#include <QTest>

using namespace disentangle;

class RunQueueTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void runsComeOutInOrder();
    void seedsAreQueuedEachWithItsOwn();
    void aHeldQueueGivesNothingOut();
    void thePanelMovesAndRemovesByTheKeyboardAndIsThereOnlyWhileRunsWait();

private:
    static QList<int> seeds(const RunQueue& queue);
};

QList<int> RunQueueTest::seeds(const RunQueue& queue)
{
    QList<int> seeds;
    for (const Experiment& run : queue.runs())
        seeds.append(static_cast<int>(run.seed));
    return seeds;
}

void RunQueueTest::runsComeOutInOrder()
{
    RunQueue queue;
    QVERIFY(!queue.takeNext());
    queue.add(preset_experiment("Example2"));
    queue.add(preset_experiment("Example4"));
    QCOMPARE(queue.takeNext()->name, std::string("Example2"));
    QVERIFY(queue.takeNext() == preset_experiment("Example4"));
    QVERIFY(queue.isEmpty());
}

void RunQueueTest::seedsAreQueuedEachWithItsOwn()
{
    RunQueue queue;
    queue.addSeeds(preset_experiment("Example2"), 0, 3);
    QCOMPARE(seeds(queue), (QList<int>{0, 1, 2, 3}));
    QCOMPARE(queue.runs()[2].seed, std::uint64_t{2});
    queue.move(3, 0);
    queue.remove(1);
    queue.remove(7);
    queue.move(0, 9);
    QCOMPARE(seeds(queue), (QList<int>{3, 1, 2}));
}

void RunQueueTest::aHeldQueueGivesNothingOut()
{
    RunQueue queue;
    queue.addSeeds(preset_experiment("Example2"), 0, 1);
    queue.setHeld(true);
    QVERIFY(!queue.takeNext());
    queue.setHeld(false);
    QVERIFY(queue.takeNext());
}

void RunQueueTest::thePanelMovesAndRemovesByTheKeyboardAndIsThereOnlyWhileRunsWait()
{
    RunQueue queue;
    QWidget window;
    QAction stopAll(QStringLiteral("Stop all"), nullptr);
    QueuePanel panel(&queue, &stopAll, &window);
    window.show();
    QVERIFY(panel.isHidden());
    queue.addSeeds(preset_experiment("Example2"), 0, 2);
    QVERIFY(panel.isVisible());
    auto* list = panel.findChild<QListWidget*>();
    QVERIFY(list->item(2)->text().contains("seed 2"));
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    list->setFocus();
    list->setCurrentRow(0);
    QTest::keyClick(list, Qt::Key_Down, Qt::AltModifier);
    QCOMPARE(seeds(queue), (QList<int>{1, 0, 2}));
    QCOMPARE(list->currentRow(), 1);
    QTest::keyClick(list, Qt::Key_Delete);
    QCOMPARE(seeds(queue), (QList<int>{1, 2}));
    while (!queue.isEmpty())
        queue.remove(0);
    QVERIFY(panel.isHidden());
}

DISENTANGLE_TEST_MAIN(RunQueueTest)
#include "run_queue_test.moc"
