#pragma once

#include <QPointer>
#include <QWidget>

class QToolButton;

namespace disentangle {

class RunModel;
class ScrubberTrack;

/// Moves through the evaluated steps of a run, and every view with it. Arrows: one evaluated step; page up and down: a
/// tenth of the run; Home: the first; End and the live button: the newest, now and whenever one is added.
class Scrubber : public QWidget {
    Q_OBJECT
public:
    explicit Scrubber(QWidget* parent = nullptr);
    void setRun(RunModel* run);

private:
    void refresh();

    QPointer<RunModel> m_run;
    ScrubberTrack* m_track;
    QToolButton* m_live;
};

}  // namespace disentangle
