// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/engine/transport_bar.h"

#include "ui/engine/engine_process.h"
#include "ui/engine/steer_panel.h"
#include "ui/style/number_text.h"
#include "ui/observe/run/run_model.h"
#include "ui/observe/scrub/scrubber.h"
#include "ui/style/icons.h"
#include "ui/style/theme.h"
#include "ui/words/explain_button.h"

#include <QAction>
#include <QActionGroup>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include <utility>

namespace disentangle {
namespace {

QString withShortcut(const QString& tip, const QKeySequence& shortcut)
{
    return QStringLiteral("%1 (%2)").arg(tip, shortcut.toString(QKeySequence::NativeText));
}

QString duration(double seconds)
{
    const auto whole = static_cast<qint64>(std::ceil(seconds));
    const qint64 hours = whole / 3600, minutes = whole / 60 % 60, rest = whole % 60;
    if (hours > 0)
        return TransportBar::tr("%1 h %2 min").arg(hours).arg(minutes);
    if (minutes > 0)
        return TransportBar::tr("%1 min %2 s").arg(minutes).arg(rest);
    return TransportBar::tr("%1 s").arg(rest);
}

/// A label as wide as the widest text it will show, so that nothing moves while it counts.
QLabel* counter(const QString& name, const QString& widest, QWidget* parent)
{
    auto* label = new QLabel(parent);
    label->setAccessibleName(name);
    label->setFont(captionFont());
    label->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    label->setFixedWidth(QFontMetrics(captionFont()).horizontalAdvance(widest));
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

}  // namespace

TransportBar::TransportBar(EngineProcess* engine, QWidget* parent)
    : QWidget(parent),
      m_engine(engine),
      m_runAction(addCommand(QStringLiteral("play"), tr("Run"), {}, Qt::Key_F5)),
      m_continueAction(addCommand(QStringLiteral("play"), tr("Continue"), {}, Qt::SHIFT | Qt::Key_F5)),
      m_stepAction(
          addCommand(QStringLiteral("step"), tr("One step"), tr("Take one training step, then pause"), Qt::Key_F6)),
      m_tenStepsAction(addCommand(QStringLiteral("ten-steps"), tr("Ten steps"),
                                  tr("Take ten training steps, then pause"), Qt::SHIFT | Qt::Key_F6)),
      m_evaluateAction(addCommand(QStringLiteral("next-evaluation"), tr("To next evaluation"),
                                  tr("Train until the next evaluation, then pause"), Qt::Key_F7)),
      m_restartAction(addCommand(QStringLiteral("restart"), tr("Restart"),
                                 tr("Train the shown run's experiment again from the same initialisation"),
                                 Qt::CTRL | Qt::Key_F5)),
      m_stopAction(
          addCommand(QStringLiteral("stop"), tr("Stop"), tr("Write a checkpoint and end the training"), Qt::Key_F8)),
      m_stopAllAction(addCommand(QStringLiteral("stop"), tr("Stop all"), tr("End the training and hold the queue"),
                                 Qt::SHIFT | Qt::Key_F8)),
      m_steerAction(
          addCommand(QStringLiteral("steer"), tr("Steer"), tr("Change parameters while the run trains"), Qt::Key_F9)),
      m_primary(new QPushButton(this)),
      m_continue(new QPushButton(this)),
      m_state(new QLabel(this)),
      m_progress(counter(tr("Progress"), tr("%L1 / %L2 steps").arg(800000).arg(800000), this)),
      m_speed(counter(tr("Speed and time left"),
                      tr("%1 steps/s").arg(QStringLiteral("0,000")) + QStringLiteral(", ") +
                          tr("%1 left").arg(tr("%1 min %2 s").arg(QStringLiteral("00"), QStringLiteral("00"))),
                      this)),
      m_looking(counter(tr("Step looked at"), tr("step %L1").arg(800000), this)),
      m_scrubber(new Scrubber(this)),
      m_pace(new QToolButton(this)),
      m_steer(new SteerPanel(engine, this))
{
    m_primary->setProperty("primary", true);
    m_primary->setText(m_runAction->text());
    m_primary->setObjectName(QStringLiteral("run"));
    // As wide as the widest of their words, so that nothing moves.
    int widest = 0;
    for (const QString& word : {m_runAction->text(), tr("Continue"), tr("Pause")})
        widest = std::max(widest, QFontMetrics(font()).horizontalAdvance(word));
    for (QPushButton* button : {m_primary, m_continue})
        button->setFixedWidth(widest + 3 * spacing::section);
    m_state->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::LinksAccessibleByMouse |
                                     Qt::LinksAccessibleByKeyboard);
    m_state->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_state->setAccessibleName(tr("State of the engine"));
    m_state->setObjectName(QStringLiteral("state"));

