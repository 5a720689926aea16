// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/observe/run/run_view.h"

class QCPAxis;
class QCPGraph;
class QCustomPlot;

namespace disentangle {

class MatrixPair;
struct LambdaPath;
struct TaskWeights;

/// Predictors of held-out tasks: how they weigh the learned factors, beside how the tasks weigh the true ones, wrong uses
/// marked; and under them, where there is room, what a penalty makes of them as it falls: error and factors in use.
class TasksView : public RunView {
    Q_OBJECT
public:
    explicit TasksView(QWidget* parent = nullptr);

protected:
    QString refresh(Inputs changed) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void showWeights(const TaskWeights& read, const QStringList& latents, const QStringList& tasks);
    void showPath(const LambdaPath& path);
    void styleLines();

    MatrixPair* m_pair;
    QCustomPlot* m_path;
    QCPGraph *m_error, *m_used;
    bool m_hasPath = false;
};

}  // namespace disentangle
