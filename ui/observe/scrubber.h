#pragma once

#include <QPointer>
#include <QWidget>

class QToolButton;

namespace disentangle {

class RunModel;

/// A slider over the evaluated steps of a run that moves every view. Ticks mark events (pause, set, checkpoint, ...).
/// Arrows: one evaluated step; page up and down: a tenth; Home and End: first and newest; the live button follows.
class Scrubber : public QWidget {
    Q_OBJECT
public:
    explicit Scrubber(QWidget* parent = nullptr);
    void setRun(RunModel* run);

private:
    class Track;
    void refresh();

    QPointer<RunModel> m_run;
    Track* m_track;
    QToolButton* m_live;
};

}  // namespace disentangle
