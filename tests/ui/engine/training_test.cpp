// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/engine/tiny_experiment.h"
#include "tests/ui/observe/support.h"
#include "tests/ui/support/test_class.h"
#include "ui/engine/engine_process.h"

#include <QFile>
#include <QSignalSpy>

using namespace disentangle;
using namespace disentangle::testing;
using State = EngineProcess::State;

/// The studio's side of a run against the engine itself.
class TrainingTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { qputenv("DISENTANGLE_ENGINE", DISENTANGLE_ENGINE_PATH); }
    void mccGrowsInTheModelWhileTheEngineTrains();
    void aKilledEngineLeavesItsRunAndGoesOnFromTheCheckpoint();
    void anExperimentWithAnErrorNamesIt();
};

void TrainingTest::mccGrowsInTheModelWhileTheEngineTrains()
{
    const RunFolder folder;
    EngineProcess engine;
    std::unique_ptr<RunModel> run;
    connect(&engine, &EngineProcess::started, this,
            [&run](const QString& path) { run = std::make_unique<RunModel>(path); });
    QSignalSpy finished(&engine, &EngineProcess::finished);
    engine.start(tinyExperiment(300), folder.text("tiny.run"));
    QTRY_COMPARE(finished.count(), 1);
    QCOMPARE(finished.first().first().toString(), QString("steps"));
    QVERIFY(run);
    QTRY_VERIFY(isRead(*run, 300));
    QTRY_COMPARE(run->data()->state, RunState::finished);
    QCOMPARE(run->data()->steps.size(), std::size_t{11});  // 0, 30, ..., 300
    // Three mixed latents correlate about 1/2 with their best match at first; learning separates them.
    const Curve& mcc = *run->data()->curve("mcc");
    QVERIFY2(mcc.back().value > mcc[0].value + 0.1, qPrintable(QString::number(mcc.back().value)));
    QTRY_COMPARE(run->moment()->step, std::int64_t{300});
    QVERIFY(run->moment()->snapshot("probability_Ga"));
}

void TrainingTest::aKilledEngineLeavesItsRunAndGoesOnFromTheCheckpoint()
{
    const RunFolder folder;
    EngineProcess engine;
    QSignalSpy failed(&engine, &EngineProcess::failed);
    QSignalSpy finished(&engine, &EngineProcess::finished);
    engine.start(tinyExperiment(300), folder.text("tiny.run"), true);
    engine.takeSteps(60);
    QTRY_COMPARE(engine.step(), 60);
    QTRY_COMPARE(engine.state(), State::paused);
    engine.checkpoint();
    engine.takeSteps(30);
    QTRY_COMPARE(engine.step(), 90);
    RunModel run(folder.text("tiny.run"));
    QTRY_VERIFY(isRead(run, 90));
    engine.findChild<QProcess*>()->kill();
    QTRY_COMPARE(failed.count(), 1);
    QVERIFY(engine.canContinue());
    QTRY_COMPARE(run.data()->state, RunState::cutOff);
    QCOMPARE(run.data()->lastStep(), std::int64_t{90});

    engine.resumeRun(engine.runPath());
    QTRY_COMPARE(finished.count(), 1);
    QTRY_VERIFY(isRead(run, 300));
    QTRY_COMPARE(run.data()->state, RunState::finished);
}

void TrainingTest::anExperimentWithAnErrorNamesIt()
{
    const RunFolder folder;
    EngineProcess engine;
    QSignalSpy failed(&engine, &EngineProcess::failed);
    QString text = tinyExperiment(300);
    engine.start(text.replace("\"steps\": 300", "\"steps\": -1"), folder.text("tiny.run"));
    QTRY_COMPARE(failed.count(), 1);
    QVERIFY2(engine.message().contains("training.steps"), qPrintable(engine.message()));
    QVERIFY(!QFile::exists(folder.text("tiny.run")));
}

DISENTANGLE_GUILESS_TEST_MAIN(TrainingTest)
#include "training_test.moc"