    auto* commands = new QHBoxLayout;
    commands->setSpacing(spacing::tight);
    commands->addWidget(m_primary);
    commands->addWidget(m_continue);
    m_steerAction->setCheckable(true);
    for (QAction* action :
         {m_stepAction, m_tenStepsAction, m_evaluateAction, m_restartAction, m_stopAction, m_steerAction}) {
        auto* button = new QToolButton(this);
        button->setDefaultAction(action);
        button->setAccessibleName(action->text());
        button->setAutoRaise(true);
        if (action == m_steerAction)
            button->setObjectName(QStringLiteral("steer"));
        commands->addWidget(button);
    }
    makeSpeedMenu();
    commands->addWidget(m_pace);
    commands->addWidget(new ExplainButton(QStringLiteral("panel transport"), this));
    commands->addSpacing(spacing::normal);
    commands->addWidget(m_state, 1);
    commands->addWidget(m_progress);
    commands->addSpacing(spacing::wide);
    commands->addWidget(m_speed);
    auto* scrubbing = new QHBoxLayout;
    scrubbing->setSpacing(spacing::normal);
    scrubbing->addWidget(m_looking);
    scrubbing->addWidget(m_scrubber, 1);
    m_looking->setAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(spacing::wide, spacing::normal, spacing::wide, spacing::normal);
    layout->setSpacing(spacing::tight);
    layout->addLayout(commands);
    layout->addLayout(scrubbing);

