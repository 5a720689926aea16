// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>
#include <QWidget>

#include <functional>

namespace disentangle {

/// A ring around a part of a window, above everything in it. It takes neither mouse nor keys.
class LessonRing : public QWidget {
    Q_OBJECT
public:
    /// `window` is drawn over.
    explicit LessonRing(QWidget* window);
    /// Where the ring is, in the window's coordinates; asked again as things move. An empty rectangle, or no function: no
    /// ring.
    void follow(std::function<QRect()> place);
    /// Looks where that is now.
    void look();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QWidget* m_window;
    std::function<QRect()> m_place;
    QTimer m_timer;
};

}  // namespace disentangle
