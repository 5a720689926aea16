// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/newest_task.h"

#include "tests/ui/support/test_class.h"

#include <QSemaphore>
#include <QTest>
#include <QThread>

#include <atomic>
#include <memory>
#include <vector>

using namespace disentangle;

class NewestTaskTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // Work runs on another thread, and its answer is delivered on this one.
    void worksOnAnotherThreadAndDeliversOnThisOne()
    {
        NewestTask task;
        QThread *worked = nullptr, *delivered = nullptr;
        task.ask([&](const std::stop_token&) -> NewestTask::Delivery {
            worked = QThread::currentThread();
            return [&] { delivered = QThread::currentThread(); };
        });
        QVERIFY(task.isBusy());
        QTRY_VERIFY(delivered);
        QVERIFY(!task.isBusy());
        QCOMPARE(delivered, thread());
        QVERIFY(worked != delivered);
    }

    // Of many questions only the newest is answered; those that had not begun are never worked on.
    void onlyTheNewestIsAnswered()
    {
        NewestTask task;
        QSemaphore begun, go;
        std::atomic<int> worked = 0;
        std::vector<int> delivered;
        const auto question = [&](int k) {
            return [&, k](const std::stop_token&) -> NewestTask::Delivery {
                ++worked;
                begun.release();
                go.acquire();
                return [&, k] { delivered.push_back(k); };
            };
        };
        task.ask(question(0));
        begun.acquire();
        for (int k = 1; k < 100; ++k)
            task.ask(question(k));
        go.release(100);
        QTRY_COMPARE(delivered, std::vector<int>{99});
        QCOMPARE(worked.load(), 2);
    }

    // Work under way is told to stop when something newer is asked, or when the asker is destroyed.
    void whatIsUnderWayIsToldToStop()
    {
        auto task = std::make_unique<NewestTask>();
        QSemaphore begun;
        std::atomic<int> stopped = 0;
        bool delivered = false;
        const auto endless = [&](const std::stop_token& stop) -> NewestTask::Delivery {
            begun.release();
            while (!stop.stop_requested())
                QThread::yieldCurrentThread();
            ++stopped;
            return [&] { delivered = true; };
        };
        task->ask(endless);
        begun.acquire();
        task->ask(endless);
        begun.acquire();
        QCOMPARE(stopped.load(), 1);
        task.reset();
        QCOMPARE(stopped.load(), 2);
        QCoreApplication::processEvents();
        QVERIFY(!delivered);
    }

    // A dropped question is not answered, even when its work was done.
    void droppedQuestionsAreNotAnswered()
    {
        NewestTask task;
        QSemaphore done;
        bool delivered = false;
        task.ask([&](const std::stop_token&) -> NewestTask::Delivery {
            done.release();
            return [&] { delivered = true; };
        });
        done.acquire();
        task.drop();
        QVERIFY(!task.isBusy());
        bool second = false;
        task.ask([&](const std::stop_token&) -> NewestTask::Delivery { return [&] { second = true; }; });
        QTRY_VERIFY(second);
        QVERIFY(!delivered);
    }
};

DISENTANGLE_TEST_MAIN(NewestTaskTest)
#include "newest_task_test.moc"
