// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/engine/transport_bar.h"

#include "tests/ui/observe/support.h"
#include "tests/ui/support/private_home.h"
#include "tests/ui/support/test_class.h"
#include "ui/engine/engine_process.h"

#include <QAction>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <csignal>

using namespace disentangle;
using namespace disentangle::testing;
using State = EngineProcess::State;

class TransportBarTest : public QObject {
    Q_OBJECT
public:
    static void initMain() { usePrivateHome(); }
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void thePrimaryButtonRunsPausesAndGoesOn();
    void aStepOfNothingStartsPausedAndTakesOne();
    void aDeadEngineIsSaidAndTheRunCanBeContinued();
    void aFinishedRunIsNotContinued();
    void restartStopsFirst();
    void everyCommandHasAShortcutATipAndAName();
    void tenStepsAreTen();
    void theSpeedMenuSetsThePaceOfThisRunAndTheNext();
    void anEngineThatDoesNotAnswerIsSaidToBeSilent();

private:
    QAction* action(const char* text) const;

    RunFolder m_folder;
    std::unique_ptr<EngineProcess> m_engine;
    std::unique_ptr<TransportBar> m_bar;
};

void TransportBarTest::initTestCase()
{
    qputenv("DISENTANGLE_ENGINE", DISENTANGLE_FAKE_ENGINE_PATH);
}

void TransportBarTest::init()
{
    qputenv("DISENTANGLE_FAKE_ENGINE", "");
    m_engine = std::make_unique<EngineProcess>();
    m_bar = std::make_unique<TransportBar>(m_engine.get());
    m_bar->show();
    connect(m_bar.get(), &TransportBar::startRequested, m_engine.get(),
            [this](bool paused) { m_engine->start("{}", m_folder.text("a.run"), paused); });
}

void TransportBarTest::cleanup()
{
    m_bar.reset();
    m_engine.reset();
}

QAction* TransportBarTest::action(const char* text) const
{
    for (QAction* action : m_bar->actions())
        if (action->text() == QLatin1String(text))
            return action;
    return nullptr;
}

void TransportBarTest::thePrimaryButtonRunsPausesAndGoesOn()
{
    auto* primary = m_bar->findChild<QPushButton*>();
    QCOMPARE(primary->text(), QString("Run"));
    QCOMPARE(m_bar->stateText(), QString("Ready"));
    primary->click();
    QVERIFY(m_bar->stateText().contains("Starting"));
    QTRY_COMPARE(primary->text(), QString("Pause"));
    QVERIFY(m_bar->stateText().contains("Training"));
    primary->click();
    QTRY_COMPARE(primary->text(), QString("Go on"));
    QVERIFY(m_bar->stateText().contains("Paused at step"));
    primary->click();
    QTRY_COMPARE(primary->text(), QString("Pause"));
    action("Stop")->trigger();
    QVERIFY(m_bar->stateText().contains("Stopping"));
    QTRY_COMPARE(primary->text(), QString("Run"));
    QVERIFY(m_bar->stateText().contains("Stopped at step"));
}

void TransportBarTest::aStepOfNothingStartsPausedAndTakesOne()
{
    QSignalSpy requested(m_bar.get(), &TransportBar::startRequested);
    action("One step")->trigger();
    QCOMPARE(requested.count(), 1);
    QVERIFY(requested.first().first().toBool());
    QTRY_COMPARE(m_engine->step(), 1);
    QTRY_COMPARE(m_engine->state(), State::paused);
    QVERIFY(m_bar->stateText().contains("step 1"));
    action("To next evaluation")->trigger();
    QTRY_COMPARE(m_engine->step(), 10);
}

// The engine dies, its words are shown, what was recorded stays, and one click goes on.
void TransportBarTest::aDeadEngineIsSaidAndTheRunCanBeContinued()
{
    SyntheticRun(m_folder.path("a.run"), preset_experiment("Example4"), {400, 10, 1}).recordTo(200);
    RunModel run(m_folder.text("a.run"));
    QTRY_VERIFY(isRead(run, 200));
    m_bar->setRun(&run);
    qputenv("DISENTANGLE_FAKE_ENGINE", "killed");
    m_bar->findChild<QPushButton*>()->click();
    QTRY_VERIFY(m_bar->stateText().contains("signal 9"));
    QCOMPARE(run.data()->lastStep(), std::int64_t{200});
    QCOMPARE(run.data()->curve("mcc")->size(), std::size_t{21});  // 0, 10, ..., 200
    QVERIFY(action("Continue")->isEnabled());
    qputenv("DISENTANGLE_FAKE_ENGINE", "");
    action("Continue")->trigger();
    QTRY_COMPARE(m_engine->state(), State::running);
    QVERIFY(!action("Continue")->isEnabled());
}

