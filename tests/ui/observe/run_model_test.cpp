// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/observe/run/run_model.h"

#include "tests/ui/observe/support.h"
#include "tests/ui/support/test_class.h"

#include <QFile>
#include <QSignalSpy>
#include <memory>
#include <optional>
#include <sys/resource.h>
#include <vector>

using namespace disentangle;
using namespace disentangle::testing;

/// A run of 400 steps, evaluated at 0, 10, ..., 400.
static constexpr SyntheticRun::Settings shortModelRun{400, 10, 1};

class RunModelTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aNewRunFollowsItsNewestStep();
    void settingAStepLeavesFollowingAndLooksAtTheEvaluationBefore();
    void stepsOutsideTheRunAreItsEnds();
    void theMomentIsThatOfTheStepLookedAt();
    void fastScrubbingEndsAtTheLastStepAskedFor();
    void onlyWhatWasAddedIsReadAndOldCopiesStayAsTheyWere();
    void aResumedRunForgetsWhatItsEngineDropped();
    void aRunWhoseEngineIsGoneIsCutOff();
    void theStateFollowsTheEventLog_data();
    void theStateFollowsTheEventLog();
    void aMissingFileSaysSo();
    void aTruncatedFileSaysSo();
    void aLongHistoryOfEdgesIsThinnedEvenlyAndEndsAtTheNewestStep();
    void aMetricThatIsNaNStaysNaN();
    void aFileThatGoesAwayIsSaidAndWhatWasReadStays();
    void anotherFileInItsPlaceIsReadAnewAndThatIsSaid();
    void rowsThatACopyLacksAreSaid();
    void hundredsOfRunsNeedFewFiles();
};

void RunModelTest::aNewRunFollowsItsNewestStep()
{
    const RunFolder folder;
    SyntheticRun run(folder.path("a.run"), preset_experiment("Example4"), shortModelRun);
    run.recordTo(100);
    RunModel model(folder.text("a.run"));
    QTRY_COMPARE(model.step(), 100);
    QVERIFY(model.followsNewest());
    run.recordTo(200);
    QTRY_COMPARE(model.step(), 200);
    QTRY_COMPARE(model.moment()->step, std::int64_t{200});
}

void RunModelTest::settingAStepLeavesFollowingAndLooksAtTheEvaluationBefore()
{
    const RunFolder folder;
    SyntheticRun run(folder.path("a.run"), preset_experiment("Example4"), shortModelRun);
    run.recordTo(100);
    RunModel model(folder.text("a.run"));
    QTRY_COMPARE(model.step(), 100);
    model.setStep(57);
    QCOMPARE(model.step(), 50);
    QVERIFY(!model.followsNewest());
    run.recordTo(200);
    QTRY_COMPARE(model.data()->lastStep(), std::int64_t{200});
    QCOMPARE(model.step(), 50);
    model.followNewest();
    QCOMPARE(model.step(), 200);
}

void RunModelTest::stepsOutsideTheRunAreItsEnds()
{
    const RunFolder folder;
    SyntheticRun(folder.path("a.run"), preset_experiment("Example4"), shortModelRun).finish();
    RunModel model(folder.text("a.run"));
    QTRY_COMPARE(model.step(), 400);
    model.setStep(-5);
    QCOMPARE(model.step(), 0);
    model.stepBy(-1);
    QCOMPARE(model.step(), 0);
    model.setStep(1000000);
    QCOMPARE(model.step(), 400);
    model.stepBy(-2);
    QCOMPARE(model.step(), 380);
}

void RunModelTest::theMomentIsThatOfTheStepLookedAt()
{
    const RunFolder folder;
    SyntheticRun(folder.path("a.run"), preset_experiment("Example4"), shortModelRun).finish();
    const RunReader reader(folder.path("a.run"));
    RunModel model(folder.text("a.run"));
    QTRY_VERIFY(isRead(model, 400));
    for (const qint64 step : {0, 200, 30, 400}) {
        model.setStep(step);
        QTRY_COMPARE(model.moment()->step, std::int64_t{step});
        for (const char* kind : {"probability_Ga", "correlation", "assignment", "permitted"}) {
            QVERIFY(model.moment()->snapshot(kind));
            QVERIFY(*model.moment()->snapshot(kind) == reader.snapshot(kind, step));
        }
        QVERIFY(!model.moment()->snapshot("probability_Gz"));
    }
}

void RunModelTest::fastScrubbingEndsAtTheLastStepAskedFor()
{
    const RunFolder folder;
    SyntheticRun(folder.path("a.run"), preset_experiment("Example4"), shortModelRun).finish();
    RunModel model(folder.text("a.run"));
    QTRY_VERIFY(isRead(model, 400));
    for (int round = 0; round < 20; ++round)
        for (qint64 step = 0; step <= 390; step += 10)
            model.setStep(step);
    QTRY_COMPARE(model.moment()->step, std::int64_t{390});
}

