// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/engine/engine_process.h"

#include "tests/ui/support/test_class.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>

using namespace disentangle;
using State = EngineProcess::State;

/// The fake engine's run has 100 steps and evaluates every 10.
class EngineProcessTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void itStartsPausesAndGoesOn();
    void aStepIsOneStepAndAnEvaluationTheNext();
    void allStepsDoneIsTheEnd();
    void aStoppedRunCanBeContinued();
    void aRefusedCommandSaysWhy();
    void anEngineThatIsKilledSaysSoAndCanBeContinued();
    void anEngineThatRefusesToStartPassesOnItsWords();
    void anErrorOfTheEngineIsTheMessage();
    void anEngineThatEndsWithoutAWordHasFailed();
    void aProgramThatIsMissingIsNamed();
    void floodingLeavesTheEventLoopFree();
    void whatIsNoJsonIsWarnedAboutAndSkipped();
    void aLineWithoutAnEndIsDropped();
    void aDeafEngineIsKilledByTheThirdStop();
    void itCanBeStartedAgainFromItsOwnEnd();
    void closingTheStudioStopsTheEngine();

private:
    static void behave(const char* mode) { qputenv("DISENTANGLE_FAKE_ENGINE", mode); }
};

void EngineProcessTest::initTestCase()
{
    qputenv("DISENTANGLE_ENGINE", DISENTANGLE_FAKE_ENGINE_PATH);
    behave("");
}

void EngineProcessTest::itStartsPausesAndGoesOn()
{
    behave("");
    EngineProcess engine;
    QSignalSpy started(&engine, &EngineProcess::started);
    QCOMPARE(engine.state(), State::idle);
    engine.start("{}", "a.run");
    QCOMPARE(engine.state(), State::starting);
    QTRY_COMPARE(engine.state(), State::running);
    QCOMPARE(started.count(), 1);
    QCOMPARE(started.first().first().toString(), QString("a.run"));
    QCOMPARE(engine.steps(), 100);
    engine.pause();
    QTRY_COMPARE(engine.state(), State::paused);
    engine.resume();
    QTRY_COMPARE(engine.state(), State::running);
}

void EngineProcessTest::aStepIsOneStepAndAnEvaluationTheNext()
{
    behave("");
    EngineProcess engine;
    QSignalSpy evaluated(&engine, &EngineProcess::evaluated);
    engine.start("{}", "a.run", true);
    engine.takeSteps();
    QTRY_COMPARE(engine.step(), 1);
    QTRY_COMPARE(engine.state(), State::paused);
    engine.takeSteps(3);
    QTRY_COMPARE(engine.step(), 4);
    QCOMPARE(evaluated.count(), 0);
    engine.toNextEvaluation();
    QTRY_COMPARE(evaluated.count(), 1);
    QCOMPARE(evaluated.first().first().toLongLong(), 10);
}

void EngineProcessTest::allStepsDoneIsTheEnd()
{
    behave("");
    EngineProcess engine;
    QSignalSpy finished(&engine, &EngineProcess::finished);
    engine.start("{}", "a.run", true);
    engine.takeSteps(100);
    QTRY_COMPARE(finished.count(), 1);
    QCOMPARE(finished.first().first().toString(), QString("steps"));
    QCOMPARE(engine.state(), State::idle);
    QVERIFY(!engine.canContinue());
    QVERIFY(!engine.hasFailed());
    QVERIFY(engine.message().contains("100"));
}

void EngineProcessTest::aStoppedRunCanBeContinued()
{
    behave("");
    EngineProcess engine;
    QSignalSpy finished(&engine, &EngineProcess::finished);
    engine.start("{}", "a.run", true);
    QTRY_COMPARE(engine.state(), State::paused);
    engine.stop();
    QCOMPARE(engine.state(), State::stopping);
    QTRY_COMPARE(finished.count(), 1);
    QCOMPARE(finished.first().first().toString(), QString("stop"));
    QVERIFY(engine.canContinue());
    engine.resumeRun(engine.runPath());
    QTRY_COMPARE(engine.state(), State::running);
}

void EngineProcessTest::aRefusedCommandSaysWhy()
{
    behave("");
    EngineProcess engine;
    QSignalSpy refused(&engine, &EngineProcess::changeRefused);
    QSignalSpy changed(&engine, &EngineProcess::changed);
    engine.start("{}", "a.run");
    engine.set("beta_Ga", 12);
    engine.set("width", 5);
    QTRY_COMPARE(refused.count(), 1);
    QCOMPARE(refused.first()[0].toString(), QString("width"));
    QVERIFY(refused.first()[1].toString().contains("cannot be changed"));
    QCOMPARE(changed.count(), 1);
    QCOMPARE(changed.first()[0].toString(), QString("beta_Ga"));
    QCOMPARE(engine.state(), State::running);
}

void EngineProcessTest::anEngineThatIsKilledSaysSoAndCanBeContinued()
{
    behave("killed");
    EngineProcess engine;
    QSignalSpy failed(&engine, &EngineProcess::failed);
    engine.start("{}", "a.run");
    QTRY_COMPARE(failed.count(), 1);
    QVERIFY(engine.message().contains("signal 9"));
    QVERIFY(!engine.message().contains("Rotated"));  // what it had said before is not why
    QVERIFY(engine.hasFailed());
    QVERIFY(engine.canContinue());
    QCOMPARE(engine.runPath(), QString("a.run"));
    QCOMPARE(engine.state(), State::idle);
}

