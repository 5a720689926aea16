// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/observe/scrub/playback.h"

#include "tests/ui/observe/support.h"
#include "tests/ui/support/private_home.h"
#include "tests/ui/support/test_class.h"
#include "ui/observe/run/landmarks.h"

#include <QSignalSpy>

using namespace disentangle;
using namespace disentangle::testing;

/// A run of 400 steps, evaluated at 0, 10, ..., 400, trained in 40 seconds.
class PlaybackTest : public QObject {
    Q_OBJECT
public:
    static void initMain() { usePrivateHome(); }
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void itPlaysFromTheStepLookedAtToTheNewestAndEnds();
    void aWholeRunLastsAsLongAsItIsTold();
    void aFactorIsOfTheTrainingsOwnPace();
    void itBeginsAgainWhereItLoops();
    void movingTheScrubberMovesWhatIsPlayed();
    void theTimerPlaysToTheEnd();
    void withoutARunNothingPlays();
    void landmarksAreWhereTheCurvesSay();

private:
    const RunFolder m_folder;
    std::unique_ptr<RunModel> m_run;
    std::unique_ptr<Playback> m_playback;
};

void PlaybackTest::initTestCase()
{
    SyntheticRun run(m_folder.path("a.run"), preset_experiment("Example4"), {400, 10, 1});
    run.finish();
    run.writer().metric(400, "seconds", 40);
}

void PlaybackTest::init()
{
    m_run = std::make_unique<RunModel>(m_folder.text("a.run"));
    QTRY_VERIFY(isRead(*m_run, 400));
    m_playback = std::make_unique<Playback>();
    m_playback->setRun(m_run.get());
}

void PlaybackTest::cleanup()
{
    m_playback.reset();
    m_run.reset();
}

void PlaybackTest::itPlaysFromTheStepLookedAtToTheNewestAndEnds()
{
    m_playback->setSpeed({0, 40});  // ten steps a second
    m_run->setStep(380);
    m_playback->play();
    QVERIFY(m_playback->isPlaying());
    m_playback->advance(1);
    QCOMPARE(m_run->step(), 390);
    m_playback->advance(0.5);
    QCOMPARE(m_run->step(), 390);  // 395: the next evaluation is not reached
    m_playback->advance(0.5);
    QCOMPARE(m_run->step(), 400);
    QVERIFY(!m_playback->isPlaying());
    m_playback->play();
    QCOMPARE(m_run->step(), 0);
}

void PlaybackTest::aWholeRunLastsAsLongAsItIsTold()
{
    for (const double seconds : {5.0, 10.0, 20.0, 60.0}) {
        m_playback->setSpeed({0, seconds});
        QCOMPARE(m_playback->stepsPerSecond(), 400 / seconds);
    }
}

void PlaybackTest::aFactorIsOfTheTrainingsOwnPace()
{
    m_playback->setSpeed({0.25, 0});
    QCOMPARE(m_playback->stepsPerSecond(), 2.5);  // a quarter of 400 steps in 40 seconds
    m_playback->setSpeed({16, 0});
    QCOMPARE(m_playback->stepsPerSecond(), 160.0);
}

void PlaybackTest::itBeginsAgainWhereItLoops()
{
    m_playback->setLoops(true);
    m_playback->setSpeed({0, 40});
    m_run->setStep(390);
    m_playback->play();
    m_playback->advance(5);
    QCOMPARE(m_run->step(), 400);
    m_playback->advance(1);
    QCOMPARE(m_run->step(), 0);
    QVERIFY(m_playback->isPlaying());
}

void PlaybackTest::movingTheScrubberMovesWhatIsPlayed()
{
    m_playback->setSpeed({0, 40});
    m_run->setStep(0);
    m_playback->play();
    m_playback->advance(1);
    m_run->setStep(200);
    m_playback->advance(1);
    QCOMPARE(m_run->step(), 210);
}

void PlaybackTest::theTimerPlaysToTheEnd()
{
    QSignalSpy playing(m_playback.get(), &Playback::playingChanged);
    m_playback->setSpeed({0, 0.1});
    m_run->setStep(0);
    m_playback->toggle();
    QTRY_COMPARE(playing.count(), 2);
    QCOMPARE(m_run->step(), 400);
}

void PlaybackTest::withoutARunNothingPlays()
{
    m_playback->setRun(nullptr);
    m_playback->play();
    QVERIFY(!m_playback->isPlaying());
}

void PlaybackTest::landmarksAreWhereTheCurvesSay()
{
    RunData run;
    const std::vector<std::int64_t> steps{0, 10, 20, 30};
    run.steps.append(steps);
    const std::vector<Sample> mcc{{0, 0.5}, {10, 0.92}, {20, 0.97}, {30, 0.96}}, shd{{0, 4}, {10, 0}, {20, 1}, {30, 0}};
    run.curves["mcc"].append(mcc);
    run.curves["shd"].append(shd);
    run.events = {{0, 0, "start", ""}, {1, 15, "set", R"({"key": "beta_Ga", "value": 3})"}};
    QMap<QString, qint64> at;
    for (const Landmark& mark : scoreLandmarks(run))
        at[mark.name] = mark.step;
    QCOMPARE(at.value("SHD first 0"), 10);
    QCOMPARE(at.value("MCC first above 0.9"), 10);
    QCOMPARE(at.value("MCC first above 0.95"), 20);
    QCOMPARE(at.value("MCC first above 0.99"), -1);
    QCOMPARE(at.value("Best MCC, 0.970"), 20);
    QCOMPARE(at.value("First step"), 0);
    QCOMPARE(at.value("Newest step"), 30);
    const QList<Landmark> events = eventLandmarks(run);
    QCOMPARE(events.size(), 2);
    QCOMPARE(events.last().step, 10);  // the newest evaluation before the change
    QVERIFY(events.last().name.contains("beta_Ga"));
}

DISENTANGLE_TEST_MAIN(PlaybackTest)
#include "playback_test.moc"
