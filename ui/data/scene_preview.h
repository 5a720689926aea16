// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/document/newest_task.h"

#include <QImage>
#include <QList>
#include <QWidget>

namespace disentangle {

class ExperimentDocument;

/// Frames that a scene would give: the first training rows, as many as there is room for; with time, each row's two frames
/// beside each other. They follow the document while it is edited.
class ScenePreview : public QWidget {
    Q_OBJECT

public:
    explicit ScenePreview(ExperimentDocument* document, QWidget* parent = nullptr);

    /// What is drawn, in order; `steps` of them belong to a row.
    const QList<QImage>& frames() const { return m_frames; }
    int steps() const { return m_steps; }
    bool isBusy() const { return m_task.isBusy(); }
    /// Why nothing can be drawn, or empty.
    const QString& problem() const { return m_problem; }

    QSize sizeHint() const override { return {280, 200}; }

protected:
    void paintEvent(QPaintEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void documentChanged();
    void ask();

    ExperimentDocument* m_document;
    NewestTask m_task;
    QList<QImage> m_frames;
    int m_steps = 1;
    bool m_stale = true;
    QString m_problem;
};

}  // namespace disentangle
