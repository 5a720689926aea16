// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/facts.h"
#include "ui/observe/points/strip_paint.h"

#include <QWidget>

class QComboBox;

namespace disentangle {

class RunModel;

/// Chooses how observations are drawn and, for images, their width and height, which belong to the run.
class LookBox : public QWidget {
    Q_OBJECT
public:
    explicit LookBox(QWidget* parent = nullptr);

    /// Of a run whose x has `dimensions`. Where x are pictures of `picture` (Shape::is_frame) nothing is left to choose: they
    /// are drawn as such, and the box hides.
    void setRun(const RunModel& run, int dimensions, const Shape& picture = {});
    /// How observations are drawn, but for their colours.
    StripStyle style() const;
    StripLook look() const;
    /// What is chosen until somebody chooses.
    void setLook(StripLook look);
    /// The size chosen; not valid unless x is drawn as an image.
    QSize frame() const;

Q_SIGNALS:
    /// By the user.
    void changed();

private:
    QComboBox *m_look, *m_frame;
    int m_dimensions = 0;
    Shape m_picture;
};

}  // namespace disentangle
