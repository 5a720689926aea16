// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/engine/transport_bar.h"

#include "tests/ui/observe/support.h"
#include "tests/ui/support/private_home.h"
#include "tests/ui/support/test_class.h"
#include "ui/engine/engine_process.h"

#include <QAction>
#include <QFile>
#include <QLabel>
#include <QMenu>
#include <QMessageBox>
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
    void runPauseAndContinueHaveTheirPlacesInEveryState();
    void aStepOfNothingStartsPausedAndTakesOne();
    void aDeadEngineIsSaidAndTheRunCanBeContinued();
    void aFinishedRunIsNotContinued();
    void restartOfATrainingRunAsksOnceAndStopsFirst();
    void whatIsSaidOfAnotherRunThanTheOneShownNamesIt();
    void stopAllHoldsTheQueueBeforeItStops();
    void theShownRunIsSpokenOfWhileNothingTrains();
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

// One verb for each deed, and no button moves or vanishes when the state is another.
void TransportBarTest::runPauseAndContinueHaveTheirPlacesInEveryState()
{
    const auto buttons = m_bar->findChildren<QPushButton*>();
    QCOMPARE(buttons.size(), 2);
    QPushButton *const run = buttons[0], *const other = buttons[1];
    QVERIFY(QTest::qWaitForWindowExposed(m_bar.get()));
    QList<QRect> places;
    const auto placesNow = [this] {
        QList<QRect> now;
        for (const QWidget* button : m_bar->findChildren<QAbstractButton*>(QString(), Qt::FindDirectChildrenOnly)) {
            if (!button->isVisible())
                return QList<QRect>();
            now.append(QRect(button->mapTo(m_bar.get(), QPoint()), button->size()));
        }
        return now;
    };
    const QList<QRect> before = placesNow();
    QVERIFY(before.size() > 8);
    const auto says = [&](const char* second, bool firstOn, bool secondOn) {
        return run->text() == "Run" && run->isEnabled() == firstOn && other->text() == QLatin1String(second) &&
               other->isEnabled() == secondOn && placesNow() == before;
    };
    QVERIFY(says("Continue", true, false));
    QCOMPARE(m_bar->stateText(), QString("Ready"));
    run->click();
    QVERIFY(m_bar->stateText().contains("Starting"));
    QVERIFY(says("Pause", false, false));
    QTRY_VERIFY(says("Pause", false, true));
    QVERIFY(m_bar->stateText().contains("Training"));
    // The key that has started it pauses it.
    QVERIFY(action("Pause")->shortcuts().contains(QKeySequence(Qt::Key_F5)));
    other->click();
    QTRY_VERIFY(says("Continue", false, true));
    QVERIFY(m_bar->stateText().contains("Paused at step"));
    other->click();
    QTRY_VERIFY(says("Pause", false, true));
    action("Stop")->trigger();
    QVERIFY(m_bar->stateText().contains("Stopping"));
    QTRY_VERIFY(says("Continue", true, false));
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
    QVERIFY(action("Pause")->isEnabled());
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

void TransportBarTest::restartOfATrainingRunAsksOnceAndStopsFirst()
{
    SyntheticRun(m_folder.path("c.run"), preset_experiment("Example4"), {400, 10, 1}).finish();
    RunModel run(m_folder.text("c.run"));
    QTRY_VERIFY(isRead(run, 400));
    m_bar->setRun(&run);
    QSignalSpy restart(m_bar.get(), &TransportBar::restartRequested);
    connect(m_bar.get(), &TransportBar::restartRequested, this, [this] { QCOMPARE(m_engine->state(), State::idle); });
    m_bar->findChild<QPushButton*>()->click();
    QTRY_COMPARE(m_engine->state(), State::running);
    const auto questions = [this] { return m_bar->findChildren<QMessageBox*>("restart"); };
    action("Restart")->trigger();
    QCOMPARE(questions().size(), 1);
    QVERIFY2(questions().first()->text().contains("a is being trained"), qPrintable(questions().first()->text()));
    QVERIFY(questions().first()->informativeText().contains("Example4, seed 0"));
    questions().first()->button(QMessageBox::Cancel)->click();
    QVERIFY(questions().isEmpty());
    QCOMPARE(m_engine->state(), State::running);

    action("Restart")->trigger();
    action("Restart")->trigger();
    QCOMPARE(questions().size(), 1);
    qobject_cast<QPushButton*>(questions().first()->defaultButton())->click();
    QCOMPARE(restart.count(), 0);
    QTRY_COMPARE(restart.count(), 1);
    action("Restart")->trigger();  // nothing is trained that could be lost
    QCOMPARE(restart.count(), 2);
    QVERIFY(questions().isEmpty());
}

void TransportBarTest::whatIsSaidOfAnotherRunThanTheOneShownNamesIt()
{
    SyntheticRun(m_folder.path("shown.run"), preset_experiment("Example4"), {400, 10, 1}).finish();
    RunModel shown(m_folder.text("shown.run"));
    QTRY_VERIFY(isRead(shown, 400));
    m_bar->setRun(&shown);
    m_bar->findChild<QPushButton*>()->click();
    QTRY_COMPARE(m_engine->state(), State::running);
    QFile::remove(m_folder.text("a.run"));
    SyntheticRun recorded(m_folder.path("a.run"), preset_experiment("Example6"), {400, 10, 1});
    recorded.recordTo(10);
    RunModel trained(m_folder.text("a.run"));
    QTRY_VERIFY(isRead(trained, 10));
    m_bar->setTrainedRun(&trained);
    QCOMPARE(m_bar->stateText(), QString("Training Example6, seed 0"));
    QVERIFY(action("Pause")->toolTip().contains("Example6, seed 0"));
    QVERIFY(action("Stop")->toolTip().contains("Example6, seed 0"));
    auto* label = m_bar->findChild<QLabel*>("state");
    QVERIFY2(label->text().contains("not the run shown"), qPrintable(label->text()));
    QSignalSpy wanted(m_bar.get(), &TransportBar::trainedRunWanted);
    Q_EMIT label->linkActivated("show");
    QCOMPARE(wanted.count(), 1);
    m_bar->setRun(&trained);
    QCOMPARE(label->text(), QString("Training Example6, seed 0"));
}

void TransportBarTest::stopAllHoldsTheQueueBeforeItStops()
{
    QVERIFY(!action("Stop all")->isEnabled());
    m_bar->setWaiting(2);
    QVERIFY(action("Stop all")->isEnabled());
    m_bar->findChild<QPushButton*>()->click();
    QTRY_COMPARE(m_engine->state(), State::running);
    QVERIFY(action("Stop")->toolTip().contains("the next in the queue follows"));
    QSignalSpy held(m_bar.get(), &TransportBar::holdRequested);
    connect(m_bar.get(), &TransportBar::holdRequested, this, [this] { QCOMPARE(m_engine->state(), State::running); });
    action("Stop all")->trigger();
    QCOMPARE(held.count(), 1);
    QTRY_COMPARE(m_engine->state(), State::idle);
}

void TransportBarTest::theShownRunIsSpokenOfWhileNothingTrains()
{
    SyntheticRun(m_folder.path("done.run"), preset_experiment("Example4"), {400, 10, 1}).finish();
    SyntheticRun cut(m_folder.path("stopped.run"), preset_experiment("Example4"), {400, 10, 1});
    cut.recordTo(200);
    cut.writer().event(200, EventKind::stop, "");
    RunModel done(m_folder.text("done.run")), stopped(m_folder.text("stopped.run"));
    QTRY_VERIFY(isRead(done, 400) && isRead(stopped, 200));
    m_bar->setRun(&done);
    QCOMPARE(m_bar->stateText(), QString("Finished after 400 steps"));
    m_bar->setRun(&stopped);
    QCOMPARE(m_bar->stateText(), QString("Stopped at step 200; it can be continued"));
    QVERIFY(action("Continue")->isEnabled());
    QVERIFY(action("Continue")->toolTip().contains("Example4, seed 0"));
    m_bar->setRun(nullptr);
    QCOMPARE(m_bar->stateText(), QString("Ready"));
}

void TransportBarTest::everyCommandHasAShortcutATipAndAName()
{
    // run, pause or continue, one step, ten, to the next evaluation, restart, stop, stop all, steer
    QCOMPARE(m_bar->actions().size(), 9);
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
