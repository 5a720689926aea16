// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/engine/decoder.h"

#include "core/experiment/experiment.h"
#include "tests/ui/engine/tiny_experiment.h"
#include "tests/ui/observe/support.h"
#include "tests/ui/support/test_class.h"
#include "ui/engine/engine_process.h"

#include <QSignalSpy>

using namespace disentangle;
using namespace disentangle::testing;
using State = EngineProcess::State;
using Rows = std::vector<std::vector<float>>;

/// What the sliders of a view get, whoever trained the run.
class DecoderTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { qputenv("DISENTANGLE_ENGINE", DISENTANGLE_ENGINE_PATH); }
    void theTrainingEngineAndTheFileItLeavesDecodeAlike();
    void aRunThatWasNotTrainedSaysWhyItCannotBeDecoded();
    void ofManyRequestsTheNewestIsAnswered();
    void withoutARunItSaysSo();
    void whatIsAskedWhileTheEngineEndsIsAnsweredByItsFile();
    void aRequestThatIsOnItsWayEndsWithItsRun();
};

void DecoderTest::theTrainingEngineAndTheFileItLeavesDecodeAlike()
{
    const RunFolder folder;
    EngineProcess engine;
    Decoder decoder(&engine);
    QSignalSpy decoded(&decoder, &Decoder::decoded);
    QSignalSpy unavailable(&decoder, &Decoder::unavailable);
    engine.start(tinyExperiment(300), folder.text("tiny.run"), true);
    QTRY_COMPARE(engine.state(), State::paused);
    engine.toNextEvaluation();
    QTRY_COMPARE(engine.step(), 30);
    RunModel run(folder.text("tiny.run"));
    QTRY_VERIFY(isRead(run, 30));
    decoder.setRun(&run);
    decoder.request({{0, 0, 0}, {1, -1, 0.5F}});
    QTRY_COMPARE(decoded.count(), 1);
    const auto live = decoded.first()[0].value<Rows>();
    QCOMPARE(decoded.first()[1].toLongLong(), 30);
    QCOMPARE(live.size(), std::size_t{2});
    QCOMPARE(live.front().size(), static_cast<std::size_t>(run.data()->experiment->world.d_x));
    engine.stop();
    QTRY_COMPARE(engine.state(), State::idle);
    decoder.request({{0, 0, 0}, {1, -1, 0.5F}});
    QTRY_COMPARE(decoded.count(), 2);
    QCOMPARE(decoded.last()[0].value<Rows>(), live);
    QCOMPARE(decoded.last()[1].toLongLong(), 30);
    QCOMPARE(unavailable.count(), 0);
}

void DecoderTest::aRunThatWasNotTrainedSaysWhyItCannotBeDecoded()
{
    const RunFolder folder;
    SyntheticRun(folder.path("a.run"), preset_experiment("Example4"), {400, 10, 1}).finish();
    RunModel run(folder.text("a.run"));
    QTRY_VERIFY(isRead(run, 400));
    EngineProcess engine;
    Decoder decoder(&engine);
    QSignalSpy unavailable(&decoder, &Decoder::unavailable);
    decoder.setRun(&run);
    decoder.request({{0, 0, 0}});
    QTRY_COMPARE(unavailable.count(), 1);
    QVERIFY(unavailable.first().first().toString().contains("no checkpoint"));
}

void DecoderTest::ofManyRequestsTheNewestIsAnswered()
{
    const RunFolder folder;
    EngineProcess engine;
    Decoder decoder(&engine);
    engine.start(tinyExperiment(300), folder.text("tiny.run"), true);
    QTRY_COMPARE(engine.state(), State::paused);
    RunModel run(folder.text("tiny.run"));
    QTRY_VERIFY(isRead(run, 0));
    decoder.setRun(&run);
    QSignalSpy decoded(&decoder, &Decoder::decoded);
    for (int i = 0; i < 100; ++i)
        decoder.request({{static_cast<float>(i), 0, 0}});
    decoder.request({{0, 1, 0}});
    QTRY_COMPARE(decoded.count(), 2);  // the first, which was sent at once, and the newest
    const auto newest = decoded.last()[0].value<Rows>();
    decoder.request({{0, 1, 0}});
    QTRY_COMPARE(decoded.count(), 3);
    QCOMPARE(decoded.last()[0].value<Rows>(), newest);
}

void DecoderTest::whatIsAskedWhileTheEngineEndsIsAnsweredByItsFile()
{
    const RunFolder folder;
    EngineProcess engine;
    Decoder decoder(&engine);
    QSignalSpy decoded(&decoder, &Decoder::decoded);
    engine.start(tinyExperiment(300), folder.text("tiny.run"), true);
    QTRY_COMPARE(engine.state(), State::paused);
    RunModel run(folder.text("tiny.run"));
    QTRY_VERIFY(isRead(run, 0));
    decoder.setRun(&run);
    decoder.request({{0, 0, 0}});
    engine.kill();  // before it can have answered
    QTRY_COMPARE(engine.state(), State::idle);
    QTRY_COMPARE(decoded.count(), 1);
    decoder.request({{0, 1, 0}});
    QTRY_COMPARE(decoded.count(), 2);
}

void DecoderTest::aRequestThatIsOnItsWayEndsWithItsRun()
{
    const RunFolder folder;
    EngineProcess engine;
    Decoder decoder(&engine);
    QSignalSpy decoded(&decoder, &Decoder::decoded);
    QSignalSpy unavailable(&decoder, &Decoder::unavailable);
    engine.start(tinyExperiment(300), folder.text("tiny.run"), true);
    QTRY_COMPARE(engine.state(), State::paused);
    RunModel run(folder.text("tiny.run"));
    QTRY_VERIFY(isRead(run, 0));
    decoder.setRun(&run);
    decoder.request({{0, 0, 0}});
    decoder.setRun(nullptr);
    QCOMPARE(unavailable.count() + decoded.count(), 1);
}

void DecoderTest::withoutARunItSaysSo()
{
    EngineProcess engine;
    Decoder decoder(&engine);
    QSignalSpy unavailable(&decoder, &Decoder::unavailable);
    decoder.request({{0, 0, 0}});
    QCOMPARE(unavailable.count(), 1);
}

DISENTANGLE_GUILESS_TEST_MAIN(DecoderTest)
#include "decoder_test.moc"