void TransportBarTest::aFinishedRunIsNotContinued()
{
    SyntheticRun(m_folder.path("b.run"), preset_experiment("Example4"), {400, 10, 1}).finish();
    RunModel run(m_folder.text("b.run"));
    QTRY_VERIFY(isRead(run, 400));
    m_bar->setRun(&run);
    QVERIFY(!action("Continue")->isEnabled());
    QVERIFY(action("Restart")->isEnabled());
}

void TransportBarTest::restartStopsFirst()
{
    SyntheticRun(m_folder.path("c.run"), preset_experiment("Example4"), {400, 10, 1}).finish();
    RunModel run(m_folder.text("c.run"));
    QTRY_VERIFY(isRead(run, 400));
    m_bar->setRun(&run);
    QSignalSpy restart(m_bar.get(), &TransportBar::restartRequested);
    connect(m_bar.get(), &TransportBar::restartRequested, this, [this] { QCOMPARE(m_engine->state(), State::idle); });
    m_bar->findChild<QPushButton*>()->click();
    QTRY_COMPARE(m_engine->state(), State::running);
    action("Restart")->trigger();
    QCOMPARE(restart.count(), 0);
    QTRY_COMPARE(restart.count(), 1);
    action("Restart")->trigger();
    QCOMPARE(restart.count(), 2);
}

void TransportBarTest::everyCommandHasAShortcutATipAndAName()
{
    // run, continue, one step, ten, to the next evaluation, restart, stop, steer
    QCOMPARE(m_bar->actions().size(), 8);
    for (const QAction* command : m_bar->actions()) {
        QVERIFY(!command->shortcut().isEmpty());
        QVERIFY(!command->text().isEmpty());
        QVERIFY(command->toolTip().contains(command->shortcut().toString(QKeySequence::NativeText)));
    }
}

void TransportBarTest::tenStepsAreTen()
{
    action("Ten steps")->trigger();
    QTRY_COMPARE(m_engine->step(), 10);
    QTRY_COMPARE(m_engine->state(), State::paused);
}

void TransportBarTest::theSpeedMenuSetsThePaceOfThisRunAndTheNext()
{
    QSignalSpy pace(m_engine.get(), &EngineProcess::paceChanged);
    for (QAction* choice : m_bar->speedMenu()->actions())
        if (choice->data().toInt() == 10)
            choice->trigger();
    QCOMPARE(pace.count(), 1);
    QCOMPARE(m_engine->pace(), 10.0);
    QSignalSpy refused(m_engine.get(), &EngineProcess::refused);
    m_bar->findChild<QPushButton*>()->click();
    QTRY_COMPARE(m_engine->state(), State::running);
    m_engine->setPace(0);
    QCOMPARE(m_bar->speedMenu()->actions().first()->isChecked(), true);
    m_engine->takeSteps();
    QTRY_COMPARE(m_engine->step(), 1);
    QCOMPARE(refused.count(), 0);
}

void TransportBarTest::anEngineThatDoesNotAnswerIsSaidToBeSilent()
{
    QSignalSpy silent(m_engine.get(), &EngineProcess::silent);
    m_bar->findChild<QPushButton*>()->click();
    QTRY_COMPARE(m_engine->state(), State::running);
    ::kill(static_cast<pid_t>(m_engine->processId()), SIGSTOP);
    constexpr int patience = 60000;  // a suspended engine is overdue after five seconds, on a busy machine later
    QTRY_VERIFY_WITH_TIMEOUT(silent.count() > 0, patience);
    QVERIFY(silent.first()[0].toInt() > 0);
    QCOMPARE(silent.first()[1].toBool(), true);
    QVERIFY(m_bar->stateText().contains("suspended"));
    m_engine->wake();
    m_engine->takeSteps();
    QTRY_COMPARE_WITH_TIMEOUT(silent.last()[0].toInt(), 0, patience);
    QTRY_VERIFY(!m_bar->stateText().contains("suspended"));
}

DISENTANGLE_TEST_MAIN(TransportBarTest)
#include "transport_bar_test.moc"
