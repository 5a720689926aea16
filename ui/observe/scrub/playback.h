// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QPointer>
#include <QTimer>

namespace disentangle {

class RunModel;

/// How fast a run is played: so many times as fast as it was trained, or all of it in so many seconds.
struct PlaybackSpeed {
    double factor = 0;    ///< of the training's own pace; 0 when `seconds` counts
    double seconds = 20;  ///< for the whole run
    bool operator==(const PlaybackSpeed&) const = default;
};

/// Moves through a run by itself. It goes on while the run grows; at the newest step it ends, or begins again.
class Playback : public QObject {
    Q_OBJECT
public:
    explicit Playback(QObject* parent = nullptr);

    /// Not owned; may be deleted at any time. Ends what is playing.
    void setRun(RunModel* run);
    bool isPlaying() const { return m_timer.isActive(); }
    PlaybackSpeed speed() const { return m_speed; }
    void setSpeed(const PlaybackSpeed& speed) { m_speed = speed; }
    bool loops() const { return m_loops; }
    void setLoops(bool loops) { m_loops = loops; }
    /// Steps of the run per second of playing, at the present speed; 0 while nothing can be played.
    double stepsPerSecond() const;
    /// Moves on by so many seconds of playing.
    void advance(double seconds);

public Q_SLOTS:
    /// From the step looked at; from the first one when that is the newest.
    void play();
    void pause();
    void toggle() { isPlaying() ? pause() : play(); }

Q_SIGNALS:
    void playingChanged(bool playing);

private:
    void follow(qint64 step);

    QPointer<RunModel> m_run;
    QTimer m_timer;
    QElapsedTimer m_clock;
    PlaybackSpeed m_speed;
    double m_position = 0;  ///< in steps, between the evaluated ones too
    bool m_loops = false;
    bool m_moving = false;  ///< the step changes because it is playing
};

}  // namespace disentangle