void EngineProcessTest::anEngineThatRefusesToStartPassesOnItsWords()
{
    behave("words");
    EngineProcess engine;
    QSignalSpy failed(&engine, &EngineProcess::failed);
    engine.start("{}", "a.run");
    QTRY_COMPARE(failed.count(), 1);
    QVERIFY(engine.message().contains("row 3 has 4 entries, expected 5"));
    QVERIFY(!engine.canContinue());
}

void EngineProcessTest::anErrorOfTheEngineIsTheMessage()
{
    behave("error");
    EngineProcess engine;
    QSignalSpy failed(&engine, &EngineProcess::failed);
    engine.start("{}", "a.run");
    QTRY_COMPARE(failed.count(), 1);
    QVERIFY(engine.message().contains("the loss is not finite at step 7"));
    QVERIFY(engine.canContinue());
}

void EngineProcessTest::anEngineThatEndsWithoutAWordHasFailed()
{
    behave("silent");
    EngineProcess engine;
    QSignalSpy failed(&engine, &EngineProcess::failed);
    engine.start("{}", "a.run");
    QTRY_COMPARE(failed.count(), 1);
    QVERIFY(!engine.message().isEmpty());
}

void EngineProcessTest::aProgramThatIsMissingIsNamed()
{
    qputenv("DISENTANGLE_ENGINE", "/nowhere/disentangle");
    EngineProcess engine;
    QSignalSpy failed(&engine, &EngineProcess::failed);
    engine.start("{}", "a.run");
    QTRY_COMPARE(failed.count(), 1);
    QVERIFY(engine.message().contains("/nowhere/disentangle"));
    QCOMPARE(engine.state(), State::idle);
    initTestCase();
}

// The loop turns and commands get through while the engine speaks faster than anybody could listen.
void EngineProcessTest::floodingLeavesTheEventLoopFree()
{
    behave("flood");
    EngineProcess engine;
    QSignalSpy progress(&engine, &EngineProcess::progress);
    QSignalSpy finished(&engine, &EngineProcess::finished);
    engine.start("{}", "a.run");
    QTRY_VERIFY(progress.count() >= 3);
    int turns = 0;
    QTimer ticking;
    connect(&ticking, &QTimer::timeout, this, [&turns] { ++turns; });
    ticking.start(1);
    QTRY_VERIFY(turns >= 20);
    engine.stop();
    QTRY_COMPARE(finished.count(), 1);
    QCOMPARE(finished.first().first().toString(), QString("stop"));
}

void EngineProcessTest::whatIsNoJsonIsWarnedAboutAndSkipped()
{
    behave("garbage");
    EngineProcess engine;
    QSignalSpy warning(&engine, &EngineProcess::warning);
    engine.start("{}", "a.run", true);
    QTRY_COMPARE(warning.count(), 4);  // the four lines it makes up
    engine.takeSteps();
    QTRY_COMPARE(engine.step(), 1);
}

void EngineProcessTest::aLineWithoutAnEndIsDropped()
{
    behave("endless");
    EngineProcess engine;
    QSignalSpy warning(&engine, &EngineProcess::warning);
    engine.start("{}", "a.run", true);
    QTRY_VERIFY(warning.count() >= 1);
    engine.stop();
    QTRY_COMPARE(engine.state(), State::idle);
}

void EngineProcessTest::aDeafEngineIsKilledByTheThirdStop()
{
    behave("deaf");
    EngineProcess engine;
    engine.start("{}", "a.run");
    QTRY_COMPARE(engine.state(), State::running);
    engine.stop();
    engine.stop();
    QCOMPARE(engine.state(), State::stopping);
    engine.stop();
    QTRY_COMPARE(engine.state(), State::idle);
    QVERIFY(engine.canContinue());
}

void EngineProcessTest::itCanBeStartedAgainFromItsOwnEnd()
{
    behave("");
    EngineProcess engine;
    int starts = 0;
    connect(&engine, &EngineProcess::finished, &engine, [&] {
        if (++starts < 3)
            engine.start("{}", "b.run", true);
        engine.stop();
    });
    engine.start("{}", "a.run", true);
    engine.stop();
    QTRY_COMPARE(starts, 3);
    QCOMPARE(engine.runPath(), QString("b.run"));
}

void EngineProcessTest::closingTheStudioStopsTheEngine()
{
    behave("");
    auto engine = std::make_unique<EngineProcess>();
    engine->start("{}", "a.run");
    QTRY_COMPARE(engine->state(), State::running);
    const auto* process = engine->findChild<QProcess*>();
    QVERIFY(process);
    QSignalSpy ended(process, &QProcess::finished);
    engine.reset();
    QCOMPARE(ended.count(), 1);
    QCOMPARE(ended.first()[1].value<QProcess::ExitStatus>(), QProcess::NormalExit);
}

DISENTANGLE_GUILESS_TEST_MAIN(EngineProcessTest)
#include "engine_process_test.moc"
