// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/facts.h"

#include <QImage>
#include <QList>
#include <QWidget>

namespace disentangle {

/// A frame of numbers from 0, black, to 1 (Shape) as a picture.
QImage imageOfFrame(const float* frame, const Shape& shape);

/// Frames side by side, as many as there is room for; those of consecutive times touch each other.
class FrameGrid : public QWidget {
    Q_OBJECT

public:
    explicit FrameGrid(QWidget* parent = nullptr);

    /// `steps` of them belong to a row.
    void setFrames(const QList<QImage>& frames, int steps);
    /// What is drawn, in order.
    const QList<QImage>& frames() const { return m_frames; }
    int steps() const { return m_steps; }
    /// Said while there are no frames: why, or what to do.
    void setPlaceholder(const QString& text);
    const QString& placeholder() const { return m_placeholder; }

    QSize sizeHint() const override { return {280, 200}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QList<QImage> m_frames;
    int m_steps = 1;
    QString m_placeholder;
};

}  // namespace disentangle
