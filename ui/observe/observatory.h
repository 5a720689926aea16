#pragma once

#include <QPointer>
#include <QWidget>

namespace disentangle {

class RunModel;
class RunView;

/// The centre of the window: everything that is drawn from (run, step). Arranges its views side by side where there is
/// room and in tabs where there is not.
class Observatory : public QWidget {
    Q_OBJECT
public:
    explicit Observatory(QWidget* parent = nullptr);
    /// Shows `run` (not owned; may be deleted at any time) or, with nullptr, what to do to get one.
    void setRun(RunModel* run);
    RunModel* run() const;

private:
    QPointer<RunModel> m_run;
    QList<RunView*> m_views;
};

}  // namespace disentangle