    // What settings call them, in every language and whatever they are called at the moment.
    for (const auto& [action, id] : {std::pair{m_runAction, "run.run"},
                                     {m_continueAction, "run.continue"},
                                     {m_stepAction, "run.step"},
                                     {m_tenStepsAction, "run.ten-steps"},
                                     {m_evaluateAction, "run.to-evaluation"},
                                     {m_restartAction, "run.restart"},
                                     {m_stopAction, "run.stop"},
                                     {m_stopAllAction, "run.stop-all"},
                                     {m_steerAction, "run.steer"}})
        action->setObjectName(QLatin1String(id));
    connect(m_primary, &QPushButton::clicked, m_runAction, &QAction::trigger);
    connect(m_continue, &QPushButton::clicked, m_continueAction, &QAction::trigger);
    connect(m_runAction, &QAction::triggered, this, [this] { Q_EMIT startRequested(false); });
    connect(m_continueAction, &QAction::triggered, this, &TransportBar::pauseOrContinue);
    connect(m_state, &QLabel::linkActivated, this, &TransportBar::trainedRunWanted);
    connect(m_stepAction, &QAction::triggered, this, [this] { step(1); });
    connect(m_tenStepsAction, &QAction::triggered, this, [this] { step(10); });
    connect(m_steerAction, &QAction::toggled, this, &TransportBar::showSteering);
    connect(m_steer, &SteerPanel::closed, this, [this] { m_steerAction->setChecked(false); });
    connect(m_engine, &EngineProcess::silent, this, &TransportBar::showSilence);
    connect(m_engine, &EngineProcess::paceChanged, this, &TransportBar::showPace);
    connect(m_evaluateAction, &QAction::triggered, this, &TransportBar::toNextEvaluation);
    connect(m_restartAction, &QAction::triggered, this, &TransportBar::restart);
    connect(m_stopAction, &QAction::triggered, m_engine, &EngineProcess::stop);
    connect(m_stopAllAction, &QAction::triggered, this, [this] {
        Q_EMIT holdRequested();  // before the end of this run starts the next
        if (m_engine->isActive())
            m_engine->stop();
    });
    connect(m_engine, &EngineProcess::progress, this, &TransportBar::showProgress);
    connect(m_engine, &EngineProcess::evaluated, this, &TransportBar::refresh);
    connect(m_engine, &EngineProcess::stateChanged, this, [this](EngineProcess::State state) {
        const bool restarts = m_restarting && state == EngineProcess::State::idle;
        m_restarting = m_restarting && !restarts;
        refresh();
        if (restarts)
            Q_EMIT restartRequested();
    });
    refresh();
}

QAction* TransportBar::addCommand(const QString& iconName, const QString& text, const QString& tip,
                                  const QKeySequence& shortcut)
{
    auto* action = new QAction(icon(iconName), text, this);
    action->setShortcut(shortcut);
    action->setToolTip(withShortcut(tip, shortcut));
    addAction(action);
    return action;
}

void TransportBar::setRun(RunModel* run)
{
    if (m_run)
        m_run->disconnect(this);
    m_run = run;
    m_scrubber->setRun(run);
    if (run) {
        for (const auto signal : {&RunModel::dataChanged, &RunModel::lookChanged})
            connect(run, signal, this, &TransportBar::refresh);
        connect(run, &RunModel::stepChanged, this, &TransportBar::refreshStep);
        connect(run, &QObject::destroyed, this, &TransportBar::refresh);
    }
    refresh();
}

bool TransportBar::canContinueShown() const
{
    if (!m_run || m_engine->isActive())
        return false;
    const auto record = m_run->data();
    if (!record->experiment || record->lastStep() >= record->experiment->training.steps)
        return false;
    switch (record->state) {
    case RunState::stopped:
    case RunState::interrupted:
    case RunState::cutOff:
    case RunState::failed: return true;
    default: return m_engine->canContinue() && QFileInfo(m_engine->runPath()) == QFileInfo(m_run->path());
    }
}

void TransportBar::setTrainedRun(RunModel* run)
{
    m_trained = run;
    m_steer->setRun(run);
    refresh();
}

void TransportBar::setWaiting(int runs)
{
    m_waiting = runs;
    refreshCommands();
}

void TransportBar::setExpectedCost(const QString& words)
{
    m_cost = words;
    refreshCommands();
}

QString TransportBar::trainedName() const
{
    const QFileInfo file(m_engine->runPath());
    return m_trained && QFileInfo(m_trained->path()) == file ? m_trained->name() : file.completeBaseName();
}

bool TransportBar::trainsAnother() const
{
    return m_engine->isActive() && m_run && QFileInfo(m_run->path()) != QFileInfo(m_engine->runPath());
}

void TransportBar::makeSpeedMenu()
{
    m_speedMenu = new QMenu(tr("Slow &motion"), this);
    m_speeds = new QActionGroup(this);
    for (const int pace : {0, 100, 30, 10, 3, 1}) {
        QAction* choice = m_speedMenu->addAction(pace == 0   ? tr("&Full speed")
                                                 : pace == 1 ? tr("1 step per second")
                                                             : tr("%1 steps per second").arg(pace));
        choice->setCheckable(true);
        choice->setData(pace);
        choice->setObjectName(QStringLiteral("run.pace-%1").arg(pace));
        m_speeds->addAction(choice);
        connect(choice, &QAction::triggered, this, [this, pace] { m_engine->setPace(pace); });
    }
    m_pace->setIcon(icon(QStringLiteral("speed")));
    m_pace->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_pace->setAutoRaise(true);
    m_pace->setPopupMode(QToolButton::InstantPopup);
    m_pace->setMenu(m_speedMenu);
    m_pace->setAccessibleName(tr("Speed of training"));
    m_pace->setToolTip(tr("Train in slow motion: every view moves with every few steps. It changes no number."));
    showPace();
}

void TransportBar::showPace()
{
    const double pace = m_engine->pace();
    for (QAction* choice : m_speeds->actions())
        choice->setChecked(choice->data().toDouble() == pace);
    m_pace->setText(pace > 0 ? tr("%1 steps/s").arg(pace) : tr("Full speed"));
}

void TransportBar::showSteering(bool on)
{
    if (on && m_steer->parentWidget() != window())
        m_steer->setParent(window());
    m_steer->setDistance(window()->height() - mapTo(window(), QPoint(0, 0)).y());
    const QWidget* focus = window()->focusWidget();
    m_steer->setVisible(on);
    if (on)
        m_steer->setFocus();  // Tab leads into it, and Esc closes it
    else if (focus == m_steer || m_steer->isAncestorOf(focus))
        setFocus();
}

void TransportBar::hideEvent(QHideEvent* event)
{
    if (!event->spontaneous())  // not when the window is minimised
        m_steerAction->setChecked(false);
    QWidget::hideEvent(event);
}

void TransportBar::showSilence(int seconds, bool suspended)
{
    m_silence.clear();
    if (seconds > 0)
        m_silence = suspended ? tr("⚠ The engine is suspended; no answer for %L1 s").arg(seconds)
                              : tr("⚠ No answer from the engine for %L1 s").arg(seconds);
    refresh();
}

void TransportBar::pauseOrContinue()
{
    if (m_engine->state() == EngineProcess::State::running)
        m_engine->pause();
    else if (m_engine->state() == EngineProcess::State::paused)
        m_engine->resume();
    else if (canContinueShown())
        m_engine->resumeRun(m_run->path());
}

void TransportBar::step(int count)
{
    if (!m_engine->isActive())
        Q_EMIT startRequested(true);
    m_engine->takeSteps(count);
}

void TransportBar::toNextEvaluation()
{
    if (!m_engine->isActive())
        Q_EMIT startRequested(true);
    m_engine->toNextEvaluation();
}

void TransportBar::restart()
{
    if (!m_engine->isActive()) {
        Q_EMIT restartRequested();
        return;
    }
    if (auto* open = findChild<QMessageBox*>(QStringLiteral("restart"))) {
        open->raise();
        return;
    }
    auto* question = new QMessageBox(
        QMessageBox::Question, tr("Restart"),
        tr("%1 is being trained, at step %L2 of %L3.").arg(trainedName()).arg(m_engine->step()).arg(m_engine->steps()),
        QMessageBox::Cancel, this);
    question->setObjectName(QStringLiteral("restart"));
    question->setAttribute(Qt::WA_DeleteOnClose);
    question->setInformativeText(
        tr("Stop it and train %1 again from step 0? What was recorded stays in the list of runs, and it can be "
           "continued.")
            .arg(trainsAnother() ? m_run->name() : tr("it")));
    auto* restart = question->addButton(tr("Stop and restart"), QMessageBox::AcceptRole);
    question->setDefaultButton(restart);
    connect(question, &QMessageBox::buttonClicked, this, [this, question, restart](const QAbstractButton* button) {
        question->setObjectName({});  // answered: not to be found again by what follows
        if (button == restart)
            stopAndRestart();
    });
    question->open();
}

void TransportBar::stopAndRestart()
{
    if (m_engine->isActive()) {
        m_restarting = true;
        m_engine->stop();
    } else {
        Q_EMIT restartRequested();  // it has ended by itself meanwhile
    }
}

QString TransportBar::stateText() const
{
    return m_words;
}

void TransportBar::showProgress(qint64 step, double stepsPerSecond, double eta)
{
    m_progress->setText(tr("%L1 / %L2 steps").arg(step).arg(m_engine->steps()));
    QStringList pace;
    if (stepsPerSecond >= 0)
        pace.append(tr("%1 steps/s").arg(numberText(stepsPerSecond, stepsPerSecond < 10 ? 1 : 0)));
    if (eta >= 0)
        pace.append(tr("%1 left").arg(duration(eta)));
    m_speed->setText(pace.join(QStringLiteral(", ")));
}

void TransportBar::refreshStep()
{
    const qint64 step = m_run ? m_run->step() : -1;
    m_looking->setText(step < 0 ? QString() : tr("step %L1").arg(step));
}

void TransportBar::refresh()
{
    refreshCommands();
    refreshWords();
    refreshStep();
    using State = EngineProcess::State;
    const State state = m_engine->state();
    const bool counts = state != State::idle && state != State::starting;
    // They stand behind everything that can be pressed; while they say nothing the words have their room.
    m_progress->setVisible(counts);
    m_speed->setVisible(counts);
    if (!counts) {
        m_speed->clear();
        m_progress->clear();
        return;
    }
    m_progress->setText(tr("%L1 / %L2 steps").arg(m_engine->step()).arg(m_engine->steps()));
    if (state != State::running)
        m_speed->clear();
}

void TransportBar::refreshCommands()
{
    using State = EngineProcess::State;
    const State state = m_engine->state();
    const bool idle = state == State::idle;
    const bool steerable = idle || state == State::paused;

    const auto say = [](QAction& action, const QString& tip) {
        action.setToolTip(withShortcut(tip, action.shortcut()));
    };
    m_runAction->setEnabled(idle);
    say(*m_runAction, !idle              ? tr("A run is being trained; add this one to the queue with Ctrl+Shift+R")
                      : m_cost.isEmpty() ? tr("Train the world at the left as a new run")
                                         : tr("Train the world at the left as a new run: %1").arg(m_cost));
    m_primary->setIcon(icon(QStringLiteral("play"), idle ? IconColour::onAccent : IconColour::text));

    QString tip;
    bool enabled = true;
    if (state == State::running) {
        tip = tr("Pause %1 after the current step").arg(trainedName());
    } else if (state == State::paused) {
        tip = tr("Continue %1").arg(trainedName());
    } else {
        enabled = canContinueShown();
        tip = enabled ? tr("Continue %1 from its last checkpoint").arg(m_run->name())
              : m_run ? tr("The run that is shown has nothing to be continued")
                      : tr("No run is shown that could be continued");
    }
    const bool pauses = state == State::running || state == State::starting;
    m_continueAction->setText(pauses ? tr("Pause") : tr("Continue"));
    m_continueAction->setIcon(icon(pauses ? QStringLiteral("pause") : QStringLiteral("play")));
    // The key that has started it pauses it.
    const QKeySequence own(Qt::SHIFT | Qt::Key_F5);
    m_continueAction->setShortcuts(idle ? QList<QKeySequence>{own} : QList<QKeySequence>{Qt::Key_F5, own});
    m_continueAction->setEnabled(enabled);
    say(*m_continueAction, tip);
    for (const auto& [button, action] : {std::pair(m_primary, m_runAction), std::pair(m_continue, m_continueAction)}) {
        button->setText(action->text());
        button->setToolTip(action->toolTip());
        button->setEnabled(action->isEnabled());
    }
    m_continue->setIcon(m_continueAction->icon());
    const QString begins = idle ? tr("; begins a new run of the world") : QString();
    say(*m_stepAction, tr("Take one training step, then pause%1").arg(begins));
    say(*m_tenStepsAction, tr("Take ten training steps, then pause%1").arg(begins));
    say(*m_evaluateAction, tr("Train until the next evaluation, then pause%1").arg(begins));
    m_stepAction->setEnabled(steerable);
    m_tenStepsAction->setEnabled(steerable);
    m_evaluateAction->setEnabled(steerable || state == State::running);
    m_restartAction->setEnabled(m_run && m_run->data()->experiment && state != State::stopping && !m_restarting);
    say(*m_restartAction, m_run ? tr("Train %1 again from the same initialisation").arg(m_run->name())
                                : tr("Train the shown run's experiment again from the same initialisation"));
    m_stopAction->setEnabled(!idle);
    say(*m_stopAction,
        state == State::stopping ? tr("End the training without waiting any longer")
        : idle                   ? tr("Write a checkpoint and end the training")
        : m_waiting > 0
            ? tr("Write a checkpoint and end the training of %1; the next in the queue follows").arg(trainedName())
            : tr("Write a checkpoint and end the training of %1").arg(trainedName()));
    m_stopAllAction->setEnabled(!idle || m_waiting > 0);
}

QString TransportBar::wordsOfShown() const
{
    const auto record = m_run->data();
    const auto at = [&record](const QString& text) { return text.arg(record->lastStep()); };
    switch (record->state) {
    case RunState::opening: return tr("Reading the run");
    case RunState::running: return tr("Training in another program");
    case RunState::paused: return tr("Paused in another program");
    case RunState::finished: return at(tr("Finished after %L1 steps"));
    case RunState::stopped: return at(tr("Stopped at step %L1; it can be continued"));
    case RunState::interrupted:
    case RunState::cutOff: return at(tr("Cut off at step %L1; it can be continued"));
    case RunState::failed: return at(tr("Failed after step %L1"));
    case RunState::unreadable: return tr("The run cannot be read");
    }
    return {};
}

void TransportBar::refreshWords()
{
    using State = EngineProcess::State;
    const State state = m_engine->state();
    const bool idle = state == State::idle;
    // What the engine said last is of the run that it trained.
    const bool ofShown = !m_run || QFileInfo(m_run->path()) == QFileInfo(m_engine->runPath());
    QString words;
    switch (state) {
    case State::idle:
        if (ofShown && !m_engine->message().isEmpty())
            words = m_engine->message();
        else
            words = m_run ? wordsOfShown() : tr("Ready");
        break;
    case State::starting: words = tr("Starting: drawing data and building the model"); break;
    case State::running: words = tr("Training %1").arg(trainedName()); break;
    case State::paused:
        words = trainsAnother() ? tr("%1 is paused at step %L2").arg(trainedName()).arg(m_engine->step())
                                : tr("Paused at step %L1").arg(m_engine->step());
        break;
    case State::stopping: words = tr("Stopping %1: writing a checkpoint").arg(trainedName()); break;
    }
    if (idle || state == State::starting)
        m_silence.clear();
    if (!m_silence.isEmpty())
        words = m_silence;
    const bool failed = m_engine->hasFailed() && idle && ofShown;
    m_words = (failed ? QStringLiteral("✗ ") : QString()) + words.section(QLatin1Char('\n'), 0, 0);
    m_state->setToolTip(words);
    const bool another = trainsAnother() && state != State::starting;
    m_state->setTextFormat(another ? Qt::RichText : Qt::PlainText);
    m_state->setText(another ? tr("%1, not the run shown. <a href='show'>Show it</a>").arg(m_words.toHtmlEscaped())
                             : m_words);
}

}  // namespace disentangle