void RunModelTest::onlyWhatWasAddedIsReadAndOldCopiesStayAsTheyWere()
{
    const RunFolder folder;
    SyntheticRun run(folder.path("a.run"), preset_experiment("Example4"), shortModelRun);
    run.recordTo(100);
    RunModel model(folder.text("a.run"));
    QTRY_VERIFY(isRead(model, 100));
    const auto before = model.data();
    const Curve* curve = before->curve("mcc");
    QVERIFY(curve);
    QCOMPARE(curve->size(), std::size_t{11});  // 0, 10, ..., 100
    run.finish();
    QTRY_VERIFY(isRead(model, 400));
    QCOMPARE(curve->size(), std::size_t{11});
    QCOMPARE(model.data()->curve("mcc")->size(), std::size_t{41});
    QCOMPARE(model.data()->generation, before->generation);
    const RunReader reader(folder.path("a.run"));
    const auto whole = reader.metric("mcc");
    QVERIFY(std::ranges::equal(model.data()->curve("mcc")->values(), whole, [](const Sample& a, const Sample& b) {
        return a.step == b.step && a.value == b.value;
    }));
}

void RunModelTest::aResumedRunForgetsWhatItsEngineDropped()
{
    const RunFolder folder;
    {
        SyntheticRun run(folder.path("a.run"), preset_experiment("Example4"), shortModelRun);
        run.recordTo(300);
    }
    RunModel model(folder.text("a.run"));
    QTRY_VERIFY(isRead(model, 300));
    model.setStep(250);
    {
        RunWriter writer = RunWriter::reopen(folder.path("a.run"), 100);
        writer.event(100, "resume", "");
        writer.metric(110, "mcc", 0.25);
        writer.flush();
        QTRY_COMPARE(model.data()->lastStep(), std::int64_t{110});
        QVERIFY(model.data()->generation > 0);
        QVERIFY(model.step() == 100 || model.step() == 110);  // whichever was the newest when 250 was dropped
        QCOMPARE(model.data()->value("mcc", 110), std::optional(0.25));
        QCOMPARE(model.data()->curve("mcc")->size(), std::size_t{12});  // 0, 10, ..., 110
    }
}

void RunModelTest::aRunWhoseEngineIsGoneIsCutOff()
{
    const RunFolder folder;
    std::optional<SyntheticRun> run;
    run.emplace(folder.path("a.run"), preset_experiment("Example4"), shortModelRun);
    run->recordTo(100);
    RunModel model(folder.text("a.run"));
    QTRY_COMPARE(model.data()->state, RunState::running);
    run.reset();
    QTRY_COMPARE(model.data()->state, RunState::cutOff);
    QCOMPARE(model.data()->lastStep(), std::int64_t{100});
}

void RunModelTest::theStateFollowsTheEventLog_data()
{
    QTest::addColumn<QString>("event");
    QTest::addColumn<RunState>("state");
    QTest::newRow("pause") << "pause" << RunState::paused;
    QTest::newRow("continue") << "continue" << RunState::running;
    QTest::newRow("set changes nothing") << "set" << RunState::running;
    QTest::newRow("finish") << "finish" << RunState::finished;
    QTest::newRow("stop") << "stop" << RunState::stopped;
    QTest::newRow("interrupt") << "interrupt" << RunState::interrupted;
    QTest::newRow("error") << "error" << RunState::failed;
}

void RunModelTest::theStateFollowsTheEventLog()
{
    QFETCH(QString, event);
    QFETCH(RunState, state);
    const RunFolder folder;
    SyntheticRun run(folder.path("a.run"), preset_experiment("Example4"), shortModelRun);
    run.recordTo(50);
    run.writer().event(50, event.toStdString(), "");
    RunModel model(folder.text("a.run"));
    QTRY_VERIFY(isRead(model, 50));
    QCOMPARE(model.data()->state, state);
}

void RunModelTest::aMissingFileSaysSo()
{
    const RunFolder folder;
    RunModel model(folder.text("missing.run"));
    QSignalSpy failed(&model, &RunModel::failed);
    QTRY_COMPARE(failed.count(), 1);
    QVERIFY(failed.first().first().toString().contains("missing.run"));
    QCOMPARE(model.data()->state, RunState::unreadable);
    QCOMPARE(model.step(), -1);
}

void RunModelTest::aTruncatedFileSaysSo()
{
    const RunFolder folder;
    SyntheticRun(folder.path("a.run"), preset_experiment("Example4"), shortModelRun).finish();
    QFile file(folder.text("a.run"));
    QVERIFY(file.resize(file.size() / 2));
    RunModel model(folder.text("a.run"));
    QSignalSpy failed(&model, &RunModel::failed);
    QTRY_COMPARE(failed.count(), 1);
    QVERIFY(QString::fromStdString(model.data()->problem).contains("a.run"));
    QCOMPARE(model.data()->state, RunState::unreadable);
}

