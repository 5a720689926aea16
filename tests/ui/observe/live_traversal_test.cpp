// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/observe/points/live_traversal.h"

#include "tests/ui/support/private_home.h"
#include "tests/ui/support/test_class.h"

#include <QSignalSpy>
#include <QTest>

using namespace disentangle;

using Points = QList<std::vector<float>>;
using Decoded = std::vector<std::vector<float>>;

class LiveTraversalTest : public QObject {
    Q_OBJECT
public:
    static void initMain() { disentangle::testing::usePrivateHome(); }
private Q_SLOTS:
    void init();
    void aMoveCountsInStandardDeviations();
    void oneRequestAtATimeIsOnItsWayAndTheNewestFollows();
    void theTraversalMovesOneLatentAfterTheOther();
    void anAnswerForAnotherDataPointIsDropped();
    void aRefusalIsSaidUntilSomethingIsDecoded();
    void theSameDataPointIsNotAskedForTwice();

private:
    Points asked() { return m_requests->takeLast().constFirst().value<Points>(); }
    std::unique_ptr<LiveTraversal> m_live;
    std::unique_ptr<QSignalSpy> m_requests;
};

void LiveTraversalTest::init()
{
    m_requests.reset();
    m_live = std::make_unique<LiveTraversal>();
    m_requests = std::make_unique<QSignalSpy>(m_live.get(), &LiveTraversal::requested);
}

// 1 + 2 * 0.5 = 2 and 2 - 1 * 3 = -1.
void LiveTraversalTest::aMoveCountsInStandardDeviations()
{
    m_live->setCentre({1, 2}, {0.5, 3});
    m_live->setMoves({2, -1});
    QTRY_COMPARE(m_requests->size(), 1);
    QCOMPARE(asked(), Points({{2, -1}}));
    m_live->take({{7, 8, 9}}, 120);
    QCOMPARE(std::vector<float>(m_live->x().begin(), m_live->x().end()), (std::vector<float>{7, 8, 9}));
    QCOMPARE(m_live->step(), 120);
}

void LiveTraversalTest::oneRequestAtATimeIsOnItsWayAndTheNewestFollows()
{
    m_live->setCentre({0}, {1});
    QTRY_COMPARE(m_requests->size(), 1);
    for (const double move : {0.5, 1.0, 1.5})
        m_live->setMoves({move});
    QCoreApplication::processEvents();
    QCOMPARE(m_requests->size(), 1);
    m_live->take({{0}}, 1);
    QTRY_COMPARE(m_requests->size(), 2);
    QCOMPARE(asked(), Points({{1.5F}}));
}

// 1 row at the sliders and nine for each of two latents, from -2 to 2 in halves.
void LiveTraversalTest::theTraversalMovesOneLatentAfterTheOther()
{
    m_live->setWantsTraversal(true);
    m_live->setCentre({10, 20}, {1, 2});
    QTRY_COMPARE(m_requests->size(), 1);
    const Points z = asked();
    QCOMPARE(z.size(), 1 + 2 * 9);
    QCOMPARE(z[0], (std::vector<float>{10, 20}));
    QCOMPARE(z[1], (std::vector<float>{8, 20}));
    QCOMPARE(z[2], (std::vector<float>{8.5F, 20}));
    QCOMPARE(z[9], (std::vector<float>{12, 20}));
    QCOMPARE(z[10], (std::vector<float>{10, 16}));
    QCOMPARE(z[18], (std::vector<float>{10, 24}));
    Decoded x;
    for (const std::vector<float>& point : z)
        x.push_back({point[0] + point[1]});
    m_live->take(x, 5);
    QCOMPARE(m_live->traversal().rows, 18);
    QCOMPARE(m_live->traversal()(17, 0), 34.0F);
    // It is there: moving a slider asks for one point only.
    m_live->setMoves({1, 0});
    QTRY_COMPARE(m_requests->size(), 1);
    QCOMPARE(asked().size(), 1);
}

void LiveTraversalTest::anAnswerForAnotherDataPointIsDropped()
{
    m_live->setCentre({1}, {1});
    QTRY_COMPARE(m_requests->size(), 1);
    m_live->setCentre({2}, {1});
    m_live->take({{1}}, 1);
    QVERIFY(m_live->x().empty());
    QTRY_COMPARE(m_requests->size(), 2);
    QCOMPARE(asked(), Points({{2}}));
}

void LiveTraversalTest::aRefusalIsSaidUntilSomethingIsDecoded()
{
    m_live->setCentre({1}, {1});
    QTRY_COMPARE(m_requests->size(), 1);
    m_live->refuse("no checkpoint");
    QCOMPARE(m_live->reason(), "no checkpoint");
    m_live->retry();
    QTRY_COMPARE(m_requests->size(), 2);
    QCOMPARE(m_live->reason(), "no checkpoint");
    m_live->take({{1}}, 1);
    QVERIFY(m_live->reason().isEmpty());
    m_live->retry();
    QCoreApplication::processEvents();
    QCOMPARE(m_requests->size(), 2);
}

void LiveTraversalTest::theSameDataPointIsNotAskedForTwice()
{
    m_live->setCentre({1}, {1});
    QTRY_COMPARE(m_requests->size(), 1);
    m_live->take({{1}}, 1);
    m_live->setCentre({1}, {1});
    QCoreApplication::processEvents();
    QCOMPARE(m_requests->size(), 1);
}

DISENTANGLE_TEST_MAIN(LiveTraversalTest)
#include "live_traversal_test.moc"
