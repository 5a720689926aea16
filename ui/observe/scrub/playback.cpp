// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/observe/scrub/playback.h"

#include "ui/observe/run/run_model.h"

#include <QScopedValueRollback>

namespace disentangle {
namespace {

constexpr int frameMs = 33;  // views are drawn thirty times a second at most

}  // namespace

Playback::Playback(QObject* parent) : QObject(parent)
{
    m_timer.setTimerType(Qt::PreciseTimer);
    m_timer.setInterval(frameMs);
    connect(&m_timer, &QTimer::timeout, this, [this] { advance(static_cast<double>(m_clock.restart()) / 1000); });
}

void Playback::setRun(RunModel* run)
{
    pause();
    if (m_run)
        m_run->disconnect(this);
    m_run = run;
    if (run) {
        connect(run, &RunModel::stepChanged, this, &Playback::follow);
        connect(run, &QObject::destroyed, this, &Playback::pause);
    }
}

double Playback::stepsPerSecond() const
{
    if (!m_run)
        return 0;
    const auto run = m_run->data();
    const auto steps = static_cast<double>(run->lastStep());
    if (m_speed.factor <= 0)
        return steps / m_speed.seconds;
    // Without a clock in the file the whole run counts as twenty seconds.
    const double trained = run->value(metric::seconds, run->lastStep()).value_or(0);
    return m_speed.factor * steps / (trained > 0 ? trained : PlaybackSpeed().seconds);
}

void Playback::play()
{
    if (!m_run || m_run->data()->steps.size() < 2 || isPlaying())
        return;
    const qint64 last = m_run->data()->lastStep();
    const bool again = m_run->step() >= last;
    m_position = static_cast<double>(again ? m_run->data()->steps[0] : m_run->step());
    m_run->setStep(static_cast<qint64>(m_position));
    m_clock.start();
    m_timer.start();
    Q_EMIT playingChanged(true);
}

void Playback::pause()
{
    if (!isPlaying())
        return;
    m_timer.stop();
    Q_EMIT playingChanged(false);
}

void Playback::advance(double seconds)
{
    if (!m_run || m_run->data()->steps.empty())
        return;
    const auto run = m_run->data();
    m_position += seconds * stepsPerSecond();
    if (m_position >= static_cast<double>(run->lastStep())) {
        if (m_loops && m_run->step() == run->lastStep())
            m_position = static_cast<double>(run->steps[0]);  // the newest step has been seen for a frame
        else
            m_position = static_cast<double>(run->lastStep());
    }
    {
        const QScopedValueRollback own(m_moving, true);
        m_run->setStep(static_cast<qint64>(m_position));
    }
    if (!m_loops && m_run->step() == run->lastStep())
        pause();
}

void Playback::follow(qint64 step)
{
    if (!m_moving)
        m_position = static_cast<double>(step);  // somebody has moved the scrubber: it plays on from there
}

}  // namespace disentangle