void RunModelTest::aLongHistoryOfEdgesIsThinnedEvenlyAndEndsAtTheNewestStep()
{
    const RunFolder folder;
    // 1002 evaluations, under twice the limit of 512: every second is kept, and the newest.
    SyntheticRun(folder.path("a.run"), preset_experiment("Example4"), {1001, 1, 1}).finish();
    RunModel model(folder.text("a.run"));
    QTRY_VERIFY(isRead(model, 1001));
    const History& history = model.data()->history(kind::probability_Ga);
    QVERIFY(history.steps.size() <= historyLimit + 1);
    QCOMPARE(history.snapshots.size(), history.steps.size());
    QCOMPARE(history.steps.back(), std::int64_t{1001});
    for (std::size_t i = 0; i + 1 < history.steps.size(); ++i)
        QCOMPARE(history.steps[i], static_cast<std::int64_t>(2 * i));
}

void RunModelTest::aMetricThatIsNaNStaysNaN()
{
    const RunFolder folder;
    RunWriter writer = RunWriter::create(folder.path("a.run"), preset_experiment("Example4"));
    writer.metric(0, "loss", std::numeric_limits<double>::quiet_NaN());
    writer.flush();
    RunModel model(folder.text("a.run"));
    QTRY_VERIFY(isRead(model, 0));
    QVERIFY(std::isnan(*model.data()->value("loss", 0)));
}

void RunModelTest::aFileThatGoesAwayIsSaidAndWhatWasReadStays()
{
    const RunFolder folder;
    SyntheticRun(folder.path("a.run"), preset_experiment("Example4"), shortModelRun).finish();
    RunModel model(folder.text("a.run"));
    QTRY_VERIFY(isRead(model, 400));
    std::filesystem::rename(folder.path("a.run"), folder.path("b.run"));
    QTRY_VERIFY(QString::fromStdString(model.data()->problem).contains("a.run: the file was deleted or moved"));
    QCOMPARE(model.data()->lastStep(), std::int64_t{400});
    // It is where it was again.
    std::filesystem::rename(folder.path("b.run"), folder.path("a.run"));
    QTRY_VERIFY(model.data()->problem.empty() && isRead(model, 400));
    QCOMPARE(model.data()->state, RunState::finished);
}

void RunModelTest::anotherFileInItsPlaceIsReadAnewAndThatIsSaid()
{
    const RunFolder folder;
    SyntheticRun(folder.path("a.run"), preset_experiment("Example4"), shortModelRun).finish();
    SyntheticRun(folder.path("b.run"), preset_experiment("Example6"), {200, 10, 1}).finish();
    RunModel model(folder.text("a.run"));
    QTRY_VERIFY(isRead(model, 400));
    const auto generation = model.data()->generation;
    std::filesystem::rename(folder.path("b.run"), folder.path("a.run"));
    QTRY_VERIFY(isRead(model, 200));
    QVERIFY(model.data()->generation != generation);
    QCOMPARE(model.data()->experiment->name, preset_experiment("Example6").name);
    QCOMPARE(model.step(), 200);
    QTRY_COMPARE(model.moment()->step, std::int64_t{200});
    QVERIFY(QString::fromStdString(model.data()->remark).contains("another file has taken the place"));
    QVERIFY(model.data()->problem.empty());
}

void RunModelTest::rowsThatACopyLacksAreSaid()
{
    const RunFolder folder;
    SyntheticRun run(folder.path("a.run"), preset_experiment("Example4"), shortModelRun);
    run.recordTo(100);
    std::filesystem::copy_file(folder.path("a.run"), folder.path("copy.run"));
    RunModel model(folder.text("copy.run"));
    QTRY_VERIFY(QString::fromStdString(model.data()->remark).contains("newer rows are missing"));
}

// A run that has ended needs a file only while it is read: 700 of them open where 256 files may be, and each step of each
// can still be looked at.
void RunModelTest::hundredsOfRunsNeedFewFiles()
{
    const RunFolder folder;
    SyntheticRun(folder.path("a.run"), preset_experiment("Example4"), {40, 10, 1}).finish();
    rlimit before{};
    QCOMPARE(::getrlimit(RLIMIT_NOFILE, &before), 0);
    rlimit few = before;
    few.rlim_cur = 256;
    QCOMPARE(::setrlimit(RLIMIT_NOFILE, &few), 0);
    std::vector<std::unique_ptr<RunModel>> models;
    for (int i = 0; i < 700; ++i) {
        const std::string name = std::to_string(i) + ".run";
        std::filesystem::copy_file(folder.path("a.run"), folder.path(name.c_str()));
        models.push_back(std::make_unique<RunModel>(folder.text(name.c_str())));
    }
    const auto all = [&](const auto& is) { return std::all_of(models.begin(), models.end(), is); };
    QTRY_VERIFY_WITH_TIMEOUT(all([](const auto& model) { return isRead(*model, 40); }), 60000);
    QVERIFY(all([](const auto& model) { return model->data()->problem.empty(); }));
    for (const auto& model : models)
        model->setStep(20);
    QTRY_VERIFY_WITH_TIMEOUT(all([](const auto& model) { return model->moment()->step == 20; }), 60000);
    models.clear();
    QCOMPARE(::setrlimit(RLIMIT_NOFILE, &before), 0);
}

DISENTANGLE_GUILESS_TEST_MAIN(RunModelTest)
#include "run_model_test.moc"
