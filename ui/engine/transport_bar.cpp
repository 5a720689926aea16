// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/engine/transport_bar.h"

#include "ui/engine/engine_process.h"
#include "ui/engine/steer_panel.h"
#include "ui/style/number_text.h"
#include "ui/observe/run/run_model.h"
#include "ui/observe/scrub/scrubber.h"
#include "ui/style/icons.h"
#include "ui/style/theme.h"

#include <QAction>
#include <QActionGroup>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

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
      m_continueAction(addCommand(QStringLiteral("play"), tr("Continue"),
                                  tr("Go on with this run from its last checkpoint"), Qt::SHIFT | Qt::Key_F5)),
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
      m_steerAction(
          addCommand(QStringLiteral("steer"), tr("Steer"), tr("Change parameters while the run trains"), Qt::Key_F9)),
      m_primary(new QPushButton(this)),
      m_continue(new QPushButton(this)),
      m_state(new QLabel(this)),
      m_progress(counter(tr("Progress"), QStringLiteral("000,000 / 000,000 steps"), this)),
      m_speed(counter(tr("Speed and time left"), QStringLiteral("0,000 steps/s, 00 min 00 s left"), this)),
      m_looking(counter(tr("Step looked at"), QStringLiteral("step 000,000"), this)),
      m_scrubber(new Scrubber(this)),
      m_pace(new QToolButton(this)),
      m_steer(new SteerPanel(engine, this))
{
    m_primary->setProperty("primary", true);
    m_primary->setFixedWidth(QFontMetrics(font()).horizontalAdvance(QStringLiteral("Starting…")) +
                             3 * spacing::section);
    m_continue->setText(m_continueAction->text());
    m_continue->setToolTip(m_continueAction->toolTip());
    m_continue->setIcon(m_continueAction->icon());
    m_state->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_state->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_state->setAccessibleName(tr("State of the engine"));

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
        commands->addWidget(button);
    }
    makeSpeedMenu();
    commands->addWidget(m_pace);
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

    connect(m_primary, &QPushButton::clicked, m_runAction, &QAction::trigger);
    connect(m_continue, &QPushButton::clicked, m_continueAction, &QAction::trigger);
    connect(m_runAction, &QAction::triggered, this, &TransportBar::runOrPause);
    connect(m_continueAction, &QAction::triggered, this, &TransportBar::continueRun);
    connect(m_stepAction, &QAction::triggered, this, [this] { step(1); });
    connect(m_tenStepsAction, &QAction::triggered, this, [this] { step(10); });
    connect(m_steerAction, &QAction::toggled, this, &TransportBar::showSteering);
    connect(m_steer, &SteerPanel::closed, this, [this] { m_steerAction->setChecked(false); });
    connect(m_engine, &EngineProcess::silent, this, &TransportBar::showSilence);
    connect(m_engine, &EngineProcess::paceChanged, this, &TransportBar::showPace);
    connect(m_evaluateAction, &QAction::triggered, this, &TransportBar::toNextEvaluation);
    connect(m_restartAction, &QAction::triggered, this, &TransportBar::restart);
    connect(m_stopAction, &QAction::triggered, m_engine, &EngineProcess::stop);
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
        connect(run, &RunModel::dataChanged, this, &TransportBar::refresh);
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
    m_steer->setRun(run);
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
    m_steer->setVisible(on);
    if (!on && m_steer->isAncestorOf(window()->focusWidget()))
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

void TransportBar::runOrPause()
{
    switch (m_engine->state()) {
    case EngineProcess::State::idle: Q_EMIT startRequested(false); break;
    case EngineProcess::State::running: m_engine->pause(); break;
    case EngineProcess::State::paused: m_engine->resume(); break;
    default: break;
    }
}

void TransportBar::continueRun()
{
    if (canContinueShown())
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
    if (m_engine->isActive()) {
        m_restarting = true;
        m_engine->stop();
    } else {
        Q_EMIT restartRequested();
    }
}

QString TransportBar::stateText() const
{
    return m_state->text();
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
    using State = EngineProcess::State;
    const State state = m_engine->state();
    const bool idle = state == State::idle;
    const bool steerable = idle || state == State::paused;

    QString command = tr("Run"), glyph = QStringLiteral("play"), tip = tr("Train the experiment");
    if (state == State::running) {
        command = tr("Pause");
        glyph = QStringLiteral("pause");
        tip = tr("Pause after the current step");
    } else if (state == State::paused) {
        command = tr("Go on");
        tip = tr("Go on training");
    } else if (state == State::starting) {
        command = tr("Starting…");
    } else if (state == State::stopping) {
        command = tr("Stopping…");
    }
    m_runAction->setText(command);
    m_runAction->setIcon(icon(glyph));
    m_runAction->setToolTip(withShortcut(tip, m_runAction->shortcut()));
    m_runAction->setEnabled(steerable || state == State::running);
    m_primary->setText(command);
    m_primary->setIcon(icon(glyph, m_runAction->isEnabled() ? IconColour::onAccent : IconColour::text));
    m_primary->setToolTip(m_runAction->toolTip());
    m_primary->setEnabled(m_runAction->isEnabled());
    const bool canContinue = canContinueShown();
    m_continueAction->setEnabled(canContinue);
    m_continue->setVisible(canContinue);
    m_stepAction->setEnabled(steerable);
    m_tenStepsAction->setEnabled(steerable);
    m_evaluateAction->setEnabled(steerable || state == State::running);
    m_restartAction->setEnabled(m_run && m_run->data()->experiment && state != State::stopping && !m_restarting);
    m_stopAction->setEnabled(!idle);
    m_stopAction->setToolTip(withShortcut(state == State::stopping ? tr("End the training without waiting any longer")
                                                                   : tr("Write a checkpoint and end the training"),
                                          m_stopAction->shortcut()));

    QString words;
    switch (state) {
    case State::idle: words = m_engine->message().isEmpty() ? tr("Ready") : m_engine->message(); break;
    case State::starting: words = tr("Starting: drawing data and building the model"); break;
    case State::running: words = tr("Training %1").arg(QFileInfo(m_engine->runPath()).completeBaseName()); break;
    case State::paused: words = tr("Paused at step %L1").arg(m_engine->step()); break;
    case State::stopping: words = tr("Stopping: writing a checkpoint"); break;
    }
    if (idle || state == State::starting)
        m_silence.clear();
    if (!m_silence.isEmpty())
        words = m_silence;
    const QString firstLine = words.section(QLatin1Char('\n'), 0, 0);
    m_state->setText(m_engine->hasFailed() && idle ? QStringLiteral("✗ ") + firstLine : firstLine);
    m_state->setToolTip(words);
    if (idle || state == State::starting) {
        m_speed->clear();
        m_progress->clear();
    } else {
        m_progress->setText(tr("%L1 / %L2 steps").arg(m_engine->step()).arg(m_engine->steps()));
        if (state != State::running)
            m_speed->clear();
    }
    refreshStep();
}

}  // namespace disentangle
